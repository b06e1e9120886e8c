"""The lanes: paints the scene, and turns mouse and keys into selection and navigation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.arcs import Arcs, Stub
from viewer.engine.timeline.layout import Layout
from viewer.model.message import QT_TRANSLATE_NOOP
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.state.shown import Shown
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.text import tr
from viewer.widgets.timeline.fold_list import Fold
from viewer.widgets.timeline.gestures import Gestures
from viewer.widgets.timeline.kept import KeptPicture
from viewer.widgets.timeline.lanes_picture import Frame, LanesPicture
from viewer.widgets.timeline.motion import Motion
from viewer.widgets.timeline.stage import Stage

BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class LanesView(QWidget):
    """Events on lanes; arrows walk the events, `Gestures` says what the mouse does."""

    def __init__(
        self, session: Session, shown: Shown, hover: Hover, look: Look, navigation: Navigation
    ) -> None:
        super().__init__()
        self._session, self._shown, self._hover, self._look = session, shown, hover, look
        self._navigation = navigation
        self.stage = Stage(session, shown, look)
        self._scroll = 0.0
        self._gestures = Gestures(self, session, hover, look, navigation)
        self._picture = LanesPicture(session, shown, hover, look, self.stage)
        self.kept = KeptPicture(self, look)
        self.motion = Motion(self, self.kept, self._picture.fading, self._picture.stamps)
        self._hovered: list[QRectF] = []
        self._ringed = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(80)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Timeline")))
        session.time_changed.connect(self.update)
        session.selection_changed.connect(self._on_selection)
        session.dataset_changed.connect(self._restart)
        shown.changed.connect(self._relay)
        session.collapsed_changed.connect(self._relay)
        hover.day_changed.connect(self._on_hover)
        hover.target_changed.connect(self._on_hover)
        look.changed.connect(self._relay)

    def scale(self) -> TimeScale:
        """Return the map between instants and pixels of this widget."""
        gutter = self._look.gutter
        return self._session.scale(max(1.0, self.width() - gutter), gutter)

    def walk(self, steps: int) -> None:
        """Select the event that comes so many events later in time."""
        order = self.stage.in_time_order()
        dataset = self._session.dataset
        if not order or dataset is None:
            return
        now = self.stage.selected_position()
        if now in order:
            at = min(max(order.index(now) + steps, 0), len(order) - 1)
        else:
            at = self.stage.first_in_view(order, steps)
        self.choose(order[at])

    def choose(self, position: int) -> None:
        """Select an event and bring it into view."""
        dataset = self._session.dataset
        if dataset is not None:
            self._navigation.select(dataset.events.id(position))

    def _frame(self) -> Frame:
        return Frame(QRectF(self.rect()), self.scale(), self._scroll)

    def _on_hover(self) -> None:
        """Repaint no more than where the pointer was painted last and where it is now."""
        for area in (*self._hovered, *self._picture.hovered_areas(self._frame())):
            self.update(area.toAlignedRect())

    def _relay(self) -> None:
        self.stage.forget()
        if self._scroll:
            self._set_scroll(self._scroll)
        self.update()

    def _restart(self) -> None:
        self._scroll = 0.0
        self._relay()

    def _on_selection(self) -> None:
        dataset = self._session.dataset
        position = self.stage.selected_position()
        name = tr(QT_TRANSLATE_NOOP("Words", "Timeline"))
        if dataset is not None and position is not None:
            name = self.stage.spoken(position)
            self._scroll_to(position)
        self.setAccessibleName(name)
        self.update()

    def _scroll_to(self, position: int) -> None:
        layout = self.layout_now()
        place = layout.place_of(position) if layout else None
        if layout is None or place is None:
            return
        lane, row = place
        y = layout.tops[lane] + row * layout.sizes.row
        if not self._scroll <= y <= self._scroll + self.height() - 2 * layout.sizes.row:
            self._set_scroll(y - self.height() / 2)

    def _set_scroll(self, y: float) -> None:
        layout = self.layout_now()
        most = max(0.0, (layout.height if layout else 0.0) - self.height())
        self._scroll = min(max(y, 0.0), most)
        self.update()

    @property
    def scrolled(self) -> float:
        """How far the lanes are scrolled down, in pixels."""
        return self._scroll

    def scroll_by(self, pixels: float) -> None:
        """Scroll the lanes."""
        self._set_scroll(self._scroll + pixels)

    def layout_now(self) -> Layout | None:
        """Return the layout at this size and zoom."""
        return self.stage.layout(self.height(), self.scale())

    def overflows(self) -> bool:
        """Whether the lanes are higher than this widget."""
        layout = self.layout_now()
        return layout is not None and layout.height > self.height() + 1

    def arc_at(self, at: QPointF) -> Stub | None:
        """Return the line that leads out of view whose words, or tip, are under a point."""
        return self._arcs().stub_at(at.x(), at.y() + self._scroll)

    def fold(self, at: QPointF) -> Fold | None:
        """Return the events of the fold under a point: many are counted before they are listed."""
        scene = self.stage.scene(self.height(), self.scale())
        return scene.fold_at(at.x(), at.y() + self._scroll) if scene else None

    def target(self, at: QPointF) -> int | None:
        """Return the event under a point, or the one that an arc there leads to."""
        if at.x() < self._look.gutter:
            return None
        scene = self.stage.scene(self.height(), self.scale())
        if (stub := self.arc_at(at)) is not None:
            return stub.other
        return scene.at(at.x(), at.y() + self._scroll) if scene is not None else None

    def box_of(self, event: int) -> QRectF:
        """Return where an event or its fold is painted, empty when it is out of view."""
        scene = self.stage.scene(self.height(), self.scale())
        if scene is None:
            return QRectF()
        for x0, y0, x1, y1 in scene.boxes_of(event):
            return QRectF(x0, y0 - self._scroll, x1 - x0, y1 - y0)
        return QRectF()

    def _arcs(self) -> Arcs:
        return self.stage.arcs(self.height(), self.scale(), self._scroll)

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        frame, picture, gestures = self._frame(), self._picture, self._gestures
        with QPainter(self) as p:
            self.motion.paint(
                p, frame.scale, picture.made_of(frame), lambda q: picture.paint_still(q, frame)
            )
            picture.paint_over(
                p, frame, box=gestures.box, slot=gestures.slot, ringed=self._ringed
            )  # fmt: skip
        self._hovered = picture.hovered_areas(frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._scroll:
            self._set_scroll(self._scroll)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._gestures.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._gestures.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._gestures.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._gestures.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        inside = event.position().x() >= self._look.gutter
        if inside and self.target(event.position()) is None:
            self._navigation.show_all(instead=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.walk(step)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._gestures.open_fold_of(self.stage.selected_position())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # A ring for who came by keys; who clicked knows where the focus is.
        self._ringed = event.reason() in BY_KEYS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ringed = False
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover.move(None)
