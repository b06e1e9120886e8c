"""What commands may ask of the window, done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from viewer.model.message import QT_TRANSLATE_NOOP
from viewer.model.view import Panel, TimeRange
from viewer.state.files import Files
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.widgets.contents import Contents
from viewer.widgets.counsel import WindowCounsel
from viewer.widgets.file_menus import FileMenus
from viewer.widgets.main_window import MainWindow
from viewer.widgets.panels import LatePanel
from viewer.widgets.parts import Parts
from viewer.widgets.screen import WindowScreen
from viewer.widgets.seeking import WindowSearch
from viewer.widgets.takeaway import WindowTakeAway
from viewer.widgets.text import tr
from viewer.widgets.trade.charts import WindowCharts


class WindowDesk:
    """Implements `viewer.commands.command.Desk` for one window."""

    def __init__(self, window: MainWindow, parts: Parts, files: Files) -> None:
        self._parts = parts
        self._files = files
        self._opener = opener = files.opener
        self.window = window
        self.takeaway = WindowTakeAway(window, parts, files)
        self.counsel = WindowCounsel(window, parts)
        self.screen = WindowScreen(window, parts.look)
        self.contents = Contents(window, parts, self)
        window.setCentralWidget(self.contents)
        self.menus = FileMenus(self.contents.actions_by_id, files, parts.settings)
        self.contents.search.palette.samples = self.menus
        self._charts = WindowCharts(
            self.contents.known_on, self.contents.trade, self.contents.span, parts
        )
        self.takeaway.shown = self.contents
        self.takeaway.tell = self.contents.status.say_done
        self.takeaway.rows = self.contents.side.rows_to_copy
        late = self.contents.side.by_panel[Panel.BEFORE_AFTER]
        if isinstance(late, LatePanel):
            late.made.connect(self.takeaway.compare_as)
        self.contents.side.told.connect(self.contents.status.say_done)
        self.screen.told.connect(self.contents.status.say_done)
        self.contents.side.citing.connect(self.takeaway.copy_cited)
        self.screen.presented.connect(self.contents.present)
        window.dropped.connect(opener.open)
        window.closing.connect(self._keep_side)

    @property
    def search(self) -> WindowSearch:
        return self.contents.search

    @property
    def charts(self) -> WindowCharts:
        return self._charts

    @property
    def session(self) -> Session:
        return self._parts.session

    @property
    def settings(self) -> Settings:
        return self._parts.settings

    @property
    def file(self) -> Path | None:
        return self._opener.file

    def open(self, path: Path) -> None:
        self._opener.open(path)

    def open_sample(self) -> None:
        self._opener.open(self._files.bundled)

    def ask_open_path(self) -> Path | None:
        folder = str(self.file.parent) if self.file else str(Path.home())
        title = tr(QT_TRANSLATE_NOOP("Words", "Open a dataset"))
        name, _ = QFileDialog.getOpenFileName(self.window, title, folder, "JSON (*.json);;* (*)")
        return Path(name) if name else None

    def go(self, time: TimeRange) -> None:
        self._parts.navigation.go(time)

    def pan(self, share: float) -> None:
        self._parts.navigation.pan_share(share)

    def zoom(self, notches: float) -> None:
        self._parts.navigation.zoom_step(notches)

    def show_all(self) -> None:
        self._parts.navigation.show_all()

    def type_limits(self) -> None:
        # Late: it reads dates as people type them, in all their spellings.
        from viewer.widgets.limits import LimitsDialog

        parts = self._parts
        LimitsDialog(self.window, parts.session, parts.look, parts.navigation).open()

    def fit_selection(self) -> None:
        self._parts.navigation.fit_events(sorted(self.contents.lanes.stage.selected()))

    def walk(self, steps: int) -> None:
        self.contents.lanes.walk(steps)

    def read(self, panel: Panel) -> None:
        self.settings.update(side_shown=True)
        self.session.update(panel=panel)
        self.contents.side.read_on()

    def quit(self) -> None:
        self.window.close()

    def _keep_side(self) -> None:
        self.settings.update(side_width=self.contents.side_width)
