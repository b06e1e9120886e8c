"""Units in words, by the short names that statistics give them."""

from __future__ import annotations

from viewer.model.message import QT_TRANSLATE_NOOP

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
