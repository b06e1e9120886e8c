"""The part of the menu that is not a command: recent files and samples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from viewer.commands.file import FILE
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.state.files import Files
from viewer.state.jobs import Progress
from viewer.state.samples import title_of
from viewer.state.settings import Settings
from viewer.widgets.actions import Actions
from viewer.widgets.text import cut, mnemonic_safe, plain_tooltip, tr, words

LONGEST = 60
"""So many characters of a name or a folder are shown."""


class FileMenus(QObject):
    """Fills two submenus at the top of the menu when that is about to be shown.

    Whether files are still there, and what samples are called, is found out in a worker: a folder
    on a network may take its time.
    """

    def __init__(self, actions: Actions, files: Files, settings: Settings) -> None:
        super().__init__(actions)
        self._files, self._settings = files, settings
        menu, whole = actions.menus[FILE], actions.whole
        self.recent = QMenu(tr(QT_TRANSLATE_NOOP("Words", "Open recent")), whole)
        self.samples = QMenu(tr(QT_TRANSLATE_NOOP("Words", "Open sample")), whole)
        # The bundled dataset is one of the samples.
        menu.removeAction(actions["file.open_sample"])
        for command in ("file.copy", "file.quit"):
            menu.insertSeparator(actions[command])
        self._titles: dict[Path, str] = {}
        if whole is None:
            return
        first = whole.actions()[0]
        for submenu in (self.recent, self.samples):
            submenu.setToolTipsVisible(True)
            whole.insertMenu(first, submenu)
        whole.insertSeparator(first)
        whole.aboutToShow.connect(self.fill)

    def titles(self) -> list[tuple[str, str]]:
        """Return path and title of each sample; file names until their titles have been read."""
        paths = self._files.samples()
        if not self._titles:
            self._fill_samples()
        named = ((path, path.stem.replace("-", " ")) for path in paths)
        shown = self._files.opener.shown
        return [(str(p), self._titles.get(p, name)) for p, name in named if p != shown]

    def open_sample(self, key: str) -> None:
        """Open a sample by its path."""
        self._files.opener.open(Path(key))

    def fill(self) -> None:
        """Fill both submenus."""
        self._fill_recent()
        self._fill_samples()

    def _fill_recent(self) -> None:
        self.recent.clear()
        paths = [Path(path) for path in self._settings.now.recent]
        self.recent.setEnabled(bool(paths))
        rows = [self._add(self.recent, path, _short(path)) for path in paths]
        if not paths:
            return
        self.recent.addSeparator()
        clear = QAction(tr(QT_TRANSLATE_NOOP("Words", "Clear the list")), self.recent)
        clear.triggered.connect(self._files.home.forget)
        self.recent.addAction(clear)

        def look(progress: Progress) -> list[bool]:
            del progress
            return [path.is_file() for path in paths]

        def then(there: Sequence[bool]) -> None:
            if paths == [Path(path) for path in self._settings.now.recent]:
                for row, is_there in zip(rows, there, strict=True):
                    row.setEnabled(is_there)

        self._files.jobs.run("recent", look, then, lambda _: None)

    def _fill_samples(self) -> None:
        self.samples.clear()
        paths = self._files.samples()
        for path in paths:
            self._add(self.samples, path, self._titles.get(path, path.stem))
        if self._titles.keys() >= set(paths):
            return

        def read(progress: Progress) -> dict[Path, str]:
            del progress
            return {path: title_of(path) for path in paths}

        def then(titles: dict[Path, str]) -> None:
            self._titles = titles
            self._fill_samples()

        self._files.jobs.run("samples", read, then, lambda _: None)

    def _add(self, menu: QMenu, path: Path, text: str) -> QAction:
        action = QAction(mnemonic_safe(text), menu)
        action.setToolTip(plain_tooltip(str(path)))
        action.triggered.connect(lambda: self._files.opener.open(path))
        menu.addAction(action)
        return action


def _short(path: Path) -> str:
    """Return name and folder of a file, short enough for a menu."""
    folder = str(path.parent)
    home = str(Path.home())
    if folder == home or folder.startswith(f"{home}/"):
        folder = f"~{folder[len(home) :]}"
    folder = folder if len(folder) <= LONGEST else f"…{folder[1 - LONGEST :]}"
    template = QT_TRANSLATE_NOOP("Words", "{file} in {folder}")
    return words(say(template, file=cut(path.name, LONGEST), folder=folder))
