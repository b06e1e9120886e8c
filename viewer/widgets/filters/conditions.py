"""The chips of the conditions in the filter, and what adds to them."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from viewer.model.clean import clean_line
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.widgets.actions import Actions
from viewer.widgets.filters.chip import Chip, End
from viewer.widgets.filters.choices import Ask, open_below
from viewer.widgets.parts import Parts

if TYPE_CHECKING:
    from viewer.engine.query.tree import Node
    from viewer.widgets.filters.menus import FilterMenu, ValuesMenu


class Conditions(QObject):
    """Chips are kept and said anew, so that the focus stays where it is.

    ``more`` says that there are other chips than before.
    """

    more = Signal()

    def __init__(
        self,
        parts: Parts,
        actions: Actions,
        ask: Ask,
        edit: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._parts, self._ask, self._edit, self._parent = parts, ask, edit, parent
        self._shown: tuple[Node, ...] = ()
        self._menu: FilterMenu | None = None
        self._values: ValuesMenu | None = None
        self.chips: list[Chip] = []
        self.add = Chip(parts.look, End.NOTHING, bare=True)
        add, clear = actions["filter.add"], actions["filter.clear"]
        self.add.put(say(QT_TRANSLATE_NOOP("Words", "+ Filter")), add.statusTip())
        self.add.clicked.connect(self.open_menu)
        self.clear = Chip(parts.look, End.NOTHING, bare=True)
        self.clear.put(say(QT_TRANSLATE_NOOP("Words", "Clear")), clear.statusTip())
        self.clear.clicked.connect(clear.trigger)

    def open_menu(self) -> None:
        """Open the menu of all fields."""
        if self._menu is None:
            self._menu = _menus().FilterMenu(self._parts, self._ask, self._edit, self.add)
        open_below(self._menu, self.add)

    def refresh(self) -> None:
        """Show the conditions of the filter as it is now."""
        shown, wanted = self._parts.shown, self._parts.session.view.filter
        has_dataset = self._parts.session.dataset is not None
        faulty = shown.fault is not None
        blank = faulty or not has_dataset or not wanted.query.strip()
        self._shown = () if blank else _menus().parts_of(wanted.query)
        count = 1 if faulty else len(self._shown)
        while len(self.chips) < count:
            self._make()
        for at, chip in enumerate(self.chips):
            chip.setVisible(at < count)
            if at < len(self._shown) and (facts := shown.facts) is not None:
                chip.put(_menus().caption(self._shown[at], facts))
        if faulty:
            self.chips[0].put(clean_line(wanted.query), alert=True)
        self.add.setVisible(has_dataset)
        self.clear.setVisible(count > 1 and has_dataset)
        self.more.emit()

    def _make(self) -> None:
        chip = Chip(self._parts.look, End.CROSS)
        at = len(self.chips)
        chip.setParent(self._parent)
        chip.clicked.connect(lambda: self._open(at))
        chip.removed.connect(lambda: self._remove(at))
        self.chips.append(chip)

    def _open(self, at: int) -> None:
        """Offer the values of the field that a condition chooses from; else edit the text."""
        part = self._shown[at] if at < len(self._shown) else None
        field = _menus().field_of(part) if part is not None else None
        if field is None:
            self._edit()
            return
        if self._values is not None:
            self._values.deleteLater()
        self._values = _menus().ValuesMenu(self._parts, field, self._ask, self.chips[at])
        open_below(self._values, self.chips[at])

    def _remove(self, at: int) -> None:
        now = self._parts.session.view.filter
        query = ""
        if at < len(self._shown):
            query = _menus().without_part(now.query, self._shown[at])
        focused = self.chips[at].hasFocus()
        self._parts.session.update(filter=replace(now, query=query))
        if focused and not self.chips[at].isVisible():
            (self.chips[at - 1] if at and self.chips[at - 1].isVisible() else self.add).setFocus()


def _menus() -> Any:
    # What menus and conditions are made of is loaded when there is a first one.
    return importlib.import_module("viewer.widgets.filters.menus")
