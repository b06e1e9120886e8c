"""The samples of the key, painted by the painters of lanes and charts; for key and pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from viewer.engine.takeaway.specimens import TRAIT_WORDS, Trait, specimen
from viewer.engine.takeaway.value_specimens import VALUE_WORDS, ValueTrait, value_specimen
from viewer.engine.timeline.lanes import NO_STATUS, STATUS_WORDS
from viewer.model.clean import Clean
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Category, Stance
from viewer.widgets.glyphs import paint_mark
from viewer.widgets.look import Look
from viewer.widgets.timeline.painter import Picture, paint_scene
from viewer.widgets.timeline.stamps import Stamps
from viewer.widgets.torn import paint_tear
from viewer.widgets.trade.painter import paint_chart

Paint = Callable[[QPainter, QRectF, Look], None]
MARK = 20.0
BAND = 56.0
BAR = 30.0
TORN = 22.0
"""Widths of samples at 100 per cent; all are `HEIGHT` high."""
HEIGHT = 20.0
EMPTY_TIME = say(QT_TRANSLATE_NOOP("Words", "Long empty time, drawn short"))


@dataclass(frozen=True, slots=True)
class Sample:
    """Something that is drawn, and what it means. ``width`` is in pixels at 100 per cent."""

    words: Message | Clean
    width: float
    paint: Paint


def of_status(stance: Stance | None) -> Sample:
    """Return the mark of a status."""

    def paint(p: QPainter, box: QRectF, look: Look) -> None:
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        at, theme = box.center(), look.theme
        paint_mark(
            p, at.x(), at.y(), 5.5 * look.scale, stance, theme.of_category(8), theme["window"]
        )

    return Sample(STATUS_WORDS[stance] if stance else NO_STATUS, MARK, paint)


def of_category(category: Category) -> Sample:
    """Return the colour of a category."""

    def paint(p: QPainter, box: QRectF, look: Look) -> None:
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = look.theme.of_category(category.color)
        paint_mark(
            p, box.center().x(), box.center().y(), 5.5 * look.scale, Stance.CONFIRMED, color,
            look.theme["window"],
        )  # fmt: skip

    return Sample(category.label, MARK, paint)


def of_trait(trait: Trait) -> Sample:
    """Return a way in which time is drawn."""

    def paint(p: QPainter, box: QRectF, look: Look) -> None:
        scene, drawn = specimen(trait, box.width(), look.scale)
        p.save()
        p.setClipRect(box)
        p.fillRect(box, look.theme["plot"])
        p.translate(box.left(), box.center().y() - scene.height / 2)
        paint_scene(p, Picture(scene, drawn, look, lambda _: ("", 0.0), Stamps(), frozenset()))
        p.restore()

    narrow = trait in (Trait.CONTEXT,)
    return Sample(TRAIT_WORDS[trait], MARK if narrow else BAND, paint)


def of_shortened() -> Sample:
    """Return the strip that stands for a long empty time."""

    def paint(p: QPainter, box: QRectF, look: Look) -> None:
        middle, half = box.center().x(), TORN * look.scale / 2
        p.save()
        p.setClipRect(box)
        p.fillRect(box, look.theme["plot"])
        paint_tear(p, look, middle - half, middle + half, box.top(), box.height())
        p.restore()

    return Sample(EMPTY_TIME, BAND, paint)


def of_value(trait: ValueTrait) -> Sample:
    """Return a way in which values are drawn."""

    def paint(p: QPainter, box: QRectF, look: Look) -> None:
        ratio = p.device().devicePixelRatio()
        p.save()
        p.translate(box.topLeft())
        paint_chart(p, value_specimen(trait, box.width(), box.height()), look, ratio)
        p.restore()

    return Sample(VALUE_WORDS[trait], BAR, paint)
