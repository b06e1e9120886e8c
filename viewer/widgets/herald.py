"""Tells in the banner and at the right of the status bar what happens to files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.problem import Problem, Severity
from viewer.state import opener as opening
from viewer.state import saver as saving
from viewer.state.files import Files
from viewer.state.opener import Early
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.widgets.contents import Contents
from viewer.widgets.progress import ProgressLine

HINT = say(
    QT_TRANSLATE_NOOP(
        "Words", "Click an event to read it. Ctrl and wheel zoom. Press ? for all keys."
    )
)


class Herald(QObject):
    """Follows the files of one window. Speaks in one line at a time, the latest news wins."""

    def __init__(
        self,
        window: QWidget,
        contents: Contents,
        files: Files,
        session: Session,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window, self._contents, self._files = window, contents, files
        self._session, self._settings = session, settings
        opener, saver, watch = files.opener, files.saver, files.watch
        opener.began.connect(self._on_began)
        opener.arriving.connect(self._on_arriving)
        opener.opened.connect(self._on_opened)
        opener.refused.connect(self._on_refused)
        opener.stopped.connect(self._on_stopped)
        contents.refused.left.connect(self._name_window)
        saver.began.connect(self._on_saving)
        saver.saved.connect(self._on_saved)
        saver.failed.connect(self.say_not_saved)
        saver.stopped.connect(self._on_saving_stopped)
        stops = {opening.KIND: opener.cancel, saving.KIND: saver.cancel}
        self.progress = ProgressLine(files.jobs, stops)
        contents.status.insertPermanentWidget(3, self.progress)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)
        watch.changed.connect(self._on_changed)
        watch.gone.connect(self._on_gone)
        settings.failed.connect(contents.status.say_state)

    def say_not_saved(self, path: Path, reason: Message) -> None:
        """Say that a file could not be written, and why."""
        said = say(
            QT_TRANSLATE_NOOP("Words", "{file} was not saved: {reason}."),
            file=path.name,
            reason=reason,
        )
        self._contents.banner.say(said)
        self._contents.status.say_state(said)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        # Whoever comes back may have been in another program with the file.
        if state is Qt.ApplicationState.ApplicationActive:
            self._files.watch.look()

    def _state(self, template: str, path: Path) -> None:
        self._contents.status.say_state(say(template, file=path.name))

    def _on_began(self, path: Path) -> None:
        self._state(QT_TRANSLATE_NOOP("Words", "Reading {file}…"), path)

    def _on_arriving(self, early: Early) -> None:
        self._name_window()
        said = say(
            QT_TRANSLATE_NOOP("Words", "{count} of about {about} events of {file} read so far"),
            count=f"{early.count:,}",
            about=f"{round(early.about, 2 - len(str(early.about))):,}",
            file=early.path.name,
        )
        self._contents.status.say_state(said)

    def _on_opened(self, path: Path) -> None:
        del path
        self._name_window()
        self._say_problems(self._session.problems)

    def _name_window(self) -> None:
        dataset = self._session.dataset
        if dataset is not None:
            self._window.setWindowTitle(f"{str(dataset.title)[:200]} – Tradewake")

    def _on_refused(self, path: Path, problems: tuple[Problem, ...]) -> None:
        contents = self._contents
        contents.banner.hide()
        contents.refused.show_problems(path, problems, self._session.dataset)
        contents.show_refused(path.name)
        self._window.setWindowTitle(f"{path.name[:200]} – Tradewake")
        contents.actions_by_id.refresh()
        self._state(QT_TRANSLATE_NOOP("Words", "{file} was not opened"), path)

    def _on_stopped(self, path: Path) -> None:
        self._state(QT_TRANSLATE_NOOP("Words", "Reading {file} was stopped"), path)

    def _on_saving(self, path: Path) -> None:
        self._state(QT_TRANSLATE_NOOP("Words", "Saving {file}…"), path)

    def _on_saved(self, path: Path) -> None:
        self._state(QT_TRANSLATE_NOOP("Words", "{file} saved"), path)

    def _on_saving_stopped(self, path: Path) -> None:
        self._state(QT_TRANSLATE_NOOP("Words", "{file} was not saved: you stopped it"), path)

    def _on_changed(self, path: Path) -> None:
        template = QT_TRANSLATE_NOOP("Words", "{file} was changed by another program.")
        self._contents.banner.say(
            say(template, file=path.name),
            say(QT_TRANSLATE_NOOP("Words", "Reload")),
            lambda: self._files.opener.open(path),
        )

    def _on_gone(self, path: Path) -> None:
        template = QT_TRANSLATE_NOOP(
            "Words", "{file} was moved or deleted. What you see stays until you close it."
        )
        self._contents.banner.say(say(template, file=path.name))

    def _say_problems(self, problems: tuple[Problem, ...]) -> None:
        contents = self._contents
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        if not errors:
            contents.banner.hide()
            contents.status.say_state(say(QT_TRANSLATE_NOOP("Words", "File read completely")))
            self._say_hint()
            return
        said = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} fault in this file: what it concerns is left out."),
            QT_TRANSLATE_NOOP("Words", "{n} faults in this file: what they concern is left out."),
            errors,
        )
        show = say(QT_TRANSLATE_NOOP("Words", "Show them"))
        contents.banner.say(said, show, contents.side.show_problems)
        contents.status.say_state(said)

    def _say_hint(self) -> None:
        """Say how to begin, until it has been closed once."""
        if not self._settings.now.hint_seen:
            self._contents.banner.say(HINT, closed=lambda: self._settings.update(hint_seen=True))
