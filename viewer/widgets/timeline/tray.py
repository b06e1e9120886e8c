"""The undated tray: events without a date have a place of their own, and never a false one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.engine.timeline.drawn import STANCES
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.state.session import Session
from viewer.state.shown import Shown
from viewer.widgets.glyphs import paint_mark
from viewer.widgets.look import Look
from viewer.widgets.text import elided, tooltip, tr, words

WIDEST = 230.0
MOST_ROWS = 1


class Tray(QWidget):
    """Chips side by side; what has no room in one row opens by a click on "more"."""

    def __init__(self, session: Session, shown: Shown, look: Look) -> None:
        super().__init__()
        self._session, self._shown, self._look = session, shown, look
        self._open = False
        self._chips: list[tuple[QRectF, int]] = []
        self._more: tuple[QRectF, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Undated events")))
        session.selection_changed.connect(self.update)
        session.dataset_changed.connect(self._relay)
        shown.changed.connect(self._relay)
        look.changed.connect(self._relay)

    def unfold(self) -> None:
        """Show all of them, in as many rows as that takes."""
        self._open = True
        self._resize()

    def _relay(self) -> None:
        self._open = False
        self._resize()

    def _resize(self) -> None:
        self._lay_out()
        self.setVisible(bool(self._chips))
        self.setFixedHeight(self._height())
        self.update()

    def _height(self) -> int:
        if not self._chips:
            return 0
        bottoms = [box.bottom() for box, _ in self._chips]
        return round(max(bottoms) + 5 * self._look.scale)

    def _lay_out(self) -> None:
        look, dataset = self._look, self._session.dataset
        self._chips, self._more = [], None
        if dataset is None:
            return
        metrics, scale = look.metrics("label"), look.scale
        height, gap = round(20 * scale), 8 * scale
        left, right = look.gutter + 8, max(self.width() - 8.0, look.gutter + 120)
        x, row = left, 0
        undated = self._shown.undated
        for number, position in enumerate(undated):
            text = metrics.horizontalAdvance(str(dataset.events.title(position))[:200])
            width = min(text, WIDEST * scale) + 24 * scale
            last = not self._open and row == MOST_ROWS - 1 and number + 1 < len(undated)
            room = right - (80 * scale if last else 0)
            if x + width > room and x > left:
                if not self._open and row == MOST_ROWS - 1:
                    box = QRectF(x, 5 * scale + row * (height + 4), 74 * scale, height)
                    self._more = (box, len(undated) - number)
                    return
                x, row = left, row + 1
            box = QRectF(x, 5 * scale + row * (height + 4), width, height)
            self._chips.append((box, position))
            x += width + gap

    def _at(self, at: QPointF) -> int | None:
        return next((position for box, position in self._chips if box.contains(at)), None)

    def _paint_chips(self, p: QPainter) -> None:
        look, theme = self._look, self._look.theme
        dataset, drawn = self._session.dataset, self._shown.drawn
        if dataset is None or drawn is None:
            return
        metrics = look.metrics("label")
        p.setFont(look.font("label"))
        for box, position in self._chips:
            chosen = dataset.events.id(position) in self._session.view.selection
            p.setPen(QPen(theme["accent"] if chosen else theme["line"], 1.6 if chosen else 1))
            p.setBrush(theme["window"])
            p.drawRoundedRect(
                box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2, box.height() / 2
            )
            y = box.center().y()
            paint_mark(
                p, box.left() + 11 * look.scale, y, 5 * look.scale, STANCES[drawn.stance[position]],
                theme.of_category(int(drawn.color[position])), theme["window"],
                context=bool(drawn.context[position]),
            )  # fmt: skip
            p.setPen(theme["text"])
            title = str(dataset.events.title(position))
            text = elided(title, metrics, box.width() - 26 * look.scale)
            drop = (metrics.ascent() - metrics.descent()) / 2
            p.drawText(QPointF(box.left() + 20 * look.scale, y + drop), text)
        if self._more:
            box, count = self._more
            p.setPen(theme["accent"])
            more = say(QT_TRANSLATE_NOOP("Words", "{n} more"), n=count)
            p.drawText(box, Qt.AlignmentFlag.AlignVCenter, words(more))

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(600, self._height())

    def resizeEvent(self, event: QEvent) -> None:
        self._resize()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        with QPainter(self) as p:
            p.fillRect(self.rect(), theme["window"])
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_chips(p)
            p.setFont(look.font("body"))
            p.setPen(theme["text"])
            metrics = look.metrics("body")
            said = say(QT_TRANSLATE_NOOP("Words", "{n} undated"), n=len(self._shown.undated))
            p.drawText(QPointF(16 * look.scale, 7 * look.scale + metrics.ascent()), words(said))
            p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            p.setPen(QPen(theme["line"], 1))
            p.drawLine(QLineF(0, 0.5, self.width(), 0.5))
            p.drawLine(QLineF(look.gutter - 0.5, 0, look.gutter - 0.5, self.height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        dataset = self._session.dataset
        position = self._at(event.position())
        if dataset is not None and position is not None:
            panel = self._session.view.reading
            self._session.update(selection=(dataset.events.id(position),), panel=panel)
        elif self._more and self._more[0].contains(event.position()):
            self.unfold()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        dataset = self._session.dataset
        position = self._at(event.position())
        if dataset is not None and position is not None:
            tooltip(self, str(dataset.events.title(position)))
