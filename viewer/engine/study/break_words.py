"""What is said of the breaks of a series: when, between which levels, and what lies near."""

from __future__ import annotations

from viewer.engine.details.sheet import Block, Fact, Prose, Section
from viewer.engine.study.amount_words import amount, period_words
from viewer.engine.study.breaks import Break
from viewer.engine.study.figures import Figures
from viewer.engine.study.nearest import Nearby, nearest_events
from viewer.engine.study.sides import decimals_of
from viewer.engine.study.study import Part, Study
from viewer.engine.timeline.drawn import Drawn
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count

MOST_BREAKS = 5
"""So many breaks are told, the sharpest."""
NO_BREAK = say(QT_TRANSLATE_NOOP("Words", "No break stands out of the noise."))


def break_blocks(dataset: Dataset, made: Study, drawn: Drawn | None) -> list[Block]:
    """Return the sharpest breaks of a series in order of time, each with the events near it."""
    title = say(QT_TRANSLATE_NOOP("Words", "Sharpest breaks: {what}"), what=made.whole.label)
    blocks: list[Block] = [Section(title)]
    if made.breaks is None:
        return [*blocks, Prose(made.refused[Part.BREAKS])]
    if not made.breaks:
        return [
            *blocks,
            Prose(NO_BREAK),
        ]
    decimals = decimals_of(float(made.whole.reach[made.whole.places].max()))
    sharpest = sorted(made.breaks, key=lambda one: -one.gain)[:MOST_BREAKS]
    for one in sorted(sharpest, key=lambda one: one.at):
        levels = say(
            QT_TRANSLATE_NOOP("Words", "{a}, then {b}"),
            a=amount(one.before, decimals),
            b=amount(one.after, decimals),
        )
        blocks.append(Fact(break_time(made.whole, one), levels))
        if drawn is not None:
            blocks += [_near(dataset, near) for near in nearest_events(drawn, one)]
    return blocks


def break_time(figures: Figures, one: Break) -> Message:
    """Say from which period on a level holds, or between which two where figures are missing."""
    at = period_words(figures, one.row)
    if one.at - one.since < 1:
        return say(QT_TRANSLATE_NOOP("Words", "from {date}"), date=at)
    since = period_words(figures, int(figures.places[figures.places < one.row][-1]))
    return say(QT_TRANSLATE_NOOP("Words", "between {start} and {end}"), start=since, end=at)


def _near(dataset: Dataset, near: Nearby) -> Fact:
    event = dataset.events.brief(near.event)
    days = round(abs(near.days))
    if not days:
        name = say(QT_TRANSLATE_NOOP("Words", "at that time"))
    elif near.days < 0:
        name = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} day before"),
            QT_TRANSLATE_NOOP("Words", "{n} days before"),
            days,
        )
    else:
        name = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} day after"),
            QT_TRANSLATE_NOOP("Words", "{n} days after"),
            days,
        )
    return Fact(name, event.title, None, event.id)
