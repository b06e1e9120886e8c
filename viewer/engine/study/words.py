"""What the panel before and after says: the same blocks as the details.

First all series side by side, then one of them in full: the change, its margin, the same change
at other dates, last year repeated, the breaks, and each figure that was used or left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from viewer.engine.details.sheet import (
    Block,
    Cell,
    Fact,
    Prose,
    Section,
    Sheet,
    Table,
    in_parts,
)
from viewer.engine.study.amount_words import (
    CHANGE,
    amount,
    change_words,
    mean_words,
    of_how_many,
    short_change,
    signed,
    span_words,
)
from viewer.engine.study.break_words import break_blocks
from viewer.engine.study.nearest import events_between
from viewer.engine.study.placebo import Placebo
from viewer.engine.study.regression import Estimate, Fit
from viewer.engine.study.repeat_words import repeat_blocks
from viewer.engine.study.sides import Side
from viewer.engine.study.study import Part, Study
from viewer.engine.study.subjects import Subject
from viewer.engine.study.used_words import used_blocks
from viewer.engine.timeline.drawn import Drawn
from viewer.engine.trade.units import amount_words
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.view import Window

WINDOW_WORDS: dict[Window, Message] = {
    Window.MONTH: say(QT_TRANSLATE_NOOP("Words", "A month before and after")),
    Window.THREE_MONTHS: say(QT_TRANSLATE_NOOP("Words", "Three months before and after")),
    Window.YEAR: say(QT_TRANSLATE_NOOP("Words", "A year before and after")),
    Window.EQUAL: say(QT_TRANSLATE_NOOP("Words", "As long as the figures reach")),
    Window.SAME_MONTHS: say(QT_TRANSLATE_NOOP("Words", "The same months a year earlier")),
    Window.CALENDAR_YEARS: say(QT_TRANSLATE_NOOP("Words", "Calendar years")),
    Window.TYPED: say(QT_TRANSLATE_NOOP("Words", "Before and after a date")),
}
BEFORE = say(QT_TRANSLATE_NOOP("Words", "Before"))
AFTER = say(QT_TRANSLATE_NOOP("Words", "After"))
DURING = say(QT_TRANSLATE_NOOP("Words", "During"))
NO_CLAIM = say(
    QT_TRANSLATE_NOOP(
        "Words", "Figures beside a date; nothing here says that one led to the other."
    )
)


def sheet_of(
    dataset: Dataset, subjects: Sequence[Subject], lead: Subject | None, drawn: Drawn | None
) -> Sheet:
    """Return all that there is to say of one event and several series."""
    blocks: list[Block] = []
    if lead is not None and lead.shown.change is not None:
        blocks.append(Prose(headline(lead.shown)))
    blocks += overview_blocks([one.shown for one in subjects])
    if lead is not None:
        blocks += subject_blocks(dataset, lead, drawn)
    return tuple(blocks)


def headline(made: Study) -> Message:
    """Return one sentence: by how much a series changed, or why that can't be told."""
    change, before, after = made.change, made.before, made.after
    if change is None or before is None or after is None:
        return say("{what}: {told}", what=made.whole.label, told=made.refused[Part.CHANGE])
    ends: dict[str, Message] = {
        "x": span_words(before, short=False), "y": span_words(after, short=False),
        "a": mean_words(made.figures, before), "b": mean_words(made.figures, after),
    }  # fmt: skip
    if change.percent is None or change.percent == 0:
        template = QT_TRANSLATE_NOOP("Words", "{what}: {a} ({x}), then {b} ({y}).")
        return say(template, what=made.whole.label, **ends)
    down = QT_TRANSLATE_NOOP("Words", "{what}: down {n}. {a} ({x}), then {b} ({y}).")
    up = QT_TRANSLATE_NOOP("Words", "{what}: up {n}. {a} ({x}), then {b} ({y}).")
    size = say(
        QT_TRANSLATE_NOOP("Words", "{amount}%"),
        amount=amount(abs(change.percent), change.percent_decimals),
    )
    return say(down if change.percent < 0 else up, what=made.whole.label, n=size, **ends)


def overview_blocks(studies: Sequence[Study]) -> list[Block]:
    """Return all series side by side, and why some can't be compared."""
    told = [made for made in studies if made.change is not None]
    blocks: list[Block] = []
    if told:
        blocks.append(Section(_overview_title(told)))
        columns: list[Message] = [BEFORE, DURING if told[0].split.phase else AFTER]
        alike = len({made.spans for made in told}) == 1
        if alike:
            sides = (told[0].before, told[0].after)
            columns = [
                say("{a}: {b}", a=name, b=span_words(side))
                for name, side in zip(columns, sides, strict=True)
                if side is not None
            ]
        rows = tuple((made.whole.label, _row(made, with_span=not alike)) for made in told)
        blocks.append(Table((*columns, CHANGE), rows))
    blocks += [
        Fact(made.whole.label, made.refused[Part.CHANGE]) for made in studies if made.change is None
    ]
    return blocks


def _overview_title(studies: Sequence[Study]) -> Message:
    units = {amount_words(made.whole.unit, made.whole.multiplier) for made in studies}
    title = say(QT_TRANSLATE_NOOP("Words", "Before and after"))
    return title if len(units) > 1 else say("{title}, {unit}", title=title, unit=units.pop())


def _row(made: Study, *, with_span: bool) -> tuple[Cell, ...]:
    before, after, change = made.before, made.after, made.change
    assert before is not None
    assert after is not None
    assert change is not None
    cells = [
        Cell(
            mean_words(made.figures, side),
            in_parts(span_words(side) if with_span else None, of_how_many(made.figures, side)),
            _only_id(made, side),
        )
        for side in (before, after)
    ]
    return (*cells, Cell(short_change(made.figures, change)))


def _only_id(made: Study, side: Side) -> str | None:
    """Return the id of the only figure of a side, so that a click leads to it."""
    return (made.figures.ids[side.rows[0]] or None) if len(side.rows) == 1 else None


def subject_blocks(dataset: Dataset, one: Subject, drawn: Drawn | None) -> list[Block]:
    """Return one series in full."""
    made = one.shown
    unit = amount_words(made.whole.unit, made.whole.multiplier)
    title = say("{what}, {unit}", what=made.whole.label, unit=unit)
    blocks: list[Block] = [Section(title)] if made.change is not None else []
    blocks += [Prose(caution) for caution in made.cautions]
    blocks += _change_blocks(made)
    blocks += _crowd_blocks(dataset, made, drawn)
    blocks += _other_blocks(made)
    blocks += repeat_blocks(one.paired)
    for told in dict.fromkeys((one.finest, made)):
        blocks += break_blocks(dataset, told, drawn)
    blocks += used_blocks(made)
    return [*blocks, Prose(NO_CLAIM)]


def _change_blocks(made: Study) -> list[Block]:
    if made.change is None or made.before is None or made.after is None:
        return []
    figures = made.figures
    rows: list[Block] = [Fact(CHANGE, change_words(figures, made.change))]
    if Part.PERCENT in made.refused:
        rows.append(Prose(made.refused[Part.PERCENT]))
    several = max(len(made.before.rows), len(made.after.rows)) > 1
    if made.before.total is not None and made.after.total is not None and several:
        sums = [amount(s.total or 0.0, s.total_decimals) for s in (made.before, made.after)]
        template = QT_TRANSLATE_NOOP("Words", "{a} before, {b} after")
        rows.append(
            Fact(
                say(QT_TRANSLATE_NOOP("Words", "Sum")),
                say(template, a=sums[0], b=sums[1]),
                say(QT_TRANSLATE_NOOP("Words", "of the figures that are known")),
            )
        )
    name = say(QT_TRANSLATE_NOOP("Words", "Margin"))
    if made.level is None:
        return [*rows, Fact(name, made.refused[Part.MARGIN])]
    decimals = made.change.decimals
    rows.append(Fact(name, _between(made.level.step, decimals), method_words(made.level)))
    if made.slopes is not None:
        rows += _slope_blocks(made.slopes, decimals)
    return rows


def _crowd_blocks(dataset: Dataset, made: Study, drawn: Drawn | None) -> list[Block]:
    """Say how many other events lie in the time compared, so that none seems to stand alone."""
    spans = made.spans
    if drawn is None or spans is None or made.change is None:
        return []
    itself = dataset.events.position(made.split.id)
    count = events_between(drawn, spans.before.start, spans.after.end, itself)
    if not count:
        return []
    told = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} other event lies there"),
        QT_TRANSLATE_NOOP("Words", "{n} other events lie there"),
        count,
    )
    return [Fact(say(QT_TRANSLATE_NOOP("Words", "In the same time")), told)]


def _slope_blocks(fit: Fit, decimals: int) -> list[Block]:
    step = Fact(
        say(QT_TRANSLATE_NOOP("Words", "Step beside slopes")),
        say("{value}", value=signed(fit.step.value, decimals)),
        _between(fit.step, decimals),
    )
    if fit.slope is None:
        return [step]
    slope = Fact(
        say(QT_TRANSLATE_NOOP("Words", "Slope a period")),
        say("{value}", value=signed(fit.slope.value, decimals + 1)),
        _between(fit.slope, decimals + 1),
    )
    return [step, slope]


def _between(found: Estimate, decimals: int) -> Message:
    template = QT_TRANSLATE_NOOP("Words", "{low} to {high}")
    return say(template, low=signed(found.low, decimals), high=signed(found.high, decimals))


def method_words(fit: Fit) -> Message:
    """Say what a margin is and how it was worked out."""
    template = QT_TRANSLATE_NOOP(
        "Words", "95 in 100; Newey and West, {lags} lags, {n} figures, missing periods passed over"
    )
    return say(template, lags=str(fit.lags), n=f"{fit.count:,}")


def _other_blocks(made: Study) -> list[Block]:
    if made.change is None:
        return []
    name = say(QT_TRANSLATE_NOOP("Words", "Compared with other dates"))
    others = made.others
    if others is None:
        return [Fact(name, made.refused[Part.OTHERS])]
    return [Fact(name, *others_words(others))]


def others_words(others: Placebo) -> tuple[Message, Message]:
    """Say at how many other dates the change is as large, and what share and rank that is."""
    told = say_count(
        QT_TRANSLATE_NOOP("Words", "At {n} of {all} other dates the change is as large."),
        QT_TRANSLATE_NOOP("Words", "At {n} of {all} other dates the change is as large."),
        others.as_large,
        all=f"{len(others):,}",
    )
    share = say(
        QT_TRANSLATE_NOOP("Words", "{n}% of them; rank {rank} of all"),
        n=amount(100 * others.share, 1 if 0 < others.share < 0.1 else 0),
        rank=f"{others.rank:,}",
    )
    return told, share
