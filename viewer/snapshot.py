"""A picture of the window as it would look, made without a display."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSaveFile
from PySide6.QtWidgets import QApplication

from viewer.app import Tradewake, make_application
from viewer.model.view import Filter, GroupBy, Panel, TimeRange, within_axis
from viewer.state.settings import Preferences, Settings


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


def take(file: Path | None, target: Path, wanted: Wanted) -> bool:
    """Write a PNG; return whether the file was opened (a refused one makes a picture too)."""
    app = make_application()
    settings = Settings(None)
    tradewake = Tradewake(app, settings)
    settings.update(
        **{
            name: value
            for name, value in {
                "theme": wanted.theme,
                "text_size": wanted.text_size,
                "animation": False,
                "width": wanted.size[0],
                "height": wanted.size[1],
                "hint_seen": True,
            }.items()
            if hasattr(Preferences(), name)
        }
    )
    window = tradewake.window
    window.resize(*wanted.size)
    tradewake.on_complete = app.quit
    tradewake.start(file)
    app.exec()
    _apply(tradewake, wanted)
    _settle(app)
    picture = window.grab()
    window.close()
    tradewake.jobs.stop()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    _write(target, bytes(buffer.data().data()))
    return tradewake.session.dataset is not None


def _apply(tradewake: Tradewake, wanted: Wanted) -> None:
    session = tradewake.session
    if session.dataset is None:
        return
    view = session.view
    start = view.time.start if wanted.start is None else wanted.start
    end = view.time.end if wanted.end is None else wanted.end
    time: TimeRange = within_axis(start, end)
    changed = replace(
        view,
        time=time,
        filter=view.filter if wanted.filter is None else Filter(wanted.filter),
        group_by=wanted.group_by or view.group_by,
        panel=wanted.panel or view.panel,
    )
    session.update(
        time=changed.time,
        filter=changed.filter,
        group_by=changed.group_by,
        panel=changed.panel,
    )
    if wanted.select:
        session.update(selection=(wanted.select,))
        position = session.dataset.events.position(wanted.select)
        if position is not None and wanted.start is None and wanted.end is None:
            tradewake.navigation.bring_into_view(position)


def _settle(app: QApplication) -> None:
    """Let layouts and paints that wait in the queue happen."""
    for _ in range(4):
        app.processEvents()


def _write(target: Path, data: bytes) -> None:
    # QImage.save may claim success on a full disk; a save file says so.
    file = QSaveFile(str(target))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise NotSaved(file.errorString())
    if file.write(data) != len(data) or not file.commit():
        raise NotSaved(file.errorString())


def use_scale(factor: float) -> None:
    """Set the device pixel ratio; before the application is made."""
    os.environ["QT_SCALE_FACTOR"] = str(factor)
