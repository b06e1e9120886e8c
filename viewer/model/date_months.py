"""The months, in every form in which a date names them, marked for translation.

Whole templates rather than a name to put into one: many languages decline the month beside a
day, and some number it. Index 1 is January. A ``{day}`` may be a span, such as "25 to 28".
"""

from __future__ import annotations

from viewer.model.message import QT_TRANSLATE_NOOP

DAYS = (
    "",
    QT_TRANSLATE_NOOP("Words", "{day} January {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} February {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} March {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} April {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} May {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} June {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} July {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} August {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} September {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} October {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} November {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} December {year}"),
)
DAYS_SHORT = (
    "",
    QT_TRANSLATE_NOOP("Words", "{day} Jan {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} Feb {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} Mar {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} Apr {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} May {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} Jun {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} Jul {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} Aug {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} Sep {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} Oct {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} Nov {year}"),
    QT_TRANSLATE_NOOP("Words", "{day} Dec {year}"),
)
MONTHS = (
    "",
    QT_TRANSLATE_NOOP("Words", "January {year}"),
    QT_TRANSLATE_NOOP("Words", "February {year}"),
    QT_TRANSLATE_NOOP("Words", "March {year}"),
    QT_TRANSLATE_NOOP("Words", "April {year}"),
    QT_TRANSLATE_NOOP("Words", "May {year}"),
    QT_TRANSLATE_NOOP("Words", "June {year}"),
    QT_TRANSLATE_NOOP("Words", "July {year}"),
    QT_TRANSLATE_NOOP("Words", "August {year}"),
    QT_TRANSLATE_NOOP("Words", "September {year}"),
    QT_TRANSLATE_NOOP("Words", "October {year}"),
    QT_TRANSLATE_NOOP("Words", "November {year}"),
    QT_TRANSLATE_NOOP("Words", "December {year}"),
)
MONTHS_SHORT = (
    "",
    QT_TRANSLATE_NOOP("Words", "Jan {year}"),
    QT_TRANSLATE_NOOP("Words", "Feb {year}"),
    QT_TRANSLATE_NOOP("Words", "Mar {year}"),
    QT_TRANSLATE_NOOP("Words", "Apr {year}"),
    QT_TRANSLATE_NOOP("Words", "May {year}"),
    QT_TRANSLATE_NOOP("Words", "Jun {year}"),
    QT_TRANSLATE_NOOP("Words", "Jul {year}"),
    QT_TRANSLATE_NOOP("Words", "Aug {year}"),
    QT_TRANSLATE_NOOP("Words", "Sep {year}"),
    QT_TRANSLATE_NOOP("Words", "Oct {year}"),
    QT_TRANSLATE_NOOP("Words", "Nov {year}"),
    QT_TRANSLATE_NOOP("Words", "Dec {year}"),
)
DAYS_OF_A_YEAR = (
    "",
    QT_TRANSLATE_NOOP("Words", "{day} January"),
    QT_TRANSLATE_NOOP("Words", "{day} February"),
    QT_TRANSLATE_NOOP("Words", "{day} March"),
    QT_TRANSLATE_NOOP("Words", "{day} April"),
    QT_TRANSLATE_NOOP("Words", "{day} May"),
    QT_TRANSLATE_NOOP("Words", "{day} June"),
    QT_TRANSLATE_NOOP("Words", "{day} July"),
    QT_TRANSLATE_NOOP("Words", "{day} August"),
    QT_TRANSLATE_NOOP("Words", "{day} September"),
    QT_TRANSLATE_NOOP("Words", "{day} October"),
    QT_TRANSLATE_NOOP("Words", "{day} November"),
    QT_TRANSLATE_NOOP("Words", "{day} December"),
)
DAYS_OF_A_YEAR_SHORT = (
    "",
    QT_TRANSLATE_NOOP("Words", "{day} Jan"),
    QT_TRANSLATE_NOOP("Words", "{day} Feb"),
    QT_TRANSLATE_NOOP("Words", "{day} Mar"),
    QT_TRANSLATE_NOOP("Words", "{day} Apr"),
    QT_TRANSLATE_NOOP("Words", "{day} May"),
    QT_TRANSLATE_NOOP("Words", "{day} Jun"),
    QT_TRANSLATE_NOOP("Words", "{day} Jul"),
    QT_TRANSLATE_NOOP("Words", "{day} Aug"),
    QT_TRANSLATE_NOOP("Words", "{day} Sep"),
    QT_TRANSLATE_NOOP("Words", "{day} Oct"),
    QT_TRANSLATE_NOOP("Words", "{day} Nov"),
    QT_TRANSLATE_NOOP("Words", "{day} Dec"),
)
MONTHS_OF_A_YEAR = (
    "",
    QT_TRANSLATE_NOOP("Words", "January"),
    QT_TRANSLATE_NOOP("Words", "February"),
    QT_TRANSLATE_NOOP("Words", "March"),
    QT_TRANSLATE_NOOP("Words", "April"),
    QT_TRANSLATE_NOOP("Words", "May"),
    QT_TRANSLATE_NOOP("Words", "June"),
    QT_TRANSLATE_NOOP("Words", "July"),
    QT_TRANSLATE_NOOP("Words", "August"),
    QT_TRANSLATE_NOOP("Words", "September"),
    QT_TRANSLATE_NOOP("Words", "October"),
    QT_TRANSLATE_NOOP("Words", "November"),
    QT_TRANSLATE_NOOP("Words", "December"),
)
MONTHS_OF_A_YEAR_SHORT = (
    "",
    QT_TRANSLATE_NOOP("Words", "Jan"),
    QT_TRANSLATE_NOOP("Words", "Feb"),
    QT_TRANSLATE_NOOP("Words", "Mar"),
    QT_TRANSLATE_NOOP("Words", "Apr"),
    QT_TRANSLATE_NOOP("Words", "May"),
    QT_TRANSLATE_NOOP("Words", "Jun"),
    QT_TRANSLATE_NOOP("Words", "Jul"),
    QT_TRANSLATE_NOOP("Words", "Aug"),
    QT_TRANSLATE_NOOP("Words", "Sep"),
    QT_TRANSLATE_NOOP("Words", "Oct"),
    QT_TRANSLATE_NOOP("Words", "Nov"),
    QT_TRANSLATE_NOOP("Words", "Dec"),
)
SEASONS = (
    QT_TRANSLATE_NOOP("Words", "spring {year}"),
    QT_TRANSLATE_NOOP("Words", "summer {year}"),
    QT_TRANSLATE_NOOP("Words", "autumn {year}"),
    QT_TRANSLATE_NOOP("Words", "winter {year}"),
)
