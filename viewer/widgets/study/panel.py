"""What each series did before and after what is selected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from viewer.engine.details.sheet import Prose, Sheet
from viewer.engine.study.asked import Asked
from viewer.engine.study.compared import Compared, asked_by, compared, events_around
from viewer.engine.study.subjects import Subject
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.view import Comparison, Window
from viewer.widgets.columns import stack
from viewer.widgets.parts import Parts
from viewer.widgets.sheet_view import SheetView
from viewer.widgets.study.head import StudyHead
from viewer.widgets.study.picture import StudyPicture
from viewer.widgets.text import tr

NO_DATASET = say(QT_TRANSLATE_NOOP("Words", "No dataset is open."))


class StudyPanel(QWidget):
    """Compares around the selected events, and around the last ones while figures are selected.

    Worked out when it is looked at, and at most once for a run of changes. ``copying``
    asks for the comparison as text.
    """

    copying = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._kept: tuple[str, ...] = ()
        self._around: Asked | None = None
        self._compared: Compared | None = None
        self._made_of: tuple[object, ...] = ()
        self._stale = True
        self.head = StudyHead(parts)
        self.picture = StudyPicture(parts.look)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.picture)
        self._view: SheetView | None = None
        self.area.setWidget(self._body)
        stack(self, self.area)
        self.setFocusProxy(self.head.button)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Before / after")))
        self.head.chosen.connect(self._choose)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._refresh_if_seen)
        session = parts.session
        for signal in (
            session.selection_changed, session.comparison_changed, session.dataset_changed,
            session.panes_changed, session.clock_changed, session.datings_changed,
            parts.figures.changed, parts.look.changed,
        ):  # fmt: skip
            signal.connect(self.invalidate)

    def invalidate(self) -> None:
        """Something has changed that the comparison depends on."""
        self._stale = True
        if self.isVisible() and not self._later.isActive():
            self._later.start()

    def refresh(self) -> None:
        """Show what there is to compare now."""
        dataset, view = self._parts.figures.dataset, self._parts.session.view
        self.head.setVisible(dataset is not None)
        if dataset is None:
            self._show((Prose(NO_DATASET),), None, None)
            return
        found = self._asked(dataset)
        self.head.show_asked(found, view.comparison)
        made = self._made(dataset, found)
        lead = made.lead(view.selection)
        self._show(made.sheet(dataset, lead, self._parts.shown.drawn), lead, dataset)

    @property
    def events(self) -> tuple[str, ...]:
        """The events compared around last, for as long as figures are selected."""
        return self._kept

    def _made(self, dataset: Dataset, found: Asked) -> Compared:
        """Return the comparison, the one that there is where nothing in it has changed."""
        view = self._parts.session.view
        made_of = (dataset, view.panes, found, view.comparison)
        if self._compared is None or made_of != self._made_of:
            self._compared = compared(dataset, view, found)
            self._made_of = made_of
        return self._compared

    def _asked(self, dataset: Dataset) -> Asked:
        """Return what is asked for; of figures alone, what was asked for before."""
        view = self._parts.session.view
        self._kept = events_around(dataset, view.selection, self._kept)
        found = asked_by(dataset, view, self._kept)
        self._around = found
        return found

    def _show(self, sheet: Sheet, lead: Subject | None, dataset: Dataset | None) -> None:
        bar = self.area.verticalScrollBar()
        before, at = (self._view.property("around") if self._view else None), bar.value()
        around = self._around.title if self._around is not None else None
        if self._view is not None:
            self._column.removeWidget(self._view)
            self._view.deleteLater()
        series = dataset.series.get(lead.shown.whole.series) if lead and dataset else None
        self.picture.show_study(lead.shown if lead else None, series.flow if series else None)
        self._view = SheetView(sheet, self._parts.look)
        self._view.setProperty("around", str(around))
        self._view.followed.connect(self._follow)
        self._column.addWidget(self._view, 1)
        bar.setValue(at if before == str(around) else 0)

    def _choose(self, comparison: Comparison) -> None:
        self._parts.session.update(comparison=comparison)

    def _follow(self, target: str) -> None:
        """Select a figure beside the events that are compared around; go to another event."""
        dataset = self._parts.session.dataset
        if dataset is not None and dataset.events.position(target) is not None:
            self._parts.navigation.select(target)
            return
        typed = self._parts.session.view.comparison.window is Window.TYPED
        events = () if typed else self._kept
        self._parts.session.update(selection=(*events, target))

    def _refresh_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.refresh()

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        # Else the window's own command would copy what is selected.
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copying.emit()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_seen()
