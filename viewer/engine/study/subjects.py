"""Which series are compared: those of a chart, each as finely as something can be said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from viewer.engine.study.aggregate import aggregated
from viewer.engine.study.figures import Figures, figures_of
from viewer.engine.study.split import Split
from viewer.engine.study.study import Study, study
from viewer.engine.trade.columns import DAYS
from viewer.engine.trade.panes import basis_of, fineness
from viewer.model.dataset import Dataset
from viewer.model.records import Series
from viewer.model.view import Pane, Window

ORDER = ("total", "import", "export")
"""Flows in the order in which they are told; other series follow in the order of the chart."""
MOST = 6
"""So many series are compared, the first of the chart."""


@dataclass(frozen=True, eq=False)
class Subject:
    """One flow: the study that is ``shown``, and the finest one, from which pairs are taken.

    They are the same where the finest figures can be compared.
    """

    shown: Study
    finest: Study

    @property
    def paired(self) -> Study:
        """The one of the two that has pairs of the same months, the finest where none has."""
        return self.shown if self.shown.repeat is not None else self.finest

    def holds(self, selection: Iterable[str]) -> bool:
        """Whether one of these figures is selected."""
        return any(
            some_id in ids
            for some_id in selection
            for ids in (self.shown.whole.ids, self.finest.whole.ids)
        )


def subjects_of(
    dataset: Dataset,
    panes: Sequence[Pane],
    split: Split,
    window: Window,
) -> tuple[Subject, ...]:
    """Return a study of each series of the first chart of amounts, else of the first chart.

    A series stands for its flow at all frequencies on its basis; where the finest is refused, the
    next coarser one is tried. Calendar years begin with those that are published.
    """
    found = []
    for family in flows_of(dataset, panes):
        made = [study(figures, split, window) for figures in family]
        tried = made
        if window is Window.CALENDAR_YEARS:
            tried = sorted(made, key=lambda one: one.whole.frequency != "A")
        shown = next((one for one in tried if one.change is not None), made[0])
        found.append(Subject(shown, made[0]))
    return tuple(found)


def flows_of(dataset: Dataset, panes: Sequence[Pane]) -> Iterator[list[Figures]]:
    """Yield each flow of the first chart of amounts, else of the first chart, the finest first."""
    pane = next((pane for pane in panes if pane.kind != "share"), next(iter(panes), None))
    if pane is None:
        return
    for family in _families(dataset, pane):
        finest_first = sorted(family, key=lambda series: fineness(series.frequency))
        yield [_figures(dataset, series, pane) for series in finest_first]


def lead_of(subjects: Sequence[Subject], selection: Sequence[str]) -> Subject | None:
    """Return what to tell most of: that of a selected figure, else the first that has much."""
    chosen = [one for one in subjects if one.holds(selection)]
    told = [one for one in subjects if one.shown.change is not None]
    paired = [one for one in subjects if one.paired.repeat is not None]
    return next(iter([*chosen, *told, *paired, *subjects]), None)


def _figures(dataset: Dataset, series: Series, pane: Pane) -> Figures:
    figures = figures_of(dataset, series)
    wanted = pane.recipe.frequency
    return aggregated(figures, wanted) if wanted in DAYS else figures


def _families(dataset: Dataset, pane: Pane) -> Iterator[list[Series]]:
    """Yield the series that are one flow on one basis, whatever their frequency."""
    there = (name for name in pane.series if name not in pane.hidden)
    shown = [dataset.series[name] for name in there if name in dataset.series]
    families: dict[object, list[Series]] = {}
    for series in shown:
        # Without a flow only its id says what a series counts.
        key: object = (basis_of(series), series.flow) if series.flow else series.id
        families.setdefault(key, []).append(series)
    for key, family in families.items():
        names = {series.id for series in family}
        family += [
            other
            for other in dataset.series.values()
            if (basis_of(other), other.flow) == key and other.id not in names
        ]
    yield from sorted(families.values(), key=_place)[:MOST]


def _place(family: Sequence[Series]) -> int:
    flow = family[0].flow
    return ORDER.index(flow) if flow in ORDER else len(ORDER)
