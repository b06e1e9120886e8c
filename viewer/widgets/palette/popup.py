"""The list that opens below the search field, over the rest of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QLineF, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from viewer.model.message import QT_TRANSLATE_NOOP, Message
from viewer.widgets.look import Look
from viewer.widgets.palette.entries import Entries, Entry
from viewer.widgets.palette.rows import HEADING, ROW, RowPainter
from viewer.widgets.text import label, put, tr

WIDTH = 640
SHADOW = 10
MOST_OF_THE_WINDOW = 0.72


class Popup(QFrame):
    """A child of the window, not a window of its own: it takes no focus and is in every picture."""

    picked = Signal()

    def __init__(self, window: QWidget, field: QWidget, look: Look) -> None:
        super().__init__(window)
        self._window, self._field, self._look = window, field, look
        self.setObjectName("popup")
        self.entries = Entries()
        self.painter = RowPainter(look, self.entries)
        self.list = QListView()
        self.list.setObjectName("palette")
        self.list.setModel(self.entries)
        self.list.setItemDelegate(self.painter)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "What was found")))
        self.list.entered.connect(lambda index: self.show_row(index.row()))
        self.list.clicked.connect(lambda index: self._pick(index.row()))
        self.notice = label("", "muted")
        self.hint = label("", "muted")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for widget in (self.notice, self.list, self.hint):
            self._column.addWidget(widget)
        for told in (self.notice, self.hint):
            told.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        window.installEventFilter(self)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def current(self) -> Entry | None:
        """The row that Enter chooses."""
        row = self.list.currentIndex().row()
        return self.entries.entries[row] if row >= 0 else None

    def put(
        self,
        entries: list[Entry],
        notice: Message | str,
        *,
        alert: bool = False,
        choosing: bool = True,
    ) -> None:
        """Show rows below a notice; the first one is chosen, or none."""
        self.notice.setProperty("role", "alert" if alert else "muted")
        self.notice.style().unpolish(self.notice)
        self.notice.style().polish(self.notice)
        put(self.notice, notice)
        self.notice.setVisible(bool(self.notice.text()))
        self.entries.put(entries)
        self.list.setVisible(bool(entries))
        if choosing:
            self.show_row(self.entries.step(-1, 0))
        self.list.scrollToTop()
        self.place()

    def walk(self, steps: int) -> None:
        """Choose another row."""
        row = self.entries.step(self.list.currentIndex().row(), steps)
        self.show_row(row)
        if row >= 0:
            heading = row > 0 and self.entries.entries[row - 1].hit is None
            self.list.scrollTo(self.entries.index(row - 1 if heading else row))
            self.list.scrollTo(self.entries.index(row))

    def show_row(self, row: int) -> None:
        """Choose a row; headings can't be chosen."""
        if row < 0 or self.entries.entries[row].hit is not None:
            self.list.selectionModel().setCurrentIndex(
                self.entries.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _pick(self, row: int) -> None:
        if self.entries.entries[row].hit is not None:
            self.show_row(row)
            self.picked.emit()

    def place(self) -> None:
        """Take the place below the field, inside the window."""
        scale = self._look.scale
        room = self._window.width() - 2 * SHADOW
        width = min(max(round(WIDTH * scale), self._field.width()), room)
        corner = self._field.mapTo(self._window, QPoint(0, self._field.height()))
        left = corner.x() + self._field.width() // 2 - width // 2
        left = min(max(left, SHADOW), self._window.width() - width - SHADOW)
        rows = self.entries.entries
        high = sum(HEADING if entry.hit is None else ROW for entry in rows)
        inner = width - 2
        told = sum(w.heightForWidth(inner) for w in (self.notice, self.hint) if not w.isHidden())
        most = round(self._window.height() * MOST_OF_THE_WINDOW) - corner.y()
        height = min(round(high * scale) + told + round(10 * scale), max(most, 120))
        self.setGeometry(
            QRect(left, corner.y() + 2, width, height).adjusted(-SHADOW, 0, SHADOW, SHADOW)
        )

    def _restyle(self) -> None:
        scale = self._look.scale
        self._column.setContentsMargins(
            SHADOW + 1, round(5 * scale), SHADOW + 1, SHADOW + round(2 * scale)
        )
        edge = round(14 * scale)
        self.notice.setContentsMargins(edge, round(6 * scale), edge, round(4 * scale))
        self.hint.setContentsMargins(edge, round(7 * scale), edge, round(5 * scale))
        for told in (self.notice, self.hint):
            told.setFont(self._look.font("small"))
        if self.isVisible():
            self.place()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        box = self.rect().adjusted(SHADOW, 0, -SHADOW, -SHADOW)
        with QPainter(self) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setPen(Qt.PenStyle.NoPen)
            for spread in range(SHADOW, 0, -1):
                p.setBrush(QColor(0, 0, 0, 14 if theme.name == "dark" else 5))
                p.drawRoundedRect(box.adjusted(-spread, 2, spread, spread), 8 + spread, 8 + spread)
            p.setPen(QPen(theme["line"], 1))
            p.setBrush(theme["window"])
            p.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            if not self.hint.isHidden():
                y = self.hint.y() + 0.5
                p.drawLine(QLineF(box.left() + 1, y, box.right(), y))
