"""Arcs from the selected event to those it is related to, broken at the edge of the view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from viewer.engine.timeline.drawn import Drawn, date_on
from viewer.engine.timeline.scene import Scene
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Clock, Relation
from viewer.model.view import Datings

Point = tuple[float, float]
MOST_STUBS = 3
"""So many lines leave the view on one side; the details list the rest."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A line between two related events that are both in view, towards ``end``.

    ``claimed`` marks a relation that somebody claims, or that is no more than likely.
    """

    start: Point
    end: Point
    other: int
    claimed: bool


@dataclass(frozen=True, slots=True)
class Stub:
    """A line that leaves the view on one ``side`` (-1 earlier, +1 later), and where to in words.

    ``text`` stands at (x, y), ``width`` pixels wide; ``towards`` is False where the arrow points
    from the other event to this one.
    """

    start: Point
    x: float
    y: float
    width: float
    side: int
    text: Message
    other: int
    towards: bool
    claimed: bool


@dataclass(frozen=True, slots=True)
class Arcs:
    """All that is drawn of the relations of one event."""

    arcs: tuple[Arc, ...] = ()
    stubs: tuple[Stub, ...] = ()

    def at(self, x: float, y: float) -> int | None:
        """Return the event that the words under a point lead to."""
        for stub in self.stubs:
            if stub.x <= x < stub.x + stub.width and abs(y - stub.y) < 9:
                return stub.other
        return None


NOTHING = Arcs()


def arcs_of(
    dataset: Dataset, drawn: Drawn, scene: Scene, selected: int, top: float, bottom: float,
    measure: Callable[[Message], float],
) -> Arcs:  # fmt: skip
    """Return the arcs of the event at position ``selected``.

    ``top`` and ``bottom`` are the scene's y between which anything is in sight. A relation whose
    other end is folded leads to the fold.
    """
    anchors = dict(_anchors(scene))
    start = anchors.get(selected)
    if start is None:
        return NOTHING
    arcs: list[Arc] = []
    stubs: list[Stub] = []
    row = scene.layout.sizes.row
    taken: dict[int, int] = {-1: 0, 1: 0}
    related = sorted(_related(dataset, selected), key=lambda r: -drawn.importance[r[1]])
    for relation, other, towards in related:
        claimed = bool(relation.claimed_by or relation.stance)
        end = anchors.get(other)
        if end is not None and top <= end[1] <= bottom:
            if end == start:
                continue  # both are in one fold
            ends = (start, end) if towards else (end, start)
            arcs.append(Arc(*ends, other, claimed))
            continue
        side = _side(drawn, scene, selected, other)
        if taken[side] == MOST_STUBS:
            continue
        text = _where_to(dataset, relation, other, towards, side)
        width = min(measure(text), (scene.width - scene.left) * 0.4)
        y = start[1] + row * (0.9 + taken[side]) * (1 if start[1] < bottom - 4 * row else -1)
        taken[side] += 1
        x = scene.width - width - 8 if side > 0 else scene.left + 8
        stubs.append(Stub(start, x, y, width, side, text, other, towards, claimed))
    return Arcs(tuple(arcs), tuple(stubs))


def _anchors(scene: Scene) -> Iterator[tuple[int, Point]]:
    for (x, y, width, _), members in zip(scene.folds.tolist(), scene.fold_members, strict=True):
        for event in members.tolist():
            yield event, (x + width / 2, y)
    for (x, y, width, height), event in zip(
        scene.pieces.tolist(), scene.piece_event.tolist(), strict=True
    ):
        left, right = max(x, scene.left), min(x + width, scene.width)
        if right > left:
            yield event, (left + min(10.0, (right - left) / 2), y + height / 2)
    for (x, y), event in zip(scene.marks.tolist(), scene.mark_event.tolist(), strict=True):
        yield event, (x, y)


def _related(dataset: Dataset, selected: int) -> Iterator[tuple[Relation, int, bool]]:
    event_id = dataset.events[selected].id
    seen: set[tuple[int, bool]] = set()
    for relation in dataset.relations_of(event_id):
        towards = relation.from_event == event_id
        other = dataset.events.position(
            (relation.to_event if towards else relation.from_event) or ""
        )
        if other is not None and (other, towards) not in seen:
            seen.add((other, towards))
            yield relation, other, towards


def _side(drawn: Drawn, scene: Scene, selected: int, other: int) -> int:
    first = drawn.first()
    here, there = float(first[selected]), float(first[other])
    return -1 if np.isfinite(there) and np.isfinite(here) and there < here else 1


def _where_to(
    dataset: Dataset, relation: Relation, other: int, towards: bool, side: int
) -> Message:
    kind = dataset.relation_types.get(relation.type)
    event = dataset.events[other]
    name = (kind.label if towards else kind.inverse) if kind else relation.type
    dates = (date_on(event, clock, Datings.ALL) for clock in Clock)
    date = next((date for date in dates if date), None)
    said = (
        say(QT_TRANSLATE_NOOP("Words", "{relation}: {event}, undated"), relation=name,
            event=event.title)
        if date is None
        else say(
            QT_TRANSLATE_NOOP("Words", "{relation}: {event}, {date}"), relation=name,
            event=event.title, date=in_words(date, short=True),
        )
    )  # fmt: skip
    if date is None:
        return said
    return say("{text} →", text=said) if side > 0 else say("← {text}", text=said)
