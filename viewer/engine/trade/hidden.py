"""Series of a pane that a reader has switched off: which values are not drawn, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from viewer.engine.trade.cells import FLOWS, STEPS
from viewer.engine.trade.statements import series_of
from viewer.model.dataset import Dataset
from viewer.model.view import Pane

Panes = tuple[Pane, ...]
MADE = "~"
"""Between the id of a series and what was made of it."""


def hidden_places(dataset: Dataset, pane: Pane) -> frozenset[int]:
    """Return which of the series that `series_of` makes of a pane are not drawn."""
    found: set[int] = set()
    place = 0
    for some_id in pane.series if pane.hidden else ():
        count = len(series_of(dataset, (some_id,)))
        if some_id in pane.hidden:
            found.update(range(place, place + count))
        place += count
    return frozenset(found)


def carried_over(dataset: Dataset, pane: Pane, ids: Sequence[str]) -> tuple[str, ...]:
    """Return which of other series are hidden in the place of those of a pane: these very series,
    and those of a flow of which the pane shows none.
    """
    if not pane.hidden:
        return ()
    shown = [name for name in pane.series if name not in pane.hidden]
    flows = {dataset.series[name].flow for name in shown if name in dataset.series}
    gone = {dataset.series[name].flow for name in pane.hidden if name in dataset.series} - flows
    return tuple(
        name
        for name in ids
        if name in pane.hidden or (name not in pane.series and dataset.series[name].flow in gone)
    )


def belonging(dataset: Dataset, pane: Pane, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the series of a pane that are meant by some of those drawn: themselves, those that
    they were worked out of, or where a coarser frequency stands in, those of the same flow.
    """
    own: list[str] = []
    others: list[str] = []
    for some_id in ids:
        made_of = [n for n in pane.series if some_id == n or some_id.startswith(n + MADE)]
        own += made_of
        others += [] if made_of else [some_id]
    flows = {dataset.series[name].flow for name in others if name in dataset.series}
    more = (
        name
        for name in pane.series
        if name in dataset.series and dataset.series[name].flow in flows
    )
    return tuple(dict.fromkeys(chain(own, more)))


def toggled(panes: Panes, number: int, ids: Iterable[str]) -> Panes:
    """Return the panes with some series of one of them switched off, or on where all of them are
    off. The last one stays: a chart of nothing has nothing to click on.
    """
    if not 0 <= number < len(panes):
        return panes
    pane, ids = panes[number], tuple(ids)
    if all(name in pane.hidden for name in ids):
        hidden = tuple(name for name in pane.hidden if name not in ids)
    else:
        hidden = tuple(name for name in pane.series if name in pane.hidden or name in ids)
    if len(hidden) == len(pane.series):
        return panes
    return (*panes[:number], replace(pane, hidden=hidden), *panes[number + 1 :])


def told_apart(dataset: Dataset, pane: Pane) -> tuple[str, ...]:
    """Return the series of a pane that have each a colour and a name of their own; none where
    there is one, or where exports, imports and totals tell them apart.
    """
    ids = tuple(name for name in pane.series if name in dataset.series)
    if pane.kind not in (STEPS, "value") or len(ids) < 2:
        return ()
    flows = [dataset.series[name].flow for name in ids]
    by_flow = all(flow in FLOWS for flow in flows)
    one_each = len(set(flows)) == len(flows) or {"export", "import"} <= set(flows)
    return () if by_flow and one_each else ids


def short_names(labels: Sequence[str]) -> list[str]:
    """Return labels without the words that all begin with: "GDP, UN" and "GDP, IMF" are told
    apart by "UN" and "IMF".
    """
    same = _alike(labels)
    found = [" ".join(label.split(" ")[same:]) for label in labels]
    return [name[:1].upper() + name[1:] for name in found]


def called(dataset: Dataset, pane: Pane) -> dict[str, str]:
    """Return what those series of a pane are called, by id, that the legend tells apart."""
    ids = told_apart(dataset, pane)
    return dict(zip(ids, short_names([dataset.series[name].label for name in ids]), strict=True))


def shared_name(labels: Sequence[str]) -> str:
    """Return what labels have in common at their beginning, up to the last comma in it if there is
    one; "" if nothing.
    """
    shared = " ".join(labels[0].split(" ")[: _alike(labels)]) if labels else ""
    head, comma, _ = shared.rpartition(",")
    return head if comma else f"{shared} …" if shared else ""


def _alike(labels: Sequence[str]) -> int:
    words = [label.split(" ") for label in labels]
    most = min((len(one) for one in words), default=1) - 1
    same = 0
    while len(labels) > 1 and same < most and len({one[same] for one in words}) == 1:
        same += 1
    return same
