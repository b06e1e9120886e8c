"""Arcs from the selected event to those it is related to, broken at the edge of the view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.engine.timeline.curves import Anchor, Curve, Point, arc_between, line_down, line_to
from viewer.engine.timeline.drawn import Drawn, date_on
from viewer.engine.timeline.room import Place, Room
from viewer.engine.timeline.scene import Scene
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Clock, Relation
from viewer.model.view import Datings

MOST_STUBS = 3
"""So many lines leave the view on one side; the details list the rest."""
SHORTEST = 4.0
"""Words cut to less than the width of so many folds say nothing."""
WIDEST = 0.4
"""Words take no more than this share of the width of the view."""
BEFORE_WORDS = 6.0
TIP = 10.0
"""Half the width of what answers the mouse where a line ends at the edge without words."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A line between two related events that are both in view, towards its end.

    ``claimed`` marks a relation that somebody claims, or that is no more than likely.
    """

    curve: Curve
    other: int
    claimed: bool


@dataclass(frozen=True, slots=True)
class Stub:
    """A line that leaves the view on one ``side`` (-1 earlier, +1 later), and where to in words.

    ``text`` stands at (x, y), ``width`` pixels wide, where nothing else is; where there is no room
    for it ``width`` is 0, and the line ends between two rows at the edge of the view. ``towards``
    is False where the arrow points from the other event to this one.
    """

    curve: Curve
    x: float
    y: float
    width: float
    side: int
    text: Message
    other: int
    towards: bool
    claimed: bool

    def holds(self, x: float, y: float) -> bool:
        """Whether the words, or the tip of the line that has none, are at a point."""
        if not self.width:
            return abs(x - self.x) < TIP and abs(y - self.y) < TIP
        return self.x <= x < self.x + self.width and abs(y - self.y) < 9


@dataclass(frozen=True, slots=True)
class Arcs:
    """All that is drawn of the relations of one event."""

    arcs: tuple[Arc, ...] = ()
    stubs: tuple[Stub, ...] = ()

    def stub_at(self, x: float, y: float) -> Stub | None:
        """Return what leads out of the view at a point."""
        return next((stub for stub in self.stubs if stub.holds(x, y)), None)

    def crossed(self, boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which of the boxes (n, 4), x0, y0, x1, y1, a line runs through."""
        hit = np.zeros(len(boxes), dtype=bool)
        x0, y0, x1, y1 = boxes.T[:, :, None]
        for points in self._lines():
            x, y = points.T
            hit |= ((x0 < x) & (x < x1) & (y0 < y) & (y < y1)).any(axis=1)
        return hit

    def boxes(self) -> NDArray[np.float64]:
        """Return the boxes (n, 4), x0, y0, x1, y1, that all lines run through, piece by piece."""
        pieces = [np.stack((points[:-1], points[1:])) for points in self._lines()]
        found = [np.hstack((piece.min(axis=0), piece.max(axis=0))) for piece in pieces]
        return np.concatenate((np.zeros((0, 4)), *found))

    def _lines(self) -> list[NDArray[np.float64]]:
        curves = [arc.curve for arc in self.arcs] + [stub.curve for stub in self.stubs]
        return [curve.points() for curve in curves]


NOTHING = Arcs()


def arcs_of(
    dataset: Dataset, drawn: Drawn, scene: Scene, selected: int, top: float, bottom: float,
    measure: Callable[[Message], float],
) -> Arcs:  # fmt: skip
    """Return the arcs of the event at position ``selected``.

    ``top`` and ``bottom`` are the scene's y between which anything is in sight. A relation whose
    other end is folded leads to the fold.
    """
    related = sorted(_related(dataset, selected), key=lambda r: -drawn.importance[r[1]])
    anchors = _anchors(scene, {selected, *(other for _, other, _ in related)})
    start = anchors.get(selected)
    if start is None or not related or not top <= start.y <= bottom:
        return NOTHING
    arcs: list[Arc] = []
    leaving: dict[int, list[tuple[Relation, int, bool]]] = {-1: [], 1: []}
    for relation, other, towards in related:
        end = anchors.get(other)
        if end is not None and top <= end.y <= bottom:
            if end != start:  # else both are in one fold
                curve = arc_between(*((start, end) if towards else (end, start)), top + 2)
                arcs.append(Arc(curve, other, _is_claimed(relation)))
            continue
        leaving[_side(drawn, selected, other)].append((relation, other, towards))
    placer = _Placer(scene, start, top, bottom)
    stubs = [
        placer.stub(side, relation, other, towards, text, measure(text))
        for side, found in leaving.items()
        for relation, other, towards in found[:MOST_STUBS]
        for text in (_where_to(dataset, relation, other, towards, side),)
    ]
    return Arcs(tuple(arcs), tuple(stubs))


class _Placer:
    """Finds room for the words of one event's lines, or ends them without any."""

    def __init__(self, scene: Scene, start: Anchor, top: float, bottom: float) -> None:
        self._scene, self._start = scene, start
        self._top, self._bottom = top, bottom
        self._room = Room(scene, top, bottom)
        self._wordless = {-1: 0, 1: 0}

    def stub(
        self, side: int, relation: Relation, other: int, towards: bool, text: Message, width: float
    ) -> Stub:
        scene, start = self._scene, self._start
        sizes = scene.layout.sizes
        wanted = min(width, (scene.width - scene.left) * WIDEST)
        least = min(wanted, SHORTEST * sizes.fold)
        found = self._room.place(start.middle, side, wanted, least)
        if found is not None:
            x, y, wide = found
            curve = self._line_to_words(found)
        else:
            x = scene.left + TIP if side < 0 else scene.width - TIP
            y, wide = self._between_rows(side), 0.0
            curve = line_to(start, Point(x, y))
        return Stub(curve, x, y, wide, side, text, other, towards, _is_claimed(relation))

    def _line_to_words(self, place: Place) -> Curve:
        """Return a line to the near end of words, or straight to them from above or below."""
        start, left, right = self._start, place.x - BEFORE_WORDS, place.right + BEFORE_WORDS
        if left < start.x < right and place.y != start.y:
            half = self._scene.layout.sizes.row / 2
            return line_down(start, place.y - half if place.y > start.y else place.y + half)
        return line_to(start, Point(right if right <= start.x else left, place.y))

    def _between_rows(self, side: int) -> float:
        """Return where lines without words end: each between two rows, away from the labels."""
        row = self._scene.layout.sizes.row
        down = self._start.y + (MOST_STUBS + 1) * row < self._bottom
        number = self._wordless[side] + 0.5
        self._wordless[side] += 1
        y = self._start.y + number * row * (1 if down else -1)
        return min(max(y, self._top + 4), self._bottom - 4)


def _anchors(scene: Scene, wanted: set[int]) -> dict[int, Anchor]:
    """Return where lines may begin and end at the events of ``wanted`` that are in view."""
    found: dict[int, Anchor] = {}
    row, standoff = scene.layout.sizes.row, scene.layout.sizes.mark + 2
    for (x, y, width, _), members in zip(scene.folds.tolist(), scene.fold_members, strict=True):
        for event in wanted:
            if event in members:
                found[event] = Anchor(x + width / 2, y, width / 2 + 3, row / 2)
    for (x, y, width, height), event in zip(
        scene.pieces.tolist(), scene.piece_event.tolist(), strict=True
    ):
        left, right = max(x, scene.left), min(x + width, scene.width)
        if event in wanted and right > left:
            at = left + min(10.0, (right - left) / 2)
            found[event] = Anchor(at, y + height / 2, standoff, height / 2 + 3)
    for (x, y), event in zip(scene.marks.tolist(), scene.mark_event.tolist(), strict=True):
        if event in wanted:
            found[event] = Anchor(x, y, standoff, standoff)
    return found


def _is_claimed(relation: Relation) -> bool:
    return bool(relation.claimed_by or relation.stance)


def _related(dataset: Dataset, selected: int) -> Iterator[tuple[Relation, int, bool]]:
    event_id = dataset.events.id(selected)
    seen: set[tuple[int, bool]] = set()
    for relation in dataset.relations_of(event_id):
        towards = relation.from_event == event_id
        other = dataset.events.position(
            (relation.to_event if towards else relation.from_event) or ""
        )
        if other is not None and (other, towards) not in seen:
            seen.add((other, towards))
            yield relation, other, towards


def _side(drawn: Drawn, selected: int, other: int) -> int:
    here, there = drawn.take(np.array([selected, other])).first().tolist()
    return -1 if np.isfinite(there) and np.isfinite(here) and there < here else 1


def _where_to(
    dataset: Dataset, relation: Relation, other: int, towards: bool, side: int
) -> Message:
    kind = dataset.relation_types.get(relation.type)
    event = dataset.events.brief(other)
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
