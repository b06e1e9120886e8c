"""What screen readers find in lanes and charts: each event or value in view, in words."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface

from viewer.engine.trade.words import spoken
from viewer.widgets.accessible_marks import AccessibleMarks
from viewer.widgets.text import words
from viewer.widgets.timeline.lanes_view import LanesView
from viewer.widgets.trade.pane import TradePane


class AccessibleLanes(AccessibleMarks):
    """The lanes as a list of the events in view, in the order of time."""

    def __init__(self, lanes: LanesView) -> None:
        super().__init__(lanes)
        self._lanes = lanes

    def marks(self) -> list[int]:
        scene = self._lanes.stage.scene(self._lanes.height(), self._lanes.scale())
        inside = scene.events if scene else frozenset()
        return [event for event in self._lanes.stage.in_time_order() if event in inside]

    def words_of(self, mark: int) -> str:
        return self._lanes.stage.spoken(mark)

    def is_selected(self, mark: int) -> bool:
        return mark in self._lanes.stage.selected()

    def box_of(self, mark: int) -> QRectF:
        return self._lanes.box_of(mark)

    def mark_at(self, at: QPointF) -> int | None:
        return self._lanes.target(at)


class AccessiblePane(AccessibleMarks):
    """A chart as a list of the values in view, in the order of time; then what can be chosen."""

    def __init__(self, pane: TradePane) -> None:
        super().__init__(pane, pane.show_as, pane.switch)
        self._pane = pane

    def marks(self) -> list[int]:
        chart = self._pane.chart()
        if chart is None:
            return []
        inside = set(chart.drawn().tolist())
        return [row for row in chart.rows.in_time_order.tolist() if row in inside]

    def words_of(self, mark: int) -> str:
        chart = self._pane.chart()
        return words(spoken(chart.rows, mark)) if chart is not None else ""

    def is_selected(self, mark: int) -> bool:
        chart, selection = self._pane.chart(), self._pane.session.view.selection
        return chart is not None and chart.rows.id_of(mark) in selection

    def box_of(self, mark: int) -> QRectF:
        chart = self._pane.chart()
        box = chart.box_of(mark) if chart is not None else None
        if box is None:
            return QRectF()
        found = QRectF(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0)
        return found.translated(QPointF(self._pane.plot_rect().topLeft()))

    def mark_at(self, at: QPointF) -> int | None:
        chart, plot = self._pane.chart(), self._pane.plot_rect()
        inside = plot.contains(at.toPoint())
        return chart.row_at(at.x() - plot.x(), at.y() - plot.y()) if chart and inside else None


class AccessibleFactory:
    """Answers for lanes and charts: a factory that answers for all breaks Qt's own widgets."""

    def __init__(self) -> None:
        self._made: dict[int, AccessibleMarks] = {}

    def install(self) -> None:
        """Let Qt ask for lanes and charts."""

        def make(name: str, asked: QObject | None) -> QAccessibleInterface | None:
            del name
            if not isinstance(asked, LanesView | TradePane):
                return None
            known = self._made.get(id(asked))
            # Panes come and go, and a new one may have the number of one that is gone.
            if known is None or known.painted is not asked:
                known = (
                    AccessibleLanes(asked)
                    if isinstance(asked, LanesView)
                    else AccessiblePane(asked)
                )
                self._made[id(asked)] = known
            return known

        self._make = make
        QAccessible.installFactory(make)
