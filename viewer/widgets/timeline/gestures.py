"""What the mouse does over the lanes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from viewer.engine.time.shortened import on_axis
from viewer.engine.timeline.members import Members
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.navigation import NOTCH, Navigation
from viewer.widgets.text import tooltip
from viewer.widgets.timeline.fold_list import MOST_LISTED, Fold, fold_menu
from viewer.widgets.timeline.gutter import lane_at, moved, slot_at
from viewer.widgets.torn import tear_at

if TYPE_CHECKING:
    from viewer.widgets.timeline.lanes_view import LanesView

ROWS_PER_NOTCH = 3
LANE = QT_TRANSLATE_NOOP("Words", "{name}. A click folds it up or open, a drag moves it")
CANNOT_FIT = 0.7
"""A fold that fills more than this share of the view is not opened by zooming any further."""


class Gestures:
    """Wheel scrolls, Ctrl+wheel zooms, Shift+wheel and drag pan, Shift+drag zooms to a box, click
    selects; in the gutter a click folds a lane up and a drag moves it.
    """

    def __init__(
        self, view: LanesView, session: Session, hover: Hover, look: Look, navigation: Navigation
    ) -> None:
        self._view, self._session, self._hover = view, session, hover
        self._look, self._navigation = look, navigation
        self._pressed: QPointF | None = None
        self._dragged = False
        self._lane: int | None = None
        self._told_of: object = None
        self.box: QRectF | None = None
        self.slot: int | None = None

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll, zoom or pan."""
        notches = event.angleDelta().y() / NOTCH or event.angleDelta().x() / NOTCH
        keys, view = event.modifiers(), self._view
        scale = view.scale()
        sideways = not event.angleDelta().y() and event.angleDelta().x()
        if keys & Qt.KeyboardModifier.ControlModifier:
            self._navigation.zoom(notches, scale.day(event.position().x()))
        elif keys & Qt.KeyboardModifier.ShiftModifier or sideways or not view.overflows():
            self._navigation.pan(-notches * 0.1 * scale.span)
        else:
            view.scroll_by(-notches * ROWS_PER_NOTCH * 19 * self._look.scale)
        event.accept()

    def press(self, event: QMouseEvent) -> None:
        """Begin a click, a drag or a box."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        self._pressed, self._dragged = at, False
        view = self._view
        in_gutter = at.x() < self._look.gutter
        self._lane = lane_at(view.layout_now(), at.y() + view.scrolled) if in_gutter else None
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not in_gutter:
            self.box = QRectF(at.x(), 0, 0, view.height())

    def move(self, event: QMouseEvent) -> None:
        """Go on with a drag, and say what is under the pointer."""
        at, view = event.position(), self._view
        if self._pressed is not None:
            moved_far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            self._dragged = self._dragged or moved_far
            self._drag(at)
        target = view.target(at)
        dataset = self._session.dataset
        named = dataset.events.id(target) if dataset is not None and target is not None else None
        scale = view.scale()
        self._hover.move(scale.day(at.x()) if at.x() >= scale.left else None, named)
        fold = view.stage.scene(view.height(), scale)
        held = fold.fold_at(at.x(), at.y() + view.scrolled) if fold is not None else None
        self._tell(at, held, target)
        hand = named or held is not None or at.x() < scale.left
        view.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def _tell(self, at: QPointF, held: Fold | None, target: int | None) -> None:
        """Say in a tooltip what a fold holds, what an arc leads to, and the title of an event whose
        label is cut or left out.
        """
        view, dataset = self._view, self._session.dataset
        stub = view.arc_at(at)
        if held is not None and dataset is not None:
            if held is not self._told_of:
                tooltip(view, view.stage.told(held))
        elif stub is not None:
            tooltip(view, stub.text)
        elif at.x() < self._look.gutter:
            layout = view.layout_now()
            lane = lane_at(layout, at.y() + view.scrolled)
            named = layout.lanes[lane].label if layout is not None and lane is not None else None
            tooltip(view, say(LANE, name=named) if named is not None else "")
        else:
            torn = tear_at(view.scale(), at.x()) if target is None else None
            tooltip(view, torn or view.stage.cut_title(target, view.height(), view.scale()))
        self._told_of = held

    def release(self, event: QMouseEvent) -> None:
        """End a click, a drag or a box."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return
        box, self.box = self.box, None
        slot, self.slot = self.slot, None
        if box is not None:
            if box.width() > 4:
                self._navigation.go(self._view.scale().box(box.left(), box.right()))
        elif self._lane is not None:
            self._lane_released(self._lane, slot)
        elif self._dragged:
            self._navigation.close_gesture()
        else:
            more = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._click(event.position(), more=bool(more))
        self._view.update()

    def _drag(self, at: QPointF) -> None:
        view, pressed = self._view, self._pressed
        if pressed is None:
            return
        if self.box is not None:
            self.box = QRectF(min(pressed.x(), at.x()), 0, abs(at.x() - pressed.x()), view.height())
        elif self._lane is not None and self._dragged:
            layout = view.layout_now()
            self.slot = slot_at(layout, at.y() + view.scrolled) if layout else None
        elif self._dragged:
            self._navigation.pan((pressed.x() - at.x()) / view.scale().pixels_per_day)
            if view.overflows():
                view.scroll_by(pressed.y() - at.y())
            self._pressed = at
        view.update()

    def _lane_released(self, lane: int, slot: int | None) -> None:
        layout, view = self._view.layout_now(), self._session.view
        if layout is None or lane >= len(layout.lanes):
            return
        keys = tuple(one.key for one in layout.lanes)
        if slot is not None:
            self._session.update(lane_order=moved(keys, lane, slot))
        elif not self._dragged:
            self._session.update(collapsed=view.collapsed ^ {keys[lane]})

    def _click(self, at: QPointF, *, more: bool = False) -> None:
        view, dataset = self._view, self._session.dataset
        if dataset is None:
            return
        fold = view.fold(at)
        if fold is not None:
            self._open_fold(fold, at)
            return
        if (stub := view.arc_at(at)) is not None:
            view.choose(stub.other)
            self._read()
            return
        target = view.target(at)
        if target is None:
            if not more:  # what was gathered is not lost by a click beside a mark
                self._navigation.put_down()
        else:
            self._select(dataset.events.id(target), more)

    def _select(self, some_id: str, more: bool) -> None:
        """Select an event; ``more``: beside what is selected, or no more where it is."""
        selection: tuple[str, ...] = (some_id,)
        if more:
            rest = tuple(one for one in self._session.view.selection if one != some_id)
            selection = rest if some_id in self._session.view.selection else (*rest, some_id)
        self._session.update(selection=selection, panel=self._session.view.reading)

    def open_fold_of(self, event: int | None) -> None:
        """Open the fold that holds an event, if one does."""
        view = self._view
        scene = view.stage.scene(view.height(), view.scale())
        found = scene.fold_of(event) if scene is not None and event is not None else None
        if found is not None:
            x, y, members = found
            self._open_fold(members, QPointF(x, y - view.scrolled))

    def _open_fold(self, fold: Fold, where: QPointF) -> None:
        """List what a fold holds; zoom to one of very many events, which nobody reads through,
        where that takes it apart.
        """
        members = fold.positions if isinstance(fold, Members) else fold
        dataset, now = self._session.dataset, self._session.view
        if dataset is None or len(members) == 1:
            self._choose(int(members[0]))
            return
        wanted = self._navigation.range_of(members)
        zoom = partial(self._navigation.go, wanted) if wanted is not None else None
        shortened = self._session.shortened
        seen = CANNOT_FIT * on_axis(now.time, shortened).span
        if wanted is None or on_axis(wanted, shortened).span >= seen:
            zoom = None
        if zoom is not None and len(members) > MOST_LISTED:
            zoom()
            return
        menu = fold_menu(self._view, dataset, now, members, self._choose, zoom)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._view.mapToGlobal(where.toPoint()))

    def _choose(self, event: int) -> None:
        self._view.choose(event)
        self._read()

    def _read(self) -> None:
        """Bring the details to the front: what is clicked is to be read."""
        self._session.update(panel=self._session.view.reading)
