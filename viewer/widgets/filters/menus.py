"""The menus of the filter, filled when they open: fields, and their values with live counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from viewer.engine.query.captions import FIELD_WORDS, caption
from viewer.engine.query.edit import choice, chosen, parts_of, toggled, without_part
from viewer.engine.query.error import QueryError
from viewer.engine.query.facets import FACETS, Facet, facets
from viewer.engine.query.fields import NONE
from viewer.engine.query.hit import HitKind
from viewer.engine.query.tree import Node, Or, Term
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Stance
from viewer.widgets.filters.choices import Ask
from viewer.widgets.glyphs import paint_mark
from viewer.widgets.parts import Parts
from viewer.widgets.text import cut, mnemonic_safe, words

__all__ = ["FilterMenu", "ValuesMenu", "caption", "field_of", "parts_of", "without_part"]

MOST = 20
"""A longer list goes on in the palette, where any spelling finds a value."""
LONGEST = 46
KINDS: dict[str, tuple[HitKind, Message]] = {
    "actor": (HitKind.ACTOR, say(QT_TRANSLATE_NOOP("Words", "Filter by an actor…"))),
    "place": (HitKind.PLACE, say(QT_TRANSLATE_NOOP("Words", "Filter by a place…"))),
    "source": (HitKind.SOURCE, say(QT_TRANSLATE_NOOP("Words", "Filter by a source…"))),
    "tag": (HitKind.TAG, say(QT_TRANSLATE_NOOP("Words", "Filter by a tag…"))),
}
WORDS = say(QT_TRANSLATE_NOOP("Words", "Filter by words…"))
DATE = say(QT_TRANSLATE_NOOP("Words", "Filter by a date…"))
FIND_ANOTHER = say(QT_TRANSLATE_NOOP("Words", "Find another…"))


def field_of(part: Node) -> str | None:
    """Return the field of a condition that chooses among its values, None for any other."""
    first = part.parts[0] if isinstance(part, Or) else part
    if not isinstance(first, Term) or first.field not in FACETS:
        return None
    return first.field if choice(part, first.field) else None


class ValuesMenu(QMenu):
    """The values of one field; each toggles that value in the filter."""

    def __init__(self, parts: Parts, field: str, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts, self._field, self._ask = parts, field, ask
        self.setTitle(mnemonic_safe(words(FIELD_WORDS[field])))
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        listed = self._facets()
        shown = [facet for at, facet in enumerate(listed) if at < MOST or facet.chosen]
        for facet in shown:
            self._add(facet)
        if not shown:
            none = say(QT_TRANSLATE_NOOP("Words", "No event has any"))
            self.addAction(words(none)).setEnabled(False)
        if len(listed) > len(shown) and self._field in KINDS:
            kind, asked = KINDS[self._field]
            self.addSeparator()
            self.addAction(words(FIND_ANOTHER)).triggered.connect(
                lambda: self._ask(frozenset({kind}), asked)
            )

    def _facets(self) -> tuple[Facet, ...]:
        shown, wanted = self._parts.shown, self._parts.session.view.filter
        facts = shown.facts
        if facts is None:
            return ()
        query = "" if shown.fault else wanted.query
        return facets(facts, query, self._field, uncertain=wanted.uncertain, among=shown.allowed)

    def _add(self, facet: Facet) -> None:
        said = cut(words(facet.words), LONGEST)
        name = mnemonic_safe(said if facet.value in said else said[:1].upper() + said[1:])
        action = self.addAction(f"{name}\t{facet.count:,}")
        action.setCheckable(True)
        action.setChecked(facet.chosen)
        action.setEnabled(bool(facet.count or facet.chosen))
        mark = self._mark(facet)
        if mark is not None and not facet.chosen:
            action.setIcon(mark)
        action.triggered.connect(lambda: self._toggle(facet.value))

    def _mark(self, facet: Facet) -> QIcon | None:
        look = self._parts.look
        side = round(14 * look.scale)
        pixmap = QPixmap(QSize(side, side) * 2)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            if facet.field == "status":
                stance = None if facet.value == NONE else Stance(facet.value)
                theme = look.theme
                paint_mark(
                    p, side / 2, side / 2, 5 * look.scale, stance, theme["text"], theme["window"]
                )
            elif facet.field == "category" and self._parts.session.dataset is not None:
                category = self._parts.session.dataset.categories.get(facet.value)
                color = look.theme.of_category(category.color if category else 8)
                p.fillRect(QRectF(side / 2 - 1.5, 1, 3, side - 2), color)
            else:
                return None
        return QIcon(pixmap)

    def _toggle(self, value: str) -> None:
        session = self._parts.session
        now = session.view.filter
        query = "" if self._parts.shown.fault else now.query
        session.update(filter=replace(now, query=toggled(query, self._field, value)))


class FilterMenu(QMenu):
    """All fields, each with its values; words, dates, and the filter as text."""

    def __init__(self, parts: Parts, ask: Ask, edit: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._values = {field: ValuesMenu(parts, field, ask, self) for field in FACETS}
        self._parts = parts
        for menu in self._values.values():
            self.addMenu(menu)
        self.addSeparator()
        self._add(WORDS, lambda: ask(frozenset({HitKind.WORDS}), WORDS))
        self._add(DATE, lambda: ask(frozenset({HitKind.DATE}), DATE))
        self._add(say(QT_TRANSLATE_NOOP("Words", "Edit as text…")), edit)
        self.aboutToShow.connect(self._mark_chosen)

    def _add(self, text: Message, run: Callable[[], None]) -> None:
        self.addAction(mnemonic_safe(words(text))).triggered.connect(lambda: run())

    def _mark_chosen(self) -> None:
        query = self._parts.session.view.filter.query
        for field, menu in self._values.items():
            try:
                count = len(chosen(query, field))
            except QueryError:
                count = 0
            name = mnemonic_safe(words(FIELD_WORDS[field]))
            menu.setTitle(f"{name} ({count})" if count else name)
