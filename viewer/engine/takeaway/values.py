"""The values of the charts as a table for a file: one row for each mark that is drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

import numpy as np

from viewer.engine.lists.balance import BALANCE, balance_formula, balanced
from viewer.engine.lists.values import evidence_words, formula_words, published
from viewer.engine.takeaway.cited import evidence_of
from viewer.engine.takeaway.table import (
    CITATION_COLUMNS,
    Cell,
    Sheet,
    citation_cells,
    date_cells,
)
from viewer.engine.trade.cells import Bound
from viewer.engine.trade.long_rows import LongRows, long_rows
from viewer.engine.trade.rows import Role, Rows
from viewer.engine.trade.tiers import gathered
from viewer.engine.trade.units import amount_words
from viewer.engine.trade.words import CALCULATED, flow_words, missing_words, printed
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import Pane, TimeRange

COLUMNS = (
    say(QT_TRANSLATE_NOOP("Words", "Series")),
    say(QT_TRANSLATE_NOOP("Words", "What")),
    say(QT_TRANSLATE_NOOP("Words", "Period")),
    say(QT_TRANSLATE_NOOP("Words", "Period (EDTF)")),
    say(QT_TRANSLATE_NOOP("Words", "First day")),
    say(QT_TRANSLATE_NOOP("Words", "Last day")),
    say(QT_TRANSLATE_NOOP("Words", "Value")),
    say(QT_TRANSLATE_NOOP("Words", "Unit")),
    say(QT_TRANSLATE_NOOP("Words", "As printed")),
    say(QT_TRANSLATE_NOOP("Words", "Compared with the value")),
    say(QT_TRANSLATE_NOOP("Words", "Evidence")),
    say(QT_TRANSLATE_NOOP("Words", "Status code (SDMX)")),
    say(QT_TRANSLATE_NOOP("Words", "Agency")),
    say(QT_TRANSLATE_NOOP("Words", "First published")),
    *CITATION_COLUMNS,
    say(QT_TRANSLATE_NOOP("Words", "Calculated as")),
    say(QT_TRANSLATE_NOOP("Words", "Calculated from (ids)")),
    say(QT_TRANSLATE_NOOP("Words", "Note")),
    say(QT_TRANSLATE_NOOP("Words", "Id")),
)
COMPARED: dict[str, Message] = {
    "<": say(QT_TRANSLATE_NOOP("Words", "less")),
    "<=": say(QT_TRANSLATE_NOOP("Words", "at most")),
    ">": say(QT_TRANSLATE_NOOP("Words", "more")),
    ">=": say(QT_TRANSLATE_NOOP("Words", "at least")),
}
ABOUT = say(QT_TRANSLATE_NOOP("Words", "about"))
MOST_SAVED = 1_000_000
"""A table of more values than so many opens in no spreadsheet; `values_sheet` makes it all the
same, row by row.
"""
PAGE = 4096
"""So many values of a long series are made into rows at a time."""
Drawn = tuple[Rows, int, bool]
"""A row, and whether it stands for the balance of it and its partner."""


def values_sheet(
    dataset: Dataset, panes: Sequence[Pane], time: TimeRange, mirrored: bool = False,
    tiers: Sequence[int] = (),
) -> Sheet:  # fmt: skip
    """Return the values that the charts of these panes draw in a time range, pane by pane;
    ``tiers`` are the numbers of the frequencies that they draw, the finest where none are given.
    """
    parts: list[tuple[int, Callable[[int], Drawn]]] = []
    for number, pane in enumerate(panes):
        long = long_rows(dataset, pane, mirrored)
        if long is not None:
            spans = enumerate(long.in_view(time))
            parts += [_part_of_long(long, series, *span) for series, span in spans]
            parts.append(_rivals_of_long(long, time))
        else:
            tier = tiers[number] if number < len(tiers) else 0
            parts.append(_part_of(gathered(dataset, pane, mirrored)[tier], time))
    ends = list(accumulate(count for count, _ in parts))

    def row(number: int) -> tuple[Cell, ...]:
        part = bisect_right(ends, number)
        count, drawn = parts[part]
        return _row(*drawn(number - ends[part] + count))

    return Sheet(COLUMNS, ends[-1] if ends else 0, row)


def _part_of(rows: Rows, time: TimeRange) -> tuple[int, Callable[[int], Drawn]]:
    """Return how many marks a pane draws in a time range, and each by its number."""
    shown = rows.in_view(time.start, time.end)
    drawn = [(rows, row, False) for row in shown[rows.role[shown] != Role.COVERED].tolist()]
    balances = balanced(rows)
    drawn += [(rows, row, True) for row in balances[np.isin(balances, shown)].tolist()]
    drawn.sort(key=lambda one: float(one[0].start[one[1]]))
    return len(drawn), drawn.__getitem__


def _rivals_of_long(long: LongRows, time: TimeRange) -> tuple[int, Callable[[int], Drawn]]:
    """Return how many others say something of values in a time range, and each by its number."""
    rows, _ = long.named([rival.of for rival in long.rivals.begun_in(time)])
    said = np.flatnonzero(rows.role == Role.OTHER).tolist()
    return len(said), lambda number: (rows, said[number], False)


def _part_of_long(
    long: LongRows, series: int, first: int, stop: int
) -> tuple[int, Callable[[int], Drawn]]:
    """Return how many values a long series has in a time range, and each by its number: made in
    pages, so that a table of a million takes the memory of some thousands.
    """
    page: list[tuple[int, Rows]] = []

    def drawn(number: int) -> Drawn:
        start = number - number % PAGE
        if not page or page[0][0] != start:
            chosen = [np.zeros(0, np.int64) for _ in long.parts]
            chosen[series] = np.arange(first + start, min(first + start + PAGE, stop))
            page[:] = [(start, long.some(chosen))]
        return page[0][1], number - start, False

    return stop - first, drawn


def _row(rows: Rows, row: int, is_balance: bool) -> tuple[Cell, ...]:
    if is_balance:
        return _balance(rows, row)
    series, observation, claim = rows.observation(row)
    record = claim or observation
    missing = rows.role[row] == Role.MISSING
    between = rows.bound[row] == Bound.BETWEEN
    told = published(observation, claim)
    agency = (claim.agency if claim else None) or series.agency
    flow = flow_words(rows, row)
    return (
        series.label,
        flow if isinstance(flow, Message | Clean) else Clean(flow),
        *date_cells(rows.period(row)),
        None if missing or between else _rounded(float(rows.value[row])),
        _unit(rows),
        missing_words(rows, row)
        if missing
        else printed(series, observation, claim, rows.multiplier),
        COMPARED.get(record.comparator) or (ABOUT if claim and claim.approximate else None),
        evidence_words(rows, row),
        Clean(record.status),
        rows.dataset.name_of(agency) if agency else None,
        in_words(told) if told else None,
        *citation_cells(rows.dataset, evidence_of(series, claim)),
        formula_words(rows, row),
        Clean(" | ".join(claim.inputs)) if claim is not None and claim.inputs else None,
        record.note,
        Clean(rows.id_of(row)),
    )


def _balance(rows: Rows, row: int) -> tuple[Cell, ...]:
    """Return the balance of exports in ``row`` and the imports beside them, with the sources of
    both; nobody states it, so it has no words, date and id of its own.
    """
    partner = int(rows.partner[row])
    parts = [rows.observation(part) for part in (row, partner)]
    evidence = [piece for series, _, claim in parts for piece in evidence_of(series, claim)]
    return (
        None,
        BALANCE,
        *date_cells(rows.period(row)),
        _rounded(float(rows.value[row] - rows.value[partner])),
        _unit(rows),
        None,
        None,
        CALCULATED,
        None,
        None,
        None,
        *citation_cells(rows.dataset, dict.fromkeys(evidence)),
        balance_formula(rows, row),
        Clean(" | ".join(rows.id_of(part) for part in (row, partner))),
        None,
        None,
    )


def _unit(rows: Rows) -> Message:
    return amount_words(rows.series[0].unit, rows.multiplier)


def _rounded(value: float) -> float:
    """Return a value without the digits that a change of its multiplier made up."""
    return float(f"{value:.12g}")
