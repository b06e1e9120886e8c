"""Composes a picture of what the window shows: painted anew in any size and theme, no buttons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from math import ceil
from typing import Protocol

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from viewer.engine.lists.events import in_view
from viewer.engine.takeaway.captions import event_sources, what_is_shown
from viewer.engine.takeaway.specimens import stances_in, traits_in
from viewer.engine.takeaway.value_specimens import ValueTrait, value_traits_in
from viewer.engine.time.left_out import state_words
from viewer.engine.trade.marks import Chart
from viewer.model.message import Message
from viewer.model.view import GroupBy
from viewer.state.hover import Hover
from viewer.widgets.axis import AxisColumn
from viewer.widgets.key_samples import (
    Sample,
    of_category,
    of_shortened,
    of_status,
    of_trait,
    of_value,
)
from viewer.widgets.look import Look
from viewer.widgets.parts import Parts
from viewer.widgets.picture.page import Page, Strip
from viewer.widgets.text import words
from viewer.widgets.trade.still import StillPane

MOST_PIXELS = 80_000_000
LONGEST_SIDE = 32_000
"""Limits of a picture; beyond them Qt paints nothing, or the machine has no room."""
HIGHEST = 6000.0
"""The lanes of a picture are at most so high, in pixels; what has no room there is folded."""
IN_GUTTER = (
    ValueTrait.FINAL, ValueTrait.PROVISIONAL, ValueTrait.ESTIMATED, ValueTrait.CALCULATED,
    ValueTrait.TOTAL_ONLY, ValueTrait.LONG_TOTAL, ValueTrait.BALANCE, ValueTrait.DISPUTED,
    ValueTrait.OTHERS, ValueTrait.UNCLEAR,
)  # fmt: skip
"""What the legend beside each chart explains already."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a picture is wanted. ``theme`` is "" for that of the window; ``unfolded`` makes the
    lanes as high as they need to be.
    """

    title: str
    scale: int = 2
    theme: str = ""
    key: bool = True
    unfolded: bool = False


class Shown(Protocol):
    """What the window shows at the left: sizes to be repeated in a picture."""

    @property
    def column(self) -> AxisColumn: ...
    def pane_heights(self) -> list[int]: ...


class Composer:
    """Composes pages for one window, which shows ``shown``."""

    def __init__(self, parts: Parts, shown: Shown) -> None:
        self._parts, self._shown = parts, shown

    @contextmanager
    def page(self, wishes: Wishes) -> Iterator[Page]:
        """Compose what the window shows now; the page can be painted until this context ends."""
        look = self._parts.look
        if wishes.theme:
            look = look.in_theme(wishes.theme)
        column = self._twin(look, unfolded=wishes.unfolded)
        try:
            yield self._composed(wishes, look, column)
        finally:
            column.close()
            column.deleteLater()

    def _composed(self, wishes: Wishes, look: Look, column: AxisColumn) -> Page:
        session, shown, figures = self._parts.session, self._parts.shown, self._parts.figures
        width = float(column.width())
        heights = self._shown.pane_heights()[: len(session.view.panes)]
        panes = [
            StillPane(session, figures, look, number, width, height)
            for number, height in enumerate(heights)
        ]
        strips = [Strip(column.height(), lambda p: _render(column, p))]
        strips += [Strip(pane.height, pane.paint) for pane in panes]
        charts = [chart for pane in panes if (chart := pane.chart()) is not None]
        told: tuple[Message, ...] = ()
        notes: list[Message | None] = []
        if session.dataset is not None and shown.facts is not None and shown.drawn is not None:
            time = session.view.time
            seen = np.flatnonzero(shown.mask & in_view(shown.drawn, time))
            told = what_is_shown(
                session.view, shown.in_view(time), len(session.dataset.events), shown.facts
            )
            if session.shortened is not None:
                told = (*told, state_words(len(session.shortened)))
            notes = [event_sources(session.dataset, seen), *(pane.sources() for pane in panes)]
        return Page(
            width, wishes.title, " · ".join(words(part) for part in told), strips,
            self._key(column, charts) if wishes.key else (),
            [words(note) for note in dict.fromkeys(notes) if note], look,
        )  # fmt: skip

    def _twin(self, look: Look, *, unfolded: bool) -> AxisColumn:
        """Return ruler, lanes and tray once more, in another look, as large as in the window."""
        seen = self._shown.column
        column = AxisColumn(replace(self._parts, look=look, hover=Hover()))
        # It is laid out like any other, but never reaches the screen.
        column.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        column.resize(seen.size())
        column.show()
        column.phases.show_whole()
        if unfolded:
            column.tray.unfold()
        _settle(column)
        lanes = column.lanes
        wanted = lanes.stage.layout(HIGHEST if unfolded else lanes.height(), lanes.scale())
        for _ in range(2):  # in a higher column the phases above the lanes may have more rows
            if wanted is None:
                break
            # No lane is cut off as it is where one can scroll, and no room is left below them.
            height = max(lanes.minimumHeight(), ceil(wanted.height))
            column.resize(column.width(), column.height() + height - lanes.height())
            _settle(column)
        return column

    def _key(self, column: AxisColumn, charts: Iterable[Chart]) -> list[Sample]:
        """Return samples of what occurs, in the order of the key."""
        session, drawn = self._parts.session, self._parts.shown.drawn
        dataset, lanes = session.dataset, column.lanes
        scene = lanes.stage.scene(lanes.height(), lanes.scale())
        if dataset is None or drawn is None or scene is None:
            return []
        samples = [of_status(stance) for stance in stances_in(scene, drawn)]
        samples += [of_trait(trait) for trait in traits_in(scene, drawn)]
        samples += [of_shortened()] if lanes.scale().tears() else []
        found = {trait for chart in charts for trait in value_traits_in(chart)}
        samples += [of_value(t) for t in ValueTrait if t in found and t not in IN_GUTTER]
        if session.view.group_by is not GroupBy.CATEGORY:
            categories = dataset.events.columns.categories
            used = {categories.row(position)[0] for position in scene.events}
            samples += [of_category(c) for c in dataset.categories.values() if c.id in used]
        return samples


def fits(page: Page, scale: int) -> bool:
    """Whether a picture of this scale can be made."""
    width, height = page.size
    pixels = width * height * scale**2
    return pixels <= MOST_PIXELS and max(width, height) * scale <= LONGEST_SIDE


def _settle(column: AxisColumn) -> None:
    """Lay out now what would be laid out when the application comes to it."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(column, QEvent.Type.LayoutRequest)
        if (layout := column.layout()) is not None:
            layout.activate()


def _render(column: AxisColumn, p: QPainter) -> None:
    column.render(p, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
