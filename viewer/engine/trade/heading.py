"""What stands beside a chart: title, side, unit, legend, and who made its values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from viewer.engine.trade.cells import PERCENT, STEPS, Flow, Role, Style
from viewer.engine.trade.columns import DAYS, Bools, Ints, Rows
from viewer.engine.trade.distinct import distinct
from viewer.engine.trade.hidden import shared_name, short_names, told_apart
from viewer.engine.trade.labelled import is_rounded, told_multiplier
from viewer.engine.trade.recipe_words import INDEX_UNIT, recipe_words
from viewer.engine.trade.rows import gather
from viewer.engine.trade.units import amount_words
from viewer.engine.trade.words import (
    CALCULATED,
    COUNTED,
    EXPORTS_TO,
    FROM,
    IMPORTS_FROM,
    STYLES,
    TOTAL,
    Words,
    area_name,
    areas,
    is_of_trade,
    odd_from,
)
from viewer.model.columns import claims_named
from viewer.model.date_words import range_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.records import Claim
from viewer.model.view import Arrangement

EVERY = {
    "D": QT_TRANSLATE_NOOP("Words", "{unit} a day"),
    "W": QT_TRANSLATE_NOOP("Words", "{unit} a week"),
    "M": QT_TRANSLATE_NOOP("Words", "{unit} a month"),
    "Q": QT_TRANSLATE_NOOP("Words", "{unit} a quarter"),
    "A": QT_TRANSLATE_NOOP("Words", "{unit} a year"),
}
"""Units of a pane in which every value is over the usual time."""
CALCULATED_FROM = QT_TRANSLATE_NOOP("Words", "calculated from {sources}")
ROUNDED = say(QT_TRANSLATE_NOOP("Words", "labels rounded"))
NEWS = ("article", "newspaper", "agency", "news-site", "broadcaster", "magazine", "state-media")


class Sample(Enum):
    """What a line of the legend shows."""

    FLOW = "flow"
    STYLE = "style"
    LINE = "line"
    BALANCE = "balance"
    OTHERS = "others"
    UNCLEAR = "unclear"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class Swatch:
    """A line of the legend. ``series`` are the ids of what it names, if it can be switched off;
    ``number`` is that of its colour.
    """

    sample: Sample
    text: Message
    flow: Flow | None = None
    style: Style = Style.FINAL
    series: tuple[str, ...] = ()
    hidden: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """The same for every part of the time; the legend begins with what is needed most.

    ``name`` says the title in full, with both sides and who made the values; ``short`` is for
    where there is no room for the title, empty if nothing is shorter. ``undated`` are the ids of
    claims about the same that name no period. ``choice`` says which choice of claims is in force.
    """

    title: Words
    agency: Words
    unit: Message
    legend: tuple[Swatch, ...]
    name: Words = ""
    undated: tuple[str, ...] = ()
    short: Words = ""
    choice: Words = ""


def heading(rows: Rows, by_ratio: bool = False) -> Heading:
    """Return what stands beside a pane; ``by_ratio``: its scale has no zero, so no balance."""
    if not rows.series:
        return Heading("", "", say(""), ())
    share = rows.pane.kind == "share"
    agency: Words = "" if share else _agency(rows)
    title, full = _titles(rows)
    if (recipe := _recipe(rows)) is not None:
        full = say("{title}: {recipe}", title=full, recipe=recipe)
        agency = say(CALCULATED_FROM, sources=agency) if agency else CALCULATED
    everything = np.flatnonzero(rows.role != Role.OTHER)
    source = source_words(rows, everything, agency)
    name = say("{title}, {source}", title=full, source=source) if source else full
    legend, undated = _legend(rows), _undated(rows)
    if by_ratio:
        legend = tuple(line for line in legend if line.sample is not Sample.BALANCE)
    return Heading(title, agency, unit_words(rows), legend, name, undated, _short(rows))


def _titles(rows: Rows) -> tuple[Words, Words]:
    """Return the title, and the title with both sides."""
    first = rows.series[0]
    home, partner = areas(rows)
    if is_of_trade(rows) and home:
        title = say(QT_TRANSLATE_NOOP("Words", "{area}’s trade"), area=home)
        if not partner:
            return title, title
        both = QT_TRANSLATE_NOOP("Words", "{area}’s trade with {partner}")
        full = say(both, area=home, partner=partner)
        # Seen from the other side it is worth saying whose trade is meant.
        return full if rows.mirrored else title, full
    if rows.pane.kind == "share":
        said = Counter(claim.subject for claim in _claims(rows) if claim.subject)
        subject: Words = said.most_common(1)[0][0] if said else first.label
        if first.flow in (None, "total") and first.counterpart_area:
            who = area_name(rows.dataset, first.counterpart_area)
            return say(QT_TRANSLATE_NOOP("Words", "{area}’s share of trade"), area=who), subject
        return subject, subject
    if ids := told_apart(rows.dataset, rows.pane):
        labels = [rows.dataset.series[name].label for name in ids]
        shared = say("{title}", title=shared_name(labels) or first.label)
        return shared, say("{title}: {names}", title=shared, names=", ".join(short_names(labels)))
    return first.label, first.label


def _agency(rows: Rows) -> Words:
    agency = rows.series[0].agency
    ids = told_apart(rows.dataset, rows.pane)
    if len({rows.dataset.series[name].agency for name in ids}) > 1:
        return ""  # the legend tells them apart
    return rows.dataset.name_of(agency) if agency else ""


def _recipe(rows: Rows) -> Message | None:
    """Return in words what was worked out, None for values as they were published."""
    if rows.pane.recipe.plain:
        return None
    return recipe_words(rows.pane.recipe, rows.frequency)


def _short(rows: Rows) -> Words:
    area = rows.series[0].counterpart_area
    if rows.pane.kind != "share" or rows.series[0].flow not in (None, "total") or not area:
        return ""
    return say(QT_TRANSLATE_NOOP("Words", "{area}’s share"), area=area_name(rows.dataset, area))


def _claims(rows: Rows) -> list[Claim]:
    ids = (some_id for series in rows.series for some_id in claims_named(series.observations))
    found = (rows.dataset.claims.get(some_id) for some_id in ids)
    return [claim for claim in found if claim is not None]


def _undated(rows: Rows) -> tuple[str, ...]:
    """Return the claims of a pane of shares for which no period is stated."""
    if rows.pane.kind != "share":
        return ()
    return tuple(dict.fromkeys(c.id for c in _claims(rows) if c.period is None))


def unit_words(rows: Rows) -> Message:
    """Return the unit: "million US dollars a month", without the month where times are mixed; in
    panes that were worked out, what was done.
    """
    words, recipe = _unit(rows), _recipe(rows)
    if is_rounded(rows):
        words = say("{a} · {b}", a=words, b=ROUNDED)
    if recipe is None:
        return words
    if rows.pane.kind == STEPS and rows.series[0].unit in (*PERCENT, INDEX_UNIT):
        return recipe
    return say("{a} · {b}", a=words, b=recipe)


def _unit(rows: Rows) -> Message:
    first = rows.series[0]
    words = amount_words(first.unit, told_multiplier(rows))
    if first.quantity not in COUNTED or rows.frequency not in EVERY:
        return words
    usual = DAYS[rows.frequency]
    lengths = (rows.end - rows.start)[rows.role == Role.BAR]
    if (np.abs(lengths - usual) > odd_from(usual)).any():
        return words
    return say(EVERY[rows.frequency], unit=words)


def _legend(rows: Rows) -> tuple[Swatch, ...]:
    whole = rows
    if rows.pane.hidden and rows.pane.kind == "trade":
        whole = gather(rows.dataset, replace(rows.pane, hidden=()), rows.mirrored)
    drawn = rows.role == Role.BAR
    found = [*_flows(rows, whole), *_apart(rows)]
    styles = set(rows.style[drawn].tolist())
    said = STYLES if rows.pane.recipe.plain else FROM
    found += [Swatch(Sample.STYLE, say(said[kind]), style=kind) for kind in said if kind in styles]
    if any(rows.role[row] == Role.BAR for row in rows.rivals):
        words = say(QT_TRANSLATE_NOOP("Words", "others say"))
        found.append(Swatch(Sample.OTHERS, words))
    if rows.ambiguous.any():
        words = say(QT_TRANSLATE_NOOP("Words", "period not stated"))
        found.append(Swatch(Sample.UNCLEAR, words))
    if whole.tracks:
        words = say(QT_TRANSLATE_NOOP("Words", "longer totals"))
        lines = whole.role == Role.LINE
        if (np.abs((whole.end - whole.start)[lines] - DAYS["A"]) < 1).all():
            words = say(QT_TRANSLATE_NOOP("Words", "whole-year totals"))
        if rows.open_ended.issuperset(np.flatnonzero(lines).tolist()) and whole is rows:
            words = say(QT_TRANSLATE_NOOP("Words", "without a known end"))
        found.append(_switch(rows, whole, Swatch(Sample.LINE, words), lines))
    return tuple(found)


def _flows(rows: Rows, whole: Rows) -> list[Swatch]:
    """Return exports, imports, balance and totals of a pane of trade; ``whole`` is what it would
    show if nothing were hidden.
    """
    if not is_of_trade(rows) or told_apart(rows.dataset, rows.pane):
        return []
    drawn, partner, found = whole.role == Role.BAR, areas(rows)[1], []
    flows = set(whole.flow[drawn].tolist())
    for flow, template in ((Flow.EXPORT, EXPORTS_TO), (Flow.IMPORT, IMPORTS_FROM)):
        if flow in flows:
            swatch = Swatch(Sample.FLOW, say(template, area=partner), flow)
            found.append(_switch(rows, whole, swatch, drawn & (whole.flow == flow)))
    if (rows.partner >= 0).any() and rows.arrangement is Arrangement.MIRRORED:
        found.append(Swatch(Sample.BALANCE, say(QT_TRANSLATE_NOOP("Words", "balance"))))
    if Flow.TOTAL in flows:
        level = rows.pane.kind == STEPS
        parts = np.isin(rows.flow, (Flow.EXPORT, Flow.IMPORT)).any()
        only = say(QT_TRANSLATE_NOOP("Words", "total only"))
        words = only if parts and not level else TOTAL
        swatch = Swatch(Sample.LINE if level else Sample.FLOW, words, Flow.TOTAL)
        found.append(_switch(rows, whole, swatch, drawn & (whole.flow == Flow.TOTAL)))
    return found


def _switch(rows: Rows, whole: Rows, swatch: Swatch, some: Bools) -> Swatch:
    """Return a line of the legend that switches off the series of some of the values."""
    numbers = distinct(whole.refs[some, 0]).tolist()
    ids = tuple(whole.series[n].id for n in numbers if whole.series[n].id in rows.pane.series)
    if len(rows.pane.series) < 2 or not ids:
        return swatch
    return replace(swatch, series=ids, hidden=all(name in rows.pane.hidden for name in ids))


def _apart(rows: Rows) -> list[Swatch]:
    """Return the series that have each a colour of their own."""
    dataset, ids = rows.dataset, told_apart(rows.dataset, rows.pane)
    names = short_names([dataset.series[name].label for name in ids])
    return [
        Swatch(
            Sample.SERIES, say("{name}", name=name), series=(some_id,), number=number,
            hidden=some_id in rows.pane.hidden,
        )
        for number, (some_id, name) in enumerate(zip(ids, names, strict=True))
    ]  # fmt: skip


def source_words(rows: Rows, shown: Ints, agency: Words) -> Message | None:
    """Say who made the values in ``shown`` and from how many publications they were taken; of what
    was worked out, from whose values.
    """
    if rows.pane.recipe.plain:
        return _published_by(rows, shown, agency)
    told = _published_by(rows, shown, _agency(rows))
    return CALCULATED if told is None else say(CALCULATED_FROM, sources=told)


def _published_by(rows: Rows, shown: Ints, agency: Words) -> Message | None:
    numbers = [n for n in distinct(rows.source[shown]).tolist() if n >= 0]
    if not numbers:
        return say("{agency}", agency=agency) if agency else None
    names = [rows.sources[n] for n in numbers]
    if len(names) == 1:
        title = rows.dataset.name_of(names[0])
        if not agency or title == agency:
            return say("{source}", source=title)
        template = QT_TRANSLATE_NOOP("Words", "{agency}, from {source}")
        return say(template, agency=agency, source=title)
    kinds = {rows.dataset.sources[n].kind for n in names if n in rows.dataset.sources}
    if kinds <= set(NEWS):
        many = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} news report"),
            QT_TRANSLATE_NOOP("Words", "{n} news reports"),
            len(names),
        )
    else:
        many = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} source"),
            QT_TRANSLATE_NOOP("Words", "{n} sources"),
            len(names),
        )
    if not agency:
        return say(QT_TRANSLATE_NOOP("Words", "pieced together from {sources}"), sources=many)
    template = QT_TRANSLATE_NOOP("Words", "{agency}, pieced together from {sources}")
    return say(template, agency=agency, sources=many)


def summary(rows: Rows, head: Heading) -> Message:
    """Return in a sentence what a chart holds, for a screen reader."""
    if not len(rows):
        return say(QT_TRANSLATE_NOOP("Words", "no values"))
    return summary_of(len(rows), float(rows.start.min()), float(rows.end.max()), head)


def summary_of(number: int, start: float, end: float, head: Heading) -> Message:
    """Return in a sentence what a chart of so many values from ``start`` to ``end`` holds."""
    count = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} value"), QT_TRANSLATE_NOOP("Words", "{n} values"), number
    )
    time = range_words(start, end)
    if not head.agency:
        template = QT_TRANSLATE_NOOP("Words", "{count}, {unit}, {time}")
        return say(template, count=count, unit=head.unit, time=time)
    template = QT_TRANSLATE_NOOP("Words", "{count}, {unit}, {time}, {agency}")
    return say(template, count=count, unit=head.unit, time=time, agency=head.agency)
