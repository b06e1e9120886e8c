"""Random events, zooms and windows for the timeline, and what lies in each row of a view."""

from dataclasses import dataclass
from random import Random
from typing import NamedTuple

import numpy as np
from hypothesis import strategies as st

from tests.engine.timeline.made import dataset_of, event
from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.drawn import Drawn, Shape, draw
from viewer.engine.timeline.lanes import group
from viewer.engine.timeline.layout import Layout, Side, Sizes
from viewer.engine.timeline.placing import lay_out
from viewer.engine.timeline.scene import Scene, build_scene
from viewer.engine.timeline.zoom_steps import FINE_STEPS, stretched, zoom_step
from viewer.model.calendar import civil, day_of
from viewer.model.records import Clock, Event, Stance
from viewer.model.view import Datings, GroupBy, within_axis

LEFT = 184.0
FORMS = (
    "{a}", "{a}", "{a}", "{a}~", "{m}", "{y}", "[{a}..{b}]", "[..{a}]", "[{a}..]", "{a}/{b}",
    "{y}/{z}", "{m}/{b}", "/{a}", "{a}/", "../{y}", "{a}/..", "{m}/..", "{y}/{y}",
)  # fmt: skip
MIDDLE = day_of(2020, 7, 1)


def written(form: str, start: int, length: int) -> str:
    """Fill a form of date in with a day and another ``length`` days later."""
    (y, m, d), (z, n, e) = civil(start), civil(start + length)
    return form.format(
        a=f"{y:04}-{m:02}-{d:02}", b=f"{z:04}-{n:02}-{e:02}", m=f"{y:04}-{m:02}", y=f"{y:04}",
        z=f"{z:04}",
    )  # fmt: skip


class Place(NamedTuple):
    """Where a window stands in time: its middle and length in days, its size in pixels."""

    middle: float
    span: float
    width: float
    height: float
    text: float = 1.0


@dataclass(frozen=True)
class Case:
    """A laid out view of random events."""

    drawn: Drawn
    layout: Layout
    scale: TimeScale
    scene: Scene

    @property
    def right(self) -> float:
        return self.scale.left + self.scale.width


def events_of(chance: Random, most: int = 40) -> list[Event]:
    """Return events of every form of date, most of them crowded around the middle of 2020."""
    made = []
    for number in range(chance.randint(1, most)):
        near = chance.choice((10, 10, 60, 400, 3000))
        start = MIDDLE + chance.randint(-near, near)
        form = chance.choice(FORMS)
        told = None
        if form == "{a}" and chance.random() < 0.5:
            told = written("{a}", start + chance.randint(-40, 40), 0)
        made.append(
            event(
                f"e{number}",
                written(form, start, chance.choice((0, 1, 3, 20, 200, 2000))),
                told,
                categories=(chance.choice(("letter", "trade", "border")),),
                stance=chance.choice((None, *Stance)),
                importance=chance.choice((0.2, 0.5, 0.9)),
            )
        )
    return made


def place_of(chance: Random) -> Place:
    """Return a window on them: from two hours to three centuries, small and large."""
    return Place(
        MIDDLE + chance.uniform(-300, 300),
        10 ** chance.uniform(-1, 5),
        chance.choice((300.0, 700.0, 1232.0)),
        chance.choice((60.0, 200.0, 420.0, 900.0)),
        chance.choice((1.0, 1.0, 0.8, 2.0)),
    )


def widths_of(chance: Random) -> list[float]:
    """Return widths of labels at 100 per cent text size."""
    return [chance.uniform(4, 300) for _ in range(40)]


seeds = st.integers(0, 2**32 - 1)
"""A random view is named by a number: hundreds of them are made faster than drawn one by one."""


def case_of(seed: int, *, steady: bool = False) -> Case:
    """Return the random view of a number, some of its lanes folded up."""
    chance = Random(seed)
    closed = frozenset(chance.choice(("", "trade", "border")) for _ in range(2))
    return look_at(events_of(chance), place_of(chance), widths_of(chance), closed, steady)


def look_at(
    events: list[Event], place: Place, widths: list[float],
    closed: frozenset[str] = frozenset(), steady: bool = False,
) -> Case:  # fmt: skip
    """Lay events out, ``steady`` at the step of the zoom, and cut the view out of them."""
    dataset = dataset_of(*events)
    drawn = draw(dataset, Clock.OCCURRED, Datings.ALL)
    lanes = group(dataset, GroupBy.CATEGORY, np.ones(len(events), dtype=bool))
    half = place.span / 2
    scale = TimeScale(within_axis(place.middle - half, place.middle + half), place.width, LEFT)
    sizes = Sizes().scaled(place.text)

    def measure(position: int) -> float:
        return widths[position] * place.text

    zoom = scale.pixels_per_day
    step = zoom_step(zoom, FINE_STEPS) if steady else zoom
    layout = lay_out(drawn, lanes, step, place.height, measure, sizes, closed, steady=steady)
    if steady:
        layout = stretched(layout, drawn, zoom)
    return Case(drawn, layout, scale, build_scene(drawn, layout, scale))


class Thing(NamedTuple):
    """A stretch of a row that something is painted on; folds have negative owners."""

    x0: float
    x1: float
    owner: int
    what: str


def things_in_rows(scene: Scene) -> dict[float, list[Thing]]:
    """Return all that is painted in each row of a view, by the y of the row's middle."""
    rows: dict[float, list[Thing]] = {}

    def put(y: float, x0: float, x1: float, owner: int, what: str) -> None:
        rows.setdefault(round(float(y), 3), []).append(Thing(float(x0), float(x1), owner, what))

    mark = scene.layout.sizes.mark * 0.72
    for (x, y, w, h), owner in zip(scene.pieces, scene.piece_event, strict=True):
        put(y + h / 2, x, x + w, int(owner), "piece")
    for (x, y), owner in zip(scene.marks, scene.mark_event, strict=True):
        put(y, x - mark, x + mark, int(owner), "mark")
    for (a, b, y), owner in zip(scene.ties, scene.tie_event, strict=True):
        put(y, min(a, b), max(a, b), int(owner), "tie")
    for (x, y, w, _), owner in zip(scene.labels, scene.label_event, strict=True):
        put(y, x, x + w, int(owner), "label")
    for number, (x, y, w, _) in enumerate(scene.folds):
        put(y, x, x + w, -1 - number, "fold")
    return rows


def overlaps(scene: Scene, left: float, right: float) -> list[tuple[Thing, Thing]]:
    """Return what is painted over another event's paint inside the view."""
    found = []
    for things in things_in_rows(scene).values():
        seen = [
            Thing(max(t.x0, left), min(t.x1, right), *t[2:])
            for t in things if t.x1 > left and t.x0 < right
        ]  # fmt: skip
        seen.sort()
        for number, one in enumerate(seen):
            for other in seen[number + 1 :]:
                if other.x0 >= one.x1 - 0.01:
                    break
                if other.owner != one.owner:
                    found.append((one, other))
    return found


def body_in_view(case: Case, position: int) -> tuple[float, float] | None:
    """Return the pixels that an event covers in view, None if it lies outside or nowhere."""
    if case.drawn.shape[position] == Shape.UNDATED:
        return None
    if case.drawn.shape[position] == Shape.POINT:
        days = [case.drawn.mark[position]]
    else:
        days = [case.drawn.bounds[position][0], case.drawn.bounds[position][3]]
    x0, x1 = case.scale.x(float(days[0])), case.scale.x(float(days[-1]))
    return (x0, x1) if x1 >= case.scale.left and x0 <= case.right else None


def reserved(layout: Layout) -> dict[tuple[int, int], list[Thing]]:
    """Return bodies with labels, and folds, of each row of each lane in absolute pixels."""
    rows: dict[tuple[int, int], list[Thing]] = {}
    gap = layout.sizes.gap
    for entry in layout.entries:
        x0, x1 = entry.x0, entry.x1
        if entry.side is Side.RIGHT:
            x1 += gap / 2 + entry.label
        elif entry.side is Side.LEFT:
            x0 -= gap / 2 + entry.label
        rows.setdefault((entry.lane, entry.row), []).append(Thing(x0, x1, entry.event, "event"))
    for fold in layout.folds:
        half = (layout.sizes.fold - 4) / 2
        thing = Thing(fold.x - half, fold.x + half, -1, "fold")
        rows.setdefault((fold.lane, fold.row), []).append(thing)
    return rows
