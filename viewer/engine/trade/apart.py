"""How far comparable claims are apart, in words beside the bracket that spans them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.engine.lists.amounts import agree, amount_of, apart_words
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.ground import Ground
from viewer.engine.trade.labels import Box, Kind, Label
from viewer.engine.trade.marks import Bars, Spread
from viewer.model.message import Message

BESIDE = 6.0
"""Pixels between a bracket and its words."""


def apart_of(rows: Rows, members: Iterable[int]) -> Message | None:
    """Return by how much the claims of some rows are apart: "2.2% apart".

    None where their printed digits leave room for one amount, or they are bounds.
    """
    claims = [rows.observation(row)[2] for row in members]
    amounts = [amount_of(claim) for claim in claims if claim is not None]
    if len(amounts) < 2 or agree(amounts):
        return None
    unit = next((claim.unit for claim in claims if claim is not None and claim.unit), "")
    return apart_words(amounts, unit)


def apart_labels(ground: Ground, spreads: Sequence[Spread], bars: Bars) -> list[Label]:
    """Return the words of each bracket, in the places where they lie on no bar."""
    wanted = []
    for spread in spreads:
        text = apart_of(ground.rows, spread.rows)
        if text is None:
            continue
        width, line = ground.measure(text), ground.line
        middle = (spread.y0 + spread.y1) / 2
        x0 = min(spread.x + BESIDE - width, ground.right - width - 2)
        boxes = [
            Box(spread.x - BESIDE - width, middle - line / 2, spread.x - BESIDE, middle + line / 2),
            Box(spread.x + BESIDE, middle - line / 2, spread.x + BESIDE + width, middle + line / 2),
            Box(x0, spread.y0 - line - 1, x0 + width, spread.y0 - 1),
            Box(x0, spread.y1 + 1, x0 + width, spread.y1 + line + 1),
        ]
        row = spread.rows[0]
        wanted += [
            Label(text, box, Kind.APART, row)
            for box in boxes
            if box.x0 >= ground.left + 2 and box.x1 <= ground.right - 2
            and box.y0 >= 0 and box.y1 <= ground.height and not _on_bar(bars, box)
        ]  # fmt: skip
    return wanted


def _on_bar(bars: Bars, box: Box) -> bool:
    low, high = bars.base.clip(max=bars.tip), bars.base.clip(min=bars.tip)
    hit = (bars.x0 < box.x1) & (bars.x1 > box.x0) & (low < box.y1) & (high > box.y0)
    return bool(hit.any())
