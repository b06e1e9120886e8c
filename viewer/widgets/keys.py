"""The dialogs of the Help menu: all keys, made from the command table; version and licences."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

import viewer
from viewer.commands.table import COMMANDS
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.widgets.look import Look
from viewer.widgets.text import label, tr, words

MOUSE: tuple[tuple[Message, Message], ...] = (
    (
        say(QT_TRANSLATE_NOOP("Words", "Wheel")),
        say(QT_TRANSLATE_NOOP("Words", "Scroll the lanes; zoom over ruler and charts")),
    ),
    (
        say(QT_TRANSLATE_NOOP("Words", "Ctrl+wheel")),
        say(QT_TRANSLATE_NOOP("Words", "Zoom at the pointer")),
    ),
    (
        say(QT_TRANSLATE_NOOP("Words", "Shift+wheel, drag")),
        say(QT_TRANSLATE_NOOP("Words", "Move through time")),
    ),
    (
        say(QT_TRANSLATE_NOOP("Words", "Shift+drag")),
        say(QT_TRANSLATE_NOOP("Words", "Zoom to a stretch of time")),
    ),
    (
        say(QT_TRANSLATE_NOOP("Words", "Double click")),
        say(QT_TRANSLATE_NOOP("Words", "Show all")),
    ),
    (
        say(QT_TRANSLATE_NOOP("Words", "Click")),
        say(QT_TRANSLATE_NOOP("Words", "Select an event or a value; open a fold")),
    ),
    (
        say(QT_TRANSLATE_NOOP("Words", "Arrow keys")),
        say(QT_TRANSLATE_NOOP("Words", "Walk the events, or the values of a chart")),
    ),
)


class KeysDialog(QDialog):
    """Two columns: what to press, and what it does."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(QT_TRANSLATE_NOOP("Words", "Keys and mouse")))
        column = QVBoxLayout(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(round(24 * look.scale))
        half = (len(COMMANDS) + len(MOUSE) + 1) // 2
        rows = [(keys_of(c.keys), words(c.title)) for c in COMMANDS if c.keys]
        rows += [(words(what), words(does)) for what, does in MOUSE]
        for number, (keys, title) in enumerate(rows):
            at = 0 if number < half else 2
            name = label(keys, "strong")
            name.setWordWrap(False)
            grid.addWidget(name, number % half, at)
            text = label(title)
            text.setWordWrap(False)
            grid.addWidget(text, number % half, at + 1)
        column.addLayout(grid)
        column.addWidget(_close(self))


class AboutDialog(QDialog):
    """Version, what it stands on, and under which licences."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(QT_TRANSLATE_NOOP("Words", "About Tradewake")))
        column = QVBoxLayout(self)
        title = label(f"Tradewake {viewer.__version__}", "title")
        title.setFont(look.font("title"))
        column.addWidget(title)
        licences = say(
            QT_TRANSLATE_NOOP(
                "Words",
                "MIT licence. Made with Qt {qt} and PySide6 (LGPL 3), pyqtgraph and pydantic "
                "(MIT), NumPy (BSD). Fonts: Inter (OFL 1.1), WenQuanYi Micro Hei (Apache 2.0).",
            ),
            qt=qVersion(),
        )
        column.addWidget(label(licences))
        column.addWidget(_close(self))
        self.setMinimumWidth(round(420 * look.scale))


def keys_of(keys: tuple[str, ...]) -> str:
    """Return key sequences as this platform writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in keys)


def _close(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    return buttons
