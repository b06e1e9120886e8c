"""The values of the charts as a table: one row for each mark that is drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.engine.details.event import LIKELIHOOD_WORDS
from viewer.engine.details.sheet import in_parts
from viewer.engine.details.value import STATUS_WORDS
from viewer.engine.lists.balance import BALANCE, balance_formula, balanced
from viewer.engine.lists.cited import cited, publisher
from viewer.engine.lists.in_unit import in_unit
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
from viewer.engine.trade.calculated import Calculated
from viewer.engine.trade.cells import PERCENT
from viewer.engine.trade.labelled import balance_amount
from viewer.engine.trade.rows import Flow, Role, Rows, Style
from viewer.engine.trade.tiers import gathered
from viewer.engine.trade.units import amount_words
from viewer.engine.trade.words import (
    CALCULATED,
    FROM,
    STYLES,
    adjusted_words,
    calculated,
    flow_words,
    missing_words,
    row_printed,
)
from viewer.model.clean import Clean
from viewer.model.columns import claims_named
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
    Column("formula", say(QT_TRANSLATE_NOOP("Words", "Calculated as")), main=False, copied=True),
    Column("printed", say(QT_TRANSLATE_NOOP("Words", "Printed as")), main=False, copied=True),
)
STATED = say(QT_TRANSLATE_NOOP("Words", "stated"))
TOTAL_ONLY = say(QT_TRANSLATE_NOOP("Words", "total only"))


class ValueList:
    """The values of some panes; ``panes`` are what their charts lay out (`gather`).

    A value is known by its number: the rows of a pane, then its balances, then the next pane.
    """

    def __init__(self, panes: Sequence[Rows]) -> None:
        self.panes = tuple(panes)
        self._balances = [balanced(rows) for rows in panes]
        sizes = (len(r) + len(b) for r, b in zip(panes, self._balances, strict=True))
        self._offsets: list[int] = np.cumsum([0, *sizes]).tolist()
        self._keys: dict[str, Keys] = {}
        units = dict.fromkeys(_unit(rows) for rows in panes)
        # Percentages carry their sign; what else is counted has to be one thing to be alike.
        others = {_unit(rows) for rows in panes if not _is_percent(rows)}
        shared = in_parts(*units) if len(others) < 2 else None
        alike = {"unit": shared, "agency": one_for_all(self._agencies())}
        self._alike = {key: words for key, words in alike.items() if words is not None}

    @property
    def most(self) -> int:
        """How many values the charts draw over all time."""
        return sum(
            int((rows.role != Role.COVERED).sum()) + len(balances)
            for rows, balances in zip(self.panes, self._balances, strict=True)
        )

    def drawn(self, time: TimeRange) -> Ints:
        """Return the numbers of what the charts draw in a time range: pane by pane, by time."""
        parts = [np.zeros(0, np.int64)]
        for pane, rows in enumerate(self.panes):
            shown = _drawn(rows, time)
            balances = self._balances[pane]
            seen = np.flatnonzero(np.isin(balances, shown))
            start = np.concatenate((rows.start[shown], rows.start[balances[seen]]))
            numbers = np.concatenate((shown, seen + len(rows)))
            parts.append(numbers[np.argsort(start, kind="stable")] + self._offsets[pane])
        return np.concatenate(parts)

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

    def period_of(self, some_id: str) -> tuple[float, float] | None:
        """Return start and end in days of the value with an id, None if no pane has it."""
        for number in self._places((some_id,)):
            rows, row, _ = self._at(number)
            return float(rows.start[row]), float(rows.end[row])
        return None

    def _at(self, number: int) -> tuple[Rows, int, bool]:
        """Return pane and row of a value, and whether it is the balance of that row."""
        pane = bisect_right(self._offsets, number) - 1
        rows, row = self.panes[pane], number - self._offsets[pane]
        if row < len(rows):
            return rows, row, False
        return rows, int(self._balances[pane][row - len(rows)]), True

    def _row(self, number: int) -> Row:
        rows, row, balance = self._at(number)
        cells = _balance_cells(rows, row) if balance else _cells(rows, row)
        _, _, _, _, unit, agency, source, date, _, formula, printed = cells
        # Neither what all rows share nor that a value is simply stated need be told in each.
        told = [
            CALCULATED if balance else _firmness(rows, row),
            formula or None,
            None if "agency" in self._alike else agency or None,
            source or None,
            date or None,
        ]
        below = [("flow", in_parts(*told) or NOTHING)]
        if (read := _reading(rows, row)) is not None:
            below.append(("period", read))
        shared = "unit" in self._alike or _is_percent(rows)
        if said := in_parts(printed or None, None if shared else unit):
            below.append(("value", said))
        mark = ValueMark(
            int(rows.flow[row]), int(rows.style[row]), int(rows.role[row]),
            share=rows.pane.kind == "share", balance=balance,
        )  # fmt: skip
        return Row(rows.id_of(row), cells, mark, tuple(below))

    def _id_of(self, number: int) -> str:
        rows, row, _ = self._at(number)
        return rows.id_of(row)

    def _places(self, ids: Collection[str]) -> list[int]:
        """Return the numbers of values with these ids; balances go with no selection."""
        return [
            offset + row
            for rows, offset in zip(self.panes, self._offsets, strict=False)
            for some_id in ids
            for row in rows.find_all(some_id)
        ]

    def _agencies(self) -> list[Words]:
        found: list[Words] = []
        for rows in self.panes:
            for series in rows.series:
                claims = [rows.dataset.claims.get(i) for i in claims_named(series.observations)]
                # Values without a claim are all the agency's of the series.
                claims += [None] if len(claims) < len(series.observations) else []
                found += [_agency(rows, series, claim) for claim in claims]
        return found

    def _keys_of(self, key: str) -> Keys:
        if key not in self._keys:
            panes = list(zip(self.panes, self._balances, strict=True))
            if key in ("agency", "source", "unit"):
                made = ranks([text for rows, of in panes for text in _texts(rows, of, key)])
            else:
                parts = [np.zeros(0)]
                for rows, of in panes:
                    parts += [_numbers(rows, key), _balance_numbers(rows, of, key)]
                made = np.concatenate(parts)
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
        in_words(rows.period(row), short=True),
        evidence_words(rows, row),
        _words(flow_words(rows, row)),
        NOTHING if missing else in_unit(rows, row) or _printed(rows, row),
        NOTHING if missing else _unit(rows),
        _agency(rows, series, claim),
        _source(rows, row),
        _published(observation, claim),
        cited(rows.dataset, _evidence(series, claim)),
        formula_words(rows, row) or NOTHING,
        NOTHING if missing or in_unit(rows, row) is None else _printed(rows, row),
    )


def _balance_cells(rows: Rows, row: int) -> tuple[Words, ...]:
    parts = [rows.observation(part) for part in (row, int(rows.partner[row]))]
    series, _, claim = parts[0]
    return (
        in_words(rows.period(row), short=True),
        CALCULATED,
        BALANCE,
        balance_amount(rows, row),
        _unit(rows),
        _agency(rows, series, claim),
        NOTHING,
        NOTHING,
        cited(rows.dataset, [e for series, _, claim in parts for e in _evidence(series, claim)]),
        balance_formula(rows, row),
        NOTHING,
    )


def _printed(rows: Rows, row: int) -> Words:
    value = row_printed(rows, row)
    if _is_percent(rows) and not value.english().endswith("%"):
        return say("{value}%", value=value)
    return value


def _is_percent(rows: Rows) -> bool:
    return bool(rows.series) and rows.series[0].unit in PERCENT


def evidence_words(rows: Rows, row: int) -> Words:
    """Say how firm a value is: stated, calculated, provisional, total only, or why it is not there;
    how its period was read, and what others adjusted.

    A total is "total only" where the chart marks that no part of it was found.
    """
    return in_parts(_firmness(rows, row), _reading(rows, row)) or STATED


def _firmness(rows: Rows, row: int) -> Words | None:
    """Return what is to be said of a value beyond that somebody states it."""
    if rows.role[row] == Role.MISSING:
        return missing_words(rows, row)
    series, observation, claim = rows.observation(row)
    style = Style(rows.style[row])
    if isinstance(claim, Calculated):
        part = claim.parts if not claim.whole else None
        return in_parts(CALCULATED, part, say(FROM[style]) if style in FROM else None)
    status = (claim or observation).status
    # A provisional or estimated value need not be told twice.
    doubt = STATUS_WORDS.get(status) if status not in ("P", "E") else None
    firm: Words | None = say(STYLES[style]) if style in STYLES else None
    if style is Style.ESTIMATED and doubt is not None:
        firm = None
    # The name of a series says what is adjusted in all of it.
    alone = series.id in rows.dataset.claims
    adjusted = Clean(adjusted_words(rows, row)) if alone else None
    total_only = TOTAL_ONLY if rows.unsplit[row] else None
    return in_parts(total_only, firm, doubt, adjusted or None)


def formula_words(rows: Rows, row: int) -> Message | None:
    """Return the sum that made a value, None where somebody states it."""
    worked = calculated(rows, row)
    return worked.formula if worked is not None else None


def _reading(rows: Rows, row: int) -> Words | None:
    reading = rows.reading(row)
    return LIKELIHOOD_WORDS[reading.likelihood] if reading and reading.likelihood else None


def _words(text: Message | str) -> Words:
    return text if isinstance(text, Message | Clean) else Clean(text)


def _unit(rows: Rows) -> Message:
    return amount_words(rows.series[0].unit if rows.series else "", rows.multiplier)


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


def _balance_numbers(rows: Rows, of: Ints, key: str) -> Keys:
    if key == "period":
        return rows.start[of]
    if key == "value":
        return (rows.value[of] - rows.value[rows.partner[of]]) * rows.multiplier
    if key == "flow":
        return np.full(len(of), float(len(Flow)))
    return np.full(len(of), float(Style.DERIVED) if key == "evidence" else np.nan)


def _texts(rows: Rows, balances: Ints, key: str) -> list[str]:
    if key == "source":
        return [_source(rows, row) for row in range(len(rows))] + [""] * len(balances)
    if key == "unit":
        return [_unit(rows).english()] * (len(rows) + len(balances))
    told = (rows.observation(row) for row in (*range(len(rows)), *balances.tolist()))
    return [_agency(rows, series, claim) for series, _, claim in told]


def values_table(
    dataset: Dataset, panes: Sequence[Pane], time: TimeRange, mirrored: bool = False
) -> Table:
    """Return the values that the charts of these panes show in a time range."""
    return ValueList([gathered(dataset, pane, mirrored)[0] for pane in panes]).table(time)
