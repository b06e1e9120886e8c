"""A choice of claims in words: what is in force, what a day hides, and what may be chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from viewer.engine.trade.chosen import JOINT, RAW, basis_code, takes_turns
from viewer.engine.trade.published import Account, Release, end_of, is_figure
from viewer.engine.trade.statements import about
from viewer.engine.trade.words import Words
from viewer.model.calendar import civil
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import day_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.view import Choice, Vintage

LAST_YEAR = 9999
"""Years beyond have no dates of four digits."""
VINTAGES: dict[Vintage, Message] = {
    Vintage.AS_CHOSEN: say(QT_TRANSLATE_NOOP("Words", "As the dataset has them")),
    Vintage.FIRST: say(QT_TRANSLATE_NOOP("Words", "As first published")),
    Vintage.LATEST: say(QT_TRANSLATE_NOOP("Words", "As last published")),
}
IN_FORCE: dict[Vintage, Message] = {
    Vintage.FIRST: say(QT_TRANSLATE_NOOP("Words", "as first published")),
    Vintage.LATEST: say(QT_TRANSLATE_NOOP("Words", "as last published")),
}


class Offered(NamedTuple):
    """What one may choose by: ids of agencies and codes of bases, those with most claims first."""

    agencies: tuple[str, ...]
    bases: tuple[str, ...]


def offered(dataset: Dataset, ids: Iterable[str]) -> Offered:
    """Return who speaks of what these series are about, and on which bases."""
    series = (dataset.series.get(some_id) for some_id in ids)
    subjects = {about(one) for one in series if one is not None and takes_turns(one)}
    agencies: Counter[str] = Counter()
    bases: Counter[str] = Counter()
    for claim in dataset.claims.values():
        if is_figure(claim) and claim.period is not None and about(claim) in subjects:
            bases[basis_code(claim.adjustment)] += 1
            if claim.agency is not None:
                agencies[claim.agency] += 1
    return Offered(*(tuple(key for key, _ in one.most_common()) for one in (agencies, bases)))


def basis_words(dataset: Dataset, code: str) -> Words:
    """Return the basis that a choice names, in words."""
    if code == RAW:
        return say(QT_TRANSLATE_NOOP("Words", "without adjustments"))
    return Clean(", ".join(dataset.adjustment_names(code.split(JOINT))))


def choice_words(dataset: Dataset, choice: Choice, *, day_only: bool = False) -> Message | None:
    """Say which choice is in force, None for that of the dataset as it is now; ``day_only``: of
    shares, which are not chosen among.
    """
    if day_only:
        choice = Choice(choice.known_on)
    parts: list[Words] = []
    if choice.known_on:
        parts.append(known_on_words(choice.known_on))
    if choice.agency:
        template = QT_TRANSLATE_NOOP("Words", "preferring {who}")
        parts.append(say(template, who=dataset.name_of(choice.agency)))
    if choice.basis:
        template = QT_TRANSLATE_NOOP("Words", "preferring figures: {basis}")
        parts.append(say(template, basis=basis_words(dataset, choice.basis)))
    if choice.vintage in IN_FORCE:
        parts.append(IN_FORCE[choice.vintage])
    if choice.picked:
        parts.append(
            say_count(
                QT_TRANSLATE_NOOP("Words", "{n} figure picked"),
                QT_TRANSLATE_NOOP("Words", "{n} figures picked"),
                len(choice.picked),
            )
        )
    if not parts:
        return None
    told = say("{part}", part=parts[0])
    for part in parts[1:]:
        told = say("{a} · {b}", a=told, b=part)
    return told


def known_on_words(day: str) -> Message:
    """Return "as known on 19 Jan 2021"."""
    template = QT_TRANSLATE_NOOP("Words", "as known on {day}")
    return say(template, day=day_words(end_of(day) - 0.5, short=True))


def day_text(release: Release) -> str | None:
    """Return the day of a release in EDTF; None for years that need more digits."""
    return day_before(release.end)


def day_before(end: float) -> str | None:
    """Return in EDTF the day that is over at an instant; None for years that need more digits."""
    year, month, day = civil(end - 0.5)
    return f"{year:04}-{month:02}-{day:02}" if 0 <= year <= LAST_YEAR else None


def release_words(release: Release) -> Message:
    """Say what came to be known on a day: "2 values published"."""
    if release.exact < release.values:
        return say_count(
            QT_TRANSLATE_NOOP("Words", "{n} value more published by then"),
            QT_TRANSLATE_NOOP("Words", "{n} values more published by then"),
            release.values,
        )
    return say_count(
        QT_TRANSLATE_NOOP("Words", "{n} value published"),
        QT_TRANSLATE_NOOP("Words", "{n} values published"),
        release.values,
    )


def account_words(account: Account) -> Message | None:
    """Say what a day leaves out, and what is shown though nothing says when it was published."""
    parts = []
    if account.later:
        parts.append(
            say_count(
                QT_TRANSLATE_NOOP("Words", "{n} later one left out"),
                QT_TRANSLATE_NOOP("Words", "{n} later ones left out"),
                account.later,
            )
        )
    if account.perhaps:
        parts.append(
            say_count(
                QT_TRANSLATE_NOOP("Words", "{n} perhaps later left out"),
                QT_TRANSLATE_NOOP("Words", "{n} perhaps later left out"),
                account.perhaps,
            )
        )
    if account.undated:
        parts.append(
            say_count(
                QT_TRANSLATE_NOOP("Words", "{n} of unknown date kept"),
                QT_TRANSLATE_NOOP("Words", "{n} of unknown date kept"),
                account.undated,
            )
        )
    if not parts:
        return None
    told = parts[0]
    for part in parts[1:]:
        told = say("{a} · {b}", a=told, b=part)
    return told
