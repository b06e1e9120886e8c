"""The line below the chips: why a filter can't be read, or why nothing is to be seen."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.widgets.actions import Actions
from viewer.widgets.filters.words import at_character
from viewer.widgets.parts import Parts
from viewer.widgets.text import label, put


class Notice(QWidget):
    """Hidden while there is nothing to say. Its link does what helps."""

    def __init__(self, parts: Parts, actions: Actions) -> None:
        super().__init__()
        self._parts, self._actions = parts, actions
        self._fault: Message | None = None
        self._then: QAction | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(12)
        self._text = label("", "muted")
        self._link = QPushButton()
        self._link.setObjectName("link")
        self._link.clicked.connect(lambda: self._then and self._then.trigger())
        self._row = row
        row.addWidget(self._text)
        row.addWidget(self._link)
        row.addStretch(1)
        self.hide()

    def say_fault(self, fault: Message | None) -> None:
        """Say what is wrong with the text that is being written."""
        self._fault = fault
        self.refresh()

    def refresh(self) -> None:
        """Say what there is to say now."""
        text, action = self._now()
        alert = text is not None and action is None
        if self._text.property("role") != ("alert" if alert else "muted"):
            self._text.setProperty("role", "alert" if alert else "muted")
            self._text.style().unpolish(self._text)
            self._text.style().polish(self._text)
        # A fault is a long sentence over the whole width; else the link stands beside the text.
        self._text.setWordWrap(alert)
        self._row.setStretch(0, 1000 if alert else 0)
        self._text.setFont(self._parts.look.font("small"))
        self._link.setFont(self._parts.look.font("small"))
        self._then = self._actions[action] if action else None
        if self._then is not None:
            self._link.setText(self._then.text())
        self._link.setVisible(action is not None)
        if text is not None:
            put(self._text, text)
        self.setVisible(text is not None)

    def _now(self) -> tuple[Message | None, str | None]:
        """Return the text and the command that helps; without one it is a fault."""
        if self._fault is not None:
            return self._fault, None
        session, shown = self._parts.session, self._parts.shown
        if session.dataset is None:
            return None, None
        found = int(shown.mask.sum())
        if shown.fault is not None:
            return at_character(shown.fault.message, shown.fault.position), None
        if not found and len(shown.mask):
            return self._nothing(), "filter.clear"
        dated = found - len(shown.undated)
        if session.view.filter.query and dated and not shown.in_view(session.view.time):
            elsewhere = say_count(
                QT_TRANSLATE_NOOP("Words", "The one event found lies outside this time."),
                QT_TRANSLATE_NOOP("Words", "All {n} events found lie outside this time."),
                dated,
            )
            return elsewhere, "view.show_all"
        return None, None

    def _nothing(self) -> Message:
        # Late, as all of `engine.query`: most windows open without a query.
        from viewer.engine.query.error import QueryError
        from viewer.engine.query.match import unknown_names
        from viewer.engine.query.parse import parse_query

        shown, query = self._parts.shown, self._parts.session.view.filter.query
        try:
            parsed = parse_query(query)
        except QueryError:
            parsed = None
        if parsed is not None and shown.facts is not None:
            unknown = unknown_names(parsed, shown.facts)
            if unknown:
                return unknown[0]
        return say(QT_TRANSLATE_NOOP("Words", "No event passes this filter."))
