"""What claims and series say, checked against the rest of the file."""

from __future__ import annotations

import re
from typing import Final

from viewer.io.areas import AREAS, check_area
from viewer.io.faults import found
from viewer.io.findings import Findings
from viewer.io.format1 import Row
from viewer.io.locate import Path
from viewer.io.observations import Observations, laid_out
from viewer.io.references import References
from viewer.io.rows import Rows
from viewer.io.short import quoted
from viewer.model.edtf import EdtfError, parse
from viewer.model.message import QT_TRANSLATE_NOOP, say

_COMMODITY: Final = re.compile(r"TOTAL|[0-9]{2}([0-9]{2}){0,4}")


def check_claims(claims: Rows, references: References, findings: Findings) -> None:
    """Check the references, bounds and codes of claims."""
    codes = {row.get("commodity") for row in claims.rows} | {r["quantity"] for r in claims.rows}
    gone = []
    for number, row in enumerate(claims.rows):
        path = claims.path(number)
        if row.get("source") is None and not row.get("evidence"):
            template = QT_TRANSLATE_NOOP(
                "Words", 'neither "source" nor "evidence" is given; expected who states the value'
            )
            findings.error("no-source", say(template), path)
            findings.leave_out("claims", path, row)
            references.owners.pop(row["id"])
            gone.append(number)
    claims.drop(gone)
    for number, row in enumerate(claims.rows):
        path = claims.path(number)
        references.one(row, "source", path, "sources")
        references.one(row, "agency", path, "actors")
        references.evidence(row, path)
        references.many(row, "inputs", path, "claims")
        references.many(row, "same_figure_as", path, "claims")
        references.many(row, "events", path, "events")
        _check_flow(row, path, findings)
        if row.get("of") is not None:
            _check_base(row, path, codes, references)
        if row.get("change"):
            _check_changes(row["change"], (*path, "change"), references)
        _check_bounds(row, path, findings)
        if row["id"] in (row.get("same_figure_as") or ()):
            _drop_itself(row, path, findings)


def check_series(sections: dict[str, Rows], references: References, findings: Findings) -> None:
    """Check the references and codes of series; their observations become `Observations`."""
    claims = {row["id"]: row for row in sections["claims"].rows}
    series = sections["series"]
    gone = []
    for number, row in enumerate(series.rows):
        path = series.path(number)
        references.one(row, "source", path, "sources")
        references.one(row, "agency", path, "actors")
        _check_flow(row, path, findings)
        observations = laid_out(row, path, findings)
        if observations is None:
            findings.leave_out("series", path, row)
            gone.append(number)
            continue
        _check_observations(observations, references, findings)
        _check_units(row, observations, claims, findings)
        row["observations"] = observations
    series.drop(gone)


def _check_flow(row: Row, path: Path, findings: Findings) -> None:
    check_area(row, "ref_area", path, findings)
    check_area(row, "counterpart_area", path, findings)
    commodity = row.get("commodity")
    if commodity is not None and not _COMMODITY.fullmatch(commodity):
        expected = say(QT_TRANSLATE_NOOP("Words", "TOTAL, or an HS code such as 27 or 270900"))
        findings.warning("unknown-commodity", found(commodity, expected), (*path, "commodity"))


def _check_base(row: Row, path: Path, codes: set[str | None], references: References) -> None:
    """Check what a share is a share of: a claim, or a code that is known or used in the file."""
    base = row["of"]
    known = base in codes or base in AREAS or _COMMODITY.fullmatch(base)
    if not known:
        references.one(row, "of", path, "claims")


def _check_changes(changes: list[Row], path: Path, references: References) -> None:
    for position, change in enumerate(changes):
        at = (*path, position)
        references.one(change, "agency", at, "actors")
        references.one(change, "source", at, "sources")
        against = change.get("against")
        if against is not None and not references.leads(against, "claims"):
            try:
                parse(against)
            except EdtfError:
                references.one(change, "against", at, "claims")


def _check_bounds(row: Row, path: Path, findings: Findings) -> None:
    low, high, value = row.get("low"), row.get("high"), row.get("value")
    if low is not None and high is not None and low > high:
        template = QT_TRANSLATE_NOOP("Words", "low is {low} and high is {high}; expected low first")
        message = say(template, low=f"{low:.15g}", high=f"{high:.15g}")
        findings.error("bounds-reversed", message, (*path, "low"))
        row["low"] = row["high"] = None
    elif value is not None and not (
        (low is None or low <= value) and (high is None or value <= high)
    ):
        expected = say(QT_TRANSLATE_NOOP("Words", "a value between low and high"))
        findings.warning("value-outside-bounds", found(value, expected), (*path, "value"))


def _drop_itself(row: Row, path: Path, findings: Findings) -> None:
    template = QT_TRANSLATE_NOOP("Words", "{found} is this claim itself; expected another")
    findings.error(
        "refers-to-itself", say(template, found=quoted(row["id"])), (*path, "same_figure_as")
    )
    row["same_figure_as"] = [other for other in row["same_figure_as"] if other != row["id"]]


def _check_observations(
    observations: Observations, references: References, findings: Findings
) -> None:
    """Drop references that lead nowhere, and observations that then have nothing to say."""
    gone = []
    for number, row in enumerate(observations.rows):
        claim = row.get("claim")
        if claim is not None and not references.leads(claim, "claims"):
            references.tell(claim, observations.place(number, "claim"), "claims")
            row["claim"] = None
        if row.get("claim") is None and row.get("period") is None:
            gone.append(number)
            if claim is None:
                template = QT_TRANSLATE_NOOP(
                    "Words", "an observation without a period; expected one, or a claim"
                )
                place = observations.place(number, "period")
                findings.error("no-period", say(template), place)
            findings.left_out["observations"] += 1
    observations.drop(gone)


def _check_units(
    series: Row, observations: Observations, claims: dict[str, Row], findings: Findings
) -> None:
    """Warn of the first claim in a series that has another unit: it cannot be drawn there."""
    for number, row in enumerate(observations.rows):
        unit = claims.get(row.get("claim") or "", {}).get("unit")
        if unit is not None and unit != series["unit"]:
            expected = say(
                QT_TRANSLATE_NOOP("Words", "the unit of the series, {unit}"), unit=series["unit"]
            )
            place = observations.place(number, "claim")
            findings.warning("unit-mismatch", found(unit, expected), place)
            return
