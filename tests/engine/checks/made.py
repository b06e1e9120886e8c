"""Figures made by hand or by chance, and what a test asks of the findings in them."""

from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from viewer.engine.checks.finding import Finding, Kind, Verdict
from viewer.engine.checks.run import Checked, check_all
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Change, Claim, Likelihood, Observation, Reading, Series

ROUNDINGS = (ROUND_HALF_EVEN, ROUND_HALF_UP)
CUT = ROUND_FLOOR


def claim(some_id: str, value: float | str | None, period: str | None = "2019", **more) -> Claim:
    """Return a claim; a value written as a text has the decimals of that text."""
    fields = {
        "quantity": "trade", "flow": "total", "ref_area": "PRK", "counterpart_area": "CHN",
        "commodity": "TOTAL", "unit": "USD", "agency": "office", "source": "report",
    }  # fmt: skip
    if isinstance(value, str):
        fields["decimals"] = len(value.partition(".")[2])
        value = float(value)
    readings = tuple(Reading(parse(p), Likelihood.POSSIBLE) for p in more.pop("readings", ()))
    return Claim(
        id=some_id, value=value, period=parse(period) if period else None, readings=readings,
        **{**fields, **more},
    )  # fmt: skip


def share(some_id: str, value: str, period: str | None = "2019", **more) -> Claim:
    """Return a share of all trade."""
    fields = {"quantity": "share", "unit": "PERCENT", "of": "WLD", **more}
    return claim(some_id, value, period, **fields)


def change(amount: str, against: str, kind: str = "percent", **more) -> Change:
    """Return a change with the decimals of the text that its amount is."""
    return Change(
        amount=float(amount), decimals=len(amount.partition(".")[2]), kind=kind, against=against,
        direction="down" if amount.startswith("-") else "up", **more,
    )  # fmt: skip


def series(some_id: str, flow: str, values: list[float], first: int = 2000, **more) -> Series:
    """Return a yearly series that holds its values itself."""
    fields = {"quantity": "trade", "ref_area": "PRK", "counterpart_area": "CHN",
              "commodity": "TOTAL", "agency": "office"}  # fmt: skip
    observations = tuple(
        Observation(parse(str(first + number)), value) for number, value in enumerate(values)
    )
    return Series(
        some_id, Clean(some_id), "USD", "A", observations, flow=flow, **{**fields, **more}
    )


def checked(*records: Claim | Series) -> Checked:
    """Return what the checks find in claims and series."""
    claims = [one for one in records if isinstance(one, Claim)]
    there = [one for one in records if isinstance(one, Series)]
    return check_all(
        Dataset(Clean("Made"), claims=Dataset.index(claims), series=Dataset.index(there))
    )


def about(found: Checked, some_id: str, kind: Kind | None = None) -> list[Finding]:
    """Return the findings about a figure: it comes last among their inputs."""
    return [
        one for one in found.findings
        if one.inputs[-1] == some_id and (kind is None or one.kind is kind)
    ]  # fmt: skip


def verdicts(found: Checked) -> set[Verdict]:
    """Return how the checks come out."""
    return {one.verdict for one in found.findings}


def told(finding: Finding) -> str:
    """Return a finding in one line, as it is read."""
    parts = (finding.told, finding.apart, finding.note, finding.why)
    return " | ".join(str(part) for part in parts if part is not None)


def rounded(value: Decimal, decimals: int, rounding: str = ROUND_HALF_EVEN) -> str:
    """Return a number as printed with so many decimals; below zero, to tens or hundreds."""
    step = Decimal(1).scaleb(-decimals)
    shown = value.quantize(step, rounding=rounding)
    return f"{shown:f}" if decimals > 0 else f"{int(shown)}"
