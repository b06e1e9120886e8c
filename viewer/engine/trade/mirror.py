"""What the other side reports of the same trade: one side's imports are the other's exports.

Both count the same goods, but seldom the same amounts: imports are mostly counted with freight
and insurance, exports without (United Nations, "International Merchandise Trade Statistics:
Concepts and Definitions 2010", chapter IV).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from viewer.engine.trade.statements import About, about
from viewer.model.dataset import Dataset
from viewer.model.records import Claim, Series

TURNED = {"import": "export", "export": "import", "total": "total"}
"""What a flow is called from the other side."""


def turned(what: About) -> About | None:
    """Return the same flow as it is called from the other side; None where there is none."""
    flow = TURNED.get(what.flow or "")
    if flow is None or what.ref_area is None or what.counterpart_area is None:
        return None
    return what._replace(flow=flow, ref_area=what.counterpart_area, counterpart_area=what.ref_area)


def mirror_claims(
    dataset: Dataset, subjects: Collection[About], shown: Collection[str] = ()
) -> list[Claim]:
    """Return what the other side reports about these subjects, called as this side calls it.

    A plain value of a series becomes a claim with the id of the value (``series#position``).
    """
    wanted = {other: what for what in subjects if (other := turned(what)) is not None}
    found: list[Claim] = []
    for claim in dataset.claims.values():
        what = wanted.get(about(claim))
        if what is not None and claim.id not in shown and claim.value is not None:
            found.append(_called(claim, what))
    for series in dataset.series.values():
        what = wanted.get(about(series))
        if what is not None:
            found += [_called(claim, what) for claim in _plain(series) if claim.id not in shown]
    return found


def is_mirror(dataset: Dataset, some_id: str, home: str | None) -> bool:
    """Whether the other side than ``home`` reports the value with this id."""
    record: Claim | Series | None = dataset.claims.get(some_id)
    if record is None:
        record = dataset.series.get(some_id.rpartition("#")[0])
    told = record.ref_area if record is not None else None
    return home is not None and told is not None and told != home


def _called(claim: Claim, what: About) -> Claim:
    return replace(
        claim, flow=what.flow, ref_area=what.ref_area, counterpart_area=what.counterpart_area
    )


def _plain(series: Series) -> Iterator[Claim]:
    """Return the values of a series that rest on no claim, as claims."""
    for position, one in enumerate(series.observations):
        if one.claim is None and one.value is not None and one.period is not None:
            yield Claim(
                f"{series.id}#{position}", series.quantity or "", one.period, series.label,
                series.flow, series.ref_area, series.counterpart_area, series.commodity,
                value=one.value, comparator=one.comparator, unit=series.unit,
                multiplier=series.multiplier, status=one.status, adjustment=series.adjustment,
                agency=series.agency, source=series.source, published=one.published,
            )  # fmt: skip
