"""Puts the parts together; the only module that knows them all."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from viewer import installed
from viewer.model.message import QT_TRANSLATE_NOOP, say, say_count
from viewer.model.problem import Problem, Severity
from viewer.model.view import TimeRange
from viewer.state.hover import Hover
from viewer.state.jobs import Jobs, Progress
from viewer.state.opening import opening_view
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.state.shown import Shown
from viewer.widgets.citation import as_text
from viewer.widgets.keys import AboutDialog, KeysDialog
from viewer.widgets.look import Look
from viewer.widgets.main_window import MainWindow
from viewer.widgets.navigation import Navigation
from viewer.widgets.parts import Parts
from viewer.widgets.text import tr, words

BUNDLED = "dprk-china.json"
Callback = Callable[[], None]


class AfterPaint(QObject):
    """Calls back once, as soon as a widget has been painted."""

    def __init__(self, widget: QWidget, then: Callback) -> None:
        super().__init__(widget)
        self._then: Callback | None = then
        widget.installEventFilter(self)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._then is not None:
            then, self._then = self._then, None
            QTimer.singleShot(0, then)
        return False


class Tradewake:
    """The running program: one window on one dataset. Implements the `Desk` of the commands."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        self._app = app
        self.settings = settings
        self.session = Session()
        self.hover = Hover()
        self.jobs = Jobs()
        self.shown = Shown(self.session)
        self.look = Look(installed.resources())
        self.navigation = Navigation(self.session, self.shown, settings)
        self._file: Path | None = None
        self.on_complete: Callback | None = None
        self._restyle()
        parts = Parts(self.session, self.shown, self.hover, settings, self.look, self.navigation)
        self.window = MainWindow(parts, self)
        settings.changed.connect(self._restyle)
        app.aboutToQuit.connect(self.jobs.stop)
        if (hints := QGuiApplication.styleHints()) is not None:
            hints.colorSchemeChanged.connect(self._restyle)

    @property
    def file(self) -> Path | None:
        """The file that is open, or that was refused."""
        return self._file

    def start(self, file: Path | None, on_first_paint: Callback | None = None) -> None:
        """Show the window; read the file once the window has been painted."""

        def painted() -> None:
            if on_first_paint is not None:
                on_first_paint()
            self.open(file or installed.data() / BUNDLED)

        AfterPaint(self.window, painted)
        if self.settings.now.maximized:
            self.window.showMaximized()
        else:
            self.window.show()

    # Desk

    def open(self, path: Path) -> None:
        """Read a file in the background; what is open stays until it is there."""
        self.window.status.say_state(
            say(QT_TRANSLATE_NOOP("Words", "Reading {file}…"), file=path.name)
        )

        def work(progress: Progress) -> Any:
            # pydantic is imported here, off the thread that paints and after the first paint.
            door = importlib.import_module("viewer.io.dataset_file")
            return door.open_dataset(path, progress=progress)

        self.jobs.run("open", work, lambda opened: self._opened(path, opened), self._failed(path))

    def open_sample(self) -> None:
        """Open the bundled dataset."""
        self.open(installed.data() / BUNDLED)

    def ask_open_path(self) -> Path | None:
        """Ask for a file to open."""
        folder = str(self._file.parent) if self._file else str(Path.home())
        title = tr(QT_TRANSLATE_NOOP("Words", "Open a dataset"))
        name, _ = QFileDialog.getOpenFileName(self.window, title, folder, "JSON (*.json);;* (*)")
        return Path(name) if name else None

    def go(self, time: TimeRange) -> None:
        """Move to a time range."""
        self.navigation.go(time)

    def pan(self, share: float) -> None:
        """Pan by a share of what is on screen."""
        self.navigation.pan_share(share)

    def zoom(self, notches: float) -> None:
        """Zoom around the middle."""
        self.navigation.zoom_step(notches)

    def show_all(self) -> None:
        """Show everything."""
        self.navigation.show_all()

    def fit_selection(self) -> None:
        """Zoom to the selected events."""
        self.navigation.fit_events(list(self.window.lanes.stage.selected()))

    def walk(self, steps: int) -> None:
        """Select the next or previous event."""
        self.window.lanes.walk(steps)

    def copy(self, text: str) -> None:
        """Put text on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def selection_text(self) -> str:
        """Return what is selected as text with its citations."""
        dataset = self.session.dataset
        return as_text(dataset, self.session.view.selection) if dataset is not None else ""

    def show_keys(self) -> None:
        """Show all keys."""
        KeysDialog(self.window, self.look).exec()

    def show_about(self) -> None:
        """Show version and licences."""
        AboutDialog(self.window, self.look).exec()

    def quit(self) -> None:
        """Close the window."""
        self.window.close()

    def _opened(self, path: Path, opened: Any) -> None:
        self._file = path
        dataset = opened.dataset
        self._add_trade_pane()
        self.session.show(dataset, opening_view(dataset), opened.problems)
        self.window.setWindowTitle(f"{dataset.title[:200]} – Tradewake")
        self._say_problems(opened.problems)
        self._complete()

    def _failed(self, path: Path) -> Callable[[BaseException], None]:
        def failed(error: BaseException) -> None:
            problems: tuple[Problem, ...] | None = getattr(error, "problems", None)
            if problems is None:
                raise error
            self._file = path
            self.window.refused.show_problems(path, problems)
            self.window.show_refused()
            self.window.status.say_state(
                say(QT_TRANSLATE_NOOP("Words", "{file} was not opened"), file=path.name)
            )
            self._complete()

        return failed

    def _add_trade_pane(self) -> None:
        # WORKAROUND pyqtgraph 0.14: its import costs as much as the rest of the start, so it
        # comes after the first paint.
        door = importlib.import_module("viewer.widgets.trade.pane")
        if not isinstance(self.window.trade, door.TradePane):
            self.window.put_trade_pane(
                door.TradePane(self.session, self.hover, self.look, self.navigation)
            )

    def _say_problems(self, problems: tuple[Problem, ...]) -> None:
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        if not errors:
            self.window.banner.hide()
            self.window.status.say_state(say(QT_TRANSLATE_NOOP("Words", "File read completely")))
            return
        said = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} fault in this file: what it concerns is left out."),
            QT_TRANSLATE_NOOP("Words", "{n} faults in this file: what they concern is left out."),
            errors,
        )
        self.window.banner.say(
            said, say(QT_TRANSLATE_NOOP("Words", "Show them")), self.window.show_problems_panel
        )
        self.window.status.say_state(said)

    def _complete(self) -> None:
        if self.on_complete is not None:
            then, self.on_complete = self.on_complete, None
            AfterPaint(self.window.lanes if self.session.dataset else self.window.refused, then)
            self.window.lanes.update()
            self.window.refused.update()

    def _restyle(self) -> None:
        now = self.settings.now
        theme = now.theme
        if theme == "system":
            hints = QGuiApplication.styleHints()
            dark = hints.colorScheme() is Qt.ColorScheme.Dark
            theme = "dark" if dark else "light"
        if (theme, now.text_size) != (self.look.theme.name, self.look.text_size) or not (
            self._app.styleSheet()
        ):
            self.look.use(self._app, theme, now.text_size)


def make_application() -> QApplication:
    """Return the QApplication of this process, made if need be."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(["tradewake"])
    app.setApplicationName("tradewake")
    app.setApplicationDisplayName("Tradewake")
    app.setDesktopFileName("tradewake")
    return app


def start(
    file: Path | None,
    *,
    settings: Path | None = None,
    on_first_paint: Callback | None = None,
    on_complete: Callback | None = None,
) -> int:
    """Run the program on a file (None: the bundled dataset) until its window is closed.

    ``on_first_paint`` is called when the empty window has been painted, ``on_complete`` when
    everything of the file has been.
    """
    app = make_application()
    tradewake = Tradewake(app, Settings(settings))
    tradewake.on_complete = on_complete
    tradewake.start(file, on_first_paint)
    return app.exec()


__all__ = ["BUNDLED", "Tradewake", "make_application", "start", "words"]
