"""Groups of figures in the order that a reader wants, and those that hold some words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from viewer.engine.lists.claim_words import period_words, who
from viewer.engine.lists.claims import Group
from viewer.engine.query.fold import folded
from viewer.engine.query.names import all_of_text
from viewer.engine.query.ranked import Spellings
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words

_FLOWS = {"import": "imports", "export": "exports", "total": "total", "balance": "balance"}


class Order(StrEnum):
    """What groups are ordered by."""

    DISAGREEMENT = "disagreement"
    SUBJECT = "subject"
    PERIOD = "period"


def arranged(groups: Sequence[Group], order: Order) -> list[Group]:
    """Return groups in an order: as they come (by disagreement), by subject, or by period.

    Under one subject the latest period comes first; in one period subjects go from A to Z. What
    has no period comes last.
    """
    if order is Order.DISAGREEMENT:
        return list(groups)
    if order is Order.SUBJECT:
        return sorted(groups, key=lambda group: (folded(group.title), *_when(group)))
    return sorted(groups, key=lambda group: (*_when(group), folded(group.title)))


def _when(group: Group) -> tuple[bool, float]:
    """Order the latest first, what has no period last."""
    return group.period is None, -group.period.period[0] if group.period is not None else 0.0


class Search:
    """Finds groups by what they are about, their period, who states them and how much."""

    def __init__(self, dataset: Dataset, groups: Sequence[Group]) -> None:
        self._groups = groups
        self._spellings = Spellings(([_words(dataset, group)] for group in groups), stems=True)

    def having(self, typed: str) -> list[Group]:
        """Return the groups that hold all the words, in their order; all where none is typed."""
        if not typed.strip():
            return list(self._groups)
        found = {row for row, _ in self._spellings.best(typed, len(self._groups))}
        return [group for row, group in enumerate(self._groups) if row in found]


def _words(dataset: Dataset, group: Group) -> str:
    texts: list[str] = [*all_of_text(group.title), _FLOWS.get(group.flow or "", "")]
    if group.period is not None:
        texts += [in_words(group.period).english(), period_words(group).english()]
        texts.append(group.period.text)
    for statement in group.statements:
        for claim in statement.claims:
            texts += [str(who(dataset, claim)), str(claim.value_text or "")]
            if claim.source:
                texts.append(str(dataset.name_of(claim.source)))
    return " ".join(texts)
