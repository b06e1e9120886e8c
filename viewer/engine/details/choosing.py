"""Which claim stands in the series, said and offered on the sheet of a claim; what was not yet
known.
"""

from __future__ import annotations

from dataclasses import dataclass

from viewer.engine.details.sheet import Block, Offer, Prose, Sheet, Title
from viewer.engine.trade.chosen import may_be_picked
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.records import Claim

USE = say(QT_TRANSLATE_NOOP("Words", "Use this figure in the series"))
GIVE_UP = say(QT_TRANSLATE_NOOP("Words", "Let the series have its own figure again"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader picked, and the claims that stand in the series of the charts now."""

    picked: frozenset[str] = frozenset()
    standing: frozenset[str] = frozenset()


def choosing_blocks(dataset: Dataset, claim: Claim, now: Chosen) -> list[Block]:
    """Offer to put a claim into the series of its quantity, or to take it out again.

    Nothing where it stands there already, and where no series is a choice among such claims.
    """
    if claim.id in now.picked:
        return [Offer(GIVE_UP, claim.id)]
    if claim.id in now.standing or not may_be_picked(dataset, claim):
        return []
    return [Offer(USE, claim.id)]


def not_yet_known(whole: Dataset, some_id: str) -> Sheet | None:
    """Return the sheet of a figure that the whole dataset has, but not what was known on a day."""
    title: Clean | None = None
    if claim := whole.claims.get(some_id):
        title = claim.subject or Clean(claim.quantity)
    elif series := whole.series.get(some_id.rpartition("#")[0]):
        title = series.label
    if title is None:
        return None
    template = QT_TRANSLATE_NOOP(
        "Words", "This figure was not yet published on the day that the charts are shown as of."
    )
    return (Title(title), Prose(say(template)))
