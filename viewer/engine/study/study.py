"""Before and after, put together: windows, change, how unusual it is, and where the series breaks.

Nothing here says that one thing caused another: figures are set beside a date.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum

import numpy as np

from viewer.engine.study.aggregate import aggregated
from viewer.engine.study.breaks import MOST as MOST_FOR_BREAKS
from viewer.engine.study.breaks import NEEDED as NEEDED_FOR_BREAKS
from viewer.engine.study.breaks import Break, breaks_of
from viewer.engine.study.figures import Figures, Floats
from viewer.engine.study.placebo import NEEDED as NEEDED_FOR_OTHERS
from viewer.engine.study.placebo import Placebo, other_dates
from viewer.engine.study.regression import NEEDED as NEEDED_FOR_MARGIN
from viewer.engine.study.regression import NEEDED_FOR_SLOPE, Fit, fit_level, fit_slopes
from viewer.engine.study.repeat import Repeat, repeat_of
from viewer.engine.study.sides import (
    Change,
    LeftOut,
    Side,
    change_of,
    coverage_words,
    left_out,
    sides_of,
)
from viewer.engine.study.spans import PAIRED, Spans, spans_of
from viewer.engine.study.split import Split
from viewer.engine.trade.cells import Style
from viewer.engine.trade.columns import DAYS
from viewer.model.date_words import range_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import Window


class Part(Enum):
    """What a study can tell, or refuse to."""

    CHANGE = "change"
    PERCENT = "percent"
    MARGIN = "margin"
    OTHERS = "others"
    REPEAT = "repeat"
    BREAKS = "breaks"


@dataclass(frozen=True, eq=False)
class Study:
    """One series on both sides of one event; what is None is ``refused``, with the reason.

    ``figures`` are those compared (by year for calendar years), ``whole`` those of the series.
    ``level`` is the difference of means with its interval, ``slopes`` the step beside slopes,
    where there are enough figures for them. ``cautions`` go with the numbers wherever they are
    shown.
    """

    whole: Figures
    figures: Figures
    split: Split
    window: Window
    spans: Spans | None = None
    before: Side | None = None
    after: Side | None = None
    change: Change | None = None
    level: Fit | None = None
    slopes: Fit | None = None
    others: Placebo | None = None
    repeat: Repeat | None = None
    breaks: tuple[Break, ...] | None = None
    left_out: tuple[LeftOut, ...] = ()
    cautions: tuple[Message, ...] = ()
    refused: dict[Part, Message] = field(default_factory=dict)


def study(figures: Figures, split: Split, window: Window) -> Study:
    """Compare a series before and after ``split``, with all that can be told of the change."""
    compared = aggregated(figures, "A") if window is Window.CALENDAR_YEARS else figures
    made = change_only(figures, compared, split, window)
    if figures.unread:
        return _refusing(made, Part.BREAKS, made.refused[Part.CHANGE])
    breaks, no_breaks = _breaks(figures)
    made = replace(made, breaks=breaks)
    if no_breaks is not None:
        made = _refusing(made, Part.BREAKS, no_breaks)
    if made.spans is None:
        return made
    made = replace(made, repeat=repeat_of(compared, split, made.spans))
    if made.repeat is None and compared.frequency in PAIRED:
        made = _refusing(made, Part.REPEAT, NO_REPEAT)
    spans, before, after, change = made.spans, made.before, made.after, made.change
    if spans is None or change is None or before is None or after is None:
        return made
    made = _with_margin(made, spans, before, after)
    return _with_others(made, spans, (before, after), change)


NO_REPEAT = say(
    QT_TRANSLATE_NOOP("Words", "No figure has one of the same time a year earlier beside it.")
)


def change_only(figures: Figures, compared: Figures, split: Split, window: Window) -> Study:
    """Compare the figures of a series, or ``compared`` made of them, and look at nothing else."""
    made = Study(figures, compared, split, window)
    if figures.unread:
        template = QT_TRANSLATE_NOOP("Words", "Too many figures: {n}. Look at years of them.")
        return _refusing(made, Part.CHANGE, say(template, n=f"{figures.unread:,}"))
    spans = spans_of(compared, split, window)
    if isinstance(spans, Message):
        return _refusing(made, Part.CHANGE, spans)
    before, after = sides_of(compared, split, spans)
    used = np.concatenate((before.rows, after.rows))
    rest = left_out(compared, split, spans, used)
    made = replace(made, spans=spans, before=before, after=after, left_out=rest)
    for side in (before, after):
        if not side.enough:
            return _refusing(made, Part.CHANGE, coverage_words(side, before=side is before))
    change = change_of(compared, before, after)
    made = replace(made, change=change, cautions=_cautions(made, change))
    if change.percent is None:
        made = _refusing(made, Part.PERCENT, _no_percent(before.mean))
    return made


def _with_others(made: Study, spans: Spans, sides: tuple[Side, Side], change: Change) -> Study:
    others = other_dates(made.figures, made.split, spans, sides, change)
    if len(others) < NEEDED_FOR_OTHERS:
        template = QT_TRANSLATE_NOOP(
            "Words", "Too few other dates to compare with: {n}; at least {needed} are needed."
        )
        told = say(template, n=f"{len(others):,}", needed=str(NEEDED_FOR_OTHERS))
        return _refusing(made, Part.OTHERS, told)
    return replace(made, others=others)


def _with_margin(made: Study, spans: Spans, before: Side, after: Side) -> Study:
    figures = made.figures
    fewest = min(len(before.rows), len(after.rows))
    if fewest < NEEDED_FOR_MARGIN:
        template = QT_TRANSLATE_NOOP(
            "Words", "Too few figures for a margin: {n} on one side; {needed} are needed."
        )
        told = say(template, n=f"{fewest:,}", needed=str(NEEDED_FOR_MARGIN))
        return _refusing(made, Part.MARGIN, told)
    one, other = figures.value[before.rows], figures.value[after.rows]
    made = replace(made, level=fit_level(one, other))
    if spans.paired or fewest < NEEDED_FOR_SLOPE:
        return made
    return replace(made, slopes=fit_slopes(one, other, _when(figures, before, after)))


def _when(figures: Figures, before: Side, after: Side) -> Floats:
    """Return the times of the figures in periods, 0 for the first period after."""
    rows = np.concatenate((before.rows, after.rows))
    return np.round((figures.start[rows] - after.span.start) / DAYS[figures.frequency])


def _refusing(made: Study, part: Part, told: Message) -> Study:
    return replace(made, refused={**made.refused, part: told})


def _breaks(figures: Figures) -> tuple[tuple[Break, ...] | None, Message | None]:
    count = len(figures.places)
    if count < NEEDED_FOR_BREAKS:
        template = QT_TRANSLATE_NOOP(
            "Words", "Too few figures to look for breaks: {n}; at least {needed} are needed."
        )
        return None, say(template, n=f"{count:,}", needed=str(NEEDED_FOR_BREAKS))
    if count > MOST_FOR_BREAKS:
        template = QT_TRANSLATE_NOOP(
            "Words", "Too many figures to look for breaks: {n}. Look at months or years of them."
        )
        return None, say(template, n=f"{count:,}")
    return breaks_of(figures), None


def _no_percent(base: float) -> Message:
    if base == 0:
        return say(QT_TRANSLATE_NOOP("Words", "No percentage: it was zero before."))
    return say(QT_TRANSLATE_NOOP("Words", "No percentage: it was below zero before."))


def _cautions(made: Study, change: Change) -> tuple[Message, ...]:
    """Return what a reader must know beside the numbers."""
    told = []
    if change.flag is Style.DERIVED:
        told.append(say(QT_TRANSLATE_NOOP("Words", "Calculated figures are among those used.")))
    rows = np.concatenate([side.rows for side in (made.before, made.after) if side is not None])
    if (made.figures.style[rows] == Style.ESTIMATED).any():
        told.append(say(QT_TRANSLATE_NOOP("Words", "Estimated figures are among those used.")))
    if (made.figures.style[rows] == Style.PROVISIONAL).any():
        told.append(say(QT_TRANSLATE_NOOP("Words", "Provisional figures are among those used.")))
    if change.about:
        told.append(say(QT_TRANSLATE_NOOP("Words", "Approximate figures are among those used.")))
    if made.split.about:
        told.append(
            say(QT_TRANSLATE_NOOP("Words", "The date is approximate, and so are its limits."))
        )
    spans = made.spans
    if spans is not None and made.window is Window.CALENDAR_YEARS:
        late = float(np.ceil(made.split.latest - spans.after.start))
        if late > 0:
            template = QT_TRANSLATE_NOOP(
                "Words", "Up to {n} days of {year} were before it, or its own."
            )
            year = range_words(spans.after.start, spans.after.end)
            told.append(say(template, n=f"{late:,.0f}", year=year))
    return tuple(told)
