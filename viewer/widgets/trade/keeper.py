"""The chart of a pane, kept until something that it depends on changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.chart import lay_out
from viewer.engine.trade.choice_words import choice_words
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.ground import LINE_HEIGHT, Stretch
from viewer.engine.trade.heading import Heading, heading
from viewer.engine.trade.labels import Box, Kind, Label
from viewer.engine.trade.marks import Chart
from viewer.engine.trade.published import end_of
from viewer.engine.trade.readout import Near, nearest, readout
from viewer.engine.trade.tiers import gathered, tier_at
from viewer.model.dataset import Dataset
from viewer.model.date_words import day_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import Pane, ValueScale
from viewer.state.figures import Figures
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.text import cut, words

if TYPE_CHECKING:
    from viewer.engine.trade.long_rows import LongRows

MOST_WIDTHS = 20_000
"""So many measured texts are remembered before starting anew."""
REACH = 40.0
"""A value no more than so many pixels away is read out where the pointer's day has none."""


class ChartKeeper:
    """Lays out the pane at place ``number`` of the view, at most once for each state of it."""

    def __init__(self, session: Session, figures: Figures, look: Look, number: int = 0) -> None:
        self._session, self._figures, self._look = session, figures, look
        self._number = number
        self._read: tuple[Rows, Near, int, tuple[str, ...]] | None = None
        self._widths: dict[Message | str, float] = {}
        self._made_of: tuple[object, ...] = ()
        self._asked: tuple[object, ...] = ()
        self._tiers: list[Rows] = []
        self._tier = 0
        self._long: LongRows | None = None
        self._heading: Heading | None = None
        self._by_ratio = False
        self._chart: Chart | None = None
        self._key: tuple[object, ...] = ()

    def forget(self) -> None:
        """Drop what was measured and laid out: fonts or language have changed."""
        self._widths.clear()
        self._heading = None
        self._chart = None
        self._read = None

    @property
    def number(self) -> int:
        """At which place of the view the pane is."""
        return self._number

    def renumber(self, number: int) -> None:
        """Go with the pane to another place of the view."""
        self._number = number

    @property
    def pane(self) -> Pane | None:
        """Which series are shown, None where the view has fewer panes."""
        panes = self._session.view.panes
        return panes[self._number] if self._number < len(panes) else None

    def rows(self) -> Rows | None:
        """Return the values of the pane as they were last laid out, None while there are none.

        Zoomed out so far that they would be too narrow, they are those of a coarser frequency.
        """
        made = self._gathered()
        return made[self._tier] if made else None

    def _gathered(self) -> list[Rows]:
        dataset, mirrored, pane = self._figures.dataset, self._session.view.mirrored, self.pane
        if dataset is None or pane is None:
            return []
        asked = (dataset, pane, mirrored)
        if asked == self._asked:  # as it is several times a frame
            return self._tiers
        self._asked = asked
        pane = replace(pane, height=1.0)  # another height needs no other values
        if self._made_of != (dataset, pane, mirrored):
            self._made_of = (dataset, pane, mirrored)
            self._long = _long_rows(dataset, pane, mirrored)
            self._tiers = (
                [self._long.specimen]
                if self._long is not None
                else gathered(dataset, pane, mirrored)
            )
            self._tier = min(self._tier, len(self._tiers) - 1)
            self._heading = None
        return self._tiers

    @property
    def long(self) -> LongRows | None:
        """The values of a pane of long series; its `rows` are only specimens of them."""
        return self._long if self._gathered() else None

    def choose_tier(self, scale: TimeScale) -> None:
        """Take the finest frequency of which the bars are not too narrow at a time scale."""
        made = self._gathered()
        tier = tier_at([rows.frequency for rows in made], scale.pixels_per_day) if made else 0
        if tier != self._tier:
            self._tier, self._heading = tier, None

    def heading(self) -> Heading | None:
        """Return title, unit and legend."""
        rows, by_ratio = self.rows(), self._session.view.value_scale is ValueScale.LOG
        if by_ratio != self._by_ratio:
            self._by_ratio, self._heading = by_ratio, None
        if rows is not None and self._heading is None:
            share = rows.pane.kind == "share"
            now = choice_words(rows.dataset, self._session.view.choice, day_only=share)
            self._heading = replace(heading(rows, by_ratio), choice=now or "")
        return self._heading if rows is not None else None

    def chart(self, scale: TimeScale, height: float) -> Chart | None:
        """Return the chart at a time scale and height."""
        self.choose_tier(scale)
        rows, head = self.rows(), self.heading()
        if rows is None or head is None:
            return None
        value_scale = self._session.view.value_scale
        key = (rows, scale, height, value_scale)
        if self._chart is None or key != self._key:
            line = round(LINE_HEIGHT * self._look.scale)
            rest = (head, scale, height, value_scale, self.measure)
            bands = self._bands()
            if self._long is None:
                self._chart = lay_out(rows, *rest, line=line, bands=bands)
            else:
                from viewer.engine.trade.long_layout import lay_out_long

                self._chart = lay_out_long(self._long, *rest, line=line, bands=bands)
            if not len(rows) and (label := self._nothing(scale, height)) is not None:
                self._chart = replace(self._chart, labels=(*self._chart.labels, label))
            self._key = key
        return self._chart

    def _nothing(self, scale: TimeScale, height: float) -> Label | None:
        """Say in the middle of a chart that nothing was known on the day of the view."""
        known_on = self._session.view.choice.known_on
        if not known_on:
            return None
        template = QT_TRANSLATE_NOOP("Words", "no figure was known on {day}")
        text = say(template, day=day_words(end_of(known_on) - 0.5))
        width, line = self.measure(text), round(LINE_HEIGHT * self._look.scale)
        x0, y0 = scale.left + (scale.width - width) / 2, (height - line) / 2
        return Label(text, Box(x0, y0, x0 + width, y0 + line), Kind.NOTE)

    def read_out(self, scale: TimeScale, day: float, most: int) -> tuple[str, ...]:
        """Return in the user's words the values nearest to an instant, and their time, in at most
        so many lines.
        """
        rows = self.rows()
        if rows is None:
            return ()
        reach = REACH / scale.pixels_per_day
        if self._long is not None:
            from viewer.engine.trade.long_words import read_long

            told = read_long(self._long, scale, day, reach, most)
            return tuple(cut(words(line)) for line in told)
        near = nearest(rows, day, reach)
        if self._read is None or self._read[:3] != (rows, near, most):
            lines = tuple(cut(words(line)) for line in readout(rows, near, most))
            self._read = (rows, near, most, lines)
        return self._read[3]

    def _bands(self) -> list[Stretch]:
        dataset = self._session.dataset
        phases = dataset.phases if dataset is not None else ()
        return [(*phase.during.period, phase.label) for phase in phases]

    def measure(self, text: Message | str) -> float:
        """Return how wide a text is painted, in the user's language."""
        if text not in self._widths:
            if len(self._widths) > MOST_WIDTHS:
                self._widths.clear()
            metrics = self._look.metrics("label")
            self._widths[text] = metrics.horizontalAdvance(cut(words(text))) + 1
        return self._widths[text]


def _long_rows(dataset: Dataset, pane: Pane, mirrored: bool) -> LongRows | None:
    """Return the values of a pane of long series, None for any other pane.

    What lays out long series is imported where there are some: it is no part of the start.
    """
    if pane.kind != "value":
        return None
    from viewer.engine.trade.long_rows import long_rows

    return long_rows(dataset, pane, mirrored)
