"""A scene drawn in letters, so that a test shows what a reader would see.

One letter is a few pixels wide. ``#`` surely, ``/`` maybe, ``[`` ``]`` a known bound, ``{`` ``}``
a torn end, ``<`` ``>`` it goes on, ``*`` a mark, ``-`` the tie between two clocks, ``(2)`` a fold
of two. Titles stand where they are painted; ``|`` opens a lane.
"""

import json
from collections.abc import Sequence

from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.drawn import Edge, draw
from viewer.engine.timeline.lanes import group
from viewer.engine.timeline.layout import Sizes
from viewer.engine.timeline.placing import lay_out
from viewer.engine.timeline.scene import Scene, build_scene
from viewer.io.dataset_file import open_bytes
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Clock
from viewer.model.view import Datings, GroupBy, TimeRange

LETTER = 8.0
"""Pixels in one letter: also how wide the letters of the titles are."""
ENDS = {
    Edge.BRACKET: {-1: "[", 1: "]"},
    Edge.TORN: {-1: "{", 1: "}"},
    Edge.ARROW: {-1: "<", 1: ">"},
}


def scene_of(
    dataset: Dataset, start: str, end: str, letters: int = 72, height: float = 400.0,
    datings: Datings = Datings.ALL, by: GroupBy = GroupBy.CATEGORY,
) -> Scene:  # fmt: skip
    """Lay a dataset out as the window does, between two dates."""
    drawn = draw(dataset, Clock.OCCURRED, datings)
    lanes = group(dataset, by, drawn.importance > -1)
    time = TimeRange(float(parse(start).earliest_start), float(parse(end).latest_end))
    scale = TimeScale(time, letters * LETTER)
    layout = lay_out(
        drawn, lanes, scale.pixels_per_day, height,
        lambda event: LETTER * len(dataset.events[event].title), Sizes(),
    )  # fmt: skip
    return build_scene(drawn, layout, scale)


def picture(dataset: Dataset, start: str, end: str, **more) -> str:
    """Draw a dataset in letters, row by row."""
    scene = scene_of(dataset, start, end, **more)
    columns = round(scene.width / LETTER)
    rows: dict[float, list[str]] = {}
    for x, y, width, height in scene.pieces.tolist():
        solid = bool(scene.piece_solid[scene.pieces.tolist().index([x, y, width, height])])
        _put(rows, y + height / 2, x, ("#" if solid else "/") * round(width / LETTER), columns)
    for x0, x1, y in scene.ties.tolist():
        left, right = min(x0, x1), max(x0, x1)
        _put(rows, y, left, "-" * (round((right - left) / LETTER) + 1), columns)
    for (x, y), kind, side in zip(
        scene.ends.tolist(), scene.end_kind.tolist(), scene.end_side.tolist(), strict=True
    ):
        _put(rows, y, x - (LETTER if side > 0 else 0), ENDS[Edge(kind)][side], columns)
    for x, y in scene.marks.tolist():
        _put(rows, y, x - LETTER / 2, "*", columns)
    for (x, y, width, _), event in zip(
        scene.labels.tolist(), scene.label_event.tolist(), strict=True
    ):
        _put(rows, y, x, str(dataset.events[event].title)[: round(width / LETTER)], columns)
    for x, y, _, count in scene.folds.tolist():
        _put(rows, y, x, f"({round(count)})", columns)
    return "\n".join(_lines(scene, rows, columns))


def _put(rows: dict[float, list[str]], y: float, x: float, text: str, columns: int) -> None:
    row = rows.setdefault(round(y, 3), [" "] * columns)
    for at, letter in enumerate(text, round(x / LETTER)):
        if 0 <= at < columns:
            row[at] = letter


def _lines(scene: Scene, rows: dict[float, list[str]], columns: int) -> Sequence[str]:
    sizes, lines = scene.layout.sizes, []
    for lane, top, height in zip(
        scene.layout.lanes, scene.layout.tops, scene.layout.heights, strict=True
    ):
        lines.append(f"|{lane.label}")
        count = round((height - 2 * sizes.pad) / sizes.row)
        middles = [top + sizes.pad + (row + 0.5) * sizes.row for row in range(count)]
        lines += ["".join(rows.get(round(y, 3), [])).rstrip() for y in middles]
    return lines


def dataset_of(*events: dict[str, object], categories: Sequence[str] = ("Events",)) -> Dataset:
    """A dataset of events given by title and dates."""
    made = {
        "tradewake": 1,
        "title": "In letters",
        "categories": [
            {"id": name, "label": name, "color": n} for n, name in enumerate(categories, 1)
        ],
        "events": [
            {"id": f"e{n}", "categories": [categories[0]], **event}
            for n, event in enumerate(events)
        ],
    }
    return open_bytes(json.dumps(made).encode()).dataset
