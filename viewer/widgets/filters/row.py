"""The row below the top bar: chips for what is filtered, and at the right what is in view."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from viewer.model.message import QT_TRANSLATE_NOOP, say, say_count
from viewer.widgets.actions import Actions
from viewer.widgets.filters.choices import Ask, Choices
from viewer.widgets.filters.conditions import Conditions
from viewer.widgets.filters.notice import Notice
from viewer.widgets.filters.query_edit import QueryEdit
from viewer.widgets.flow import FlowLayout
from viewer.widgets.parts import Parts
from viewer.widgets.text import label, put, tr


class FilterRow(QWidget):
    """Chips side by side, in more rows where they need them; the filter as text in their place.

    ``ask`` opens the palette for something to add to the filter.
    """

    def __init__(self, parts: Parts, actions: Actions, ask: Ask) -> None:
        super().__init__()
        self._parts = parts
        self.setObjectName("filters")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Filter")))
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, 6)
        self.choices = Choices(parts, actions, self._chips)
        self.conditions = Conditions(parts, actions, ask, self.edit, self._chips)
        self._edit: QueryEdit | None = None
        self.notice = Notice(parts, actions)
        self._in_view, self._dot = label("", "muted"), label("·", "muted")
        self._undated = label("", "muted")
        self._counts = (self._in_view, self._dot, self._undated)
        self._column = QVBoxLayout(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        self._row.addWidget(self._chips, 1)
        for told in self._counts:
            told.setWordWrap(False)
            self._row.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._row)
        self._column.addWidget(self.notice)
        self.conditions.more.connect(self._place)
        parts.shown.changed.connect(self._refresh)
        parts.session.dataset_changed.connect(self._refresh)
        parts.session.time_changed.connect(self._count)
        parts.look.changed.connect(self._restyle)
        self._restyle()
        self._refresh()

    def add_condition(self) -> None:
        """Open the menu of what can be added."""
        self.conditions.open_menu()

    def edit(self) -> None:
        """Put the filter as text in the place of the chips."""
        if self._edit is None:
            self._edit = QueryEdit(self._parts.session)
            self._edit.faulted.connect(self.notice.say_fault)
            self._edit.left.connect(self._end_edit)
            self._row.insertWidget(1, self._edit, 1)
        self._chips.hide()
        self._edit.show()
        self._edit.begin()

    def _end_edit(self) -> None:
        if self._edit is not None:
            self._edit.hide()
        self._chips.show()
        self.notice.say_fault(None)

    def _refresh(self) -> None:
        self.conditions.refresh()
        self._count()

    def _place(self) -> None:
        """Put the chips into their order."""
        while self._flow.takeAt(0) is not None:
            pass
        conditions = self.conditions
        for chip in (*self.choices.chips, *conditions.chips, conditions.add, conditions.clear):
            self._flow.addWidget(chip)
        self._flow.invalidate()
        self.updateGeometry()

    def _count(self) -> None:
        session, shown = self._parts.session, self._parts.shown
        if session.dataset is None:
            put(self._in_view, "")
            put(self._undated, "")
        else:
            in_view = say_count(
                QT_TRANSLATE_NOOP("Words", "{n} event in view"),
                QT_TRANSLATE_NOOP("Words", "{n} events in view"),
                shown.in_view(session.view.time),
            )
            put(self._in_view, in_view)
            undated = len(shown.undated)
            said = say(QT_TRANSLATE_NOOP("Words", "{n} undated"), n=f"{undated:,}")
            put(self._undated, said if undated else "")
        for told in (self._dot, self._undated):
            told.setVisible(bool(self._undated.text()))
        self.notice.refresh()

    def _restyle(self) -> None:
        look, scale = self._parts.look, self._parts.look.scale
        self._column.setContentsMargins(
            round(12 * scale), round(5 * scale), round(12 * scale), round(5 * scale)
        )
        self._column.setSpacing(round(3 * scale))
        for told in self._counts:
            told.setFont(look.font("small"))
            told.setMinimumHeight(round(22 * scale))
        self._place()

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(600, round(32 * self._parts.look.scale))
