"""Which events share a lane, for each way to group them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.event_columns import EventColumns
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Stance
from viewer.model.text_column import Codes, narrow
from viewer.model.view import GroupBy

Positions = NDArray[np.int64]
Keyed = tuple[Sequence[str], Codes, Positions]
"""Keys, and which event has which of them: places in the keys, and events, in file order."""

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
    keys, members, rest = _members(*_keyed(dataset.events.columns, by), shown)
    places = {key: place for place, key in enumerate(_order(dataset, by))}
    keys.sort(key=lambda key: places.get(key, len(places)))
    lanes = [Lane(key, *_caption(dataset, by, key), members[key]) for key in keys]
    if len(rest):
        other = NO_STATUS if by is GroupBy.STATUS else OTHERS
        lanes.append(Lane("", other, 0, rest))
    return tuple(lanes)


def _members(
    keys: Sequence[str], codes: Codes, rows: Positions, shown: NDArray[np.bool_]
) -> tuple[list[str], dict[str, Positions], Positions]:
    """Return the keys of the shown events as they come in the file, the events of each, and those
    that have none. ``codes`` and ``rows`` say which event has which key, event by event.
    """
    if not shown.all():
        kept = np.flatnonzero(shown.take(rows))
        codes, rows = codes.take(kept), rows.take(kept)
    # By the fewest bytes: such numbers are sorted by counting them.
    order = np.argsort(codes, kind="stable")
    ends = np.cumsum(np.bincount(codes, minlength=len(keys)))
    starts = np.append(0, ends)[:-1]
    used = np.flatnonzero(starts < ends)
    used = used[np.argsort(order.take(starts.take(used)))]
    keyless = shown.copy()
    keyless[rows] = False
    members: dict[str, Positions] = {}
    for code in used.tolist():
        mine = rows.take(order[starts[code] : ends[code]])
        again = mine[1:] == mine[:-1]  # an event may name a key twice
        members[keys[code]] = mine[np.append(True, ~again)] if again.any() else mine
    if (nameless := members.pop("", None)) is not None:
        keyless[nameless] = True
    return list(members), members, np.flatnonzero(keyless)


def in_order(lanes: tuple[Lane, ...], order: tuple[str, ...]) -> tuple[Lane, ...]:
    """Return the lanes in the order of their keys; those it does not name follow as they are."""
    places = {key: place for place, key in enumerate(order)}
    return tuple(sorted(lanes, key=lambda lane: places.get(lane.key, len(places))))


def _keyed(columns: EventColumns, by: GroupBy) -> Keyed:
    if by is GroupBy.CATEGORY:
        return _single(columns.categories.keys, columns.categories.firsts())
    if by is GroupBy.STATUS:
        return _single([stance.value for stance in Stance], columns.stance.astype(np.int32) - 1)
    if by is GroupBy.DIRECTION:
        return _directions(columns)
    column = {
        GroupBy.ATTRIBUTED: columns.attributed_to,
        GroupBy.SOURCE: columns.sources,
        GroupBy.ACTOR: columns.actors,
        GroupBy.PLACE: columns.places,
        GroupBy.TAG: columns.tags,
    }[by]
    return column.keys, column.codes, column.rows()


def _single(
    keys: Sequence[str], codes: NDArray[np.int32]
) -> tuple[Sequence[str], Codes, Positions]:
    """Return what has one key or none, which is the code -1."""
    rows = np.flatnonzero(codes >= 0)
    return keys, narrow(codes.take(rows), max(len(keys) - 1, 0)), rows


def _directions(columns: EventColumns) -> Keyed:
    """Return from whom to whom, where both are named, else the first kind of direction."""
    givers, takers, kinds = columns.direction_from, columns.direction_to, columns.direction_kinds
    giver, taker = givers.firsts(), takers.firsts()
    both = np.flatnonzero((giver >= 0) & (taker >= 0))
    pairs = giver.take(both).astype(np.int64) * max(len(takers.keys), 1) + taker.take(both)
    different, found = np.unique(pairs, return_inverse=True)
    ways = [divmod(pair, max(len(takers.keys), 1)) for pair in different.tolist()]
    codes = kinds.firsts()
    codes[both] = found + len(kinds.keys)
    return _single([*kinds.keys, *(f"{givers.keys[a]}>{takers.keys[b]}" for a, b in ways)], codes)


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
