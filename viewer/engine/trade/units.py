"""Units in words, by the short names that statistics give them."""

from __future__ import annotations

from viewer.engine.trade.cells import PERCENT
from viewer.engine.trade.numbers import number
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

UNITS = {
    "USD": QT_TRANSLATE_NOOP("Words", "US dollars"),
    "EUR": QT_TRANSLATE_NOOP("Words", "euros"),
    "CNY": QT_TRANSLATE_NOOP("Words", "yuan"),
    "KRW": QT_TRANSLATE_NOOP("Words", "won"),
    "JPY": QT_TRANSLATE_NOOP("Words", "yen"),
    "RUB": QT_TRANSLATE_NOOP("Words", "roubles"),
    "GBP": QT_TRANSLATE_NOOP("Words", "pounds sterling"),
    "PERCENT": QT_TRANSLATE_NOOP("Words", "per cent"),
    "PT": QT_TRANSLATE_NOOP("Words", "per cent"),
    "PC": QT_TRANSLATE_NOOP("Words", "per cent"),
    "%": QT_TRANSLATE_NOOP("Words", "per cent"),
    "PERMILLE": QT_TRANSLATE_NOOP("Words", "per mille"),
    "PERCENTAGE_POINTS": QT_TRANSLATE_NOOP("Words", "percentage points"),
    "MM": QT_TRANSLATE_NOOP("Words", "millimetres"),
    "CM": QT_TRANSLATE_NOOP("Words", "centimetres"),
    "M": QT_TRANSLATE_NOOP("Words", "metres"),
    "KM": QT_TRANSLATE_NOOP("Words", "kilometres"),
    "NMI": QT_TRANSLATE_NOOP("Words", "nautical miles"),
    "MI": QT_TRANSLATE_NOOP("Words", "miles"),
    "FT": QT_TRANSLATE_NOOP("Words", "feet"),
    "M2": QT_TRANSLATE_NOOP("Words", "square metres"),
    "HA": QT_TRANSLATE_NOOP("Words", "hectares"),
    "KM2": QT_TRANSLATE_NOOP("Words", "square kilometres"),
    "FT2": QT_TRANSLATE_NOOP("Words", "square feet"),
    "M3": QT_TRANSLATE_NOOP("Words", "cubic metres"),
    "L": QT_TRANSLATE_NOOP("Words", "litres"),
    "HL": QT_TRANSLATE_NOOP("Words", "hectolitres"),
    "ML": QT_TRANSLATE_NOOP("Words", "megalitres"),
    "BBL": QT_TRANSLATE_NOOP("Words", "barrels"),
    "GAL": QT_TRANSLATE_NOOP("Words", "gallons"),
    "G": QT_TRANSLATE_NOOP("Words", "grams"),
    "KG": QT_TRANSLATE_NOOP("Words", "kilograms"),
    "T": QT_TRANSLATE_NOOP("Words", "tonnes"),
    "KT": QT_TRANSLATE_NOOP("Words", "thousand tonnes"),
    "MT": QT_TRANSLATE_NOOP("Words", "million tonnes"),
    "LB": QT_TRANSLATE_NOOP("Words", "pounds"),
    "OZ": QT_TRANSLATE_NOOP("Words", "ounces"),
    "CT": QT_TRANSLATE_NOOP("Words", "carats"),
    "DWT": QT_TRANSLATE_NOOP("Words", "tonnes deadweight"),
    "GT": QT_TRANSLATE_NOOP("Words", "gross tonnage"),
    "BPD": QT_TRANSLATE_NOOP("Words", "barrels a day"),
    "BBL_PER_DAY": QT_TRANSLATE_NOOP("Words", "barrels a day"),
    "T_PER_YEAR": QT_TRANSLATE_NOOP("Words", "tonnes a year"),
    "USD_PER_T": QT_TRANSLATE_NOOP("Words", "US dollars a tonne"),
    "USD_PER_BBL": QT_TRANSLATE_NOOP("Words", "US dollars a barrel"),
    "DEGREES_C": QT_TRANSLATE_NOOP("Words", "degrees Celsius"),
}
"""Currency codes of ISO 4217 and other units; those of energy and power, and all that are words
themselves, are said as they are written.
"""
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
PRIVATE = "X-"
"""Codes that begin so are a dataset's own, mostly words."""

COUNTING = ("KT", "MT", "KM", "ML", "X-INDEX")
"""Units that have a multiplier of their own in their name, and what is no amount of anything."""
TOO_LARGE = 1e6
"""Values from here on are told in thousands, millions, ... of what they are given in."""


def told_in(unit: str, multiplier: float, largest: float) -> float:
    """Return the multiplier that an axis is told in whose largest value, in ``multiplier`` of the
    unit, is ``largest``: the largest power of a thousand below it that has a name.
    """
    plain = multiplier == 1 or multiplier in SCALES
    if largest < TOO_LARGE or not plain or unit in PERCENT or unit in COUNTING:
        return multiplier
    return max([scale for scale in SCALES if scale <= largest * multiplier], default=multiplier)


def amount_words(unit: str, multiplier: float) -> Message:
    """Return a unit and its multiplier in words: "million US dollars"."""
    words = say(UNITS[unit]) if unit in UNITS else say("{unit}", unit=_plain(unit))
    if multiplier in SCALES:
        return say(SCALES[multiplier], unit=words)
    if multiplier != 1:
        return say("× {count} {unit}", count=number(multiplier, None), unit=words)
    return words


def _plain(unit: str) -> str:
    """Return a code that is a word as that word; codes as short as those of currencies stay."""
    bare = unit.removeprefix(PRIVATE)
    is_word = len(bare) > 3 and bare.replace("-", "").isalpha()
    return bare.replace("-", " ").lower() if is_word else bare
