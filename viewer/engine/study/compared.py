"""All that a view compares: around what, and what each series did there. Panel and files use it."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.engine.details.sheet import Prose, Sheet
from viewer.engine.study.asked import Asked, asked
from viewer.engine.study.pooled import MOST_EVENTS, Pool, pools_of
from viewer.engine.study.pooled_words import pooled_sheet
from viewer.engine.study.subjects import Subject, lead_of, subjects_of
from viewer.engine.study.words import sheet_of
from viewer.engine.timeline.drawn import Drawn
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import ViewState

NO_SERIES = say(QT_TRANSLATE_NOOP("Words", "No chart is shown, so there is nothing to compare."))


@dataclass(frozen=True, eq=False)
class Compared:
    """``subjects`` around one event, date or phase; ``pools`` around several events.

    ``told`` says why there is neither.
    """

    asked: Asked
    subjects: tuple[Subject, ...] = ()
    pools: tuple[Pool, ...] = ()
    told: Message | None = None

    def lead(self, selection: tuple[str, ...]) -> Subject | None:
        """Return the series to tell most of."""
        return lead_of(self.subjects, selection)

    def sheet(self, dataset: Dataset, lead: Subject | None, drawn: Drawn | None) -> Sheet:
        """Return what there is to read."""
        if self.told is not None:
            return (Prose(self.told),)
        if self.pools:
            return pooled_sheet(self.pools)
        return sheet_of(dataset, self.subjects, lead, drawn)


def events_around(
    dataset: Dataset, selection: tuple[str, ...], kept: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the selected events; those ``kept`` from before while only figures are selected."""
    chosen = tuple(one for one in selection if dataset.events.position(one) is not None)
    return chosen if chosen or not selection else kept


def asked_by(dataset: Dataset, view: ViewState, events: tuple[str, ...]) -> Asked:
    """Return what a view asks for around some events."""
    return asked(dataset, events, view.comparison, view.clock, view.datings)


def compared(dataset: Dataset, view: ViewState, found: Asked) -> Compared:
    """Compare what is asked for with the series of a view."""
    window = view.comparison.window
    if len(found.several) > MOST_EVENTS:
        template = QT_TRANSLATE_NOOP(
            "Words", "Too many events are selected: {n}. At most {most} are compared."
        )
        many = say(template, n=f"{len(found.several):,}", most=str(MOST_EVENTS))
        return Compared(found, told=many)
    if found.several:
        pools = pools_of(dataset, view.panes, found.several, window)
        return Compared(found, pools=pools, told=None if pools else NO_SERIES)
    if found.split is None:
        return Compared(found, told=found.told)
    subjects = subjects_of(dataset, view.panes, found.split, window)
    return Compared(found, subjects, told=None if subjects else NO_SERIES)
