"""How the lanes are painted: what stays while the pointer moves, and what moves with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from viewer.engine.details.sheet import Words, in_parts
from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.arcs import Arcs
from viewer.engine.timeline.layout import Layout
from viewer.engine.timeline.scene import Scene
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.state.shown import Shown
from viewer.widgets.look import Look
from viewer.widgets.timeline.fading import Fading
from viewer.widgets.timeline.ground import (
    paint_box,
    paint_ground,
    paint_pointer,
    paint_ring,
    paint_thumb,
    paint_words,
    pointer_x,
)
from viewer.widgets.timeline.gutter import paint_gutter, paint_slot
from viewer.widgets.timeline.painter import (
    Picture,
    outline,
    paint_hovered,
    paint_lanes,
    paint_phases,
    paint_scene,
)
from viewer.widgets.timeline.stage import Stage
from viewer.widgets.timeline.stamps import Stamps
from viewer.widgets.torn import paint_tears, paint_upright, widest_free

NONE_HERE = say(QT_TRANSLATE_NOOP("Words", "No events at this time"))
BEFORE = QT_TRANSLATE_NOOP("Words", "before it: {event} (key ,)")
AFTER = QT_TRANSLATE_NOOP("Words", "after it: {event} (key .)")
NO_EVENTS = say(QT_TRANSLATE_NOOP("Words", "This dataset has no events."))


@dataclass(frozen=True, slots=True)
class Frame:
    """Which part of the lanes is painted: a widget's size, its time, how far it is scrolled."""

    size: QRectF
    scale: TimeScale
    scroll: float


class LanesPicture:
    """Paints the lanes for one widget; keeps the pixels of labels and folds, and what fades."""

    def __init__(
        self, session: Session, shown: Shown, hover: Hover, look: Look, stage: Stage
    ) -> None:
        self._session, self._shown, self._hover, self._look = session, shown, hover, look
        self._stage = stage
        self.stamps, self.fading = Stamps(), Fading()
        look.changed.connect(self.stamps.forget)

    def made_of(self, frame: Frame) -> tuple[object, ...]:
        """Return all that `paint_still` depends on, apart from the look."""
        view = self._session.view
        return (
            self._session.dataset, self._shown.drawn, self._layout(frame), self._scene(frame),
            view.selection, view.collapsed, frame,
        )  # fmt: skip

    def paint_still(self, p: QPainter, frame: Frame) -> None:
        """Paint all that is there whatever the pointer does."""
        look, scale, scroll, height = self._look, frame.scale, frame.scroll, frame.size.height()
        stage = self._stage
        paint_ground(p, frame.size, scale, look, self.fading)
        layout, scene, drawn = self._layout(frame), self._scene(frame), self._shown.drawn
        if scene is not None and drawn is not None:
            p.save()
            p.translate(0, -scroll)
            paint_lanes(p, scene, look, 0)
            paint_phases(p, stage.phases(scale), look, scroll, height)
            p.setClipRect(QRectF(scale.left, scroll, scale.width, height))
            arcs = stage.arcs(height, scale, scroll)
            paint_scene(p, Picture(
                scene, drawn, look, stage.label, self.stamps, stage.selected(), arcs,
                self._coming(scene), self._coming_folds(scene),
                self._tears(frame, scene, arcs) if scale.shortened is not None else None,
            ))  # fmt: skip
            p.restore()
        paint_gutter(p, layout, look, scroll, height, self._session.view.collapsed)
        dataset = self._session.dataset
        if dataset is not None and not len(dataset.events):
            paint_words(p, frame.size, scale, look, NO_EVENTS)
        elif dataset is not None and not self._shown.in_view(scale.time):
            paint_words(p, frame.size, scale, look, self._beside())
        paint_thumb(p, frame.size, look, scroll, layout.height if layout else 0.0)

    def _tears(self, frame: Frame, scene: Scene, arcs: Arcs) -> Callable[[QPainter], None]:
        """Return what paints the shortened stretches; their lengths stand where nothing else is."""
        look, scale, height = self._look, frame.scale, frame.size.height()
        top, bottom = frame.scroll, frame.scroll + height

        def paint(p: QPainter) -> None:
            paint_tears(p, look, scale, top, height)
            taken = np.concatenate((scene.boxes, arcs.boxes()))
            for tear in scale.tears():
                room = widest_free(taken, (tear.x0, tear.x1), (top, bottom))
                paint_upright(p, look, tear, scale, *room)

        return paint

    def _coming(self, scene: Scene) -> dict[int, float]:
        """Return how much is seen of the events whose rows this zoom has brought."""
        rows = zip(scene.box_event.tolist(), scene.boxes[:, 1].tolist(), strict=True)
        fade = self.fading.meet("events", list(rows), _level(scene))
        return {event: share for (event, _), share in fade.coming().items()}

    def _coming_folds(self, scene: Scene) -> dict[int, float]:
        """Return how much is seen of the folds that this zoom has made, by their places."""
        counts = scene.folds[:, 3].tolist()
        firsts = [int(members[0]) if isinstance(members, np.ndarray) else members.first
                  for members in scene.fold_members]  # fmt: skip
        keys = list(zip(scene.fold_lane.tolist(), firsts, counts, strict=True))
        coming = self.fading.meet("folds", keys, _level(scene)).coming()
        return {at: coming[key] for at, key in enumerate(keys) if key in coming} if coming else {}

    def _beside(self) -> Message:
        """Say that nothing is in view, and what lies on either side."""
        before, after = self._stage.beside_view()
        found: Words | None = NONE_HERE
        for event, template in ((before, BEFORE), (after, AFTER)):
            if event is not None:
                found = in_parts(found, say(template, event=self._stage.dated(event)))
        return found if isinstance(found, Message) else NONE_HERE

    def paint_over(
        self, p: QPainter, frame: Frame, *, box: QRectF | None, slot: int | None, ringed: bool
    ) -> None:
        """Paint what follows the pointer: its line, what it is on, the ``box`` or lane dragged."""
        p.save()
        p.setClipRect(QRectF(frame.scale.left, 0, frame.scale.width, frame.size.height()))
        for found in self._outlines(frame):
            paint_hovered(p, found, self._look)
        p.restore()
        paint_pointer(p, frame.size, frame.scale, self._look, self._hover.day)
        paint_box(p, self._look, box)
        paint_slot(p, self._layout(frame), self._look, frame.scroll, slot)
        if ringed:
            paint_ring(p, frame.size, self._look)

    def hovered_areas(self, frame: Frame) -> list[QRectF]:
        """Return where `paint_over` paints now because of what is hovered."""
        areas = [found.adjusted(-1, -1, 1, 1) for found in self._outlines(frame)]
        x = pointer_x(frame.scale, self._hover.day)
        if x is not None:
            areas.append(QRectF(x - 1, 0, 2, frame.size.height()))
        return areas

    def _layout(self, frame: Frame) -> Layout | None:
        return self._stage.layout(frame.size.height(), frame.scale)

    def _scene(self, frame: Frame) -> Scene | None:
        return self._stage.scene(frame.size.height(), frame.scale)

    def _outlines(self, frame: Frame) -> list[QRectF]:
        """Return the outlines of the event that is hovered, if it is not selected."""
        event, scene = self._stage.position(self._hover.target), self._scene(frame)
        if event is None or scene is None or event in self._stage.selected():
            return []
        boxes = scene.boxes_of(event)
        return [outline(*box).translated(0, -frame.scroll) for box in boxes]


def _level(scene: Scene) -> str:
    # Panning moves both ends of the time; their difference wavers in the last digits.
    return f"{scene.layout.pixels_per_day:.9g}"
