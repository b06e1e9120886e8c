"""Where a value is known not to be there: marks over its period, and words beside them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viewer.engine.trade.cells import Role
from viewer.engine.trade.ground import Ground, Ints
from viewer.engine.trade.labels import Box, Kind, Label
from viewer.engine.trade.marks import Absence, Bars, Blank
from viewer.engine.trade.words import NO_SPLIT, missing_words
from viewer.model.view import Arrangement

BLANK = 11.0
NARROWEST_BLANK = 3.0
"""Height of the room of such a mark, and its least width."""
AWAY = 3.0
"""Pixels between it and the zero line, or the stack that it stands on."""
REASONS = {
    "Q": Absence.WITHHELD,
    "K": Absence.NOT_COUNTED,
    "L": Absence.NOT_COUNTED,
    "M": Absence.NOT_COUNTED,
    "H": Absence.NOT_COUNTED,
}
"""What the SDMX observation statuses of missing values mean; all others: no figure was found."""


def blanks(ground: Ground, shown: Ints, floor: float, bars: Bars) -> list[Blank]:
    """Return a mark for every missing value in view, and one for every total without parts.

    ``floor`` is the pixel of the zero line, or of what stands for it. In a stack the mark of a
    missing part lies over the part that is known.
    """
    rows = ground.rows
    standing = rows.standing
    unsplit = rows.unsplit[shown]
    found = []
    for i in np.flatnonzero((rows.role[shown] == Role.MISSING) | unsplit).tolist():
        row = int(shown[i])
        kind = Absence.MISSING if unsplit[i] else absence_of(rows.observation(row)[1:])
        x0, x1 = ground.span(float(standing.start[row]), float(standing.end[row]))
        if unsplit[i] or standing.hangs[row]:
            y0, y1 = floor + AWAY, floor + AWAY + BLANK
        else:
            top = floor
            if rows.arrangement is Arrangement.STACKED:
                top = min(floor, _highest(bars, x0, x1, floor))
            y0, y1 = top - AWAY - BLANK, top - AWAY
        if y1 >= AWAY and y1 <= ground.height and x1 - x0 >= NARROWEST_BLANK:
            found.append(Blank(row, Box(x0, y0, x1, y1), kind))
    return found


def absence_of(records: Sequence[object]) -> Absence:
    """Return why a value is not there, by the status of its claim, else of its observation."""
    observation, claim = records
    return REASONS.get(str(getattr(claim or observation, "status", "")), Absence.MISSING)


def _highest(bars: Bars, x0: float, x1: float, floor: float) -> float:
    """Return the pixel of the highest bar over some pixels of time, at least ``floor``."""
    met = (bars.x0 < x1 - 0.5) & (bars.x1 > x0 + 0.5)
    return float(np.minimum(bars.tip, bars.base)[met].min(initial=floor))


def notes(ground: Ground, marks: Sequence[Blank], floor: float, foot: float) -> list[Label]:
    """Return words beside the marks that are wide enough, within the height less ``foot``."""
    rows, found = ground.rows, []
    for blank in marks:
        missing = rows.role[blank.row] == Role.MISSING
        text = missing_words(rows, blank.row) if missing else NO_SPLIT
        low, high = max(blank.box.x0, ground.left), min(blank.box.x1, ground.right)
        width = ground.measure(text)
        if width + 4 > high - low:
            continue
        above = blank.box.y1 <= floor
        y0 = blank.box.y0 - 1 - ground.line if above else blank.box.y1 + 1
        x0 = (low + high - width) / 2
        if y0 >= 0 and y0 + ground.line <= ground.height - foot:
            box = Box(x0, y0, x0 + width, y0 + ground.line)
            found.append(Label(text, box, Kind.NOTE, blank.row))
    return found
