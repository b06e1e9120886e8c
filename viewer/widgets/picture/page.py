"""A picture as a page: title, what it shows, strips on one axis, the key, the sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from viewer.widgets.key_samples import HEIGHT, Sample
from viewer.widgets.look import Look
from viewer.widgets.text import cut, words

MARGIN = 22.0
GAP = 10.0
BETWEEN = 18.0
"""Around the page, between its parts, and between samples of the key; at 100 per cent."""
WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Strip:
    """Something on the axis, ``height`` pixels high; painted from its own left upper corner."""

    height: float
    paint: Callable[[QPainter], None]


@dataclass(frozen=True, slots=True)
class Page:
    """``width`` is that of the strips, in pixels; ``notes`` stand at the foot, a line each."""

    width: float
    title: str
    subtitle: str
    strips: Sequence[Strip]
    key: Sequence[Sample]
    notes: Sequence[str]
    look: Look

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole page in logical pixels."""
        bottom = 0.0
        for box, _ in self._blocks():
            bottom = max(bottom, box.bottom())
        margin = MARGIN * self.look.scale
        return round(self.width + 2 * margin), round(bottom + margin)

    def paint(self, p: QPainter) -> None:
        """Paint the whole page from the origin of the painter."""
        width, height = self.size
        p.fillRect(QRectF(0, 0, width, height), self.look.theme["window"])
        p.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for box, paint in self._blocks():
            p.save()
            paint(p, box)
            p.restore()

    def image(self, scale: float) -> QImage:
        """Return the page as an image of ``scale`` pixels per logical pixel.

        Raises MemoryError where there is no room for it.
        """
        width, height = self.size
        image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
        if image.isNull():
            raise MemoryError
        image.setDevicePixelRatio(scale)
        with QPainter(image) as p:
            self.paint(p)
        told = {"Title": self.title, "Description": self.subtitle, "Source": "; ".join(self.notes)}
        for name, text in told.items():
            image.setText(name, text)
        return image

    def _blocks(self) -> Iterator[tuple[QRectF, Callable[[QPainter, QRectF], None]]]:
        """Yield each part with its place, from top to bottom."""
        scale = self.look.scale
        left, y = MARGIN * scale, MARGIN * scale
        for text, role, token in ((self.title, "title", "text"), (self.subtitle, "body", "muted")):
            if text:
                box = self._text_box(text, role, y)
                yield box, self._text(text, role, token)
                y = box.bottom() + 3 * scale
        y = round(y + GAP * scale)
        top = y
        for strip in self.strips:
            yield QRectF(left, y, self.width, strip.height), _strip(strip)
            y += strip.height
        yield QRectF(left, top, self.width, y - top), self._frame
        y += GAP * scale
        for row in self._key_rows():
            yield QRectF(left, y, self.width, HEIGHT * scale), self._key_row(row)
            y += (HEIGHT + 3) * scale
        y += GAP * scale if self.key else 0
        for note in self.notes:
            box = self._text_box(note, "small", y)
            yield box, self._text(note, "small", "muted")
            y = box.bottom()

    def _text_box(self, text: str, role: str, y: float) -> QRectF:
        left = MARGIN * self.look.scale
        room = QRectF(left, y, self.width, 1e5)
        found = self.look.metrics(role).boundingRect(room, WRAP, cut(text))
        return QRectF(left, y, self.width, found.height())

    def _text(self, text: str, role: str, token: str) -> Callable[[QPainter, QRectF], None]:
        def paint(p: QPainter, box: QRectF) -> None:
            p.setFont(self.look.font(role))
            p.setPen(self.look.theme[token])
            p.drawText(box, WRAP, cut(text))

        return paint

    def _frame(self, p: QPainter, box: QRectF) -> None:
        p.setPen(QPen(self.look.theme["line"], 1))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _key_rows(self) -> list[list[Sample]]:
        rows: list[list[Sample]] = []
        used = self.width + 1
        for sample in self.key:
            width = self._wide(sample)
            if used + width > self.width or not rows:
                rows.append([])
                used = 0.0
            rows[-1].append(sample)
            used += width + BETWEEN * self.look.scale
        return rows

    def _wide(self, sample: Sample) -> float:
        text = self.look.metrics("small").horizontalAdvance(cut(words(sample.words)))
        return (sample.width + 6) * self.look.scale + text

    def _key_row(self, row: Sequence[Sample]) -> Callable[[QPainter, QRectF], None]:
        def paint(p: QPainter, box: QRectF) -> None:
            look, x = self.look, box.left()
            metrics = look.metrics("small")
            for sample in row:
                width = sample.width * look.scale
                p.save()
                sample.paint(p, QRectF(x, box.top(), width, box.height()), look)
                p.restore()
                p.setFont(look.font("small"))
                p.setPen(look.theme["text"])
                drop = (metrics.ascent() - metrics.descent()) / 2
                at = QPointF(x + width + 6 * look.scale, box.center().y() + drop)
                p.drawText(at, cut(words(sample.words)))
                x += self._wide(sample) + BETWEEN * look.scale

        return paint


def _strip(strip: Strip) -> Callable[[QPainter, QRectF], None]:
    def paint(p: QPainter, box: QRectF) -> None:
        p.setClipRect(box)
        p.translate(box.topLeft())
        strip.paint(p)

    return paint
