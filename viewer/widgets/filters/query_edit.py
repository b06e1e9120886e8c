"""The filter as text: what can be read is shown at once, what can't is told with its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit

from viewer.model.message import QT_TRANSLATE_NOOP, Message
from viewer.model.view import Filter
from viewer.state.session import Session
from viewer.widgets.filters.words import at_character
from viewer.widgets.text import tr

if TYPE_CHECKING:
    from viewer.engine.query.error import QueryError

EXAMPLE = QT_TRANSLATE_NOOP(
    "Words", "Such as: trains status:rumour or actor:Kim date:2020-10..2021-02 not tag:aid"
)


class QueryEdit(QLineEdit):
    """Enter keeps what is written and closes, Esc brings back what was there before.

    While it is written, every text that is a query is put into the session, as steps of one
    gesture; ``faulted`` carries why a text is none, or None.
    """

    faulted = Signal(object)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._before = Filter()
        self._fault: QueryError | None = None
        self.setObjectName("query")
        self.setMaxLength(2000)
        self.setPlaceholderText(tr(EXAMPLE))
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Filter as text")))
        self.textEdited.connect(self._try)

    def begin(self) -> None:
        """Start from the filter as it is, with the cursor where a fault lies."""
        self._before = self._session.view.filter
        self.setText(self._before.query)
        self._check(self.text())
        if self._fault is not None:
            self.setCursorPosition(self._fault.position)
        self.setFocus()

    def _check(self, text: str) -> bool:
        self._fault = None
        told: Message | None = None
        # Late, as all of `engine.query`: most windows open without a query.
        from viewer.engine.query.error import QueryError
        from viewer.engine.query.parse import parse_query

        try:
            parse_query(text)
        except QueryError as fault:
            self._fault = fault
            told = at_character(fault.message, fault.position)
        self.faulted.emit(told)
        return self._fault is None

    def _try(self, text: str) -> None:
        if self._check(text):
            self._put(text, undoable=False)

    def _put(self, text: str, *, undoable: bool) -> None:
        now = self._session.view.filter
        self._session.update(undoable=undoable, filter=replace(now, query=text))

    def _keep(self) -> None:
        if self._fault is not None:
            self.setCursorPosition(self._fault.position)
            return
        from viewer.engine.query.parse import parse_query

        self._put(str(parse_query(self.text())), undoable=True)
        self.left.emit()

    def _give_up(self) -> None:
        self._session.update(undoable=False, filter=self._before)
        self.left.emit()

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if ours:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self._give_up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            return
        if self.isVisible():
            self._put(self._session.view.filter.query, undoable=True)
            self.left.emit()
