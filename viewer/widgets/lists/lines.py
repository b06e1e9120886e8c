"""What lists of painted lines share: headings between lines that can be selected."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QLineF,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from viewer.model.dataset import Dataset
from viewer.model.message import Message
from viewer.widgets.look import Look
from viewer.widgets.text import elided, plain_tooltip, words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Hint = QAbstractItemView.ScrollHint
SIDE = 14.0
WIDEST = 640.0
"""Lines grow no wider than this, so that what belongs together stays together."""


class Counted(Protocol):
    """A line of such a list; a heading says how many lines follow it."""

    @property
    def count(self) -> int: ...


L = TypeVar("L", bound=Counted)


class LinesModel(QAbstractListModel, Generic[L]):
    """Holds lines; those that `is_heading` names can't be selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[L, ...] = ()
        self.dataset: Dataset | None = None

    def is_heading(self, line: L) -> bool:
        """Whether a line only says what follows."""
        raise NotImplementedError

    def title(self, line: L) -> str:
        """Return the first line of what is shown."""
        raise NotImplementedError

    def sentence(self, line: L) -> str:
        """Return a line as it is read aloud."""
        raise NotImplementedError

    # Qt overrides

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if 0 <= index.row() < len(self.lines) and not self.is_heading(self.lines[index.row()]):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == Role.DisplayRole:
            return self.title(line)
        if role in (Role.AccessibleTextRole, Role.AccessibleDescriptionRole):
            return self.sentence(line)
        if role == Role.ToolTipRole:
            return plain_tooltip(self.sentence(line))
        return None


class LinesDelegate(QStyledItemDelegate, Generic[L]):
    """Paints lines; ``hovered`` is the row under the pointer, ``focused`` tells that the row that
    the keys stand at is to be seen.
    """

    def __init__(self, model: LinesModel[L], look: Look) -> None:
        super().__init__(model)
        self._model, self._look = model, look
        self.hovered = -1
        self.focused = False

    def height_of(self, line: L) -> int:
        """Return the height of a line in pixels."""
        raise NotImplementedError

    def paint_line(self, p: QPainter, rect: QRectF, line: L) -> None:
        """Paint a line on its ground."""
        raise NotImplementedError

    def text(
        self, p: QPainter, left: float, right: float, y: float, text: str, role: str, token: str
    ) -> float:
        """Paint a text whose top is at ``y``; return where it ends."""
        metrics = self._look.metrics(role)
        shown = elided(text, metrics, max(right - left, 0.0))
        p.setFont(self._look.font(role))
        p.setPen(self._look.theme[token])
        p.drawText(QPointF(left, y + metrics.ascent()), shown)
        return left + metrics.horizontalAdvance(shown)

    def text_before(
        self, p: QPainter, right: float, y: float, text: str, role: str, token: str
    ) -> float:
        """Paint a text that ends at ``right``; return where it begins."""
        left = right - self._look.metrics(role).horizontalAdvance(text)
        self.text(p, left, right + 1, y, text, role, token)
        return left

    def heading_height(self) -> int:
        """Return the height of a heading with its rule."""
        return round(self._look.metrics("body").height() + 24 * self._look.scale)

    def paint_heading(self, p: QPainter, rect: QRectF, line: L) -> None:
        """Paint a heading, how many lines follow, and a rule."""
        look, scale = self._look, self._look.scale
        p.fillRect(rect, look.theme["window"])
        y = rect.bottom() - look.metrics("strong").height() - 5 * scale
        left, right = rect.left() + SIDE * scale, rect.right() - SIDE * scale
        self.text(p, left, right, y, self._model.title(line), "strong", "text")
        self.text_before(p, right, y, f"{line.count:,}", "strong", "muted")
        p.setPen(QPen(look.theme["text"], 1))
        bottom = round(rect.bottom()) - 0.5
        p.drawLine(QLineF(left, bottom, right, bottom))

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.height_of(self._model.lines[index.row()]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._model.lines[index.row()]
        rect = QRectF(option.rect)
        rect.setWidth(min(rect.width(), WIDEST * self._look.scale))
        theme = self._look.theme
        painter.save()
        painter.setClipRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        lit = chosen or index.row() == self.hovered
        if lit and not self._model.is_heading(line):
            painter.fillRect(option.rect, theme["selected" if chosen else "raised"])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_line(painter, rect, line)
        if self.focused and bool(option.state & QStyle.StateFlag.State_HasFocus):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(theme["focus"], 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(option.rect).adjusted(0, 0, -1, -1))
        painter.restore()


class LinesView(QListView, Generic[L]):
    """A list of painted lines; ``pointed`` says what the one under the pointer is about."""

    pointed = Signal(object)

    def __init__(
        self, model: LinesModel[L], delegate: LinesDelegate[L], look: Look, name: Message
    ) -> None:
        super().__init__()
        self._model, self._delegate, self._look = model, delegate, look
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(words(name))
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def put_on_top(self, row: int) -> None:
        """Scroll so far that a line is the first."""
        QListView.scrollTo(self, self._model.index(row, 0), Hint.PositionAtTop)

    def mark_hovered(self, row: int) -> None:
        """Light a row up, -1 for none."""
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    # Qt overrides

    def keyboardSearch(self, search: str) -> None:
        # Letters are commands of the window.
        del search

    def leaveEvent(self, event: QEvent) -> None:
        self.mark_hovered(-1)
        self.pointed.emit(None)
        super().leaveEvent(event)
