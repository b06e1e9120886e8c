"""A picture of the window as it would look, made without a display."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPixmap

from viewer.app import Tradewake, watching
from viewer.io.save import NotSaved, save_bytes
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.problem import Problem
from viewer.model.view import Filter, GroupBy, Panel, TimeRange, within_axis
from viewer.state.opening import is_in
from viewer.state.settings import Settings
from viewer.widgets.first_paint import make_application
from viewer.widgets.png import png_bytes

CLOSED = say(QT_TRANSLATE_NOOP("Words", "the window was closed"))
TOO_LARGE = say(QT_TRANSLATE_NOOP("Words", "there is not enough memory for a picture of this size"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the picture is to show; None where the view that the file opens with will do."""

    size: tuple[int, int] = (1600, 900)
    start: float | None = None
    end: float | None = None
    select: str | None = None
    filter: str | None = None
    group_by: GroupBy | None = None
    shortened: bool = False
    panel: Panel | None = None
    theme: str = "light"
    text_size: int = 100


class NotThere(Exception):
    """Nothing in the dataset has the id that was asked for; the text is that id."""


class TooSmall(Exception):
    """The window can't be made so small; the text is the least size that it can have."""


class Failed(Exception):
    """The program itself failed while it made the picture; the text says so."""


def take(file: Path | None, target: Path, wanted: Wanted) -> tuple[Problem, ...]:
    """Write a PNG; return why the file was refused, nothing if it was opened.

    A refused file makes a picture too. Raises NotSaved, NotThere, TooSmall, Failed; never waits
    for what will not come.
    """
    sitting = _Sitting(wanted)
    _write(target, sitting.picture(file))
    return sitting.refused


class _Sitting:
    """One window on its way to a picture."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._app = make_application()
        # Only the picture ends it: the window, closed afterwards, is not to wish for a quit.
        self._app.setQuitOnLastWindowClosed(False)
        settings = Settings(None)
        settings.update(
            theme=wanted.theme,
            text_size=wanted.text_size,
            animation=False,
            width=wanted.size[0],
            height=wanted.size[1],
            hint_seen=True,
        )
        self._tradewake = Tradewake(self._app, settings)
        self._tradewake.on_mishap = self._on_mishap
        self._tradewake.on_complete = self._on_complete
        self._tradewake.opener.refused.connect(self._on_refused)
        self._fault: Exception | None = None
        self._picture: QPixmap | None = None
        self.refused: tuple[Problem, ...] = ()

    def picture(self, file: Path | None) -> QPixmap:
        """Open a file and return the picture of the window."""
        window = self._tradewake.window
        try:
            with watching(self._tradewake):
                window.resize(*self._wanted.size)
                self._tradewake.start(file)
                if self._fault is None:
                    self._app.exec()
        finally:
            window.close()
            self._tradewake.jobs.stop()
        if self._picture is None:
            raise self._fault or NotSaved(CLOSED)
        return self._picture

    def _on_mishap(self, told: Message) -> None:
        self._give_up(Failed(told.english()))

    def _on_refused(self, path: Path, problems: tuple[Problem, ...]) -> None:
        del path
        self.refused = problems

    def _on_complete(self) -> None:
        if not self.refused:
            try:
                _apply(self._tradewake, self._wanted)
            except NotThere as fault:
                self._give_up(fault)
                return
        # All of it is painted in Qt's loop first: an exception in a paint event comes to us
        # there, but in a grab it takes the whole process down.
        for widget in self._app.allWidgets():
            widget.update()
        _settle(4, self._photograph)

    def _photograph(self) -> None:
        if self._fault is not None:
            return
        checking = self._tradewake.checking
        if checking.busy:
            checking.changed.connect(lambda: _settle(4, self._photograph))
            return
        window = self._tradewake.window
        if (window.width(), window.height()) != self._wanted.size:
            self._give_up(TooSmall(f"{window.width()}x{window.height()}"))
        else:
            self._picture = window.grab()
            self._app.quit()

    def _give_up(self, fault: Exception) -> None:
        self._fault = self._fault or fault
        self._app.quit()


def _apply(tradewake: Tradewake, wanted: Wanted) -> None:
    session = tradewake.session
    dataset, view = session.dataset, session.view
    if dataset is None:
        return
    if wanted.select and not is_in(dataset, wanted.select):
        raise NotThere(wanted.select)
    session.update(
        time=_time(view.time, wanted),
        filter=view.filter if wanted.filter is None else Filter(wanted.filter),
        group_by=wanted.group_by or view.group_by,
        shortened=wanted.shortened or view.shortened,
        panel=wanted.panel or view.panel,
    )
    if wanted.select:
        session.update(selection=(wanted.select,))
        position = dataset.events.position(wanted.select)
        if position is not None and wanted.start is None and wanted.end is None:
            tradewake.navigation.bring_into_view(position)


def _time(now: TimeRange, wanted: Wanted) -> TimeRange:
    """Return the time asked for; one end alone moves the view where the other end forbids it."""
    start, end = wanted.start, wanted.end
    if start is None:
        start = now.start if end is None or now.start < end else end - now.span
    if end is None:
        end = now.end if start < now.end else start + now.span
    return within_axis(start, end)


def _settle(turns: int, then: Callable[[], None]) -> None:
    """Call back after so many turns of Qt's loop, in which waiting layouts and paints happen."""
    QTimer.singleShot(0, then if turns == 0 else lambda: _settle(turns - 1, then))


def _write(target: Path, picture: QPixmap) -> None:
    try:
        save_bytes(target, png_bytes(picture.toImage()))
    except MemoryError:
        raise NotSaved(TOO_LARGE) from None
