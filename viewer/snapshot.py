"""A picture of the window as it would look, made without a display."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSaveFile, QTimer
from PySide6.QtGui import QPixmap

from viewer.app import Tradewake, watching
from viewer.model.message import Message
from viewer.model.problem import Problem
from viewer.model.view import Filter, GroupBy, Panel, TimeRange, within_axis
from viewer.state.opening import is_in
from viewer.state.settings import Settings
from viewer.widgets.first_paint import make_application


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the picture is to show; None where the view that the file opens with will do."""

    size: tuple[int, int] = (1600, 900)
    start: float | None = None
    end: float | None = None
    select: str | None = None
    filter: str | None = None
    group_by: GroupBy | None = None
    panel: Panel | None = None
    theme: str = "light"
    text_size: int = 100


class NotSaved(Exception):
    """The picture could not be written; the text says why."""


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
    app = make_application()
    settings = Settings(None)
    settings.update(
        theme=wanted.theme,
        text_size=wanted.text_size,
        animation=False,
        width=wanted.size[0],
        height=wanted.size[1],
        hint_seen=True,
    )
    tradewake = Tradewake(app, settings)
    mishaps: list[Message] = []
    refused: list[Problem] = []
    missing: list[NotThere] = []
    pictures: list[QPixmap] = []

    def give_up(told: Message) -> None:
        mishaps.append(told)
        app.quit()

    def completed() -> None:
        try:
            if not refused:
                _apply(tradewake, wanted)
        except NotThere as fault:
            missing.append(fault)
        # All of it is painted in Qt's loop first: an exception in a paint event comes to us
        # there, but in a grab it takes the whole process down.
        for widget in app.allWidgets():
            widget.update()
        _settle(4, photograph)

    def photograph() -> None:
        if mishaps:
            return
        pictures.append(window.grab())
        app.quit()

    tradewake.on_mishap = give_up
    tradewake.on_complete = completed
    tradewake.opener.refused.connect(lambda _, problems: refused.extend(problems))
    window = tradewake.window
    try:
        with watching(tradewake):
            window.resize(*wanted.size)
            tradewake.start(file)
            if not mishaps:
                app.exec()
            if mishaps:
                raise Failed(mishaps[0].english())
            if missing:
                raise missing[0]
            least = window.size().toTuple()
            if least != wanted.size:
                raise TooSmall("{}x{}".format(*least))
    finally:
        window.close()
        tradewake.jobs.stop()
    _write(target, pictures[0])
    return tuple(refused)


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
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, "PNG"):
        raise NotSaved("there is not enough memory for a picture of this size")
    data = bytes(buffer.data().data())
    # QImage.save may claim success on a full disk; a save file says so.
    file = QSaveFile(str(target))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise NotSaved(file.errorString())
    if file.write(data) != len(data) or not file.commit():
        raise NotSaved(file.errorString())
