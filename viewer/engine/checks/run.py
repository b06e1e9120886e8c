"""All checks of a dataset, what does not add up first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from viewer.engine.checks.changes import check_changes
from viewer.engine.checks.figures import Figures
from viewer.engine.checks.finding import Finding, Kind, Verdict
from viewer.engine.checks.magnitude import check_magnitudes
from viewer.engine.checks.parts import check_parts
from viewer.engine.checks.periods import check_periods
from viewer.engine.checks.readings import check_readings
from viewer.engine.checks.renderings import check_renderings
from viewer.engine.checks.shares import check_shares
from viewer.model.dataset import Dataset

Check = Callable[[Figures], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    check_parts,
    check_periods,
    check_shares,
    check_changes,
    check_readings,
    check_renderings,
    check_magnitudes,
)
STEP = 256
READING = 0.3
"""The share of the work that is done when all figures are read."""


class Stopped(Exception):
    """Whoever asked for the checks does not want them any more."""


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """All findings of a dataset in the order of the list. ``of`` tells, by id of a claim or
    ``series#position``, the numbers of the findings that it takes part in; ``left_out`` how many
    values of very long series were not read.
    """

    findings: tuple[Finding, ...] = ()
    figures: int = 0
    left_out: int = 0
    of: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def count(self, verdict: Verdict) -> int:
        """Return how many checks came out so."""
        return sum(finding.verdict is verdict for finding in self.findings)


def check_all(dataset: Dataset, progress: Callable[[float], bool] | None = None) -> Checked:
    """Run all checks; ``progress`` is told the share done, False asks to stop.

    O(n log n) in the number of figures. Raises Stopped.
    """
    figures = Figures(dataset, lambda share: progress is None or progress(share * READING))
    if figures.stopped:
        raise Stopped
    found: list[Finding] = []
    for number, check in enumerate(CHECKS):
        done = READING + (1 - READING) * number / len(CHECKS)
        _tell(progress, done)
        for finding in check(figures):
            found.append(finding)
            if len(found) % STEP == 0:
                _tell(progress, done)
    found.sort(key=_rank)
    of: dict[str, list[int]] = {}
    for place, finding in enumerate(found):
        for some_id in finding.inputs:
            of.setdefault(some_id, []).append(place)
    whole = {some_id: tuple(places) for some_id, places in of.items()}
    return Checked(tuple(found), len(figures), figures.left_out, whole)


def _tell(progress: Callable[[float], bool] | None, share: float) -> None:
    if progress is not None and not progress(share):
        raise Stopped


KINDS = {kind: number for number, kind in enumerate(Kind)}


def _rank(finding: Finding) -> tuple[int, int, float, int]:
    """What differs by kind and gravest first, all else in the order of the file."""
    weight = -finding.weight if finding.verdict is Verdict.DIFFERS else 0.0
    return finding.verdict, KINDS[finding.kind], weight, finding.place
