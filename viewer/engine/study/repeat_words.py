"""What is said of last year repeated: pairs of the same months, and what they come to."""

from __future__ import annotations

from viewer.engine.details.sheet import Block, Cell, Fact, Prose, Section, Table
from viewer.engine.study.amount_words import (
    CHANGE,
    MOST_LISTED,
    amount,
    figure_words,
    mean_words,
    more_words,
    period_words,
    short_change,
)
from viewer.engine.study.figures import Figures
from viewer.engine.study.repeat import Repeat
from viewer.engine.study.study import Study
from viewer.model.message import QT_TRANSLATE_NOOP, say


def repeat_blocks(made: Study) -> list[Block]:
    """Return the pairs of the same months in two years, and how much years differ."""
    pairs = made.repeat
    if pairs is None:
        return []
    figures = made.figures
    columns = (
        say(QT_TRANSLATE_NOOP("Words", "a year earlier")),
        say(QT_TRANSLATE_NOOP("Words", "then")),
        CHANGE,
    )
    then, now = pairs.then.rows.tolist(), pairs.now.rows.tolist()
    rows = tuple(
        (
            period_words(figures, b),
            (
                _cell(figures, a),
                _cell(figures, b),
                Cell(short_change(figures, pairs.one(figures, pair))),
            ),
        )
        for pair, (a, b) in enumerate(zip(then[:MOST_LISTED], now, strict=False))
    )
    title = Section(
        say(QT_TRANSLATE_NOOP("Words", "If last year had repeated: {what}"), what=made.whole.label)
    )
    blocks: list[Block] = [title, Table(columns, rows)]
    if (more := len(then) - MOST_LISTED) > 0:
        blocks.append(Prose(more_words(more)))
    if len(then) > 1:
        blocks.append(_together(made, pairs))
    return [*blocks, _past(pairs)]


def _together(made: Study, pairs: Repeat) -> Fact:
    change = pairs.change
    if pairs.then.total is None or pairs.now.total is None:
        then, now = (str(mean_words(made.figures, side)) for side in (pairs.then, pairs.now))
        name = say(QT_TRANSLATE_NOOP("Words", "Mean of these"))
    else:
        then, now = (
            amount(side.total or 0.0, side.total_decimals) for side in (pairs.then, pairs.now)
        )
        name = say(QT_TRANSLATE_NOOP("Words", "Together"))
    template = QT_TRANSLATE_NOOP("Words", "{now} instead of {then}: {change}")
    return Fact(name, say(template, now=now, then=then, change=short_change(made.figures, change)))


def _past(pairs: Repeat) -> Fact:
    name = say(QT_TRANSLATE_NOOP("Words", "From year to year"))
    if pairs.half is None:
        template = QT_TRANSLATE_NOOP(
            "Words",
            "Too few earlier pairs to tell what is usual: {n}.",
        )
        return Fact(name, say(template, n=f"{pairs.past:,}"))
    template = QT_TRANSLATE_NOOP("Words", "a difference of up to {n}, 95 times in 100")
    return Fact(
        name,
        say(template, n=amount(pairs.half, pairs.change.decimals)),
        say(QT_TRANSLATE_NOOP("Words", "going by {n} earlier pairs"), n=f"{pairs.past:,}"),
    )


def _cell(figures: Figures, row: int) -> Cell:
    return Cell(figure_words(figures, row), None, figures.ids[row] or None)
