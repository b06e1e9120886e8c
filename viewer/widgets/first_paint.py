"""What the first paint needs: the application object, the window in its theme, a call after it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from viewer.state.settings import Settings
from viewer.widgets.look import Look
from viewer.widgets.main_window import MainWindow
from viewer.widgets.placing import put_back

Callback = Callable[[], None]
LOG = logging.getLogger(__name__)


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


def make_application() -> QApplication:
    """Return the QApplication of this process, made if need be."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    qInstallMessageHandler(_log_qt)
    app = QApplication(["tradewake"])
    app.setApplicationName("tradewake")
    app.setApplicationDisplayName("Tradewake")
    app.setDesktopFileName("tradewake")
    return app


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Keep what Qt says to programmers in the log; what stops the program is for the user."""
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        sys.stderr.write(f"{text}\n")
    elif kind == QtMsgType.QtWarningMsg and "propagateSizeHints" not in text:
        # Every window of the offscreen platform says that one.
        LOG.warning("%s: %s", context.category, text)


def make_window(app: QApplication, settings: Settings, resources: Path) -> MainWindow:
    """Return a window that follows the theme and the text size of the settings."""
    look = Look(resources)
    hints = QGuiApplication.styleHints()

    def restyle() -> None:
        now = settings.now
        theme = now.theme
        if theme == "system":
            theme = "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"
        look.use(app, theme, now.text_size)

    restyle()
    settings.changed.connect(restyle)
    hints.colorSchemeChanged.connect(restyle)
    return MainWindow(look, settings)


def show(window: MainWindow) -> None:
    """Show a window as it was when it was last closed."""
    if window.isVisible():
        return
    put_back(window, window.settings)
    if window.settings.now.maximized:
        window.showMaximized()
    else:
        window.show()
