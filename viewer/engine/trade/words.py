"""What a chart says: title, unit, legend, source line, and values as their source printed them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from viewer.engine.trade.overlaps import SAME_DAY
from viewer.engine.trade.rows import DAYS, Flow, Ints, Role, Rows, Style
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words, range_words
from viewer.model.edtf import Kind
from viewer.model.edtf_parts import Precision
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.records import Claim, Observation, Series

Words = Message | str

LONGEST_PRINTED = 24
"""A printed value that is longer than this is a sentence; the number alone is shown then."""
NUMERAL = re.compile(r"^[<>≤≥~≈]?\s?[-−+]?\d[\d.,]*\s?%?$")
SIGNS = {"<": "<", "<=": "≤", ">": ">", ">=": "≥"}

SCALES = {
    1e3: QT_TRANSLATE_NOOP("Words", "thousand {unit}"),
    1e6: QT_TRANSLATE_NOOP("Words", "million {unit}"),
    1e9: QT_TRANSLATE_NOOP("Words", "billion {unit}"),
    1e12: QT_TRANSLATE_NOOP("Words", "trillion {unit}"),
}
LARGE = {
    1e3: QT_TRANSLATE_NOOP("Words", "{value} thousand"),
    1e6: QT_TRANSLATE_NOOP("Words", "{value} million"),
    1e9: QT_TRANSLATE_NOOP("Words", "{value} billion"),
    1e12: QT_TRANSLATE_NOOP("Words", "{value} trillion"),
}
UNITS = {
    "USD": QT_TRANSLATE_NOOP("Words", "US dollars"),
    "EUR": QT_TRANSLATE_NOOP("Words", "euros"),
    "CNY": QT_TRANSLATE_NOOP("Words", "yuan"),
    "KRW": QT_TRANSLATE_NOOP("Words", "won"),
    "JPY": QT_TRANSLATE_NOOP("Words", "yen"),
    "RUB": QT_TRANSLATE_NOOP("Words", "roubles"),
    "PERCENT": QT_TRANSLATE_NOOP("Words", "per cent"),
    "PT": QT_TRANSLATE_NOOP("Words", "per cent"),
    "PC": QT_TRANSLATE_NOOP("Words", "per cent"),
    "%": QT_TRANSLATE_NOOP("Words", "per cent"),
}
"""Currency codes of ISO 4217; PT and PC are SDMX for percentages."""
EVERY = {
    "D": QT_TRANSLATE_NOOP("Words", "{unit} a day"),
    "W": QT_TRANSLATE_NOOP("Words", "{unit} a week"),
    "M": QT_TRANSLATE_NOOP("Words", "{unit} a month"),
    "Q": QT_TRANSLATE_NOOP("Words", "{unit} a quarter"),
    "A": QT_TRANSLATE_NOOP("Words", "{unit} a year"),
}
COUNTED = ("trade", "count")
"""Quantities that add up over time, so that a value is so much "a month"."""

EXPORTS_TO = QT_TRANSLATE_NOOP("Words", "exports to {area}")
IMPORTS_FROM = QT_TRANSLATE_NOOP("Words", "imports from {area}")
STYLES = {
    Style.PROVISIONAL: QT_TRANSLATE_NOOP("Words", "provisional"),
    Style.ESTIMATED: QT_TRANSLATE_NOOP("Words", "estimated"),
    Style.DERIVED: QT_TRANSLATE_NOOP("Words", "calculated"),
}
NO_SPLIT = say(QT_TRANSLATE_NOOP("Words", "no split found"))
MISSING = {
    "Q": QT_TRANSLATE_NOOP("Words", "not published"),
    "L": QT_TRANSLATE_NOOP("Words", "not collected"),
    "K": QT_TRANSLATE_NOOP("Words", "part of another period"),
    "M": QT_TRANSLATE_NOOP("Words", "does not apply"),
}
"""Words for SDMX observation statuses of values that are not there."""
NEWS = ("article", "newspaper", "agency", "news-site", "broadcaster", "magazine", "state-media")


@dataclass(frozen=True, slots=True)
class Swatch:
    """A line of the legend: a flow, or a way of drawing values."""

    flow: Flow | None
    style: Style
    text: Message
    role: Role = Role.BAR


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands beside a chart, the same for every part of its time."""

    title: Words
    agency: Words
    unit: Message
    legend: tuple[Swatch, ...]


def heading(rows: Rows) -> Heading:
    """Return title, agency, unit and legend of a pane."""
    if not rows.series:
        return Heading("", "", say(""), ())
    first = rows.series[0]
    agency: Words = rows.dataset.name_of(first.agency) if first.agency else ""
    title: Words = first.label
    home, partner = _areas(rows)
    if rows.pane.kind == "trade" and home:
        title = say(QT_TRANSLATE_NOOP("Words", "{area}’s trade"), area=home)
    return Heading(title, agency, unit_words(first, rows.frequency), _legend(rows, partner))


def _areas(rows: Rows) -> tuple[str, str]:
    """Return the names of the area that the pane is about and of its partner."""
    first = rows.series[0]
    home, partner = (
        area_name(rows.dataset, code) for code in (first.ref_area, first.counterpart_area)
    )
    return (partner, home) if rows.mirrored else (home, partner)


def area_name(dataset: Dataset, code: str | None) -> str:
    """Return the name that the dataset gives to a country code, else the code itself."""
    if not code:
        return ""
    for place in dataset.places.values():
        if place.country == code and place.kind == "country":
            return place.name
    return code


def unit_words(series: Series, frequency: str) -> Message:
    """Return a unit in words: "million US dollars a month"."""
    words = amount_words(series.unit, series.multiplier)
    if series.quantity in COUNTED and frequency in EVERY:
        return say(EVERY[frequency], unit=words)
    return words


def amount_words(unit: str, multiplier: float) -> Message:
    """Return a unit and its multiplier in words: "million US dollars"."""
    words = say(UNITS[unit]) if unit in UNITS else say("{unit}", unit=unit)
    if multiplier in SCALES:
        return say(SCALES[multiplier], unit=words)
    if multiplier != 1:
        return say("× {count} {unit}", count=number(multiplier, None), unit=words)
    return words


def _legend(rows: Rows, partner: str) -> tuple[Swatch, ...]:
    drawn = rows.role == Role.BAR
    flows = set(rows.flow[drawn].tolist())
    found = []
    if rows.pane.kind == "trade":
        for flow, template in ((Flow.EXPORT, EXPORTS_TO), (Flow.IMPORT, IMPORTS_FROM)):
            if flow in flows:
                found.append(Swatch(flow, Style.FINAL, say(template, area=partner)))
        if Flow.TOTAL in flows:
            words = say(QT_TRANSLATE_NOOP("Words", "total only"))
            found.append(Swatch(Flow.TOTAL, Style.FINAL, words))
    if rows.tracks:
        words = say(QT_TRANSLATE_NOOP("Words", "longer totals"))
        lengths = (rows.end - rows.start)[rows.role == Role.LINE]
        if (np.abs(lengths - DAYS["A"]) < 1).all():
            words = say(QT_TRANSLATE_NOOP("Words", "whole-year totals"))
        found.append(Swatch(Flow.TOTAL, Style.FINAL, words, Role.LINE))
    styles = set(rows.style[drawn].tolist())
    found += [Swatch(None, kind, say(STYLES[kind])) for kind in STYLES if kind in styles]
    return tuple(found)


def source_words(rows: Rows, shown: Ints, agency: Words) -> Message | None:
    """Say who made the values in ``shown`` and from how many publications they were taken."""
    numbers = [int(n) for n in np.unique(rows.source[shown]) if n >= 0]
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


def number(value: float, decimals: int | None) -> str:
    """Return a number with the decimals that its source printed, or as many as it has."""
    if decimals is None:
        text = f"{value:,.10g}"
        if "e" in text:
            text = f"{value:,.0f}" if abs(value) >= 1 else f"{value:.10f}".rstrip("0")
    else:
        text = f"{value:,.{min(max(decimals, 0), 12)}f}"
    return text.replace("-", "−")


def printed(series: Series, observation: Observation, claim: Claim | None, pane: float) -> Message:
    """Return a value as its source printed it; ``pane`` is the multiplier of the axis."""
    record: Claim | Observation = claim or observation
    own = claim.multiplier if claim is not None and claim.unit is not None else series.multiplier
    text = claim.value_text if claim is not None else None
    if text and len(text) <= LONGEST_PRINTED and own == pane and NUMERAL.match(text):
        return say("{value}", value=text.replace("-", "−"))
    if record.value is None:
        return say("")
    shown = number(record.value, claim.decimals if claim is not None else None)
    sign = SIGNS.get(record.comparator, "")
    if claim is not None and claim.approximate and not sign:
        sign = "~"
    words = say("{value}", value=sign + shown)
    return say(LARGE[own], value=words) if own != pane and own in LARGE else words


def value_words(rows: Rows, row: int) -> Message:
    """Return the label of a value: as printed, with its time where that is not the usual one."""
    value = printed(*rows.observation(row), rows.multiplier)
    if rows.role[row] == Role.LINE:
        return value
    if rows.flow[row] == Flow.TOTAL and rows.pane.kind == "trade":
        value = say(QT_TRANSLATE_NOOP("Words", "{value} total"), value=value)
    over = _unusual_time(rows, row)
    return value if over is None else say("{value} {over}", value=value, over=over)


def _unusual_time(rows: Rows, row: int) -> Message | None:
    usual = DAYS.get(rows.frequency)
    if usual is None or rows.series[0].quantity not in COUNTED:
        return None
    length = float(rows.end[row] - rows.start[row])
    if abs(length - usual) <= max(SAME_DAY, usual / 10):
        return None
    months = round(length / DAYS["M"])
    if months and abs(length - months * DAYS["M"]) <= 3:
        return say_count(
            QT_TRANSLATE_NOOP("Words", "in a month"),
            QT_TRANSLATE_NOOP("Words", "in {n} months"),
            months,
        )
    return say_count(
        QT_TRANSLATE_NOOP("Words", "in a day"),
        QT_TRANSLATE_NOOP("Words", "in {n} days"),
        round(length),
    )


def line_words(rows: Rows, row: int) -> Message:
    """Return what opens the words on the line of a total: "whole of 2020: total"."""
    _, observation, claim = rows.observation(row)
    period = (claim.period if claim else None) or observation.period
    assert period is not None, "a row without a period was left out"
    part = period.start_part
    whole_year = part is not None and part.precision is Precision.YEAR
    template = QT_TRANSLATE_NOOP("Words", "{time}: total")
    if whole_year and period.kind is Kind.MOMENT:
        template = QT_TRANSLATE_NOOP("Words", "whole of {time}: total")
    return say(template, time=in_words(period, short=True))


def missing_words(rows: Rows, row: int) -> Message:
    """Say why a value is not there."""
    _, observation, claim = rows.observation(row)
    status = (claim or observation).status
    return say(MISSING.get(status, QT_TRANSLATE_NOOP("Words", "no figure found")))


def spoken(rows: Rows, row: int) -> Message:
    """Return one value as a sentence, for a screen reader."""
    series, observation, claim = rows.observation(row)
    period = (claim.period if claim else None) or observation.period
    assert period is not None, "a row without a period was left out"
    value = (
        missing_words(rows, row)
        if rows.role[row] == Role.MISSING
        else say(
            "{value} {unit}",
            value=printed(series, observation, claim, rows.multiplier),
            unit=amount_words(series.unit, rows.multiplier),
        )
    )
    style = STYLES.get(Style(rows.style[row]))
    if style:
        value = say("{value}, {style}", value=value, style=say(style))
    return say(
        "{flow}, {time}: {value}",
        flow=flow_words(rows, row),
        time=in_words(period, short=True),
        value=value,
    )


def summary(rows: Rows, head: Heading) -> Message:
    """Return in a sentence what a chart holds, for a screen reader."""
    if not len(rows):
        return say(QT_TRANSLATE_NOOP("Words", "no values"))
    count = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} value"), QT_TRANSLATE_NOOP("Words", "{n} values"), len(rows)
    )
    time = range_words(float(rows.start.min()), float(rows.end.max()))
    if not head.agency:
        template = QT_TRANSLATE_NOOP("Words", "{count}, {unit}, {time}")
        return say(template, count=count, unit=head.unit, time=time)
    template = QT_TRANSLATE_NOOP("Words", "{count}, {unit}, {time}, {agency}")
    return say(template, count=count, unit=head.unit, time=time, agency=head.agency)


def flow_words(rows: Rows, row: int) -> Words:
    """Return what a value counts: "imports from China", "total", or the label of its series."""
    flow = Flow(rows.flow[row])
    partner = _areas(rows)[1]
    if flow is Flow.EXPORT and partner:
        return say(EXPORTS_TO, area=partner)
    if flow is Flow.IMPORT and partner:
        return say(IMPORTS_FROM, area=partner)
    if flow is Flow.TOTAL and rows.pane.kind == "trade":
        return say(QT_TRANSLATE_NOOP("Words", "total"))
    return rows.series[int(rows.refs[row, 0])].label
