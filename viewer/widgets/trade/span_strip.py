"""A strip under the charts: what the span of the view holds, one line for each series."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from viewer.engine.lists.shown_values import rows_in
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.long_rows import long_rows
from viewer.engine.trade.span import events_inside
from viewer.engine.trade.span_words import COLUMNS, NOTHING, SpanTable, events_words, span_table
from viewer.model.date_words import range_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.view import TimeRange
from viewer.widgets.parts import Parts
from viewer.widgets.text import elided, label, mnemonic_safe, put, tooltip, tr, words
from viewer.widgets.trade.frame import paint_rule

MOST_LONG = 50_000
"""So many values of one pane are added up as decimals; of more the strip says so."""
SHOWN = 8
"""So many lines are shown; copying takes all."""
WIDEST_NAME = 170.0
"""A longer name is elided, in pixels at 100 per cent; its tooltip has all of it."""
TOO_MANY = say(
    QT_TRANSLATE_NOOP("Words", "a chart has too many values here to add up: take a shorter span")
)


class SpanStrip(QWidget):
    """Esc inside removes the span; a screen reader reads each line as a sentence."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.table = SpanTable((), ())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head = label("", "strong")
        self.head.setWordWrap(False)
        self.head.setMinimumWidth(1)
        self.note = label("", "muted")
        top = QHBoxLayout()
        top.setSpacing(round(14 * parts.look.scale))
        top.addWidget(self.head, 1)
        for name, run in (
            (QT_TRANSLATE_NOOP("Words", "Copy"), self.copy),
            (QT_TRANSLATE_NOOP("Words", "Remove the span"), self.leave),
        ):
            button = QPushButton(mnemonic_safe(tr(name)))
            button.setObjectName("link")
            button.setAccessibleName(tr(name))
            button.clicked.connect(run)
            top.addWidget(button)
        self._grid = QGridLayout()
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.note)
        session = parts.session
        for signal in (session.brush_changed, session.panes_changed, session.mirrored_changed,
                       parts.figures.changed, parts.shown.changed):  # fmt: skip
            signal.connect(self.refresh)
        parts.look.changed.connect(self._restyle)
        self._restyle()

    def refresh(self) -> None:
        """Sum up anew."""
        span = self._parts.session.view.brush
        self.setVisible(span is not None and self._parts.session.dataset is not None)
        if span is None or self._parts.session.dataset is None:
            return
        panes, too_many = self._rows(span)
        self.table = span_table(panes, span)
        drawn, mask = self._parts.shown.drawn, self._parts.shown.mask
        told: Message = range_words(span.start, span.end)
        if drawn is not None:
            found = events_words(*events_inside(drawn.bounds[mask], span))
            told = say("{a} · {b}", a=told, b=found)
        put(self.head, told)
        notes = [words(note) for note in self.table.notes]
        if not self.table.lines:
            notes.insert(0, tr(QT_TRANSLATE_NOOP("Words", "No value lies wholly inside.")))
        notes += [words(TOO_MANY)] if too_many else []
        if (more := len(self.table.lines) - SHOWN) > 0:
            notes.insert(0, words(say_count(
                QT_TRANSLATE_NOOP("Words", "{n} more line is in the copy"),
                QT_TRANSLATE_NOOP("Words", "{n} more lines are in the copy"),
                more,
            )))  # fmt: skip
        put(self.note, " · ".join(notes))
        self.note.setVisible(bool(notes))
        self._fill()
        self.setAccessibleName(self.spoken())

    def spoken(self) -> str:
        """Return all of it as sentences."""
        lines = [
            ", ".join(f"{words(title)}: {words(cell)}"
                      for title, cell in zip(COLUMNS, line, strict=True))
            for line in self.table.lines
        ]  # fmt: skip
        return ". ".join([self.head.text(), *lines, self.note.text()])

    def as_text(self) -> str:
        """Return the table to paste: a line of titles, cells apart by tabs, then the notes."""
        lines = ["\t".join(words(title) for title in COLUMNS)]
        lines += ["\t".join(words(cell) for cell in line) for line in self.table.lines]
        return "\n".join([self.head.text(), *lines, *(words(n) for n in self.table.notes)])

    def copy(self) -> None:
        """Put the table on the clipboard."""
        QGuiApplication.clipboard().setText(self.as_text())

    def leave(self) -> None:
        """Remove the span."""
        self._parts.session.update(brush=None)

    def _rows(self, span: TimeRange) -> tuple[list[Rows], bool]:
        parts, view = self._parts, self._parts.session.view
        dataset, found, too_many = parts.figures.dataset, list[Rows](), False
        if dataset is None:
            return found, too_many
        for pane, tier in zip(view.panes, parts.figures.tiers, strict=True):
            long = long_rows(dataset, pane, view.mirrored)
            if long is not None and sum(b - a for a, b in long.in_view(span)) > MOST_LONG:
                too_many = True
            else:
                found.append(rows_in(dataset, pane, view.mirrored, span, tier))
        return found, too_many

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        look, shown = self._parts.look, self.table.lines[:SHOWN]
        # An empty column tells nothing.
        told = [c for c in range(len(COLUMNS)) if any(line[c] != NOTHING for line in shown)]
        for row, line in enumerate((COLUMNS, *shown) if shown else ()):
            for place, column in enumerate(told):
                cell = words(line[column])
                if column in (0, len(COLUMNS) - 1):
                    cell = elided(cell, look.metrics("small"), WIDEST_NAME * look.scale)
                made = label(cell, "body" if row else "muted")
                tooltip(made, line[column])
                made.setWordWrap(False)
                made.setFont(look.font("small"))
                self._grid.addWidget(made, row, place)
        self._grid.setColumnStretch(len(COLUMNS), 1)

    def _restyle(self) -> None:
        scale = self._parts.look.scale
        side, gap = round(14 * scale), round(5 * scale)
        self._column.setContentsMargins(side, gap, side, gap)
        self._column.setSpacing(round(2 * scale))
        self._grid.setHorizontalSpacing(round(14 * scale))
        self._grid.setVerticalSpacing(0)
        self.refresh()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            p.fillRect(self.rect(), self._parts.look.theme["window"])
            paint_rule(p, self._parts.look, self.width())
