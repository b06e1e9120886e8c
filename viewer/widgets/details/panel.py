"""The details of what is selected."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from viewer.engine.details.around import around_blocks
from viewer.engine.details.choosing import Chosen, not_yet_known
from viewer.engine.details.event import event_sheet
from viewer.engine.details.holdings import holdings_blocks
from viewer.engine.details.near import near_blocks
from viewer.engine.details.sheet import Fact, Prose, Sheet, Title
from viewer.engine.details.value import claim_sheet, observation_sheet
from viewer.engine.timeline.drawn import drawn_date
from viewer.engine.trade.chosen import GONE, picking
from viewer.model.columns import claims_named
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.records import Clock, Event
from viewer.model.view import Datings, Filter, Panel
from viewer.widgets.links import open_link
from viewer.widgets.parts import Parts
from viewer.widgets.sheet_view import SheetView
from viewer.widgets.text import tr

HINT = say(
    QT_TRANSLATE_NOOP("Words", "Click an event or a value to read what is known and who says so.")
)
EMPTY = say(QT_TRANSLATE_NOOP("Words", "This dataset holds no events and no figures."))

CLEAR_FILTER = "clear the filter"
"""What a link that does so leads to; no id holds a space."""
NOT_SHOWN = Fact(
    say(QT_TRANSLATE_NOOP("Words", "Not shown")),
    say(QT_TRANSLATE_NOOP("Words", "Clear the filter")),
    say(QT_TRANSLATE_NOOP("Words", "the filter leaves it out")),
    CLEAR_FILTER,
)


def sheet_of(
    dataset: Dataset,
    some_id: str,
    now: Chosen | None = None,
    clock: Clock = Clock.OCCURRED,
    datings: Datings = Datings.ALL,
) -> Sheet | None:
    """Return the sheet of an event, a claim, or an observation named ``series#position``."""
    if event := dataset.events.get(some_id):
        return event_sheet(dataset, event, clock, datings)
    if claim := dataset.claims.get(some_id):
        return claim_sheet(dataset, claim, now)
    series_id, _, position = some_id.rpartition("#")
    series = dataset.series.get(series_id)
    if series and position.isdigit() and int(position) < len(series.observations):
        observation = series.observations[int(position)]
        if observation is not GONE:
            return observation_sheet(dataset, series, observation)
    return None


class DetailsPanel(QScrollArea):
    """Shows the sheet of the last selected id; a link selects what it leads to."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        session = self._session = parts.session
        self._shown, self._look, self._navigation = parts.shown, parts.look, parts.navigation
        self._figures, self._checking = parts.figures, parts.checking
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Details")))
        session.selection_changed.connect(self.show_selection)
        parts.figures.changed.connect(self.show_selection)
        parts.checking.changed.connect(self.show_selection)
        session.panes_changed.connect(self.show_selection)
        session.clock_changed.connect(self.show_selection)
        session.datings_changed.connect(self.show_selection)
        parts.look.changed.connect(self.show_selection)
        self._left_out = False
        parts.shown.changed.connect(self._on_filter)

    def _on_filter(self) -> None:
        """Say of the selected event that it is shown no longer, or shown again."""
        selection = self._session.view.selection
        if bool(selection and self._is_left_out(selection[-1])) is not self._left_out:
            self.show_selection()

    def _is_left_out(self, some_id: str) -> bool:
        dataset, mask = self._session.dataset, self._shown.mask
        position = dataset.events.position(some_id) if dataset is not None else None
        return position is not None and position < len(mask) and not mask[position]

    def show_selection(self) -> None:
        """Show what is selected now."""
        dataset = self._figures.worked_out
        selection = self._session.view.selection
        sheet: Sheet | None = None
        if dataset is not None and selection:
            view = self._session.view
            chosen = self._chosen(dataset)
            sheet = sheet_of(dataset, selection[-1], chosen, view.clock, view.datings)
        whole = self._session.dataset
        if sheet is None and whole is not None and whole is not dataset and selection:
            sheet = not_yet_known(whole, selection[-1])
        event = dataset.events.get(selection[-1]) if dataset is not None and selection else None
        self._left_out = bool(selection and self._is_left_out(selection[-1]))
        if sheet is not None and event is not None:
            sheet += self._around(event)
            sheet = (NOT_SHOWN, *sheet) if self._left_out else sheet
        elif sheet is not None:
            sheet += self._sums(selection[-1])
        shown = SheetView(sheet or self._nothing(), self._look)
        shown.followed.connect(self._follow)
        shown.picked.connect(self._pick)
        shown.link_opened.connect(lambda url: open_link(self, url))
        self.setWidget(shown)
        self.verticalScrollBar().setValue(0)

    def _chosen(self, dataset: Dataset) -> Chosen:
        """Return what is picked, and what stands in the charts."""
        view = self._session.view
        series = (dataset.series.get(name) for pane in view.panes for name in pane.series)
        standing = (claims_named(one.observations) for one in series if one is not None)
        return Chosen(frozenset(view.choice.picked), frozenset(chain.from_iterable(standing)))

    def _pick(self, claim_id: str) -> None:
        """Let a claim stand in the series, or give it up."""
        session = self._session
        if session.dataset is not None and claim_id in session.dataset.claims:
            session.update(choice=picking(session.dataset, session.view.choice, claim_id))

    def _sums(self, some_id: str) -> Sheet:
        """Return the checks that a figure takes part in."""
        # Loaded with the first figure: it is no part of the start.
        from viewer.engine.checks.blocks import check_blocks

        dataset = self._session.dataset
        claim = dataset.claims.get(some_id) if dataset is not None else None
        if claim is not None and claim.value is None:
            return ()
        return check_blocks(self._checking.checked, some_id)

    def _follow(self, target: str) -> None:
        """Go where a link leads: to an event, a value, a checked sum in its list, all events."""
        from viewer.engine.checks.blocks import led_to

        if target == CLEAR_FILTER:
            self._session.update(filter=Filter())
            return
        inputs = led_to(self._checking.checked, target)
        if inputs is None:
            self._navigation.select(target)
            return
        selection = inputs or self._session.view.selection
        self._session.update(panel=Panel.CHECKS, selection=selection)

    def _around(self, event: Event) -> Sheet:
        """Return what lies close to an event in time: the trade, and other events."""
        dataset, view, drawn = self._figures.dataset, self._session.view, self._shown.drawn
        position = dataset.events.position(event.id) if dataset is not None else None
        if dataset is None or drawn is None or position is None:
            return ()
        date, _ = drawn_date(event, view.clock, view.datings)
        trade = around_blocks(dataset, date, view.panes)
        # Those of an axis with shortened stretches are of other days.
        in_days = self._shown.mask.all() and self._session.shortened is None
        indexes = self._shown.indexes if in_days else None
        near = near_blocks(dataset, drawn, position, view.clock, view.datings, indexes)
        return (*trade, *near)

    def _nothing(self) -> Sheet:
        dataset, view = self._session.dataset, self._session.view
        if dataset is None:
            return (Prose(say(QT_TRANSLATE_NOOP("Words", "No dataset is open."))),)
        filled = dataset.events or dataset.series or dataset.claims
        hint = Prose(HINT if filled else EMPTY)
        described = (Prose(dataset.description),) if dataset.description else ()
        held = holdings_blocks(dataset, view.clock, view.datings) if filled else ()
        return (Title(dataset.title), hint, *described, *held)
