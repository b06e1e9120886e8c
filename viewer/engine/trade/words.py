"""Values in words: as their source printed them, of what, over which time, said by whom."""

from __future__ import annotations

import re

from viewer.engine.trade.calculated import Calculated
from viewer.engine.trade.cells import FLOWS, PERCENT, Flow, Role, Style
from viewer.engine.trade.columns import DAYS, Rows
from viewer.engine.trade.hidden import called
from viewer.engine.trade.mirror import is_mirror
from viewer.engine.trade.numbers import decimals_given, number
from viewer.engine.trade.overlaps import SAME_DAY
from viewer.engine.trade.panes import SHARE
from viewer.engine.trade.units import LARGE, amount_words
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.edtf import Kind
from viewer.model.edtf_parts import Precision
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.records import Claim, Likelihood, Observation, Series

Words = Message | str

LONGEST_PRINTED = 24
"""A printed value that is longer than this is a sentence; the number alone is shown then."""
NUMERAL = re.compile(r"^[<>≤≥~≈]?\s?[-−+]?\d[\d.,]*\s?%?$")
PLAIN_SIGNS = {"<": "<", "<=": "≤", ">": ">", ">=": "≥"}
ABOUT = "~"
"""Before a number that is said, or was worked out, to be only about right; "≈" is for two amounts
that agree within rounding, never for one.
"""

COUNTED = ("trade", "count")
"""Quantities that add up over time, so that a value is so much "a month"."""

EXPORTS_TO = QT_TRANSLATE_NOOP("Words", "exports to {area}")
IMPORTS_FROM = QT_TRANSLATE_NOOP("Words", "imports from {area}")
STYLES = {
    Style.PROVISIONAL: QT_TRANSLATE_NOOP("Words", "provisional"),
    Style.ESTIMATED: QT_TRANSLATE_NOOP("Words", "estimated"),
    Style.DERIVED: QT_TRANSLATE_NOOP("Words", "calculated"),
}
FROM = {
    Style.PROVISIONAL: QT_TRANSLATE_NOOP("Words", "from provisional"),
    Style.ESTIMATED: QT_TRANSLATE_NOOP("Words", "from estimates"),
    Style.DERIVED: QT_TRANSLATE_NOOP("Words", "from calculated"),
}
"""How firm the inputs are of what the program worked out."""
NO_SPLIT = say(QT_TRANSLATE_NOOP("Words", "no split found"))
MISSING = {
    "Q": QT_TRANSLATE_NOOP("Words", "withheld"),
    "L": QT_TRANSLATE_NOOP("Words", "not collected"),
    "H": QT_TRANSLATE_NOOP("Words", "a holiday"),
    "K": QT_TRANSLATE_NOOP("Words", "part of another period"),
    "M": QT_TRANSLATE_NOOP("Words", "does not apply"),
}
"""Words for SDMX observation statuses of values that are not there."""
AS_ITS: dict[Flow | None, str] = {
    Flow.IMPORT: QT_TRANSLATE_NOOP("Words", "as {area}’s exports"),
    Flow.EXPORT: QT_TRANSLATE_NOOP("Words", "as {area}’s imports"),
}
"""What the flow of one side is called where the other side reports it."""
TOTAL = say(QT_TRANSLATE_NOOP("Words", "total"))
BALANCE = say(QT_TRANSLATE_NOOP("Words", "balance"))
SHORT = {
    Flow.EXPORT: say(QT_TRANSLATE_NOOP("Words", "exports")),
    Flow.IMPORT: say(QT_TRANSLATE_NOOP("Words", "imports")),
    Flow.TOTAL: TOTAL,
    Flow.BALANCE: BALANCE,
}
"""What flows are called beside a value."""
CALCULATED = say(QT_TRANSLATE_NOOP("Words", "calculated"))
READ = {
    Likelihood.LITERAL: QT_TRANSLATE_NOOP("Words", "{time} if read literally"),
    Likelihood.PROBABLE: QT_TRANSLATE_NOOP("Words", "probably {time}"),
    Likelihood.POSSIBLE: QT_TRANSLATE_NOOP("Words", "perhaps {time}"),
}


def area_name(dataset: Dataset, code: str | None) -> str:
    """Return the name that the dataset gives to a country code, else the code itself."""
    if not code:
        return ""
    for place in dataset.places.values():
        if place.country == code and place.kind == "country":
            return place.name
    return code


def areas(rows: Rows) -> tuple[str, str]:
    """Return the names of the area that the pane is about and of its partner."""
    first = rows.series[0]
    home, partner = (
        area_name(rows.dataset, code) for code in (first.ref_area, first.counterpart_area)
    )
    return (partner, home) if rows.mirrored else (home, partner)


def is_of_trade(rows: Rows) -> bool:
    """Whether the values of a pane are flows of trade, or were worked out of such flows."""
    of_flows = bool(rows.series) and rows.series[0].flow in FLOWS
    return rows.pane.kind == "trade" or (of_flows and not rows.pane.recipe.plain)


def calculated(rows: Rows, row: int) -> Calculated | None:
    """Return how a value was worked out, None where somebody states it."""
    _, _, claim = rows.observation(row)
    return claim if isinstance(claim, Calculated) else None


def sides_words(rows: Rows) -> tuple[Message, Message] | None:
    """Return what the values of a trade pane are called from either side; None where one side
    has no name.
    """
    if not rows.series or not is_of_trade(rows):
        return None
    first = rows.series[0]
    names = [area_name(rows.dataset, code) for code in (first.ref_area, first.counterpart_area)]
    if not all(names):
        return None
    template = QT_TRANSLATE_NOOP("Words", "{area}’s exports and imports")
    return say(template, area=names[0]), say(template, area=names[1])


def undated_words(dataset: Dataset, claim: Claim) -> Message:
    """Return a claim without a period in a line: its value and who says so."""
    value: Words = claim.value_text or say(QT_TRANSLATE_NOOP("Words", "no number given"))
    who: Words = say(QT_TRANSLATE_NOOP("Words", "no agency named"))
    if claim.agency:
        who = dataset.name_of(claim.agency)
    told = say("{value}: {who}", value=value, who=who)
    read = readings_words(claim)
    return say("{told}, {read}", told=told, read=read) if read is not None else told


def printed(series: Series, observation: Observation, claim: Claim | None, pane: float) -> Message:
    """Return a value as its source printed it; ``pane`` is the multiplier of the axis."""
    record: Claim | Observation = claim or observation
    own = multiplier_of(series, claim)
    text: str | None = claim.value_text if claim is not None else None
    if text and len(text) <= LONGEST_PRINTED and own == pane and NUMERAL.match(text):
        text = text.replace("-", "−").replace("≈", ABOUT)
        if series.unit in PERCENT:
            text = text.rstrip("% ")  # the axis says it once
        return say("{value}", value=text)
    if record.value is None:
        return say("") if claim is None else limits_words(claim, own, pane)
    shown = sign_of(record) + number(record.value, decimals_given(record))
    words = say("{value}", value=shown)
    if own == pane:
        return words
    if own in LARGE:
        return say(LARGE[own], value=words)
    return say("{value} {unit}", value=words, unit=amount_words(series.unit, own))


def multiplier_of(series: Series, claim: Claim | None) -> float:
    """Return in how many of its unit a value is printed."""
    return claim.multiplier if claim is not None and claim.unit is not None else series.multiplier


def sign_of(record: Claim | Observation) -> str:
    """Return what stands before a number that is a limit, or only about right."""
    about = isinstance(record, Claim) and record.approximate
    return PLAIN_SIGNS.get(record.comparator, ABOUT if about else "")


def limits_words(claim: Claim, own: float, pane: float) -> Message:
    """Return a value that is known by its limits alone: "between 1,400 and 1,470"; nothing where
    there are none.
    """
    low, high = (None if n is None else number(n, claim.decimals) for n in (claim.low, claim.high))
    if low is not None and high is not None:
        template = QT_TRANSLATE_NOOP("Words", "between {low} and {high}")
        words = say(template, low=low, high=high)
    elif low is None and high is None:
        return say("")
    else:
        words = say("{value}", value=f"≥{low}" if low is not None else f"≤{high}")
    return say(LARGE[own], value=words) if own != pane and own in LARGE else words


def row_printed(rows: Rows, row: int) -> Message:
    """Return the value of a row as its source printed it, in the unit of the pane."""
    return printed(*rows.observation(row), rows.multiplier)


def who_says(rows: Rows, row: int) -> Words:
    """Return who made a value: the agency, else that it was calculated, or that none is named."""
    series, _, claim = rows.observation(row)
    agency = (claim.agency if claim else None) or series.agency
    if claim is not None and claim.origin in ("derived", "implied"):
        return CALCULATED
    who: Words = say(QT_TRANSLATE_NOOP("Words", "no agency named"))
    if agency:
        who = rows.dataset.name_of(agency)
    home = rows.series[0].ref_area
    if rows.role[row] == Role.OTHER and is_mirror(rows.dataset, rows.id_of(row), home):
        told = mirror_words(rows.dataset, series.counterpart_area, Flow(rows.flow[row]))
        return say("{who}, {told}", who=who, told=told)
    return who


def mirror_words(dataset: Dataset, area: str | None, flow: Flow | None) -> Message:
    """Say that a value is what the other side reports: "as China’s exports"."""
    template = AS_ITS.get(flow, QT_TRANSLATE_NOOP("Words", "as {area} reports it"))
    return say(template, area=area_name(dataset, area))


def adjusted_words(rows: Rows, row: int) -> str:
    """Return the adjustments of a value: "crude oil estimated"; empty where there are none."""
    series, _, claim = rows.observation(row)
    codes = claim.adjustment if claim is not None else series.adjustment
    return ", ".join(rows.dataset.adjustment_names(codes))


def claim_words(rows: Rows, row: int) -> tuple[Words, ...]:
    """Return what can be said of a claim beside its value, each shorter than the one before."""
    who, when = who_says(rows, row), period_read(rows, row)
    adjusted = adjusted_words(rows, row)
    _, _, claim = rows.observation(row)
    published = claim.published if claim is not None else None
    told: list[Words] = []
    if when is not None:
        told.append(say("{who}, {when}", who=who, when=when))
    else:
        full: Words = who
        if published is not None:
            full = say("{who}, {when}", who=who, when=in_words(published, short=True))
        if adjusted:
            told.append(say("{who}, {adjusted}", who=full, adjusted=adjusted))
            told.append(say("{who}, {adjusted}", who=who, adjusted=adjusted))
    return tuple(dict.fromkeys([*told, who]))


def period_read(rows: Rows, row: int) -> Message | None:
    """Say how a claim without a period may be read: "2020 if read literally, probably 2019"."""
    _, _, claim = rows.observation(row)
    return readings_words(claim) if claim is not None and rows.ambiguous[row] else None


def readings_words(claim: Claim) -> Message | None:
    """Say of which periods a claim may be, None where nothing is said of that."""
    parts = []
    for reading in claim.readings:
        time = in_words(reading.period, short=True)
        template = READ.get(reading.likelihood) if reading.likelihood else None
        parts.append(say(template, time=time) if template else time)
    if not parts:
        return None
    words = parts[0]
    for part in parts[1:]:
        words = say("{a}, {b}", a=words, b=part)
    return words


def unusual_time(rows: Rows, row: int) -> Message | None:
    """Say over how long a value was counted where that is not the pane's usual period."""
    usual = DAYS.get(rows.frequency)
    if row in rows.open_ended:
        return None
    if usual is None or rows.series[0].quantity not in COUNTED:
        return None
    length = float(rows.end[row] - rows.start[row])
    if abs(length - usual) <= odd_from(usual):
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


def odd_from(usual: float) -> float:
    """Return by how many days a period may differ from the mean one and still be as usual."""
    return max(SAME_DAY, usual / 10)


def line_words(rows: Rows, row: int) -> Message:
    """Return what opens the words on the line of a total: "whole of 2020: total"."""
    period = rows.period(row)
    part = period.start_part
    whole_year = part is not None and part.precision is Precision.YEAR
    if rows.pane.kind == SHARE:  # the heading says of what
        return say("{time}:", time=in_words(period, short=True))
    if rows.flow[row] != Flow.TOTAL:
        name = called(rows.dataset, rows.pane).get(rows.series[int(rows.refs[row, 0])].id)
        what = name or flow_words(rows, row)
        return say(QT_TRANSLATE_NOOP("Words", "{time}: {what}"),
                   time=in_words(period, short=True), what=what)  # fmt: skip
    template = QT_TRANSLATE_NOOP("Words", "{time}: total")
    if whole_year and period.kind is Kind.MOMENT:
        template = QT_TRANSLATE_NOOP("Words", "whole of {time}: total")
    return say(template, time=in_words(period, short=True))


def missing_words(rows: Rows, row: int) -> Message:
    """Say why a value is not there."""
    _, observation, claim = rows.observation(row)
    if isinstance(claim, Calculated) and claim.reason is not None:
        return claim.reason
    status = (claim or observation).status
    return say(MISSING.get(status, QT_TRANSLATE_NOOP("Words", "no figure found")))


def spoken(rows: Rows, row: int) -> Message:
    """Return one value as a sentence, for a screen reader."""
    series, _, _ = rows.observation(row)
    value = (
        missing_words(rows, row)
        if rows.role[row] == Role.MISSING
        else say(
            "{value} {unit}",
            value=row_printed(rows, row),
            unit=amount_words(series.unit, rows.multiplier),
        )
    )
    style = STYLES.get(Style(rows.style[row]))
    if style:
        value = say("{value}, {style}", value=value, style=say(style))
    if series.id in rows.dataset.claims and rows.style[row] != Style.DERIVED:
        value = say("{value}, {who}", value=value, who=claim_words(rows, row)[0])
    return say(
        "{flow}, {time}: {value}",
        flow=flow_words(rows, row),
        time=in_words(rows.period(row), short=True),
        value=value,
    )


def flow_words(rows: Rows, row: int) -> Words:
    """Return what a value counts: "imports from China", "total", or the label of its series."""
    flow = Flow(rows.flow[row])
    partner = areas(rows)[1]
    if flow is Flow.EXPORT and partner:
        return say(EXPORTS_TO, area=partner)
    if flow is Flow.IMPORT and partner:
        return say(IMPORTS_FROM, area=partner)
    if flow is Flow.TOTAL and is_of_trade(rows):
        return TOTAL
    if flow is Flow.BALANCE:
        return BALANCE
    return rows.series[int(rows.refs[row, 0])].label
