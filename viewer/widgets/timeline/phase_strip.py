"""The strip of phases between ruler and lanes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.phases import PhaseBand, phase_rows, phases_in_view
from viewer.model.date_words import in_words
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.text import elided, tooltip, tr
from viewer.widgets.timeline.painter import hatch
from viewer.widgets.torn import paint_tears

ROW = 15
LEAST_CUT = 64
"""A name is cut to no less room, in pixels: three letters tell nothing, the tooltip all."""
SHARE = 0.05
"""The strip takes no more of the height of the window than this, but for one row."""


class PhaseStrip(QWidget):
    """Each phase with its name; solid where it surely was, hatched where it may have been.

    `show_whole` gives it all rows that it needs, as in a picture.
    """

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)  # it may be seen at once: never without its parent
        self._session, self._look = session, look
        self._rows: tuple[int, ...] = ()
        self._whole = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Phases")))
        self.setMouseTracking(True)
        session.dataset_changed.connect(self._relay)
        session.time_changed.connect(self.update)
        session.shortened_changed.connect(self.update)
        look.changed.connect(self._relay)
        self._relay()

    def show_whole(self) -> None:
        """Have a row for every phase that needs one, however low the window is."""
        self._whole = True
        self._relay()

    def _relay(self) -> None:
        phases = self._session.dataset.phases if self._session.dataset is not None else ()
        self._rows = phase_rows(phases)
        # A low window has no room for a strip of many rows; the bands show all phases there too.
        most = max(1, round(self.window().height() * SHARE // (ROW * self._look.scale)))
        rows = max(self._rows, default=-1) + 1
        rows = rows if self._whole else min(rows, most)
        self.setVisible(rows > 0)
        self.setFixedHeight(round((rows * ROW + 3) * self._look.scale) if rows else 0)
        self.update()

    def _scale(self) -> TimeScale:
        gutter = self._look.gutter
        return self._session.scale(max(1.0, self.width() - gutter), gutter)

    def _bands(self, scale: TimeScale) -> tuple[PhaseBand, ...]:
        dataset = self._session.dataset
        return phases_in_view(dataset.phases, self._rows, scale) if dataset is not None else ()

    def _paint_phase(self, p: QPainter, phase: PhaseBand) -> None:
        look, theme = self._look, self._look.theme
        height = round(ROW * look.scale)
        box = QRectF(phase.x0, 2 + phase.row * height, phase.x1 - phase.x0, height - 2)
        hatch(p, box, theme.tint(theme["muted"], 0.3))
        if phase.core is not None:
            start, end = phase.core
            p.fillRect(QRectF(start, box.top(), end - start, box.height()), theme["raised"])
        metrics = look.metrics("label")
        text = elided(phase.label, metrics, box.width() - 10)
        if text != phase.label and box.width() < LEAST_CUT * look.scale:
            return
        width = metrics.horizontalAdvance(text)
        start = box.left() + 5
        if phase.core is not None and phase.core[1] - phase.core[0] >= width + 10:
            start = phase.core[0] + 5
        else:
            p.fillRect(QRectF(start - 2, box.top(), width + 4, box.height()), theme["window"])
        p.setPen(theme["muted"])
        drop = (metrics.ascent() - metrics.descent()) / 2
        p.drawText(QPointF(start, box.center().y() + drop), text)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._relay()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)  # a second time is no other than the first

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._relay()  # the window may become higher without this strip becoming wider
        return False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at, height = event.position(), round(ROW * self._look.scale)
        row = (at.y() - 2) // height
        there = (
            say("{name}: {text}", name=band.label, text=in_words(band.during))
            for band in self._bands(self._scale())
            if band.row == row and band.x0 <= at.x() < band.x1
        )
        tooltip(self, next(there, ""))
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme, dataset = self._look, self._look.theme, self._session.dataset
        gutter = look.gutter
        with QPainter(self) as p:
            p.fillRect(self.rect(), theme["window"])
            p.setFont(look.font("label"))
            p.setPen(theme["muted"])
            if dataset is not None:
                ascent = look.metrics("label").ascent()
                p.drawText(QPointF(16 * look.scale, 2 + ascent), self.accessibleName())
                scale = self._scale()
                p.setClipRect(QRectF(gutter, 0, scale.width, self.height()))
                for phase in self._bands(scale):
                    self._paint_phase(p, phase)
                paint_tears(p, look, scale, 0.0, float(self.height()))
                p.setClipping(False)
            p.setPen(QPen(theme["line"], 1))
            p.drawLine(QLineF(0, self.height() - 0.5, self.width(), self.height() - 0.5))
            p.drawLine(QLineF(gutter - 0.5, 0, gutter - 0.5, self.height()))
