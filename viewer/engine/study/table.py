"""A comparison as an exact table for a file: every number, its time, its figures and sources.

A row is one thing that a study tells, or refuses to tell; numbers are unrounded, in the unit of
the row. The same columns serve one event and several.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from viewer.engine.details.sheet import in_parts
from viewer.engine.study.amount_words import CHANGE, MOST_LISTED, amount, more_words
from viewer.engine.study.break_words import break_time
from viewer.engine.study.compared import Compared
from viewer.engine.study.figures import Figures
from viewer.engine.study.pooled import Case, Mean, Pool
from viewer.engine.study.pooled_words import MEAN_CHANGE
from viewer.engine.study.regression import Estimate, Fit
from viewer.engine.study.sides import Side, decimals_of, side_of
from viewer.engine.study.spans import Span
from viewer.engine.study.study import Part, Study
from viewer.engine.study.subjects import Subject
from viewer.engine.study.words import method_words, others_words
from viewer.engine.takeaway.cited import evidence_of
from viewer.engine.takeaway.table import (
    CITATION_COLUMNS,
    Cell,
    Sheet,
    citation_cells,
    in_a_row,
    iso_day,
)
from viewer.engine.trade.cells import PERCENT
from viewer.engine.trade.units import amount_words
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Evidence

MOST_IDS = 500
"""So many figures of one row are named by their ids."""
COLUMNS = (
    say(QT_TRANSLATE_NOOP("Words", "Event")),
    say(QT_TRANSLATE_NOOP("Words", "Event (id)")),
    say(QT_TRANSLATE_NOOP("Words", "Series")),
    say(QT_TRANSLATE_NOOP("Words", "Series (id)")),
    say(QT_TRANSLATE_NOOP("Words", "What")),
    say(QT_TRANSLATE_NOOP("Words", "Before: first day")),
    say(QT_TRANSLATE_NOOP("Words", "Before: last day")),
    say(QT_TRANSLATE_NOOP("Words", "Before: figures known")),
    say(QT_TRANSLATE_NOOP("Words", "Before: periods")),
    say(QT_TRANSLATE_NOOP("Words", "Before")),
    say(QT_TRANSLATE_NOOP("Words", "After: first day")),
    say(QT_TRANSLATE_NOOP("Words", "After: last day")),
    say(QT_TRANSLATE_NOOP("Words", "After: figures known")),
    say(QT_TRANSLATE_NOOP("Words", "After: periods")),
    say(QT_TRANSLATE_NOOP("Words", "After")),
    say(QT_TRANSLATE_NOOP("Words", "Value")),
    say(QT_TRANSLATE_NOOP("Words", "In per cent")),
    say(QT_TRANSLATE_NOOP("Words", "Lower end, 95 in 100")),
    say(QT_TRANSLATE_NOOP("Words", "Upper end, 95 in 100")),
    say(QT_TRANSLATE_NOOP("Words", "Unit")),
    say(QT_TRANSLATE_NOOP("Words", "Calculated as")),
    say(QT_TRANSLATE_NOOP("Words", "Not told, because")),
    say(QT_TRANSLATE_NOOP("Words", "Note")),
    say(QT_TRANSLATE_NOOP("Words", "Figures before (ids)")),
    say(QT_TRANSLATE_NOOP("Words", "Figures after (ids)")),
    *CITATION_COLUMNS,
)
OTHERS = say(QT_TRANSLATE_NOOP("Words", "Compared with other dates"))
PARTS: dict[Part, Message] = {
    Part.CHANGE: CHANGE,
    Part.PERCENT: say(QT_TRANSLATE_NOOP("Words", "In per cent")),
    Part.MARGIN: say(QT_TRANSLATE_NOOP("Words", "Margin")),
    Part.OTHERS: OTHERS,
    Part.REPEAT: say(QT_TRANSLATE_NOOP("Words", "If last year had repeated")),
    Part.BREAKS: say(QT_TRANSLATE_NOOP("Words", "Sharpest breaks")),
}
LEFT_OUT = say(QT_TRANSLATE_NOOP("Words", "Left out"))
BREAK = say(QT_TRANSLATE_NOOP("Words", "Break"))
Words = Clean | Message


@dataclass(frozen=True, slots=True)
class Line:
    """One row: ``before`` and ``after`` are (span, figures known, value, ids of the figures)."""

    what: Message
    figures: Figures
    event: Words | None = None
    event_id: str = ""
    before: tuple[Span | None, int | None, float | None, tuple[str, ...]] = (None, None, None, ())
    after: tuple[Span | None, int | None, float | None, tuple[str, ...]] = (None, None, None, ())
    value: float | None = None
    percent: float | None = None
    low: float | None = None
    high: float | None = None
    formula: Message | None = None
    refused: Words | None = None
    note: Words | None = None


def comparison_table(dataset: Dataset, made: Compared) -> Sheet:
    """Return all that a comparison tells, and all that it refuses to."""
    lines = [
        *(line for one in made.subjects for line in _of_subject(one)),
        *(line for pool in made.pools for line in _of_pool(pool)),
    ]
    return Sheet(COLUMNS, len(lines), lambda number: _cells(dataset, lines[number]))


def _of_subject(one: Subject) -> Iterator[Line]:
    for made in dict.fromkeys((one.shown, one.finest)):
        for line in _of_study(made):
            yield replace(line, event=made.split.label, event_id=made.split.id)


def _of_study(made: Study) -> Iterator[Line]:
    yield _change(made)
    if made.level is not None:
        yield _estimate(made, PARTS[Part.MARGIN], made.level.step, made.level)
    if made.slopes is not None:
        name = say(QT_TRANSLATE_NOOP("Words", "Step beside slopes"))
        yield _estimate(made, name, made.slopes.step, made.slopes)
        if made.slopes.slope is not None:
            name = say(QT_TRANSLATE_NOOP("Words", "Slope a period"))
            yield _estimate(made, name, made.slopes.slope, made.slopes)
    if made.others is not None:
        yield Line(OTHERS, made.figures, note=in_parts(*others_words(made.others)))
    yield from _repeats(made)
    for one in made.breaks or ():
        time = break_time(made.whole, one)
        before, after = (None, None, one.before, ()), (None, None, one.after, ())
        value = one.after - one.before
        yield Line(BREAK, made.whole, before=before, after=after, value=value, note=time)
    for part, told in made.refused.items():
        if part is not Part.CHANGE:
            yield Line(PARTS[part], made.figures, refused=told)
    figures = made.figures
    for left in made.left_out:
        row = left.row
        span = Span(float(figures.start[row]), float(figures.end[row]), 1)
        value = float(figures.value[row])
        side = (span, None, value, ids_under(made, [row]))
        yield Line(LEFT_OUT, figures, before=side, refused=left.why.value)


def _change(made: Study) -> Line:
    """Return the change with both sides; also what there is of them where it is refused."""
    line = Line(CHANGE, made.figures, refused=made.refused.get(Part.CHANGE))
    if made.before is not None and made.after is not None:
        line = replace(line, before=_side(made, made.before), after=_side(made, made.after))
    if made.change is None or made.before is None or made.after is None:
        return line
    return replace(
        line,
        value=made.change.amount,
        percent=made.change.percent,
        formula=formula_of(made.figures, made.before, made.after),
        note=in_a_row(made.cautions),
    )


def _side(
    made: Study, side: Side, *, spanned: Span | None = None
) -> tuple[Span | None, int | None, float | None, tuple[str, ...]]:
    rows = side.rows.tolist()
    mean = side.mean if rows else None
    return spanned or side.span, len(rows), mean, ids_under(made, rows)


def _estimate(made: Study, name: Message, found: Estimate, fit: Fit) -> Line:
    return Line(
        name, made.figures, value=found.value, low=found.low, high=found.high,
        note=method_words(fit),
    )  # fmt: skip


def _repeats(made: Study) -> Iterator[Line]:
    pairs, figures = made.repeat, made.figures
    if pairs is None:
        return
    for pair, (then, now) in enumerate(
        zip(pairs.then.rows.tolist(), pairs.now.rows.tolist(), strict=True)
    ):
        sides = [
            side_of(figures, Span(float(figures.start[row]), float(figures.end[row]), 1), rows)
            for row, rows in ((then, np.array([then])), (now, np.array([now])))
        ]
        change = pairs.one(figures, pair)
        yield Line(
            PARTS[Part.REPEAT], figures, before=_side(made, sides[0]), after=_side(made, sides[1]),
            value=change.amount, percent=change.percent, formula=formula_of(figures, *sides),
        )  # fmt: skip
    change, half = pairs.change, pairs.half
    template = QT_TRANSLATE_NOOP("Words", "mean of the pairs; margin from {n} years that repeated")
    yield Line(
        PARTS[Part.REPEAT], figures, before=_side(made, pairs.then), after=_side(made, pairs.now),
        value=change.amount, percent=change.percent,
        low=change.amount - half if half is not None else None,
        high=change.amount + half if half is not None else None,
        formula=formula_of(figures, pairs.then, pairs.now), note=say(template, n=f"{pairs.past:,}"),
    )  # fmt: skip


def _of_pool(pool: Pool) -> Iterator[Line]:
    for case in pool.cases:
        yield _of_case(pool, case)
    for mean, name, told in (
        (pool.amount, MEAN_CHANGE, pool.no_mean or pool.no_margin),
        (pool.percent, say(QT_TRANSLATE_NOOP("Words", "Mean in per cent")), pool.no_margin),
    ):
        percent = name is not MEAN_CHANGE
        if percent and (mean is None or pool.figures.unit in PERCENT):
            continue
        yield _of_mean(pool, mean, name, told, percent=percent)


def _of_case(pool: Pool, case: Case) -> Line:
    line = Line(CHANGE, pool.figures) if case.made is None else _change(case.made)
    out = None
    if case.out is not None:
        out = say(QT_TRANSLATE_NOOP("Words", "Not in the mean: {why}"), why=case.out)
    event, some_id = case.event.title, case.event.id
    return replace(line, event=event, event_id=some_id, refused=out)


def _of_mean(
    pool: Pool, mean: Mean | None, name: Message, told: Message | None, *, percent: bool
) -> Line:
    line = Line(name, pool.figures, refused=told)
    if mean is None:
        return line
    changes = [made.change for made in pool.used if made.change is not None]
    values = [(one.percent or 0.0) if percent else one.amount for one in changes]
    half = mean.half
    note = say(QT_TRANSLATE_NOOP("Words", "mean of the changes at {n} events"), n=str(mean.count))
    if half is not None:
        note = say(
            QT_TRANSLATE_NOOP(
                "Words", "mean of the changes at {n} events; Student’s t over events, spread {s}"
            ),
            n=str(mean.count),
            s=f"{mean.spread:.6g}",
        )
    return replace(
        line,
        value=None if percent else mean.value,
        percent=mean.value if percent else None,
        low=mean.value - half if half is not None else None,
        high=mean.value + half if half is not None else None,
        formula=say("({sum}) / {n}", sum=_summed(values, mean.decimals + 2), n=str(mean.count)),
        note=note,
    )


def formula_of(figures: Figures, before: Side, after: Side) -> Message:
    """Return a change as it is done on paper: mean after less mean before."""
    told = []
    for side in (after, before):
        rows = side.rows.tolist()
        places = max((decimals_of(float(figures.reach[row])) for row in rows), default=0)
        parts = _summed([float(figures.value[row]) for row in rows], places)
        count = str(len(rows))
        one = say("{sum}", sum=parts)
        told.append(one if len(rows) == 1 else say("({sum}) / {n}", sum=parts, n=count))
    return say("{a} − {b}", a=told[0], b=told[1])


def _summed(values: Sequence[float], decimals: int) -> Message:
    texts = [amount(value, decimals) for value in values[:MOST_LISTED]]
    parts = say("{sum}", sum=" + ".join(f"({one})" if one[0] == "−" else one for one in texts))
    if (more := len(values) - MOST_LISTED) > 0:
        return say("{a} + {b}", a=parts, b=more_words(more))
    return parts


def ids_under(made: Study, rows: Iterable[int]) -> tuple[str, ...]:
    """Return the ids of some figures; of sums, those of the figures that they are made of."""
    figures, whole = made.figures, made.whole
    found: list[str] = []
    for row in rows:
        if len(found) >= MOST_IDS:
            break
        if figures.ids[row]:
            found.append(figures.ids[row])
            continue
        inside = (whole.start >= figures.start[row] - 0.5) & (whole.end <= figures.end[row] + 0.5)
        found += [whole.ids[at] for at in np.flatnonzero(inside & whole.known).tolist()]
    return tuple(dict.fromkeys(one for one in found if one))[:MOST_IDS]


def _cells(dataset: Dataset, line: Line) -> tuple[Cell, ...]:
    figures = line.figures
    ids = (*line.before[3], *line.after[3])
    return (
        line.event,
        Clean(line.event_id) if line.event_id else None,
        figures.label,
        Clean(figures.series),
        line.what,
        *_side_cells(line.before),
        *_side_cells(line.after),
        _exact(line.value),
        None if figures.unit in PERCENT else _exact(line.percent),
        _exact(line.low),
        _exact(line.high),
        amount_words(figures.unit, figures.multiplier),
        line.formula,
        line.refused,
        line.note,
        Clean(" | ".join(line.before[3])) or None,
        Clean(" | ".join(line.after[3])) or None,
        *citation_cells(dataset, evidence_under(dataset, figures.series, ids)),
    )


def _side_cells(
    side: tuple[Span | None, int | None, float | None, tuple[str, ...]],
) -> tuple[Cell, ...]:
    span, known, value, _ = side
    if span is None:
        return None, None, known, None, _exact(value)
    return iso_day(span.start), iso_day(span.end, last=True), known, span.periods, _exact(value)


def _exact(value: float | None) -> float | None:
    """Return a number without the digits that adding up made."""
    return None if value is None or not np.isfinite(value) else float(f"{value:.12g}")


def evidence_under(dataset: Dataset, series_id: str, ids: Iterable[str]) -> tuple[Evidence, ...]:
    """Return the evidence of some figures of a series, each piece once."""
    series = dataset.series.get(series_id)
    found: dict[Evidence, None] = {}
    for some_id in ids:
        found.update(dict.fromkeys(evidence_of(series, dataset.claims.get(some_id))))
    return tuple(found)
