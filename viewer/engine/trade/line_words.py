"""The words on the lines of long totals: the value, and what others say of the same time."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.engine.trade.apart import apart_of
from viewer.engine.trade.ground import Ground
from viewer.engine.trade.labelled import label_words, said_by
from viewer.engine.trade.labels import Box, Kind, Label
from viewer.engine.trade.marks import Lines
from viewer.engine.trade.panes import SHARE
from viewer.engine.trade.words import line_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count

Part = tuple[Message, int]
"""A text and the row that it belongs to."""

REST = 40.0
REST_OF_VALUES = 12.0
"""So much of a line stays free of words: without it a text would not be seen to lie on one."""


def line_labels(ground: Ground, lines: Lines) -> list[Label]:
    """Put words on each line, as many as fit; equal periods share one line and its words."""
    groups: dict[tuple[float, float, float], list[int]] = {}
    for i in range(len(lines.row)):
        key = float(lines.x0[i]), float(lines.x1[i]), float(lines.y[i])
        groups.setdefault(key, []).append(int(lines.row[i]))
    labels: list[Label] = []
    gap = 0.25 * ground.line
    for (x0, x1, y), rows in groups.items():
        low, high = max(x0, ground.left), min(x1, ground.right)
        if high - low < REST_OF_VALUES:
            continue
        for parts, rest in _choices(ground, rows):
            widths = [ground.measure(text) for text, _ in parts]
            whole = sum(widths) + gap * (len(parts) - 1)
            if whole + rest > high - low:
                continue
            x = (low + high - whole) / 2
            for (text, row), width in zip(parts, widths, strict=True):
                box = Box(x, y - ground.line / 2, x + width, y + ground.line / 2)
                labels.append(Label(text, box, Kind.LINE, row))
                x += width + gap
            break
    return labels


def _choices(ground: Ground, rows: list[int]) -> Iterator[tuple[list[Part], float]]:
    """Yield what to say of lines over one time, the longest first, with the line to keep free."""
    values = ground.rows
    others = [other for row in rows for other in values.rivals.get(row, ())]
    opening: Part = (line_words(values, rows[0]), rows[0])
    apart = _apart(ground, rows, others)
    if others:
        mine = [_joined(said_by(values, row), row, i > 0) for i, row in enumerate(rows)]
        said = [_joined(said_by(values, row, rows[0]), row, True) for row in others]
        for count in range(len(said), -1, -1):
            left = len(said) - count
            more = [_more(left, rows[0])] if left else []
            for spread in (apart, []) if apart else ([],):
                yield [opening, *mine, *said[:count], *more, *spread], REST
    plain = [_joined(label_words(values, row), row, i > 0) for i, row in enumerate(rows)]
    if others:
        plain.append(_more(len(others), rows[0]))
    if values.pane.kind == SHARE:
        mine = [_joined(said_by(values, row), row, i > 0) for i, row in enumerate(rows)]
        yield [opening, *mine], REST
    yield [opening, *plain], REST
    if rows[0] in values.open_ended:  # from where the line is drawn does not say since when
        yield [opening, *plain], 2 * REST_OF_VALUES
    yield plain, REST_OF_VALUES
    yield plain[: len(rows)], REST_OF_VALUES


def _apart(ground: Ground, rows: list[int], others: list[int]) -> list[Part]:
    """Return how far those claims are apart that may be compared, nothing where they agree."""
    alike = [other for other in others if ground.rows.comparable[other]]
    text = apart_of(ground.rows, (*rows, *alike)) if alike and len(rows) == 1 else None
    if text is None:
        return []
    if len(alike) < len(others):
        text = say(QT_TRANSLATE_NOOP("Words", "comparable ones {apart}"), apart=text)
    return [_joined(text, rows[0], True)]


def _joined(text: Message, row: int, after: bool) -> Part:
    return (say("· {value}", value=text) if after else text), row


def _more(count: int, row: int) -> Part:
    words = say_count(
        QT_TRANSLATE_NOOP("Words", "· {n} other"),
        QT_TRANSLATE_NOOP("Words", "· {n} others"),
        count,
    )
    return words, row
