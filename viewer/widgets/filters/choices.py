"""The chips that are always there: uncertain dates, whose dates, which of the two times."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Clock
from viewer.model.view import Datings
from viewer.widgets.actions import Actions
from viewer.widgets.filters import words as said
from viewer.widgets.filters.chip import Chip, End
from viewer.widgets.parts import Parts
from viewer.widgets.text import mnemonic_safe, words

if TYPE_CHECKING:
    from viewer.engine.query.hit import HitKind

Ask = Callable[[frozenset["HitKind"], Message], None]
"""Opens the palette for values of these kinds, and says what is asked for."""


def open_below(menu: QMenu, widget: QWidget) -> None:
    """Open a menu under what was clicked."""
    menu.popup(widget.mapToGlobal(QPoint(0, widget.height() + 2)))


class Choices(QObject):
    """What makes no difference in a dataset is hidden."""

    def __init__(self, parts: Parts, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts = parts
        look, session = parts.look, parts.session
        self.uncertain = Chip(look, End.CHECK)
        self.datings = Chip(look, End.MENU)
        self.clock = Chip(look, End.MENU)
        self.chips = (self.uncertain, self.datings, self.clock)
        self._menu: QMenu | None = None
        self.uncertain.clicked.connect(actions["filter.uncertain"].trigger)
        self.datings.clicked.connect(self._choose_datings)
        self.clock.clicked.connect(self._choose_clock)
        for signal in (session.filter_changed, session.datings_changed, session.clock_changed):
            signal.connect(self.refresh)
        session.dataset_changed.connect(self._on_dataset)
        self._on_dataset()

    def refresh(self) -> None:
        """Say what holds now."""
        view, dataset = self._parts.session.view, self._parts.session.dataset
        self.uncertain.put(said.UNCERTAIN, said.UNCERTAIN_HELP)
        self.uncertain.setChecked(view.filter.uncertain)
        if dataset is not None:
            whose = said.datings_words(view.datings, dataset)
            dates = say(QT_TRANSLATE_NOOP("Words", "Dates: {whose}"), whose=whose)
            self.datings.put(dates, said.DATINGS_HELP)
        self.clock.put(said.CLOCKS[view.clock], said.CLOCK_HELP)

    def _on_dataset(self) -> None:
        dataset = self._parts.session.dataset
        self.uncertain.setVisible(dataset is not None)
        self.datings.setVisible(dataset is not None and _has_datings(dataset))
        self.clock.setVisible(dataset is not None and _has_both_clocks(dataset))
        self.refresh()

    def _choose_datings(self) -> None:
        dataset, session = self._parts.session.dataset, self._parts.session
        if dataset is not None:
            names = [(one, said.datings_words(one, dataset)) for one in reversed(Datings)]
            self._open(self.datings, names, session.view.datings, "datings")

    def _choose_clock(self) -> None:
        self._open(self.clock, said.CLOCKS.items(), self._parts.session.view.clock, "clock")

    def _open(
        self,
        chip: Chip,
        names: Iterable[tuple[Datings | Clock, Message]],
        now: Datings | Clock,
        field: str,
    ) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(chip)
        group = QActionGroup(self._menu)
        for value, name in names:
            text = words(name)
            action = self._menu.addAction(mnemonic_safe(text[:1].upper() + text[1:]))
            action.setCheckable(True)
            action.setChecked(value is now)
            action.setActionGroup(group)
            action.triggered.connect(
                lambda _=False, value=value: self._parts.session.update(**{field: value})
            )
        open_below(self._menu, chip)


def _has_datings(dataset: Dataset) -> bool:
    datings = dataset.events.columns.datings
    return any(dating.best for said in datings.values() for dating in said)


def _has_both_clocks(dataset: Dataset) -> bool:
    return bool(dataset.events.columns.reported.known.any())
