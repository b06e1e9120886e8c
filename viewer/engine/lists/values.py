"""The values of the charts as a table: one row for each mark that is drawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.engine.details.sheet import in_parts
from viewer.engine.details.value import STATUS_WORDS
from viewer.engine.lists.cited import cited, publisher
from viewer.engine.lists.table import (
    NOTHING,
    Column,
    Keys,
    Kind,
    MadeRows,
    Row,
    Table,
    ValueMark,
    Words,
    one_for_all,
    ranks,
)
from viewer.engine.trade.rows import Flow, Role, Rows, Style, gather
from viewer.engine.trade.words import (
    STYLES,
    amount_words,
    flow_words,
    missing_words,
    printed,
)
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.edtf import EdtfDate
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Claim, Evidence, Observation, Series
from viewer.model.view import Pane, TimeRange

Ints = NDArray[np.int64]

COLUMNS = (
    Column("period", say(QT_TRANSLATE_NOOP("Words", "Period")), Kind.DATE),
    Column("evidence", say(QT_TRANSLATE_NOOP("Words", "Evidence")), Kind.MARK),
    Column("flow", say(QT_TRANSLATE_NOOP("Words", "What"))),
    Column("value", say(QT_TRANSLATE_NOOP("Words", "Value")), Kind.NUMBER),
    Column("unit", say(QT_TRANSLATE_NOOP("Words", "Unit")), main=False),
    Column("agency", say(QT_TRANSLATE_NOOP("Words", "Agency")), main=False),
    Column("source", say(QT_TRANSLATE_NOOP("Words", "Source")), main=False),
    Column("published", say(QT_TRANSLATE_NOOP("Words", "Published")), Kind.DATE, main=False),
    Column("citation", say(QT_TRANSLATE_NOOP("Words", "Citation")), main=False, copied=True),
)
STATED = say(QT_TRANSLATE_NOOP("Words", "stated"))
TOTAL_ONLY = say(QT_TRANSLATE_NOOP("Words", "total only"))


class ValueList:
    """The values of some panes; ``panes`` are what their charts lay out (`gather`).

    A value is known by its number: the rows of all panes, one after the other.
    """

    def __init__(self, panes: Sequence[Rows]) -> None:
        self.panes = tuple(panes)
        self._offsets = np.cumsum([0, *(len(rows) for rows in panes)])
        self._keys: dict[str, Keys] = {}
        units = [_unit(one, rows) for rows in panes for one in rows.series]
        alike = {"unit": one_for_all(units), "agency": one_for_all(self._agencies())}
        self._alike = {key: words for key, words in alike.items() if words is not None}

    def drawn(self, time: TimeRange) -> Ints:
        """Return the numbers of what the charts draw in a time range: pane by pane, by time."""
        parts = [
            _drawn(rows, time) + offset
            for rows, offset in zip(self.panes, self._offsets, strict=False)
        ]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)

    def table(self, time: TimeRange) -> Table:
        """Return what the charts draw in a time range."""
        numbers = self.drawn(time)
        return Table(
            COLUMNS,
            MadeRows(len(numbers), lambda at: self._row(int(numbers[at]))),
            lambda column: self._keys_of(COLUMNS[column].key)[numbers],
            lambda at: self._id_of(int(numbers[at])),
            lambda ids: np.flatnonzero(np.isin(numbers, self._places(ids))),
            self._alike,
        )

    @property
    def most(self) -> int:
        """How many values the charts draw over all time."""
        return sum(int((rows.role != Role.COVERED).sum()) for rows in self.panes)

    def period_of(self, some_id: str) -> tuple[float, float] | None:
        """Return start and end in days of the value with an id, None if no pane has it."""
        for number in self._places((some_id,)):
            rows, row = self._at(number)
            return float(rows.start[row]), float(rows.end[row])
        return None

    def _at(self, number: int) -> tuple[Rows, int]:
        pane = int(np.searchsorted(self._offsets, number, "right")) - 1
        return self.panes[pane], number - int(self._offsets[pane])

    def _row(self, number: int) -> Row:
        rows, row = self._at(number)
        cells = _cells(rows, row)
        _, firm, _, _, unit, agency, source, date, _ = cells
        # Neither what all rows share nor that a value is simply stated need be told in each.
        told = [
            None if firm == STATED else firm,
            None if "agency" in self._alike else agency or None,
            source or None,
            date or None,
        ]
        below = [("flow", in_parts(*told) or NOTHING)]
        if "unit" not in self._alike:
            below.append(("value", unit))
        mark = ValueMark(int(rows.flow[row]), int(rows.style[row]), int(rows.role[row]))
        return Row(rows.id_of(row), cells, mark, tuple(below))

    def _id_of(self, number: int) -> str:
        rows, row = self._at(number)
        return rows.id_of(row)

    def _places(self, ids: Collection[str]) -> list[int]:
        found = [
            (offset, rows.find(some_id))
            for rows, offset in zip(self.panes, self._offsets.tolist(), strict=False)
            for some_id in ids
        ]
        return [offset + row for offset, row in found if row is not None]

    def _agencies(self) -> list[Words]:
        return [
            _agency(rows, series, rows.dataset.claims.get(observation.claim or ""))
            for rows in self.panes
            for series in rows.series
            for observation in series.observations
        ]

    def _keys_of(self, key: str) -> Keys:
        if key not in self._keys:
            if key in ("agency", "source", "unit"):
                made = ranks([text for rows in self.panes for text in _texts(rows, key)])
            else:
                made = np.concatenate([np.zeros(0), *(_numbers(rows, key) for rows in self.panes)])
            self._keys[key] = made
        return self._keys[key]


def _drawn(rows: Rows, time: TimeRange) -> Ints:
    shown = rows.in_view(time.start, time.end)
    seen: Ints = shown[rows.role[shown] != Role.COVERED]
    return seen


def _cells(rows: Rows, row: int) -> tuple[Words, ...]:
    series, observation, claim = rows.observation(row)
    missing = rows.role[row] == Role.MISSING
    return (
        in_words(_period(observation, claim), short=True),
        evidence_words(rows, row),
        _words(flow_words(rows, row)),
        NOTHING if missing else printed(series, observation, claim, rows.multiplier),
        NOTHING if missing else _unit(series, rows),
        _agency(rows, series, claim),
        _source(rows, row),
        _published(observation, claim),
        cited(rows.dataset, _evidence(series, claim)),
    )


def evidence_words(rows: Rows, row: int) -> Words:
    """Say how firm a value is: stated, calculated, provisional, total only, or why it is not there.

    A total is "total only" where the chart marks that no part of it was found.
    """
    if rows.role[row] == Role.MISSING:
        return missing_words(rows, row)
    _, observation, claim = rows.observation(row)
    style = Style(rows.style[row])
    status = (claim or observation).status
    alone = rows.flow[row] == Flow.TOTAL and rows.pane.kind == "trade"
    alone = alone and rows.role[row] == Role.BAR and not rows.split[row]
    # A provisional or estimated value need not be told twice.
    doubt = STATUS_WORDS.get(status) if status not in ("P", "E") else None
    firm: Words | None = say(STYLES[style]) if style in STYLES else None
    if style is Style.ESTIMATED and doubt is not None:
        firm = None
    told = in_parts(TOTAL_ONLY if alone else None, firm, doubt)
    return told or STATED


def _words(text: Message | str) -> Words:
    return text if isinstance(text, Message | Clean) else Clean(text)


def _period(observation: Observation, claim: Claim | None) -> EdtfDate:
    period = (claim.period if claim else None) or observation.period
    assert period is not None, "a row without a period was left out"
    return period


def _unit(series: Series, rows: Rows) -> Message:
    return amount_words(series.unit, rows.multiplier)


def _agency(rows: Rows, series: Series, claim: Claim | None = None) -> Clean:
    agency = (claim.agency if claim else None) or series.agency
    return rows.dataset.name_of(agency) if agency else NOTHING


def _source(rows: Rows, row: int) -> Clean:
    number = int(rows.source[row])
    return publisher(rows.dataset, rows.sources[number]) if number >= 0 else NOTHING


def _published(observation: Observation, claim: Claim | None) -> Words:
    date = published(observation, claim)
    return in_words(date, short=True) if date else NOTHING


def published(observation: Observation | None, claim: Claim | None) -> EdtfDate | None:
    """Return when a value was published: as the claim says, its evidence, or the observation."""
    if claim is not None:
        if claim.published:
            return claim.published
        found = next((e.published for e in claim.evidence if e.published), None)
        if found:
            return found
    return observation.published if observation is not None else None


def _evidence(series: Series, claim: Claim | None) -> tuple[Evidence, ...]:
    if claim is not None:
        return claim.evidence or ((Evidence(claim.source),) if claim.source else ())
    return (Evidence(series.source),) if series.source else ()


def _numbers(rows: Rows, key: str) -> Keys:
    if key == "period":
        return rows.start
    if key == "value":
        return rows.value * rows.multiplier
    if key == "flow":
        return rows.flow.astype(np.float64)
    if key == "evidence":
        return np.where(rows.role == Role.MISSING, float(len(Style)), rows.style)
    told = (rows.observation(row) for row in range(len(rows)))
    dates = [published(observation, claim) for _, observation, claim in told]
    return np.array([date.period[0] if date else np.nan for date in dates], np.float64)


def _texts(rows: Rows, key: str) -> list[str]:
    if key == "source":
        return [_source(rows, row) for row in range(len(rows))]
    told = (rows.observation(row) for row in range(len(rows)))
    if key == "unit":
        return [series.unit for series, _, _ in told]
    return [_agency(rows, series, claim) for series, _, claim in told]


def values_table(
    dataset: Dataset, panes: Sequence[Pane], time: TimeRange, mirrored: bool = False
) -> Table:
    """Return the values that the charts of these panes show in a time range."""
    return ValueList([gather(dataset, pane, mirrored) for pane in panes]).table(time)
