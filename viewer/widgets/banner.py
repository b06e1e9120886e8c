"""One line over the timeline: rows that were left out, or a quiet hint."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from viewer.model.message import QT_TRANSLATE_NOOP, Message
from viewer.widgets.text import label, put, tr, words


class Banner(QWidget):
    """Hidden until there is something to say; closed by the user."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 10, 4)
        self._text = label("")
        self._more = QPushButton()
        self._close = QPushButton(tr(QT_TRANSLATE_NOOP("Words", "Close")))
        row.addWidget(self._text, 1)
        row.addWidget(self._more)
        row.addWidget(self._close)
        self._then: Callable[[], None] | None = None
        self._closed: Callable[[], None] | None = None
        self._more.clicked.connect(lambda: self._then and self._then())
        self._close.clicked.connect(self.dismiss)
        self.hide()

    def say(
        self,
        text: Message,
        more: Message | None = None,
        then: Callable[[], None] | None = None,
        closed: Callable[[], None] | None = None,
    ) -> None:
        """Show a line; ``more`` names a button that calls ``then``."""
        put(self._text, text)
        self._then, self._closed = then, closed
        self._more.setVisible(more is not None)
        if more is not None:
            self._more.setText(words(more))
        self.show()

    def dismiss(self) -> None:
        """Hide the line."""
        self.hide()
        if self._closed is not None:
            self._closed()
