"""One event for each way in which time is drawn: the key paints them as the lanes paint any other.

So the key can't come to differ from what it explains.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

import numpy as np

from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.drawn import STANCES, Drawn, Edge, draw
from viewer.engine.timeline.lanes import Lane
from viewer.engine.timeline.layout import Sizes
from viewer.engine.timeline.placing import lay_out
from viewer.engine.timeline.scene import Scene, build_scene
from viewer.model.calendar import day_of
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset, Events
from viewer.model.edtf import parse
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Category, Clock, Event, Stance
from viewer.model.view import Datings, TimeRange


class Trait(Enum):
    """A way in which the lanes draw time, or what they do with many events."""

    SURE = "sure"
    POSSIBLE = "possible"
    BRACKET = "bracket"
    TORN = "torn"
    ARROW = "arrow"
    TIE = "tie"
    CONTEXT = "context"
    FOLD = "fold"


TRAIT_WORDS: dict[Trait, Message] = {
    Trait.SURE: say(QT_TRANSLATE_NOOP("Words", "Surely lasted")),
    Trait.POSSIBLE: say(QT_TRANSLATE_NOOP("Words", "Possible")),
    Trait.BRACKET: say(QT_TRANSLATE_NOOP("Words", "Known limit")),
    Trait.TORN: say(QT_TRANSLATE_NOOP("Words", "No known limit")),
    Trait.ARROW: say(QT_TRANSLATE_NOOP("Words", "Goes on")),
    Trait.TIE: say(QT_TRANSLATE_NOOP("Words", "Happened, and reported later")),
    Trait.CONTEXT: say(QT_TRANSLATE_NOOP("Words", "From outside the main source")),
    Trait.FOLD: say(QT_TRANSLATE_NOOP("Words", "Several events")),
}
DATES: dict[Trait, tuple[str, str]] = {
    Trait.SURE: ("2020-01-10/2020-12-20", ""),
    Trait.POSSIBLE: ("2020-01-10/2020-23", ""),
    Trait.BRACKET: ("[2020-01-10..2020-08-31]", ""),
    Trait.TORN: ("[..2020-08-31]", ""),
    Trait.ARROW: ("2020-01-10/..", ""),
    Trait.TIE: ("2020-02-10", "2020-12-01"),
    Trait.CONTEXT: ("2020-07-01", ""),
    Trait.FOLD: ("2020-07-01", ""),
}
"""When the specimen occurred and was reported; all of them within `YEAR`."""
YEAR = TimeRange(day_of(2020, 1, 1), day_of(2021, 1, 1))
COUNT = 3


def specimen(trait: Trait, width: float, text_scale: float = 1.0) -> tuple[Scene, Drawn]:
    """Return one event that shows a trait, laid out in a row of ``width`` pixels."""
    drawn = draw(_dataset(trait), Clock.OCCURRED, Datings.ALL)
    scale = TimeScale(YEAR, width)
    lane = Lane("", Clean(), 0, np.zeros(1, np.int64))
    sizes = replace(Sizes().scaled(text_scale), pad=0.0, tight=0.0)
    layout = lay_out(drawn, (lane,), scale.pixels_per_day, sizes.row, lambda _: 0.0, sizes)
    scene = build_scene(drawn, layout, scale)
    scene = replace(scene, labels=scene.labels[:0], label_event=scene.label_event[:0])
    if trait is Trait.FOLD:
        pill = np.array([[(width - sizes.fold) / 2, sizes.row / 2, sizes.fold, COUNT]])
        members = (np.zeros(COUNT, np.int64),)
        scene = replace(
            scene, marks=scene.marks[:0], mark_event=scene.mark_event[:0],
            folds=pill, fold_members=members, fold_lane=np.zeros(1, np.int64),
        )  # fmt: skip
    return scene, drawn


def traits_in(scene: Scene, drawn: Drawn) -> tuple[Trait, ...]:
    """Return which traits a scene shows, in the order of the key."""
    kinds = set(scene.end_kind.tolist())
    there = {
        Trait.SURE: bool(scene.piece_solid.any()),
        Trait.POSSIBLE: bool((~scene.piece_solid).any()),
        Trait.BRACKET: int(Edge.BRACKET) in kinds,
        Trait.TORN: int(Edge.TORN) in kinds,
        Trait.ARROW: int(Edge.ARROW) in kinds,
        Trait.TIE: bool(len(scene.ties)),
        Trait.CONTEXT: bool(drawn.context[scene.mark_event].any()),
        Trait.FOLD: bool(len(scene.folds)),
    }
    return tuple(trait for trait in Trait if there[trait])


def stances_in(scene: Scene, drawn: Drawn) -> tuple[Stance | None, ...]:
    """Return which statuses have a mark in a scene, in the order of the key."""
    found = {STANCES[number] for number in drawn.stance[scene.mark_event].tolist()}
    return tuple(stance for stance in (*Stance, None) if stance in found)


def _dataset(trait: Trait) -> Dataset:
    occurred, reported = DATES[trait]
    event = Event(
        "specimen",
        Clean(),
        ("any",),
        occurred=parse(occurred),
        reported=parse(reported) if reported else None,
        stance=Stance.CONFIRMED,
        context=trait is Trait.CONTEXT,
    )
    # The eighth colour is the one without a hue.
    categories = Dataset.index([Category("any", Clean(), 8)])
    return Dataset(Clean(), categories=categories, events=Events([event]))
