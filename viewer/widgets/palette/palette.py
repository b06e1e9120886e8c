"""The palette: a search field at once, and all that it opens when it is first used."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.widgets.actions import Actions
from viewer.widgets.palette.field import PLACEHOLDER, SearchField
from viewer.widgets.parts import Parts

if TYPE_CHECKING:
    from viewer.engine.query.hit import HitKind
    from viewer.widgets.palette.popup import Popup
    from viewer.widgets.palette.samples import Samples
    from viewer.widgets.palette.searching import Searching

ANYTHING = say(PLACEHOLDER)
A_DATE = say(QT_TRANSLATE_NOOP("Words", "Go to a date…"))


class Palette(QObject):
    """Stands between the window and the search, which is loaded late.

    ``samples`` are offered beside what the open dataset holds, ``reveal`` brings a chart into view;
    to be set before the first search.
    """

    def __init__(self, parts: Parts, actions: Actions, keys: str) -> None:
        super().__init__()
        self._parts, self._actions = parts, actions
        self.field = SearchField(parts.look, keys)
        self._searching: Searching | None = None
        self.samples: Samples | None = None
        self.reveal: Callable[[int], None] = lambda _: None
        self.field.wanted.connect(lambda: self.searching.wanted())
        self.field.textEdited.connect(lambda _: self.searching.wanted())
        self.field.walked.connect(lambda steps: self.searching.walk(steps))
        self.field.chosen.connect(lambda adding: self.searching.choose(adding))
        self.field.left.connect(self.close)

    @property
    def searching(self) -> Searching:
        """The search, loaded when it is first asked for."""
        if self._searching is None:
            door = importlib.import_module("viewer.widgets.palette.searching")
            made: Searching = door.Searching(
                self._parts, self._actions, self.field, self.samples, self.reveal
            )
            self._searching = made
        return self._searching

    @property
    def popup(self) -> Popup:
        """The list below the field."""
        return self.searching.popup

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._searching is not None and self._searching.is_open

    def find(self) -> None:
        """Search everything."""
        self.searching.find(ANYTHING)

    def find_date(self) -> None:
        """Ask for a date to go to."""
        self.searching.find_date(A_DATE)

    def find_condition(self, kinds: frozenset[HitKind], asked: Message) -> None:
        """Ask for something of these kinds to be added to the filter; ``asked`` says for what."""
        self.searching.find_condition(kinds, asked)

    def close(self) -> None:
        """Leave the field empty and give the focus back."""
        if self._searching is not None:
            self._searching.close()
        else:
            self.field.clear()
