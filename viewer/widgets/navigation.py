"""Moving through time: every wheel, drag, key and button ends here."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QTimer, QVariantAnimation

from viewer.engine.time.shortened import in_days, on_axis
from viewer.model.view import Panel, TimeRange, within_axis
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.state.shown import Shown
from viewer.state.whereabouts import Positions, Whereabouts

NOTCH = 120.0
"""What Qt calls one notch of a wheel, in eighths of a degree."""
PER_NOTCH = 0.8
"""A notch shows this share of the time shown before."""
EASED = 180
"""Length of an eased move, in milliseconds."""
MOST_NOTCHES = 60.0
"""No turn of a wheel counts for more: from an hour to a million years is a hundred."""
SETTLED = 350
"""Wheel steps closer together than this, in milliseconds, are one step of the history."""


class Navigation(QObject):
    """Changes ``session.view.time``; moves are eased unless the user switched that off.

    It moves along the axis, on which empty time may be shortened.
    """

    def __init__(
        self, session: Session, shown: Shown, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._places = Whereabouts(session, shown)
        self._settings = settings
        self._put_down: tuple[str, ...] = ()
        self._from = self._to = self._at = session.view.time
        self._move = QVariantAnimation(self)
        self._move.setStartValue(0.0)
        self._move.setEndValue(1.0)
        self._move.setDuration(EASED)
        self._move.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._move.valueChanged.connect(self._step)
        self._move.finished.connect(self._arrive)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLED)
        self._settle.timeout.connect(self.close_gesture)

    def go(self, time: TimeRange) -> None:
        """Move to a range; one step of the history. A gesture before it is another."""
        self._put_down = ()
        if self._settle.isActive():
            self.close_gesture()
        if not self._settings.now.animation:
            self._move.stop()
            self._session.update(time=time)
            return
        self._move.stop()
        self._from = self._at = self._session.view.time
        self._to = time
        self._move.start()

    def zoom(self, notches: float, about: float | None = None) -> None:
        """Zoom in by notches (negative: out) around an instant, the middle if None."""
        shortened = self._session.shortened
        time = on_axis(self._session.view.time, shortened)
        if about is not None and shortened is not None:
            about = shortened.to_axis(about)
        middle = time.middle if about is None else about
        self._gesture(in_days(time.zoomed(_factor(notches), middle), shortened))

    def pan(self, days: float) -> None:
        """Pan by days of the axis as part of a gesture; `close_gesture` ends it."""
        shortened = self._session.shortened
        time = on_axis(self._session.view.time, shortened)
        self._gesture(in_days(time.panned(days), shortened))

    def pan_share(self, share: float) -> None:
        """Pan by a share of what is on screen, eased."""
        shortened = self._session.shortened
        start = on_axis(self._to if runs(self._move) else self._session.view.time, shortened)
        self.go(in_days(start.panned(share * start.span), shortened))

    def zoom_step(self, notches: float) -> None:
        """Zoom around the middle, eased."""
        shortened = self._session.shortened
        start = on_axis(self._to if runs(self._move) else self._session.view.time, shortened)
        self.go(in_days(start.zoomed(_factor(notches), start.middle), shortened))

    def show_all(self, *, instead: bool = False) -> None:
        """Show all events and values; where a filter holds, all events that pass it.

        ``instead`` of what a click did (the first of two): select again what it `put_down`.
        """
        if instead and self._put_down:
            self._session.update(selection=self._put_down)
        if (time := self._places.everything()) is not None:
            self.go(time)

    def put_down(self) -> None:
        """Select nothing: a click beside every mark."""
        self._put_down = self._session.view.selection
        self._session.update(selection=())

    def everything(self) -> TimeRange | None:
        """Return the range of all events and values, of shown events alone where a filter holds."""
        return self._places.everything()

    def range_of(self, positions: Positions) -> TimeRange | None:
        """Return the range that shows these events, with a margin."""
        return self._places.range_of(positions)

    def fit_events(self, positions: list[int]) -> None:
        """Show these events, with a margin."""
        if (time := self.range_of(positions)) is not None:
            self.go(time)

    def select(self, some_id: str) -> None:
        """Select an event or a value, and go where an event is if it is out of view: one step of
        the history.
        """
        self._select(some_id, self._places.to_see(some_id))

    def visit(self, some_id: str) -> None:
        """Select an event or a value and go there, so near that its label can be read, with the
        details in front: one step of the history.
        """
        self._select(some_id, self._places.to_read(some_id), panel=Panel.DETAILS)

    def _select(self, some_id: str, time: TimeRange | None, **changed: object) -> None:
        self._session.update(selection=(some_id,), undoable=time is None, **changed)
        if time is not None:
            self.go(time)

    def bring_into_view(self, position: int) -> None:
        """Pan so far that an event is on screen, keeping the zoom."""
        if (time := self._places.to_pan(position)) is not None:
            self.go(time)

    def bring_period(self, start: float, end: float) -> None:
        """Pan so far that a stretch of time is on screen, keeping the zoom."""
        if (time := self._places.beside(start, end)) is not None:
            self.go(time)

    def close_gesture(self) -> None:
        """End a run of wheel steps or a drag: it becomes one step of the history."""
        self._settle.stop()
        self._session.update(time=self._session.view.time)

    def _gesture(self, time: TimeRange) -> None:
        self._move.stop()
        self._session.update(time=time, undoable=False)
        self._settle.start()

    def _step(self, share: float) -> None:
        if self._session.view.time != self._at:
            # Somebody else moved the view: another dataset, a step back in the history.
            self._move.stop()
            return
        shortened = self._session.shortened
        a, b = on_axis(self._from, shortened), on_axis(self._to, shortened)
        # Spans are eased by ratio, so that zooming through years feels as even as through days.
        span = a.span * (b.span / a.span) ** share
        done = (span - a.span) / (b.span - a.span) if abs(b.span / a.span - 1) > 1e-6 else share
        start = a.start + (b.start - a.start) * done
        if share < 1:
            self._at = in_days(within_axis(start, start + span), shortened)
            self._session.update(time=self._at, undoable=False)

    def _arrive(self) -> None:
        if self._session.view.time == self._at:
            self._session.update(time=self._to)


def _factor(notches: float) -> float:
    return float(PER_NOTCH ** min(max(notches, -MOST_NOTCHES), MOST_NOTCHES))


def runs(move: QVariantAnimation) -> bool:
    """Whether a move is under way."""
    return move.state() == QVariantAnimation.State.Running
