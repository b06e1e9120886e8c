"""Lanes put together event by event: slow, and what the columns have to agree with."""

from viewer.model.dataset import Dataset
from viewer.model.records import Event, Stance
from viewer.model.view import GroupBy


def lanes_of(dataset: Dataset, by: GroupBy, shown: list[bool]) -> dict[str, list[int]]:
    """Return the events of each lane by its key, "" for those that belong nowhere."""
    order: list[str] = []
    if by is GroupBy.CATEGORY:
        order = list(dataset.categories)
    if by is GroupBy.STATUS:
        order = [stance.value for stance in Stance]
    members: dict[str, list[int]] = {key: [] for key in order}
    for position, event in enumerate(dataset.events):
        if shown[position]:
            for key in dict.fromkeys(_keys(event, by) or ("",)):
                members.setdefault(key, []).append(position)
    rest = members.pop("", [])
    lanes = {key: found for key, found in members.items() if found}
    return lanes | ({"": rest} if rest else {})


def _keys(event: Event, by: GroupBy) -> tuple[str, ...]:
    if by is GroupBy.DIRECTION:
        way = event.direction
        if way is None:
            return ()
        if way.from_actor and way.to_actor:
            return (f"{way.from_actor}>{way.to_actor}",)
        return way.kinds[:1]
    return {
        GroupBy.CATEGORY: event.categories[:1],
        GroupBy.STATUS: (event.stance.value,) if event.stance else (),
        GroupBy.ATTRIBUTED: event.attributed_to,
        GroupBy.SOURCE: tuple(dict.fromkeys(e.source for e in event.evidence if e.source)),
        GroupBy.ACTOR: event.actors,
        GroupBy.PLACE: event.places,
        GroupBy.TAG: event.tags,
    }[by]
