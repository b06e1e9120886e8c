"""What screen readers find in lanes and charts: each event or value in view, in words."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface

from viewer.engine.timeline.scene import Scene
from viewer.engine.trade.words import spoken
from viewer.widgets.accessible_marks import AccessibleMarks
from viewer.widgets.text import words
from viewer.widgets.timeline.lanes_view import LanesView
from viewer.widgets.trade.pane import TradePane


class AccessibleLanes(AccessibleMarks):
    """The lanes as a list of the events in view, in the order of time.

    Of very many events each fold is one item, that says what it holds: its number is below 0.
    """

    def __init__(self, lanes: LanesView) -> None:
        super().__init__(lanes)
        self._lanes = lanes

    def _scene(self) -> Scene | None:
        return self._lanes.stage.scene(self._lanes.height(), self._lanes.scale())

    def marks(self) -> list[int]:
        scene = self._scene()
        if scene is None:
            return []
        if not scene.strips:
            inside = scene.events
            return [event for event in self._lanes.stage.in_time_order() if event in inside]
        places = list(zip(scene.boxes[:, 0].tolist(), scene.box_event.tolist(), strict=True))
        places += [(x, -1 - at) for at, x in enumerate(scene.folds[:, 0].tolist())]
        return list(dict.fromkeys(mark for _, mark in sorted(places)))

    def words_of(self, mark: int) -> str:
        if mark >= 0:
            return self._lanes.stage.spoken(mark)
        scene = self._scene()
        there = scene is not None and -mark <= len(scene.fold_members)
        return self._lanes.stage.told(scene.fold_members[-1 - mark]) if scene and there else ""

    def is_selected(self, mark: int) -> bool:
        return mark in self._lanes.stage.selected()

    def box_of(self, mark: int) -> QRectF:
        if mark >= 0:
            return self._lanes.box_of(mark)
        scene = self._scene()
        if scene is None or -mark > len(scene.folds):
            return QRectF()
        x, y, width, _ = scene.folds[-1 - mark].tolist()
        half = scene.layout.sizes.row / 2
        return QRectF(x, y - half - self._lanes.scrolled, width, 2 * half)

    def mark_at(self, at: QPointF) -> int | None:
        scene = self._scene()
        if scene is not None and scene.strips and (fold := self._lanes.fold(at)) is not None:
            return -1 - next(n for n, one in enumerate(scene.fold_members) if one is fold)
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
