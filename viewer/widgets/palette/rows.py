"""How a row of the palette is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.engine.query.hit import HitKind
from viewer.model.dataset import Dataset
from viewer.widgets.glyphs import paint_mark
from viewer.widgets.icons import icon
from viewer.widgets.look import Look
from viewer.widgets.palette.entries import Act, Entries, Entry
from viewer.widgets.text import elided

ROW, HEADING = 27, 24
"""Heights in pixels at 100 per cent text size."""
_NAMES = {
    HitKind.ACTOR: "person", HitKind.PLACE: "place", HitKind.SOURCE: "source",
    HitKind.SAMPLE: "open",
}  # fmt: skip


class RowPainter(QStyledItemDelegate):
    """Mark or icon, text, an aside in grey, and at the end a date, a count or keys."""

    def __init__(self, look: Look, entries: Entries) -> None:
        super().__init__()
        self._look, self._entries = look, entries
        self._icons: dict[str, QIcon] = {}
        self.dataset: Dataset | None = None
        look.changed.connect(self._icons.clear)

    def _heading(self, p: QPainter, box: QRectF, text: str) -> None:
        look = self._look
        p.setFont(look.font("small"))
        p.setPen(look.theme["muted"])
        p.drawText(
            box.adjusted(14 * look.scale, 4 * look.scale, 0, 0), Qt.AlignmentFlag.AlignVCenter, text
        )

    def _row(self, p: QPainter, box: QRectF, entry: Entry, *, current: bool) -> None:
        look, scale = self._look, self._look.scale
        if current:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(look.theme["selected"])
            p.drawRoundedRect(box.adjusted(6, 0, -6, 0), 5, 5)
        self._sign(p, QPointF(box.left() + 22 * scale, box.center().y()), entry)
        left, right = box.left() + 37 * scale, box.right() - 14 * scale
        small = look.metrics("small")
        base = box.center().y() + (small.ascent() - small.descent()) / 2
        if entry.right:
            width = small.horizontalAdvance(entry.right)
            p.setFont(look.font("small"))
            p.setPen(look.theme["muted"])
            p.drawText(QPointF(right - width, base), entry.right)
            right -= width + 16 * scale
        metrics = look.metrics("body")
        aside = small.horizontalAdvance(entry.aside) + 10 * scale if entry.aside else 0.0
        # The aside gives way first, but never wholly: it may be the spelling that was typed.
        room = max(right - left - min(aside, (right - left) * 0.4), 0.0)
        text = elided(entry.text, metrics, room)
        p.setFont(look.font("body"))
        p.setPen(look.theme["text"])
        p.drawText(QPointF(left, base), text)
        if entry.aside:
            left += metrics.horizontalAdvance(text) + 10 * scale
            p.setFont(look.font("small"))
            p.setPen(look.theme["muted"])
            p.drawText(QPointF(left, base), elided(entry.aside, small, right - left))

    def _sign(self, p: QPainter, at: QPointF, entry: Entry) -> None:
        look, event = self._look, entry.event
        if event is not None:
            category = (
                self.dataset.categories.get(event.categories[0])
                if self.dataset is not None
                else None
            )
            color = look.theme.of_category(category.color if category else 8)
            paint_mark(
                p, at.x(), at.y(), 5 * look.scale, event.stance, color, look.theme["window"],
                context=event.context,
            )  # fmt: skip
            return
        if entry.act is Act.RUN:
            return
        if entry.act in (Act.SELECT, Act.DRAW):
            self._bar(p, at)
            return
        name = _NAMES.get(entry.hit.kind, "") if entry.hit else ""
        name = name or ("calendar" if entry.act is Act.GO else "filter")
        if name not in self._icons:
            self._icons[name] = icon(look, name, "muted")
        side = 16 * look.scale
        box = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
        self._icons[name].paint(p, box.toRect())

    def _bar(self, p: QPainter, at: QPointF) -> None:
        """Paint what stands for figures: a few bars."""
        scale = self._look.scale
        color = self._look.theme["muted"]
        for left, high in ((-5, 6), (1, 11)):
            p.fillRect(
                QRectF(at.x() + left * scale, at.y() + (6 - high) * scale, 4 * scale, high * scale),
                color,
            )

    # Qt overrides

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        heading = self._entries.entries[index.row()].hit is None
        return QSize(100, round((HEADING if heading else ROW) * self._look.scale))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry = self._entries.entries[index.row()]
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.hit is None:
            self._heading(painter, box, entry.text)
        else:
            state = option.state
            current = bool(state & QStyle.StateFlag.State_Selected)
            self._row(painter, box, entry, current=current)
        painter.restore()
