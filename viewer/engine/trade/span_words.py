"""What a span holds, in words: one line for each flow or series, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from viewer.engine.trade.cells import PERCENT, Flow
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.span import Summed, lines_inside, summed_up
from viewer.engine.trade.units import amount_words
from viewer.engine.trade.words import Words, flow_words, line_words, row_printed
from viewer.model.date_words import in_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.view import TimeRange

USUAL = {
    "D": (QT_TRANSLATE_NOOP("Words", "{known} of {n} day"),
          QT_TRANSLATE_NOOP("Words", "{known} of {n} days")),
    "W": (QT_TRANSLATE_NOOP("Words", "{known} of {n} week"),
          QT_TRANSLATE_NOOP("Words", "{known} of {n} weeks")),
    "M": (QT_TRANSLATE_NOOP("Words", "{known} of {n} month"),
          QT_TRANSLATE_NOOP("Words", "{known} of {n} months")),
    "Q": (QT_TRANSLATE_NOOP("Words", "{known} of {n} quarter"),
          QT_TRANSLATE_NOOP("Words", "{known} of {n} quarters")),
    "A": (QT_TRANSLATE_NOOP("Words", "{known} of {n} year"),
          QT_TRANSLATE_NOOP("Words", "{known} of {n} years")),
}  # fmt: skip
A_TIME = {
    "D": QT_TRANSLATE_NOOP("Words", "{value} a day"),
    "W": QT_TRANSLATE_NOOP("Words", "{value} a week"),
    "M": QT_TRANSLATE_NOOP("Words", "{value} a month"),
    "Q": QT_TRANSLATE_NOOP("Words", "{value} a quarter"),
    "A": QT_TRANSLATE_NOOP("Words", "{value} a year"),
}
COLUMNS = (
    say(QT_TRANSLATE_NOOP("Words", "What")),
    say(QT_TRANSLATE_NOOP("Words", "Sum")),
    say(QT_TRANSLATE_NOOP("Words", "Mean")),
    say(QT_TRANSLATE_NOOP("Words", "First to last")),
    say(QT_TRANSLATE_NOOP("Words", "Lowest")),
    say(QT_TRANSLATE_NOOP("Words", "Highest")),
    say(QT_TRANSLATE_NOOP("Words", "Known")),
    say(QT_TRANSLATE_NOOP("Words", "Missing")),
    say(QT_TRANSLATE_NOOP("Words", "Unit")),
)
NOTHING = say("–")
MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class SpanTable:
    """``lines`` have a cell for each of `COLUMNS`; ``notes`` say what the sums leave out."""

    lines: tuple[tuple[Words, ...], ...]
    notes: tuple[Message, ...]


def span_table(panes: Sequence[Rows], span: TimeRange) -> SpanTable:
    """Return what the panes hold in a span."""
    lines: list[tuple[Words, ...]] = []
    notes: list[Message] = []
    cut = longer = pairs = 0
    for rows in panes:
        for one in summed_up(rows, span):
            cut += one.cut
            longer += one.longer
            pairs += len(one.pairs)
            if one.count:
                lines.append(_line(rows, one))
        notes += [
            say(QT_TRANSLATE_NOOP("Words", "{line} {value}, as published: not added"),
                line=line_words(rows, row), value=row_printed(rows, row))
            for row in lines_inside(rows, span)
        ]  # fmt: skip
    if cut:
        notes.append(
            say_count(
                QT_TRANSLATE_NOOP("Words", "{n} value reaches beyond the span: left out"),
                QT_TRANSLATE_NOOP("Words", "{n} values reach beyond the span: left out"),
                cut,
            )
        )
    if pairs:
        notes.append(
            say_count(
                QT_TRANSLATE_NOOP("Words", "for {n} time no total is stated: its parts are taken"),
                QT_TRANSLATE_NOOP("Words", "for {n} times no total is stated: their parts"
                                           " are taken"),
                pairs,
            )
        )  # fmt: skip
    if longer:
        notes.append(
            say_count(
                QT_TRANSLATE_NOOP(
                    "Words", "{n} value over a longer time is neither lowest nor highest"
                ),
                QT_TRANSLATE_NOOP(
                    "Words", "{n} values over a longer time are neither lowest nor highest"
                ),
                longer,
            )
        )
    if (more := len(lines) - MOST_LINES) > 0:
        notes.append(
            say_count(
                QT_TRANSLATE_NOOP("Words", "{n} more series is left out"),
                QT_TRANSLATE_NOOP("Words", "{n} more series are left out"),
                more,
            )
        )
    return SpanTable(tuple(lines[:MOST_LINES]), tuple(notes))


def _line(rows: Rows, one: Summed) -> tuple[Words, ...]:
    first = one.rows[0] if one.rows else one.pairs[0][0]
    name = flow_words(rows, first) if one.flow is not Flow.TOTAL or one.rows else _total()
    usual = USUAL.get(rows.frequency)
    missing: Words = NOTHING
    known: Words = str(one.count)
    if usual is not None:
        known = say_count(*usual, one.of, known=str(one.known))
        missing = str(one.of - one.known)
    mean: Words = NOTHING
    if one.mean is not None:
        told = one.sign + printed(one.mean, one.decimals)
        by_time = one.total is not None and one.known and rows.frequency in A_TIME
        mean = say(A_TIME[rows.frequency], value=told) if by_time else told
    return (
        name,
        NOTHING if one.total is None else one.sign + printed(one.total, one.decimals),
        mean,
        _growth(rows, one),
        _extreme(rows, one.lowest),
        _extreme(rows, one.highest),
        known,
        missing,
        amount_words(rows.series[0].unit, rows.multiplier),
    )


def _total() -> Message:
    return say(QT_TRANSLATE_NOOP("Words", "total"))


def printed(value: Decimal, decimals: int) -> str:
    """Return a number with so many decimals, rounded half up, as people do."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:,f}".replace("-", "−")


def _extreme(rows: Rows, row: int | None) -> Words:
    if row is None:
        return NOTHING
    value: Words = row_printed(rows, row)
    if rows.series[0].unit in PERCENT:
        value = say("{value}%", value=value)
    return say("{value} ({time})", value=value, time=in_words(rows.period(row), short=True))


def _growth(rows: Rows, one: Summed) -> Words:
    if one.growth is None:
        return NOTHING
    told: Message = say("{change}%", change=_signed(one.growth))
    if one.yearly is not None and one.years > 1:
        template = QT_TRANSLATE_NOOP("Words", "{change}, {yearly}% a year")
        told = say(template, change=told, yearly=_signed(one.yearly))
    times = [in_words(rows.period(row), short=True) for row in (one.rows[0], one.rows[-1])]
    template = QT_TRANSLATE_NOOP("Words", "{change} ({first} to {last})")
    return say(template, change=told, first=times[0], last=times[1])


def _signed(change: float) -> str:
    return f"{change:+,.1f}".replace("-", "−")


def events_words(inside: int, partly: int) -> Message:
    """Say how many events lie in a span."""
    told = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} event inside"),
        QT_TRANSLATE_NOOP("Words", "{n} events inside"),
        inside,
    )
    if not partly:
        return told
    more = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} more in part"),
        QT_TRANSLATE_NOOP("Words", "{n} more in part"),
        partly,
    )
    return say("{a} · {b}", a=told, b=more)
