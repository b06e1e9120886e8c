"""The values of bars in words: beyond their tips, and of stacks inside and on top."""

from __future__ import annotations

import numpy as np

from viewer.engine.trade.cells import Bound, Flow, Style
from viewer.engine.trade.columns import MOST_KEPT, Bools, Ref, Rows
from viewer.engine.trade.ground import Ground
from viewer.engine.trade.labelled import label_words, value_words
from viewer.engine.trade.labels import Box, Kind, Label, centred
from viewer.engine.trade.marks import TIP_MARK, Bars
from viewer.engine.trade.stack_words import on_top
from viewer.engine.trade.words import Words
from viewer.model.message import Message
from viewer.model.view import Arrangement


def bar_labels(ground: Ground, bars: Bars) -> list[Label]:
    """Return labels of the largest values first; `place` keeps what fits."""
    most = max(12, int(ground.time.width / 16))
    sizes = np.abs(ground.rows.signed[bars.row])
    wanted = []
    for i in np.lexsort((bars.row, -sizes))[:most].tolist():
        if ground.rows.arrangement is Arrangement.STACKED and bars.floored:
            wanted += _inside(ground, bars, i)
        else:
            wanted += _beyond(ground, bars, i, _said(ground.rows, int(bars.row[i])))
    if ground.rows.arrangement is Arrangement.STACKED and bars.floored:
        tops = np.flatnonzero(~_under_another(ground.rows, bars))
        for i in tops[np.lexsort((bars.row[tops], bars.tip[tops]))][:most].tolist():
            text = on_top(ground.rows, int(bars.row[i]))
            wanted = [*_beyond(ground, bars, i, text), *wanted]
    return wanted


def _said(rows: Rows, row: int) -> Message:
    """Return the label of a value; kept, because most stay in view while the user pans."""
    said, ref = rows.said, Ref(*rows.refs[row].tolist())
    if ref not in said:
        if len(said) >= MOST_KEPT:
            said.clear()
        said[ref] = value_words(rows, row)
    return said[ref]


def _beyond(ground: Ground, bars: Bars, i: int, text: Words) -> list[Label]:
    y0 = _label_top(ground, bars, i)
    if y0 is None:
        return []
    low, high = max(bars.x0[i], ground.left), min(bars.x1[i], ground.right)
    width = ground.measure(text)
    middles = [(low + high) / 2]
    if bars.behind[i]:
        # Shorter bars in front may need the middle: then to one side.
        middles += [low + 2 + width / 2, high - 2 - width / 2]
    wanted = []
    for middle in middles:
        span = centred(middle, width, ground.left + 1, ground.right - 1)
        if span is None or not low <= (span[0] + span[1]) / 2 <= high:
            continue
        box = Box(span[0], y0, span[1], y0 + ground.line)
        if not _over_others(bars, i, box):
            wanted.append(Label(text, box, Kind.VALUE, int(bars.row[i])))
    return wanted


def _label_top(ground: Ground, bars: Bars, i: int) -> float | None:
    """Return the top of a value's label: beyond its tip and what marks it, if there is room."""
    hangs = bool(ground.rows.standing.hangs[bars.row[i]]) and bars.floored
    up = bars.tip[i] < bars.base[i] or (bars.zero[i] and not hangs)
    marked = bars.zero[i] or bars.bound[i] == Bound.AT_LEAST
    for away in (1.0 + TIP_MARK, 1.0) if marked else (1.0,):
        y0 = float(bars.tip[i] - away - ground.line if up else bars.tip[i] + away)
        if y0 >= 0 and y0 + ground.line <= ground.height:
            return y0
    return None


def _inside(ground: Ground, bars: Bars, i: int) -> list[Label]:
    """Return the value of a part of a stack, in the middle of it, where it has room."""
    row = int(bars.row[i])
    if ground.rows.style[row] == Style.PROVISIONAL or ground.rows.flow[row] == Flow.TOTAL:
        return []  # on hatching nothing can be read
    text = label_words(ground.rows, row)
    low, high = max(bars.x0[i], ground.left), min(bars.x1[i], ground.right)
    top, bottom = sorted((float(bars.base[i]), float(bars.tip[i])))
    width = ground.measure(text)
    if bottom - top < ground.line + 2 or high - low < width + 4 or bars.crowded[i]:
        return []
    y0, x0 = (top + bottom - ground.line) / 2, (low + high - width) / 2
    solid = ground.rows.style[row] == Style.FINAL and bars.bound[i] != Bound.AT_MOST
    kind = Kind.ON_SOLID if solid and not bars.behind[i] else Kind.VALUE
    return [Label(text, Box(x0, y0, x0 + width, y0 + ground.line), kind, row)]


def _under_another(rows: Rows, bars: Bars) -> Bools:
    """Return which bars carry the bar of another part."""
    under = rows.standing.under[bars.row]
    return np.isin(bars.row, under[under >= 0])


def _over_others(bars: Bars, own: int, box: Box) -> bool:
    """Whether a label would lie on another bar; bars that lie behind are pale and do not count."""
    top, bottom = np.minimum(bars.base, bars.tip), np.maximum(bars.base, bars.tip)
    hit = (bars.x0 < box.x1) & (bars.x1 > box.x0) & (top < box.y1) & (bottom > box.y0)
    hit &= ~bars.behind
    hit[own] = False
    return bool(hit.any())
