"""The lines of the sums checked; a click selects all figures that take part."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QObject,
)
from PySide6.QtCore import Qt as QtNames
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from viewer.engine.checks.told import Line
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.state.session import Session
from viewer.widgets.lists.checks_delegate import ChecksDelegate
from viewer.widgets.lists.checks_model import ChecksModel
from viewer.widgets.lists.lines import LinesView
from viewer.widgets.lists.selecting import ListKeys
from viewer.widgets.parts import Parts

Flag = QItemSelectionModel.SelectionFlag
Hint = QAbstractItemView.ScrollHint
MANY = 2000
"""More lines than these are laid out bit by bit, so that the window stays quick."""
AT_ONCE = 250
NAME = say(QT_TRANSLATE_NOOP("Words", "Sums checked"))


class ChecksView(LinesView[Line]):
    """Only findings can be selected; ``pointed`` names the figure that the one under the pointer is
    about.
    """

    _model: ChecksModel
    _delegate: ChecksDelegate

    def __init__(self, model: ChecksModel, parts: Parts, copied: Callable[[], str]) -> None:
        super().__init__(model, ChecksDelegate(model, parts.look), parts.look, NAME)
        self.setBatchSize(AT_ONCE)
        model.modelReset.connect(self._choose_layout)
        self.keys = ListKeys(self, copied)
        self.shared = FindingsSelection(self, parts.session, model)

    def _choose_layout(self) -> None:
        self._delegate.width = float(self.viewport().width())
        many = self._model.rowCount() > MANY
        self.setLayoutMode(
            QListView.LayoutMode.Batched if many else QListView.LayoutMode.SinglePass
        )

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Sums are wrapped, so that their height depends on the width.
        self._delegate.width = float(self.viewport().width())
        self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        self.mark_hovered(row)
        finding = self._model.finding_at(row)
        self.pointed.emit(finding.inputs[-1] if finding is not None else None)
        super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._delegate.focused = event.reason() in (
            QtNames.FocusReason.TabFocusReason,
            QtNames.FocusReason.BacktabFocusReason,
            QtNames.FocusReason.ShortcutFocusReason,
        )
        super().focusInEvent(event)


class FindingsSelection(QObject):
    """Keeps the selected rows and ``session.view.selection`` together: a row stands for several
    figures, and a figure for several rows.
    """

    def __init__(self, view: ChecksView, session: Session, model: ChecksModel) -> None:
        super().__init__(view)
        self._view, self._session, self._model = view, session, model
        self._taking = self._giving = False
        view.selectionModel().selectionChanged.connect(self._give)
        session.selection_changed.connect(self._take)

    def rows(self) -> list[int]:
        """Return the selected rows from top to bottom."""
        return sorted(index.row() for index in self._view.selectionModel().selectedRows())

    def restore(self) -> None:
        """Light up the rows of what the session has selected, and scroll to the first of them."""
        rows = self._model.places(self._session.view.selection).tolist()
        chosen = QItemSelection()
        for row in rows:
            index = self._model.index(row, 0)
            chosen.select(index, index)
        self._taking = True
        try:
            model = self._view.selectionModel()
            model.select(chosen, Flag.ClearAndSelect)
            if rows:
                # A sum is as high as its words need, so nothing is where it was before the layout.
                self._view.executeDelayedItemsLayout()
                index = self._model.index(rows[0], 0)
                seen = self._view.viewport().rect().contains(self._view.visualRect(index))
                # Qt scrolls to a current row by itself, just so far that it is seen.
                self._view.setAutoScroll(False)
                model.setCurrentIndex(index, Flag.NoUpdate)
                self._view.setAutoScroll(True)
                if not seen:
                    self._view.scrollTo(index, Hint.PositionAtCenter)
        finally:
            self._taking = False

    def _take(self) -> None:
        if not self._giving and self._view.isVisible():
            self.restore()

    def _give(self) -> None:
        if self._taking:
            return
        rows = self.rows()
        current = self._view.currentIndex().row()
        if current in rows:
            # The last one is what the details show.
            rows.remove(current)
            rows.append(current)
        found = [self._model.finding_at(row) for row in rows]
        ids = [some_id for one in found if one is not None for some_id in one.inputs]
        # A figure of several findings stands where it is last, for that one is looked at.
        ids = list(dict.fromkeys(reversed(ids)))[::-1]
        self._giving = True
        try:
            self._session.update(selection=tuple(ids))
        finally:
            self._giving = False
