"""A pane painted once, for a picture: without pyqtgraph, pointer or focus."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPainter

from viewer.engine.trade.heading import source_words
from viewer.engine.trade.labels import Kind
from viewer.engine.trade.marks import Chart
from viewer.engine.trade.rows import Role
from viewer.model.message import Message, say
from viewer.state.figures import Figures
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.trade.frame import paint_rule, paint_still_band
from viewer.widgets.trade.gutter import paint_gutter
from viewer.widgets.trade.keeper import ChartKeeper
from viewer.widgets.trade.painter import paint_chart


class StillPane:
    """The pane at place ``number`` of the view, ``width`` and ``height`` pixels large."""

    def __init__(
        self, session: Session, figures: Figures, look: Look, number: int, width: float,
        height: float,
    ) -> None:  # fmt: skip
        self._session, self._look = session, look
        self._keeper = ChartKeeper(session, figures, look, number)
        self.width, self.height = width, height

    def chart(self) -> Chart | None:
        """Return what is to be painted, None where the view has no such pane."""
        room = max(1.0, self.width - self._look.gutter)
        return self._keeper.chart(self._session.scale(room), self.height - 1)

    def sources(self) -> Message | None:
        """Say who made the values that are drawn, unless the chart says so itself."""
        chart, head = self.chart(), self._keeper.heading()
        if chart is None or head is None or any(one.kind is Kind.SOURCE for one in chart.labels):
            return None
        rows, time = chart.rows, chart.time.time
        shown = rows.in_view(time.start, time.end)
        drawn = np.isin(rows.role[shown], (Role.BAR, Role.LINE))
        told = source_words(rows, shown[drawn], head.agency)
        if told is None:
            return None
        if head.choice:
            told = say("{source} · {choice}", source=told, choice=head.choice)
        return say("{pane}: {sources}", pane=head.title, sources=told)

    def paint(self, p: QPainter) -> None:
        """Paint gutter and chart from the origin of the painter."""
        look, chart = self._look, self.chart()
        ratio = p.device().devicePixelRatio()
        p.translate(0, 1)
        ticks = chart.ticks if chart is not None else ()
        paint_gutter(p, look, self.height - 1, self._keeper.heading(), ticks)
        if chart is not None:
            p.translate(look.gutter, 0)
            paint_chart(p, chart, look, ratio)
            paint_still_band(p, self._session, look, chart.time, self.height - 1)
            p.translate(-look.gutter, 0)
        p.translate(0, -1)
        paint_rule(p, look, self.width)
