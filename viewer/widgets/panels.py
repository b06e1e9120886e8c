"""The table of panels at the right: one row a panel."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import Panel
from viewer.widgets.columns import stack
from viewer.widgets.details.panel import DetailsPanel
from viewer.widgets.icons import icon
from viewer.widgets.parts import Parts
from viewer.widgets.problems import ProblemsPanel
from viewer.widgets.text import plain_tooltip, tr, words


class LatePanel(QWidget):
    """A panel that is loaded and made when it is first looked at: the start waits for none.

    ``made`` carries the panel.
    """

    made = Signal(object)

    def __init__(self, module: str, name: str, parts: Parts) -> None:
        super().__init__()
        self._module, self._name, self._parts = module, name, parts
        self.panel: QWidget | None = None

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.panel is None:
            self.panel = getattr(importlib.import_module(self._module), self._name)(self._parts)
            stack(self, self.panel)
            self.panel.show()
            self.setFocusProxy(self.panel)
            self.made.emit(self.panel)


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A panel: the name in the view, the words on its tab, and how it is made."""

    panel: Panel
    title: Message
    make: Callable[[Parts], QWidget]


PANELS: tuple[PanelRow, ...] = (
    PanelRow(
        Panel.DETAILS,
        say(QT_TRANSLATE_NOOP("Words", "Details")),
        lambda parts: DetailsPanel(parts),
    ),
    PanelRow(
        Panel.LIST,
        say(QT_TRANSLATE_NOOP("Words", "List")),
        lambda parts: LatePanel("viewer.widgets.lists.events_panel", "EventsPanel", parts),
    ),
    PanelRow(
        Panel.VALUES,
        say(QT_TRANSLATE_NOOP("Words", "Values")),
        lambda parts: LatePanel("viewer.widgets.lists.values_panel", "ValuesPanel", parts),
    ),
    PanelRow(
        Panel.CLAIMS,
        say(QT_TRANSLATE_NOOP("Words", "Who says what")),
        lambda parts: LatePanel("viewer.widgets.lists.claims_panel", "ClaimsPanel", parts),
    ),
    PanelRow(
        Panel.CHECKS,
        say(QT_TRANSLATE_NOOP("Words", "Checks")),
        lambda parts: LatePanel("viewer.widgets.lists.checks_panel", "ChecksPanel", parts),
    ),
    PanelRow(
        Panel.BEFORE_AFTER,
        say(QT_TRANSLATE_NOOP("Words", "Before / after")),
        lambda parts: LatePanel("viewer.widgets.study.panel", "StudyPanel", parts),
    ),
)


class SidePanels(QTabWidget):
    """The panels as tabs; which one is in front is part of the view. Problems have a tab of their
    own while the open file has any. ``told`` carries a sentence for the status bar, ``citing``
    asks for the selection to be copied with its sources.
    """

    told, citing = Signal(object), Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._session, self._look = parts.session, parts.look
        self.setDocumentMode(True)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Panels")))
        self.tabBar().setExpanding(False)
        self.tabBar().setIconSize(QSize(13, 13))
        self.tabBar().setUsesScrollButtons(False)  # all are seen at once, if need be cut short
        self.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        parts.look.changed.connect(lambda: self.tabBar().setFont(parts.look.font("small")))
        self.tabBar().setFont(parts.look.font("small"))
        self.by_panel = {row.panel: row.make(parts) for row in PANELS}
        for row in PANELS:
            widget = self.by_panel[row.panel]
            self.addTab(widget, words(row.title))
            if isinstance(widget, LatePanel):
                widget.made.connect(self._on_made)
        self.problems = ProblemsPanel(parts)
        self.currentChanged.connect(self._choose)
        parts.session.panel_changed.connect(self._show)
        parts.session.dataset_changed.connect(self._on_dataset)

    def _on_made(self, panel: QWidget) -> None:
        for name in ("told", "citing"):
            if (signal := getattr(panel, name, None)) is not None:
                signal.connect(getattr(self, name))

    def _add_problems(self) -> None:
        """Add the tab of the problems: a sign, so that the names of the others keep their room."""
        name = tr(QT_TRANSLATE_NOOP("Words", "Problems"))
        at = self.addTab(self.problems, icon(self._look, "warning"), "")
        self.tabBar().setAccessibleTabName(at, name)
        self.setTabToolTip(at, plain_tooltip(name))

    def rows_to_copy(self) -> tuple[str, int]:
        """Return the rows selected in the list in front as a table, and how many they are."""
        front = self.currentWidget()
        panel = front.panel if isinstance(front, LatePanel) else None
        keys = getattr(panel, "keys", None)
        return (keys.text(), keys.rows) if keys is not None and keys.rows else ("", 0)

    def show_problems(self) -> None:
        """Bring the problems to the front."""
        self.setCurrentWidget(self.problems)

    def read_on(self) -> None:
        """Give the panel in front the focus."""
        self.currentWidget().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self) -> None:
        chosen = next((p for p, w in self.by_panel.items() if w is self.currentWidget()), None)
        if chosen is not None:
            self._session.update(panel=chosen)

    def _show(self, panel: Panel) -> None:
        if (widget := self.by_panel.get(panel)) is not None:
            # The view says so already: answering it would set two panels chasing each other.
            with QSignalBlocker(self):
                self.setCurrentWidget(widget)

    def _on_dataset(self) -> None:
        at = self.indexOf(self.problems)
        with QSignalBlocker(self):
            if self._session.problems and at < 0:
                self._add_problems()
            elif not self._session.problems and at >= 0:
                self.removeTab(at)
        bar = self.tabBar()
        bar.setProperty("close", self.count() > len(PANELS))
        bar.style().polish(bar)
        self._show(self._session.view.panel)
