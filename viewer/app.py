"""Puts the parts together; the only module that knows them all."""

from __future__ import annotations

import importlib
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from viewer import installed
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.problem import Problem, Severity
from viewer.state.hover import Hover
from viewer.state.jobs import Jobs
from viewer.state.mishap import place_of, tell
from viewer.state.opener import Opener
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.state.shown import Shown
from viewer.widgets.desk import WindowDesk
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.parts import Parts
from viewer.widgets.text import box

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
    """The running program: one window on one dataset."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        self._app = app
        self._styled = False
        self._mishaps: set[tuple[str, int]] = set()
        self.settings = settings
        self.session = Session()
        self.hover = Hover()
        self.jobs = Jobs()
        self.shown = Shown(self.session)
        self.look = Look(installed.resources())
        self.navigation = Navigation(self.session, self.shown, settings)
        self.opener = Opener(self.session, self.jobs)
        self.on_complete: Callback | None = None
        self.on_mishap: Callable[[Message], None] = self._show_mishap
        self._restyle()
        parts = Parts(self.session, self.shown, self.hover, settings, self.look, self.navigation)
        self.desk = WindowDesk(parts, self.opener, installed.data() / BUNDLED)
        self.window = self.desk.window
        self.opener.began.connect(self._on_began)
        self.opener.opened.connect(self._on_opened)
        self.opener.refused.connect(self._on_refused)
        self.window.refused.left.connect(self.window.show_timeline)
        settings.changed.connect(self._restyle)
        app.aboutToQuit.connect(self.jobs.stop)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._restyle)

    def start(self, file: Path | None, on_first_paint: Callback | None = None) -> None:
        """Show the window; read the file once the window has been painted."""

        def painted() -> None:
            if on_first_paint is not None:
                on_first_paint()
            self.opener.open(file or installed.data() / BUNDLED)
            self._add_trade_pane()

        AfterPaint(self.window, painted)
        if self.settings.now.maximized:
            self.window.showMaximized()
        else:
            self.window.show()

    def mishap(self, error: BaseException) -> None:
        """Log what nobody foresaw, and tell it in one sentence, once for each place."""
        place = place_of(error)
        if place not in self._mishaps:
            self._mishaps.add(place)
            self.on_mishap(tell(error))

    def _show_mishap(self, told: Message) -> None:
        # Queued: a box opened by a paint event would be painted inside that event.
        title = say(QT_TRANSLATE_NOOP("Words", "Something went wrong"))
        QTimer.singleShot(0, self.window, lambda: box(self.window, title, told))

    def _on_began(self, path: Path) -> None:
        self.window.status.say_state(
            say(QT_TRANSLATE_NOOP("Words", "Reading {file}…"), file=path.name)
        )

    def _on_opened(self, path: Path) -> None:
        dataset = self.session.dataset
        title = str(dataset.title)[:200] if dataset is not None else path.name
        self.window.setWindowTitle(f"{title} – Tradewake")
        self._say_problems(self.session.problems)
        self._complete(self.window.lanes)

    def _on_refused(self, path: Path, problems: tuple[Problem, ...]) -> None:
        self.window.banner.hide()
        self.window.refused.show_problems(path, problems, self.session.dataset)
        self.window.show_refused()
        self.window.status.say_state(
            say(QT_TRANSLATE_NOOP("Words", "{file} was not opened"), file=path.name)
        )
        self._complete(self.window.refused)

    def _add_trade_pane(self) -> None:
        # pyqtgraph's import costs as much as the rest of the start: after the first paint.
        door = importlib.import_module("viewer.widgets.trade.pane")
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
            said, say(QT_TRANSLATE_NOOP("Words", "Show them")), self.window.side.show_problems
        )
        self.window.status.say_state(said)

    def _complete(self, widget: QWidget) -> None:
        if self.on_complete is not None:
            then, self.on_complete = self.on_complete, None
            if widget.visibleRegion().isEmpty():
                QTimer.singleShot(0, then)  # nothing of it is in sight, so it is never painted
            else:
                AfterPaint(widget, then)
                widget.update()

    def _restyle(self) -> None:
        now = self.settings.now
        theme = now.theme
        if theme == "system":
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            theme = "dark" if dark else "light"
        asked = (theme, now.text_size)
        if asked != (self.look.theme.name, self.look.text_size) or not self._styled:
            self._styled = True
            self.look.use(self._app, theme, now.text_size)


@contextmanager
def watching(tradewake: Tradewake) -> Iterator[None]:
    """Bring exceptions of slots and event handlers, which Qt prints and forgets, to `mishap`."""
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: object) -> None:
        del kind, trace
        tradewake.mishap(error)

    sys.excepthook = hook
    try:
        yield
    finally:
        sys.excepthook = before


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

    ``settings`` is the file that preferences are kept in, None for none. ``on_first_paint`` is
    called when the empty window has been painted, ``on_complete`` when all of the file has been.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would not hear of Ctrl+C
    app = make_application()
    tradewake = Tradewake(app, Settings(settings))
    tradewake.on_complete = on_complete
    with watching(tradewake):
        tradewake.start(file, on_first_paint)
        return app.exec()
