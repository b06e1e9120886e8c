"""Version and licences."""

from __future__ import annotations

from PySide6.QtCore import QSize, qVersion
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

import viewer
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.state.licences import Licence, licences
from viewer.widgets.look import Look
from viewer.widgets.popover import Popover
from viewer.widgets.text import label, tr


class AboutDialog(Popover):
    """What the program is, which version, and the licence of each of its parts in full."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent, tr(QT_TRANSLATE_NOOP("Words", "About Tradewake")))
        self._look = look
        self._licences: tuple[Licence, ...] = ()
        column = QVBoxLayout(self)
        gap = round(18 * look.scale)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(round(10 * look.scale))
        title = label(f"Tradewake {viewer.__version__}", "title")
        title.setFont(look.font("title"))
        column.addWidget(title)
        told = say(
            QT_TRANSLATE_NOOP(
                "Words",
                "Shows events and trade on one time axis, with who says so. "
                "Made with Qt {qt}. Nothing is sent anywhere.",
            ),
            qt=qVersion(),
        )
        column.addWidget(label(told))
        self._list = QListWidget()
        self._list.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Parts of the program")))
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Licence")))
        both = QSplitter()
        both.addWidget(self._list)
        both.addWidget(self._text)
        both.setSizes([round(230 * look.scale), round(670 * look.scale)])
        both.setHandleWidth(1)
        column.addWidget(both, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._list.currentRowChanged.connect(self._show)

    def refresh(self) -> None:
        """Read the licences."""
        self._licences = licences(self._look.resources)
        self._list.clear()
        for licence in self._licences:
            self._list.addItem(" ".join(filter(None, (licence.what, licence.version))))
        self._list.setCurrentRow(0)
        scale = self._look.scale
        self.fit(QSize(round(940 * scale), round(560 * scale)))

    def _show(self, row: int) -> None:
        licence = self._licences[row] if 0 <= row < len(self._licences) else None
        if licence is not None:
            self._text.setPlainText("\n\n".join(filter(None, (licence.name, licence.text))))
