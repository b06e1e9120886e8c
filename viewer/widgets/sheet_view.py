"""Widgets for the blocks of a sheet: the only place that knows how a block looks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from viewer.engine.details.around import spoken_table
from viewer.engine.details.sheet import (
    Block,
    Cell,
    Fact,
    Names,
    Offer,
    Prose,
    Quotation,
    Section,
    Sheet,
    Standing,
    Table,
    Title,
)
from viewer.model.message import QT_TRANSLATE_NOOP
from viewer.model.records import Stance
from viewer.widgets.flow import FlowLayout
from viewer.widgets.glyphs import paint_mark
from viewer.widgets.look import Look
from viewer.widgets.text import label, mnemonic_safe, tooltip, tr, words


class SheetView(QWidget):
    """A sheet as a column of widgets; ``followed`` says which id was clicked, ``picked`` which
    claim is to stand in the series, or no more.
    """

    followed = Signal(str)
    link_opened = Signal(str)
    picked = Signal(str)

    def __init__(self, sheet: Sheet, look: Look) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        gap = round(16 * look.scale)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(round(9 * look.scale))
        facts: QGridLayout | None = None
        for block in sheet:
            if isinstance(block, Fact):
                if facts is None:
                    facts = self._grid()
                    column.addLayout(facts)
                self._add_fact(facts, block)
            else:
                facts = None
                column.addWidget(self._widget(block))
        column.addStretch(1)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(round(10 * self._look.scale))
        grid.setVerticalSpacing(round(6 * self._look.scale))
        grid.setColumnMinimumWidth(0, round(88 * self._look.scale))
        grid.setColumnStretch(1, 1)
        return grid

    def _add_fact(self, grid: QGridLayout, fact: Fact) -> None:
        row = grid.rowCount()
        name = label(fact.name, "muted")
        name.setMaximumWidth(round(118 * self._look.scale))
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        cell = QVBoxLayout()
        cell.setSpacing(1)
        if fact.target:
            cell.addWidget(LinkLabel(words(fact.text), fact.target, self.followed.emit))
        else:
            cell.addWidget(label(fact.text))
        if fact.note:
            cell.addWidget(label(fact.note, "muted"))
        cell.addStretch(1)
        grid.addLayout(cell, row, 1)

    def _widget(self, block: Block) -> QWidget:
        match block:
            case Standing():
                return StandingView(block, self._look)
            case Title():
                title = label(block.text, "title")
                title.setFont(self._look.font("title"))
                return title
            case Section():
                return self._section(block)
            case Prose():
                return label(block.text)
            case Quotation():
                return self._quotation(block)
            case Names():
                return self._names(block)
            case Offer():
                return LinkLabel(words(block.text), block.claim, self.picked.emit)
            case Table():
                return TableView(block, self._look, self.followed.emit)
        raise TypeError(block)

    def _section(self, block: Section) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, round(6 * self._look.scale), 0, 0)
        rule = QFrame()
        rule.setObjectName("rule")
        column.addWidget(rule)
        column.addWidget(label(block.text, "strong"))
        return whole

    def _quotation(self, block: Quotation) -> QWidget:
        frame = QFrame()
        frame.setObjectName("quotation")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 2, 0, 2)
        column.setSpacing(3)
        if block.quote:
            column.addWidget(label(f"“{block.quote}”"))
        column.addWidget(label(block.cited, "muted"))
        if block.url:
            text = tr(QT_TRANSLATE_NOOP("Words", "Open the source"))
            column.addWidget(LinkLabel(text, block.url, self.link_opened.emit))
        return frame

    def _names(self, block: Names) -> QWidget:
        whole = QWidget()
        whole.setAccessibleName(words(block.title))
        flow = FlowLayout(whole, round(6 * self._look.scale))
        for name in block.names:
            chip = label(name, "chip")
            chip.setWordWrap(False)
            flow.addWidget(chip)
        return whole


class LinkLabel(QPushButton):
    """Text that leads somewhere: reached by Tab, followed by click, Space or Enter."""

    def __init__(
        self, text: str, target: str, follow: Callable[[str], None], *, right: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("link")
        self.setProperty("align", "right" if right else "left")
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.setAutoDefault(True)
        self._whole = text
        self.setText(mnemonic_safe(text))
        self.target = target
        self.clicked.connect(lambda: follow(target))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        tooltip(self, text)

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = self.fontMetrics()
        fits = metrics.elidedText(self._whole[:500], Qt.TextElideMode.ElideRight, self.width() - 2)
        self.setText(mnemonic_safe(fits))
        super().paintEvent(event)


class StandingView(QWidget):
    """The mark and the word of a status."""

    def __init__(self, standing: Standing, look: Look) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        color = look.theme.of_category(standing.color)
        row.addWidget(MarkView(standing.stance, color, look))
        word = label(standing.text, "strong")
        word.setWordWrap(False)
        row.addWidget(word)
        if standing.note:
            row.addWidget(label(standing.note, "muted"), 1)
        row.addStretch(0)


class MarkView(QWidget):
    """The mark of a status, as in the lanes."""

    def __init__(self, stance: Stance | None, color: QColor, look: Look) -> None:
        super().__init__()
        self._stance, self._color, self._look = stance, color, look
        side = round(16 * look.scale)
        self.setFixedSize(QSize(side, side))

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        middle = self.width() / 2
        with QPainter(self) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_mark(
                p, middle, middle, middle * 0.72, self._stance, self._color,
                self._look.theme["window"],
            )  # fmt: skip


class TableView(QWidget):
    """Figures in columns, right-aligned; those that lead somewhere are links."""

    def __init__(self, table: Table, look: Look, follow: Callable[[str], None]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(round(10 * look.scale))
        grid.setVerticalSpacing(round(5 * look.scale))
        grid.setColumnStretch(0, 4)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        for column, heading in enumerate(table.columns, start=1):
            grid.setColumnStretch(column, 3)
            name = label(heading, "muted")
            name.setAlignment(right)
            grid.addWidget(name, 0, column)
        for row, (title, cells) in enumerate(table.rows, start=1):
            grid.addWidget(label(title, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            for column, cell in enumerate(cells, start=1):
                grid.addLayout(self._cell(cell, follow), row, column)
        self.setAccessibleName("\n".join(map(words, spoken_table(table))))

    def _cell(self, cell: Cell, follow: Callable[[str], None]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        if cell.target is not None:
            column.addWidget(LinkLabel(words(cell.text), cell.target, follow, right=True))
        else:
            text = label(cell.text, "muted" if cell.faint else "body")
            text.setAlignment(right)
            column.addWidget(text)
        if cell.note:
            note = label(cell.note, "muted")
            note.setAlignment(right)
            column.addWidget(note)
        column.addStretch(1)
        return column
