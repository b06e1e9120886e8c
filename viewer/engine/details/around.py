"""The trade around an event: the month before, of and after it, and the same a year earlier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from viewer.engine.details.sheet import Block, Cell, Prose, Section, Table, Words
from viewer.engine.trade.columns import DAYS as USUAL
from viewer.engine.trade.numbers import number
from viewer.engine.trade.panes import fineness
from viewer.engine.trade.statements import About, about, same_days
from viewer.engine.trade.units import amount_words
from viewer.engine.trade.words import CALCULATED, MISSING, TOTAL, printed
from viewer.model.calendar import civil, day_of, shift_months
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import range_words
from viewer.model.edtf import EdtfDate, Kind
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.records import Claim, Observation, Series
from viewer.model.view import Pane

MONTHS = {"M": 1, "Q": 3, "A": 12}
"""Months in one period of each SDMX frequency that a table can be made of."""
ENOUGH = 24
"""With fewer other changes than so many nothing is said about how unusual one is."""
NEARLY = 1e-9
LONGEST = 31.0
"""An event known only to more than so many days lies in no one month."""
TOO_FEW = {
    "M": QT_TRANSLATE_NOOP("Words", "Too few months to judge whether that is unusual."),
    "Q": QT_TRANSLATE_NOOP("Words", "Too few quarters to judge whether that is unusual."),
    "A": QT_TRANSLATE_NOOP("Words", "Too few years to judge whether that is unusual."),
}
Period = tuple[int, int]


@dataclass(frozen=True)
class _Main:
    """The series that is shown around events, and its figures by their periods."""

    dataset: Dataset
    series: Series
    months: int

    def figures(self) -> dict[tuple[float, float], list[tuple[Observation, Claim | None]]]:
        """Return the figures by first and last day: the chosen ones, else those not chosen."""
        found: dict[tuple[float, float], list[tuple[Observation, Claim | None]]] = {}
        inside: set[str] = set()
        for observation in self.series.observations:
            claim = self.dataset.claims.get(observation.claim or "")
            inside.update((claim.id,) if claim else ())
            period = (claim.period if claim else None) or observation.period
            if period is not None:
                found.setdefault(same_days(period), []).append((observation, claim))
        chosen = set(found)
        for claim in self._others(inside):
            days = same_days(claim.period) if claim.period else (0.0, 0.0)
            if days not in chosen:
                seen = Observation(claim.period, claim.value, claim.id, claim.comparator)
                found.setdefault(days, []).append((seen, claim))
        return found

    def _others(self, inside: set[str]) -> Iterable[Claim]:
        """Return figures of the same agency on the same basis that the series does not choose."""
        claims = (self.dataset.claims.get(o.claim or "") for o in self.series.observations)
        subjects: set[About] = {about(self.series)}
        subjects.update(about(claim) for claim in claims if claim is not None)
        for claim in self.dataset.claims.values():
            if claim.id in inside or claim.value is None or claim.period is None:
                continue
            alike = claim.agency == self.series.agency and about(claim) in subjects
            if alike and set(claim.adjustment) == set(self.series.adjustment):
                yield claim


def around_blocks(dataset: Dataset, date: EdtfDate | None, panes: Sequence[Pane]) -> list[Block]:
    """Return a table of the main series around a date, and what changed in plain words.

    Nothing where the date is not known to a month, or no figure is near it.
    """
    main, day = _main(dataset, panes), _day_of(date)
    if main is None or day is None:
        return []
    figures = main.figures()
    periods = [_period(day, main.months, step) for step in (-1, 0, 1)]
    if not any(period in figures for period in periods):
        return []
    earlier = [_period(day, main.months, step - 12 // main.months) for step in (-1, 0, 1)]
    what: Words = _what(dataset, main.series)
    rows = [(what, tuple(_cell(main, figures, period) for period in periods))]
    if main.months < MONTHS["A"]:
        name = say(QT_TRANSLATE_NOOP("Words", "a year earlier"))
        rows.append((name, tuple(_cell(main, figures, period) for period in earlier)))
    unit = amount_words(main.series.unit, main.series.multiplier)
    heading = QT_TRANSLATE_NOOP("Words", "Trade around it, {unit}")
    if main.series.quantity != "trade":
        heading = QT_TRANSLATE_NOOP("Words", "Figures around it, {unit}")
    blocks: list[Block] = [
        Section(say(heading, unit=unit)),
        Table(tuple(range_words(*period, short=True) for period in periods), tuple(rows)),
    ]
    told = _change_words(main, figures, periods)
    return blocks if told is None else [*blocks, Prose(told)]


def _main(dataset: Dataset, panes: Sequence[Pane]) -> _Main | None:
    """Return the finest series of totals of the first pane of amounts, else its first series."""
    for pane in panes:
        if pane.kind == "share":
            continue
        shown = [dataset.series[name] for name in pane.series if name in dataset.series]
        shown = [series for series in shown if series.frequency in MONTHS]
        totals = [series for series in shown if series.flow == "total"]
        if shown:
            best = min(totals or shown, key=lambda series: fineness(series.frequency))
            return _Main(dataset, best, MONTHS[best.frequency])
    return None


def _day_of(date: EdtfDate | None) -> float | None:
    """Return the day on which an event was, or began; None where that is not known to a month."""
    if date is None:
        return None
    earliest, latest, _, end = date.bounds
    last = end - 1 if date.kind is not Kind.INTERVAL else latest
    return earliest if last - earliest < LONGEST else None


def _period(day: float, months: int, step: int) -> Period:
    """Return the period in which a day lies, or one so many steps away, as first and last day."""
    year, month, _ = civil(day)
    month = (month - 1) // months * months + 1
    start, end = (
        shift_months(year, month, step * months),
        shift_months(year, month, (step + 1) * months),
    )
    return day_of(*start), day_of(*end)


def _what(dataset: Dataset, series: Series) -> Words:
    name: Words = TOTAL if series.flow == "total" else series.label
    if series.agency is None:
        return name
    return say("{name}, {agency}", name=name, agency=dataset.name_of(series.agency))


Figures = dict[tuple[float, float], list[tuple[Observation, Claim | None]]]


def _cell(main: _Main, figures: Figures, period: Period) -> Cell:
    """Return the figure of a period: several that nobody chose from are joined by "or"."""
    there = figures.get(period)
    if not there:
        longer = _longer(main, figures, period)
        return longer or Cell(say(QT_TRANSLATE_NOOP("Words", "none found")), faint=True)
    texts: list[Message] = []
    for observation, claim in there:
        if (claim or observation).value is None:
            status = (claim or observation).status
            missing = MISSING.get(status, QT_TRANSLATE_NOOP("Words", "none found"))
            return Cell(say(missing), faint=True)
        texts.append(printed(main.series, observation, claim, main.series.multiplier))
    words = texts[0]
    for text in texts[1:]:
        words = say(QT_TRANSLATE_NOOP("Words", "{a} or {b}"), a=words, b=text)
    claims = [claim for _, claim in there if claim is not None]
    calculated = [claim for claim in claims if claim.origin in ("derived", "implied")]
    note = CALCULATED if calculated and len(calculated) == len(there) else None
    return Cell(words, note, claims[0].id if len(claims) == len(there) == 1 else None)


def _longer(main: _Main, figures: Figures, period: Period) -> Cell | None:
    """Return the shortest figure that holds a period, if it is shorter than a year."""
    over = [
        days for days in figures
        if days[0] <= period[0] and days[1] >= period[1] and days[1] - days[0] < 0.9 * USUAL["A"]
    ]  # fmt: skip
    if not over:
        return None
    days = min(over, key=lambda days: days[1] - days[0])
    observation, claim = figures[days][0]
    if (claim or observation).value is None:
        return None
    value = printed(main.series, observation, claim, main.series.multiplier)
    time = say(QT_TRANSLATE_NOOP("Words", "in {time}"), time=range_words(*days, short=True))
    return Cell(value, time, claim.id if claim is not None else None)


def _change_words(main: _Main, figures: Figures, periods: list[Period]) -> Message | None:
    """Say how the figure changed into the period of the event, and how often it changes so."""
    before, now = (_value(main, figures, period) for period in periods[:2])
    if before is None or now is None or before <= 0 or now < 0:
        return None
    share = (now - before) / before
    what = TOTAL if main.series.flow == "total" else main.series.label
    text = number(abs(share) * 100, 0 if abs(share) >= 0.1 else 1)
    down = QT_TRANSLATE_NOOP("Words", "{what} down {n}% from {a} to {b}.")
    up = QT_TRANSLATE_NOOP("Words", "{what} up {n}% from {a} to {b}.")
    a, b = (range_words(*period) for period in periods[:2])
    told = say(down if share < 0 else up, what=_capital(what), n=text, a=a, b=b)
    others = _other_changes(main, figures, periods[1])
    if len(others) < ENOUGH:
        return say("{a} {b}", a=told, b=say(TOO_FEW[main.series.frequency]))
    as_much = sum(
        other <= share + NEARLY if share < 0 else other >= share - NEARLY for other in others
    )
    more = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} of {all} other changes is as large."),
        QT_TRANSLATE_NOOP("Words", "{n} of {all} other changes are as large."),
        as_much,
        all=f"{len(others):,}",
    )
    return say("{a} {b}", a=told, b=more)


def _capital(what: Words) -> Words:
    return say(QT_TRANSLATE_NOOP("Words", "Total")) if what is TOTAL else what


def _value(main: _Main, figures: Figures, period: tuple[float, float]) -> float | None:
    """Return the one value of a period, None for several, a bound, or none."""
    there = figures.get(period, [])
    if len(there) != 1:
        return None
    observation, claim = there[0]
    record = claim or observation
    if record.value is None or record.comparator != "=":
        return None
    own = main.series.multiplier
    if claim is not None and claim.unit is not None:
        own = claim.multiplier
    return record.value * own


def _other_changes(main: _Main, figures: Figures, but: Period) -> list[float]:
    """Return all other changes from one period to the next, as shares."""
    found = []
    for start, end in figures:
        if abs(end - start - USUAL[main.series.frequency]) > 0.1 * (end - start):
            continue
        after = _period(start, main.months, 1)
        if after == but or (start, end) != _period(start, main.months, 0):
            continue
        a, b = _value(main, figures, (start, end)), _value(main, figures, after)
        if a is not None and b is not None and a > 0 and b >= 0:
            found.append((b - a) / a)
    return found


def spoken_table(table: Table) -> tuple[Clean | Message, ...]:
    """Return a table as lines of text, for copies and screen readers."""
    lines: list[Words] = []
    for name, cells in table.rows:
        words: Words = name
        for column, cell in zip(table.columns, cells, strict=True):
            text: Words = cell.text
            if cell.note:
                text = say("{value}, {note}", value=text, note=cell.note)
            words = say("{a}; {column}: {cell}", a=words, column=column, cell=text)
        lines.append(words)
    return tuple(lines)
