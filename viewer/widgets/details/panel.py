"""The details of what is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from viewer.engine.details.event import event_sheet
from viewer.engine.details.sheet import Prose, Sheet, Title
from viewer.engine.details.value import claim_sheet, observation_sheet
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.state.session import Session
from viewer.widgets.details.blocks import SheetView
from viewer.widgets.links import open_link
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.text import tr


def sheet_of(dataset: Dataset, some_id: str) -> Sheet | None:
    """Return the sheet of an event, a claim, or an observation named ``series#position``."""
    if event := dataset.events.get(some_id):
        return event_sheet(dataset, event)
    if claim := dataset.claims.get(some_id):
        return claim_sheet(dataset, claim)
    series_id, _, position = some_id.rpartition("#")
    series = dataset.series.get(series_id)
    if series and position.isdigit() and int(position) < len(series.observations):
        return observation_sheet(dataset, series, series.observations[int(position)])
    return None


class DetailsPanel(QScrollArea):
    """Shows the sheet of the last selected id; a link selects what it leads to."""

    def __init__(self, session: Session, look: Look, navigation: Navigation) -> None:
        super().__init__()
        self._session, self._look, self._navigation = session, look, navigation
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Details")))
        session.selection_changed.connect(self.show_selection)
        session.dataset_changed.connect(self.show_selection)
        look.changed.connect(self.show_selection)

    def show_selection(self) -> None:
        """Show what is selected now."""
        dataset = self._session.dataset
        selection = self._session.view.selection
        sheet = sheet_of(dataset, selection[-1]) if dataset is not None and selection else None
        view = SheetView(sheet or self._nothing(), self._look)
        view.followed.connect(self._navigation.select)
        view.link_opened.connect(lambda url: open_link(self, url))
        self.setWidget(view)
        self.verticalScrollBar().setValue(0)

    def _nothing(self) -> Sheet:
        dataset = self._session.dataset
        if dataset is None:
            return (Prose(say(QT_TRANSLATE_NOOP("Words", "No dataset is open."))),)
        hint = Prose(
            say(
                QT_TRANSLATE_NOOP(
                    "Words", "Click an event or a value to read what is known and who says so."
                )
            )
        )
        described = (Prose(dataset.description),) if dataset.description else ()
        return (Title(dataset.title), hint, *described)
