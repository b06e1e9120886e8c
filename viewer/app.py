"""Puts the parts together; the only module that knows them all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from viewer import installed
from viewer.engine.details.script import has_east_asian
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.state import reading
from viewer.state.checking import Checking
from viewer.state.figures import Figures
from viewer.state.files import Files
from viewer.state.hover import Hover
from viewer.state.jobs import Jobs
from viewer.state.mishap import place_of, tell
from viewer.state.reading import Reading
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.state.shown import Shown
from viewer.widgets.accessible import AccessibleFactory
from viewer.widgets.desk import WindowDesk
from viewer.widgets.first_paint import AfterPaint, Callback, make_window, show
from viewer.widgets.herald import Herald
from viewer.widgets.main_window import MainWindow
from viewer.widgets.navigation import Navigation
from viewer.widgets.parts import Parts
from viewer.widgets.text import box

BUNDLED = "dprk-china.json"


class Tradewake:
    """The running program: one window on one dataset."""

    def __init__(
        self,
        app: QApplication,
        settings: Settings,
        window: MainWindow | None = None,
        views: Path | None = None,
        columns: Path | None = None,
    ) -> None:
        """``window`` is one that `viewer.start` has painted already; None makes one. ``views`` is
        the folder of last views, ``columns`` that of what is kept of big files, None for none.
        """
        self._mishaps: set[tuple[str, int]] = set()
        self.settings = settings
        self.session = Session()
        self.hover = Hover()
        self.jobs = Jobs()
        self.shown = Shown(self.session)
        self.figures = Figures(self.session)
        self.checking = Checking(self.session, self.jobs)
        self.reading = Reading(self.session, self.shown, self.jobs)
        self.window = window or make_window(app, settings, installed.resources())
        self.look = self.window.look
        self.navigation = Navigation(self.session, self.shown, settings)
        bundled = installed.data() / BUNDLED
        self.files = Files(self.session, self.jobs, settings, bundled, views, columns)
        self.opener = self.files.opener
        self.on_complete: Callback | None = None
        self.on_mishap: Callable[[Message], None] = self._show_mishap
        parts = Parts(
            self.session, self.shown, self.hover, settings, self.look, self.navigation,
            self.figures, self.checking,
        )  # fmt: skip
        self.desk = WindowDesk(self.window, parts, self.files)
        self.contents = self.desk.contents
        self._accessible = AccessibleFactory()
        self._accessible.install()
        self.herald = Herald(self.window, self.contents, self.files, self.session, settings)
        self.herald.progress.follow(reading.KIND, self.reading.stop)
        self.reading.told.connect(self.contents.status.say_state)
        self.opener.looked_ahead.connect(self.shown.expect)
        self.opener.opened.connect(self._add_fonts)
        self.opener.opened.connect(lambda: self._complete(self.contents.lanes))
        self.opener.refused.connect(lambda: self._complete(self.contents.refused))
        self.contents.refused.left.connect(self.contents.show_timeline)
        self.window.closing.connect(self.files.close)
        app.aboutToQuit.connect(self.files.close)

    def start(self, file: Path | None) -> None:
        """Show the window, if it is not yet, and read a file (None: the bundled dataset)."""
        show(self.window)
        self.opener.open(file or self.files.bundled)

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

    def _add_fonts(self) -> None:
        dataset = self.session.dataset
        if dataset is not None and has_east_asian(dataset):
            self.look.add_east_asian()

    def _complete(self, widget: QWidget) -> None:
        if widget.visibleRegion().isEmpty():
            QTimer.singleShot(0, self._completed)  # nothing of it is in sight: it is never painted
        else:
            AfterPaint(widget, self._completed)
            widget.update()

    def _completed(self) -> None:
        if self.on_complete is not None:
            then, self.on_complete = self.on_complete, None
            then()
        # Charts are painted by now; hearing the mouse needs pyqtgraph, half as slow as all else.
        QTimer.singleShot(0, self.contents.trade.activate)


def watch(tradewake: Tradewake) -> None:
    """Bring exceptions of slots and event handlers, which Qt prints and forgets, to `mishap`."""

    def hook(kind: type[BaseException], error: BaseException, trace: object) -> None:
        del kind, trace
        tradewake.mishap(error)

    sys.excepthook = hook


@contextmanager
def watching(tradewake: Tradewake) -> Iterator[None]:
    """`watch` for a while."""
    before = sys.excepthook
    watch(tradewake)
    try:
        yield
    finally:
        sys.excepthook = before


def run(
    app: QApplication,
    settings: Settings,
    window: MainWindow,
    file: Path | None,
    views: Path | None,
    columns: Path | None,
    on_running: Callable[[Tradewake], None] | None,
    on_complete: Callback | None,
) -> Tradewake:
    """Fill a painted window and open a file in it; exceptions of slots are told from now on."""
    tradewake = Tradewake(app, settings, window, views, columns)
    tradewake.on_complete = on_complete
    watch(tradewake)
    if on_running is not None:
        on_running(tradewake)
    tradewake.start(file)
    return tradewake
