"""What is said of several events: one table, the mean of their changes, and who is not in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viewer.engine.details.sheet import Block, Cell, Fact, Prose, Section, Sheet, Table, in_parts
from viewer.engine.study.amount_words import (
    CHANGE,
    MOST_LISTED,
    mean_words,
    more_words,
    of_how_many,
    short_change,
    signed,
    span_words,
)
from viewer.engine.study.pooled import Case, Mean, Pool
from viewer.engine.study.words import AFTER, BEFORE, NO_CLAIM
from viewer.engine.trade.cells import PERCENT
from viewer.engine.trade.units import amount_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

NONE = say("{value}", value="–")
MEAN_CHANGE = say(QT_TRANSLATE_NOOP("Words", "Mean change"))


def pooled_sheet(pools: Sequence[Pool]) -> Sheet:
    """Return all that there is to say of several events and several series."""
    cautions = dict.fromkeys(told for pool in pools for made in pool.used for told in made.cautions)
    return (
        *_table(pools),
        *(block for pool in pools for block in mean_blocks(pool)),
        *left_out_blocks(pools),
        *map(Prose, cautions),
        Prose(NO_CLAIM),
    )


def _table(pools: Sequence[Pool]) -> Iterator[Block]:
    units = {amount_words(pool.figures.unit, pool.figures.multiplier) for pool in pools}
    title = say(QT_TRANSLATE_NOOP("Words", "Before and after"))
    yield Section(
        title if len(units) > 1 else say("{title}, {unit}", title=title, unit=units.pop())
    )
    rows = [
        (say("{a} · {b}", a=case.event.title, b=pool.figures.label), _cells(case))
        for cases in zip(*(pool.cases for pool in pools), strict=True)
        for pool, case in zip(pools, cases, strict=True)
    ]
    yield Table((BEFORE, AFTER, CHANGE), tuple(rows[:MOST_LISTED]))
    if (more := len(rows) - MOST_LISTED) > 0:
        yield Prose(more_words(more))


def _cells(case: Case) -> tuple[Cell, ...]:
    made = case.made
    if made is None or made.change is None or made.before is None or made.after is None:
        return (Cell(NONE, faint=True),) * 3
    sides = [
        Cell(
            mean_words(made.figures, side),
            in_parts(span_words(side), of_how_many(made.figures, side)),
            (made.figures.ids[side.rows[0]] or None) if len(side.rows) == 1 else None,
        )
        for side in (made.before, made.after)
    ]
    return (*sides, Cell(short_change(made.figures, made.change), faint=case.out is not None))


def mean_blocks(pool: Pool) -> list[Block]:
    """Return the mean of the changes of one series, or why there is none."""
    figures = pool.figures
    unit = amount_words(figures.unit, figures.multiplier)
    blocks: list[Block] = [
        Section(
            say(
                QT_TRANSLATE_NOOP("Words", "Mean change: {what}, {unit}"),
                what=figures.label,
                unit=unit,
            )
        )
    ]
    if pool.amount is None:
        return [*blocks, *(Prose(told) for told in (pool.no_mean,) if told)]
    template = QT_TRANSLATE_NOOP("Words", "Mean of the changes at {n} of {all} events")
    blocks.append(Prose(say(template, n=str(pool.amount.count), all=str(len(pool.cases)))))
    blocks.append(_fact(MEAN_CHANGE, pool.amount, "{value}"))
    if pool.percent is not None and figures.unit not in PERCENT:
        name = say(QT_TRANSLATE_NOOP("Words", "Mean in per cent"))
        blocks.append(_fact(name, pool.percent, QT_TRANSLATE_NOOP("Words", "{value}%")))
    if (told := pool.no_margin) is not None:
        blocks.append(Fact(say(QT_TRANSLATE_NOOP("Words", "Margin")), told))
    return blocks


def _fact(name: Message, mean: Mean, template: str) -> Fact:
    text = say(template, value=signed(mean.value, mean.decimals))
    if mean.half is None:
        return Fact(name, text)
    note = say(
        QT_TRANSLATE_NOOP("Words", "{low} to {high}; 95 in 100, Student’s t over {n} events"),
        low=signed(mean.value - mean.half, mean.decimals),
        high=signed(mean.value + mean.half, mean.decimals),
        n=str(mean.count),
    )
    return Fact(name, text, note)


def left_out_blocks(pools: Sequence[Pool]) -> list[Block]:
    """Return each event that is not in a mean, with the reason; once where all series share it."""
    found: list[Block] = []
    for cases in zip(*(pool.cases for pool in pools), strict=True):
        reasons = list(dict.fromkeys(case.out for case in cases))
        if len(reasons) == 1:
            found += [Fact(cases[0].event.title, told) for told in reasons if told]
            continue
        for pool, case in zip(pools, cases, strict=True):
            if case.out is not None:
                told = say("{what}: {told}", what=pool.figures.label, told=case.out)
                found.append(Fact(case.event.title, told))
    if not found:
        return []
    more = found[MOST_LISTED:]
    title = Section(say(QT_TRANSLATE_NOOP("Words", "Not in the mean")))
    rest: list[Block] = [Prose(more_words(len(more)))] if more else []
    return [title, *found[:MOST_LISTED], *rest]
