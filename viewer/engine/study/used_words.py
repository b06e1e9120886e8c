"""Which figures a comparison was made of, and which it left out, and why."""

from __future__ import annotations

from viewer.engine.details.sheet import Block, Fact, Prose, Section
from viewer.engine.study.amount_words import MOST_LISTED, figure_words, more_words, period_words
from viewer.engine.study.figures import Figures
from viewer.engine.study.sides import Side, Why
from viewer.engine.study.study import Study
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

MOST_NAMED = 12
"""So many periods that are left out for one reason are named."""


def used_blocks(made: Study) -> list[Block]:
    """Return each figure that was used and each that was left out, with the reason."""
    figures = made.figures
    blocks: list[Block] = []
    sides: tuple[tuple[Message, Side | None], ...] = (
        (say(QT_TRANSLATE_NOOP("Words", "Used before it")), made.before),
        (say(QT_TRANSLATE_NOOP("Words", "Used after it")), made.after),
    )
    if made.change is not None:
        for title, side in sides:
            if side is None or len(side.rows) < 2:
                continue
            blocks.append(Section(title))
            blocks += [_figure(figures, row) for row in side.rows[:MOST_LISTED].tolist()]
            blocks += _more(len(side.rows) - MOST_LISTED)
    if made.left_out:
        blocks.append(Section(say(QT_TRANSLATE_NOOP("Words", "Left out"))))
        blocks += [
            _left_out(figures, why, [one.row for one in made.left_out if one.why is why])
            for why in dict.fromkeys(one.why for one in made.left_out)
        ]
    return blocks


def _figure(figures: Figures, row: int) -> Fact:
    target = figures.ids[row] or None
    return Fact(period_words(figures, row), figure_words(figures, row), None, target)


def _left_out(figures: Figures, why: Why, rows: list[int]) -> Fact:
    """Return the periods that are left out for one reason."""
    told = period_words(figures, rows[0])
    for row in rows[1:MOST_NAMED]:
        told = say("{a}, {b}", a=told, b=period_words(figures, row))
    if (more := len(rows) - MOST_NAMED) > 0:
        told = say("{a}, {b}", a=told, b=more_words(more))
    return Fact(why.value, told, None, (figures.ids[rows[0]] or None) if len(rows) == 1 else None)


def _more(count: int) -> list[Block]:
    return [Prose(more_words(count))] if count > 0 else []
