"""Which events share a lane, for each way to group them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Event, Stance
from viewer.model.view import GroupBy

Positions = NDArray[np.int64]

STATUS_WORDS: dict[Stance, Message] = {
    Stance.CONFIRMED: say(QT_TRANSLATE_NOOP("Words", "Confirmed")),
    Stance.REPORTED: say(QT_TRANSLATE_NOOP("Words", "Reported")),
    Stance.LIKELY: say(QT_TRANSLATE_NOOP("Words", "Likely")),
    Stance.RUMOUR: say(QT_TRANSLATE_NOOP("Words", "Rumour")),
    Stance.DENIED: say(QT_TRANSLATE_NOOP("Words", "Denied")),
    Stance.OPINION: say(QT_TRANSLATE_NOOP("Words", "Opinion")),
    Stance.FORECAST: say(QT_TRANSLATE_NOOP("Words", "Forecast")),
}
NO_STATUS = say(QT_TRANSLATE_NOOP("Words", "No status given"))
OTHERS = say(QT_TRANSLATE_NOOP("Words", "Others"))


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """A horizontal band of the timeline. ``members`` are positions of events, in file order;
    ``color`` is the number of the category that it stands for, 0 for none."""

    key: str
    label: Clean | Message
    color: int
    members: Positions


def group(dataset: Dataset, by: GroupBy, shown: NDArray[np.bool_]) -> tuple[Lane, ...]:
    """Return the lanes that hold at least one shown event.

    By category and status every event stands in one lane; by actor, place, tag and the like it
    stands in each that it belongs to.
    """
    keys_of = KEYS[by]
    members: dict[str, list[int]] = {key: [] for key in _order(dataset, by)}
    for position, event in enumerate(dataset.events):
        if shown[position]:
            for key in dict.fromkeys(keys_of(event) or ("",)):
                members.setdefault(key, []).append(position)
    rest = members.pop("", [])
    lanes = [
        Lane(key, *_caption(dataset, by, key), np.array(found, dtype=np.int64))
        for key, found in members.items()
        if found
    ]
    if rest:
        other = NO_STATUS if by is GroupBy.STATUS else OTHERS
        lanes.append(Lane("", other, 0, np.array(rest, dtype=np.int64)))
    return tuple(lanes)


def in_order(lanes: tuple[Lane, ...], order: tuple[str, ...]) -> tuple[Lane, ...]:
    """Return the lanes in the order of their keys; those it does not name follow as they are."""
    places = {key: place for place, key in enumerate(order)}
    return tuple(sorted(lanes, key=lambda lane: places.get(lane.key, len(places))))


def _direction(event: Event) -> tuple[str, ...]:
    way = event.direction
    if way is None:
        return ()
    if way.from_actor and way.to_actor:
        return (f"{way.from_actor}>{way.to_actor}",)
    return way.kinds[:1]


def _sources(event: Event) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.source for e in event.evidence if e.source))


KEYS: dict[GroupBy, Callable[[Event], tuple[str, ...]]] = {
    GroupBy.CATEGORY: lambda event: event.categories[:1],
    GroupBy.STATUS: lambda event: (event.stance.value,) if event.stance else (),
    GroupBy.DIRECTION: _direction,
    GroupBy.ATTRIBUTED: lambda event: event.attributed_to,
    GroupBy.SOURCE: _sources,
    GroupBy.ACTOR: lambda event: event.actors,
    GroupBy.PLACE: lambda event: event.places,
    GroupBy.TAG: lambda event: event.tags,
}


def _order(dataset: Dataset, by: GroupBy) -> list[str]:
    if by is GroupBy.CATEGORY:
        return list(dataset.categories)
    if by is GroupBy.STATUS:
        return [stance.value for stance in Stance]
    return []


def _caption(dataset: Dataset, by: GroupBy, key: str) -> tuple[Clean | Message, int]:
    if by is GroupBy.CATEGORY:
        category = dataset.categories.get(key)
        return (category.label, category.color) if category else (Clean(key), 0)
    if by is GroupBy.STATUS:
        return STATUS_WORDS[Stance(key)], 0
    if by is GroupBy.DIRECTION and ">" in key:
        giver, _, taker = key.partition(">")
        return say("{a} → {b}", a=dataset.name_of(giver), b=dataset.name_of(taker)), 0
    if by in (GroupBy.TAG, GroupBy.DIRECTION):
        return Clean(key), 0
    return dataset.name_of(key), 0
