"""The values of the charts as a table for a file: one row for each mark that is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.engine.lists.values import evidence_words, published
from viewer.engine.takeaway.cited import evidence_of
from viewer.engine.takeaway.table import (
    CITATION_COLUMNS,
    Cell,
    Sheet,
    citation_cells,
    date_cells,
)
from viewer.engine.trade.rows import Role, Rows, gather
from viewer.engine.trade.words import amount_words, flow_words, missing_words, printed
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


def values_sheet(
    dataset: Dataset, panes: Sequence[Pane], time: TimeRange, mirrored: bool = False
) -> Sheet:
    """Return the values that the charts of these panes draw in a time range, pane by pane."""
    drawn: list[tuple[Rows, int]] = []
    for pane in panes:
        rows = gather(dataset, pane, mirrored)
        shown = rows.in_view(time.start, time.end)
        drawn += [(rows, row) for row in shown[rows.role[shown] != Role.COVERED].tolist()]
    return Sheet(COLUMNS, len(drawn), lambda number: _row(*drawn[number]))


def _row(rows: Rows, row: int) -> tuple[Cell, ...]:
    series, observation, claim = rows.observation(row)
    record = claim or observation
    missing = rows.role[row] == Role.MISSING
    told = published(observation, claim)
    agency = (claim.agency if claim else None) or series.agency
    flow = flow_words(rows, row)
    return (
        series.label,
        flow if isinstance(flow, Message | Clean) else Clean(flow),
        *date_cells((claim.period if claim else None) or observation.period),
        None if missing else _rounded(float(rows.value[row])),
        amount_words(series.unit, rows.multiplier),
        missing_words(rows, row)
        if missing
        else printed(series, observation, claim, rows.multiplier),
        COMPARED.get(record.comparator) or (ABOUT if claim and claim.approximate else None),
        evidence_words(rows, row),
        Clean(record.status),
        rows.dataset.name_of(agency) if agency else None,
        in_words(told) if told else None,
        *citation_cells(rows.dataset, evidence_of(series, claim)),
        record.note,
        Clean(rows.id_of(row)),
    )


def _rounded(value: float) -> float:
    """Return a value without the digits that a change of its multiplier made up."""
    return float(f"{value:.12g}")
