"""A trade pane as a picture: gutter and chart, painted without pyqtgraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.labels import Kind
from viewer.engine.trade.marks import Chart, Tick
from viewer.engine.trade.words import Words
from viewer.model.edtf import EdtfDate
from viewer.model.message import say
from viewer.model.view import Measure, Pane
from viewer.state.figures import Figures
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.trade.gutter import KeyLine, paint_gutter, tick_boxes
from viewer.widgets.trade.keeper import ChartKeeper
from viewer.widgets.trade.painter import paint_chart
from viewer.widgets.trade.pointer import outline_of, paint_selected
from viewer.widgets.trade.show_as import ShowAs, set_recipe
from viewer.widgets.trade.switches import GutterSwitch

if TYPE_CHECKING:
    from viewer.widgets.trade.base_picker import BaseDialog, BasePicker

HEIGHTS = {"share": 64}
LEAST = {"share": 60}
HEIGHT = 146
LEAST_HEIGHT = 96
"""Heights of a pane in pixels at 100 per cent text size, by kind; those of all other kinds."""
LINE, MOST_LINES = 16, 5
"""A pane of several series wants so many pixels more for each line of its legend, up to so many."""


class PaneFrame(QWidget):
    """The pane at place ``number`` of the view, before anything can be done in it.

    Imports no pyqtgraph: it is part of the first picture of the window.
    """

    def __init__(
        self, session: Session, figures: Figures, look: Look, navigation: Navigation,
        number: int = 0,
    ) -> None:  # fmt: skip
        super().__init__()
        self._session, self._figures, self._look = session, figures, look
        self._number = number
        self._gutter = QPixmap()
        self.key_lines: list[KeyLine] = []
        self.picker: BasePicker | None = None
        self.asked: BaseDialog | None = None
        self._keeper = ChartKeeper(session, figures, look, number)
        self.show_as = ShowAs(self, session, figures, look, number)
        self.show_as.pick, self.show_as.type_base = self.pick_base, self.type_base
        self.switch = GutterSwitch(self, session, look, navigation, self._keeper)
        self.switch.before = self.show_as
        self.stops: tuple[QWidget, ...] = (self, self.show_as, self.switch)
        """Where Tab stops, in its order."""
        self._restyle_frame()

    @property
    def session(self) -> Session:
        """Whose view is shown."""
        return self._session

    @property
    def pane(self) -> Pane | None:
        """Which series are shown: the pane at place ``number`` of the view."""
        return self._keeper.pane

    def renumber(self, number: int) -> None:
        """Go with what is shown to another place of the view."""
        self._number = number
        self._keeper.renumber(number)
        self.show_as.renumber(number)

    def pick_base(self) -> None:
        """Let a click into the chart choose the period that is 100."""
        from viewer.widgets.trade.base_picker import BasePicker

        if (rows := self._base_rows()) is not None:
            picker = BasePicker(self, self._look, self.scale, rows, self._index_to)
            picker.setGeometry(self.plot_rect())
            picker.show()
            picker.setFocus()
            self.picker = picker

    def type_base(self) -> None:
        """Ask for the date of the period that is 100."""
        from viewer.widgets.trade.base_picker import BaseDialog

        if (rows := self._base_rows()) is not None:
            near = self._session.view.time.middle
            self.asked = BaseDialog(self.window(), self._look, rows, near, self._index_to)
            self.asked.open()

    def _base_rows(self) -> Rows | None:
        from viewer.engine.trade.recipe_menu import base_rows

        pane, dataset = self.pane, self._figures.dataset
        return base_rows(dataset, pane) if pane is not None and dataset is not None else None

    def _index_to(self, base: EdtfDate) -> None:
        from viewer.engine.trade.recipe_menu import known_of, measured

        pane, dataset = self.pane, self._figures.dataset
        if pane is not None and dataset is not None:
            known = known_of(dataset, pane)
            recipe = measured(pane.recipe, Measure.INDEX, known, base.text)
            set_recipe(self._session, self._number, recipe)

    def title(self, *, full: bool = False, chosen: bool = False) -> Words:
        """Return what the pane is called; ``full``: with both sides and who made the values;
        ``chosen``: and with which choice of claims is in force.
        """
        head = self._keeper.heading()
        if head is None:
            return ""
        name = head.name if full else head.title
        return say("{a} · {b}", a=name, b=head.choice) if chosen and head.choice else name

    def plot_rect(self) -> QRect:
        """Return where the chart is, right of the gutter and below the rule."""
        gutter = round(self._look.gutter)
        return QRect(gutter, 1, max(1, self.width() - gutter), max(1, self.height() - 1))

    def scale(self) -> TimeScale:
        """Return the map between instants and pixels of the plot, which begins at the gutter."""
        return self._session.scale(max(1.0, float(self.plot_rect().width())))

    def chart(self) -> Chart | None:
        """Return what is on screen, None while nothing is open."""
        return self._keeper.chart(self.scale(), float(self.plot_rect().height()))

    def height_wanted(self) -> int:
        """Return the height that shows the pane well, in pixels."""
        several = len(self.pane.series) if self.pane is not None and self._kind == "value" else 0
        more = LINE * min(max(several - 3, 0), MOST_LINES)
        return round((HEIGHTS.get(self._kind, HEIGHT) + more) * self._look.scale)

    def least_height(self) -> int:
        """Return the height below which the pane can't be read, in pixels."""
        return round(LEAST.get(self._kind, LEAST_HEIGHT) * self._look.scale)

    @property
    def _kind(self) -> str:
        return self.pane.kind if self.pane is not None else ""

    def _restyle_frame(self) -> None:
        self._keeper.forget()
        self._gutter_of: tuple[object, ...] = ()
        self._boxes_of: tuple[object, ...] = ()
        self._tick_boxes: list[QRectF] = []
        self.setMinimumHeight(self.least_height())
        self.show_as.refresh()
        self.switch.refresh()
        self.update()

    def _paint_marks(self, p: QPainter, ratio: float) -> None:
        """Paint the chart with its upper left corner at that of the painter."""
        chart = self.chart()
        if chart is None:
            p.fillRect(QRectF(0, 0, self.width(), self.height()), self._look.theme["plot"])
        else:
            paint_chart(p, chart, self._look, ratio)

    def _paint_frame(self, p: QPainter) -> None:
        chart, look = self.chart(), self._look
        p.translate(0, 1)
        ticks = chart.ticks if chart is not None else ()
        if self._boxes_of != (ticks, self.height()):
            self._boxes_of = (ticks, self.height())
            self._tick_boxes = tick_boxes(look, self.height() - 1, ticks)
        self.switch.place(self._tick_boxes)
        foot = self.switch.height_wanted() + 3 if self.switch.isVisibleTo(self) else 0
        says = chart is not None and any(label.kind is Kind.SOURCE for label in chart.labels)
        self._paint_gutter(p, ticks, foot, says)
        p.translate(0, -1)
        paint_rule(p, look, self.width())

    def _paint_gutter(self, p: QPainter, ticks: tuple[Tick, ...], foot: int, says: bool) -> None:
        """Copy the gutter, painted anew where anything in it has changed: panning changes little,
        and its texts cost as much as a chart of a thousand values.
        """
        look, ratio = self._look, p.device().devicePixelRatio()
        height, head = self.height() - 1, self._keeper.heading()
        made_of = (head, ticks, foot, says, height, look.gutter, ratio)
        if made_of != self._gutter_of:
            size = QSize(max(1, round(look.gutter * ratio)), max(1, round(height * ratio)))
            if self._gutter.size() != size or self._gutter.devicePixelRatio() != ratio:
                self._gutter = QPixmap(size)
                self._gutter.setDevicePixelRatio(ratio)
            with QPainter(self._gutter) as painter:
                self.key_lines = paint_gutter(painter, look, height, head, ticks, foot, says)
            self._gutter_of = made_of
        p.drawPixmap(QPointF(0, 0), self._gutter)

    def _paint_still(self, p: QPainter) -> None:
        """Paint the chart and what is selected in it."""
        at = self.plot_rect()
        p.save()
        p.translate(at.topLeft())
        self._paint_marks(p, p.device().devicePixelRatio())
        p.setClipRect(QRectF(0, 0, at.width(), at.height()))
        chart = self.chart()
        paint_still_band(p, self._session, self._look, self.scale(), at.height())
        for some_id in self._session.view.selection if chart is not None else ():
            boxes = chart.boxes(some_id) if chart is not None else ()
            paint_selected(p, self._look, [outline_of(box, at.width()) for box in boxes])
        p.restore()

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(600, self.height_wanted())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            self._paint_frame(p)
            self._paint_still(p)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._figures.resize(float(self.plot_rect().width()))
        self.switch.place()


def paint_still_band(
    p: QPainter, session: Session, look: Look, scale: TimeScale, height: float
) -> None:
    """Paint the span of the view over a chart that nobody can take hold of."""
    if (span := session.view.brush) is None:
        return
    from viewer.widgets.trade.span_hand import paint_band

    p.save()
    p.setClipRect(QRectF(scale.left, 0, scale.width, height))
    # A screen beyond either edge is enough, and no number is too large for the painter.
    least, most = scale.left - scale.width, scale.left + 2 * scale.width
    x0, x1 = (min(max(scale.x(day), least), most) for day in (span.start, span.end))
    paint_band(p, look, (x0, x1), height, handles=False)
    p.restore()


def paint_rule(p: QPainter, look: Look, width: float) -> None:
    """Paint the hairline that sets a pane off from what lies above it."""
    p.setPen(QPen(look.theme["line"], 1))
    p.drawLine(QLineF(0, 0.5, width, 0.5))
