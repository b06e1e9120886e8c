"""Names of months, seasons and the like as people type them, in the languages of the program.

Tables of folded spellings (`viewer.engine.query.fold.folded`): without case and accents.
"""

from __future__ import annotations

from viewer.engine.query.fold import folded

_MONTHS = (
    "january январь января",
    "february февраль февраля",
    "march март марта",
    "april апрель апреля",
    "may май мая",
    "june июнь июня",
    "july июль июля",
    "august август августа",
    "september сентябрь сентября",
    "october октябрь октября",
    "november ноябрь ноября",
    "december декабрь декабря",
)
_SEASONS = (
    "spring весна весной весны 봄 春 春天 春季",
    "summer лето летом лета 여름 夏 夏天 夏季",
    "autumn fall осень осенью осени 가을 秋 秋天 秋季",
    "winter зима зимой зимы 겨울 冬 冬天 冬季",
)
SHORTEST = 3
"""A month may be cut to this many letters."""


def _beginnings() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, names in enumerate(_MONTHS, 1):
        for name in map(folded, names.split()):
            for length in range(min(SHORTEST, len(name)), len(name) + 1):
                found.setdefault(name[:length], number)
    return found


MONTHS = _beginnings()
"""Number of the month by its name or the beginning of its name."""
SEASONS = {
    name: number for number, names in enumerate(_SEASONS, 21) for name in folded(names).split()
}
"""EDTF number of the season (21 to 24) by its name."""
DROPPED = frozenset(
    folded(
        "the of in on during year month all whole st nd rd th "
        "год года году \u0433 \u0433\u0433 месяц весь за 년 월 일 年 月 日"
    ).split()
)
"""Words that a date may hold and that say nothing."""
ABOUT = frozenset(folded("about around circa ca approximately около примерно 约 약").split())
BEFORE_CHRIST = frozenset(folded("bc bce").split())
AFTER_CHRIST = frozenset(folded("ad ce").split())
TO = tuple(folded(word) for word in ("to", "until", "till", "through", "по", "до", "至", "到"))
"""What stands between the ends of a range, besides hyphens, dashes and two dots."""
