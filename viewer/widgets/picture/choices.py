"""Small choices side by side: one of several, or yes and no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from viewer.model.message import Message
from viewer.widgets.text import mnemonic_safe, words

T = TypeVar("T")


class OneOf(QWidget, Generic[T]):
    """Buttons of which one is down; ``value`` is what it stands for."""

    changed = Signal()

    def __init__(self, name: Message, choices: Sequence[tuple[Message, T]]) -> None:
        super().__init__()
        self.setAccessibleName(words(name))
        self._values = [value for _, value in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for number, (caption, _) in enumerate(choices):
            button = _button(caption)
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idClicked.connect(lambda _: self.changed.emit())

    @property
    def value(self) -> T:
        """What is chosen."""
        return self._values[max(self._group.checkedId(), 0)]

    def choose(self, value: T) -> None:
        """Choose without saying so."""
        number = self._values.index(value) if value in self._values else 0
        self._group.button(number).setChecked(True)


class Switch(QToolButton):
    """A button that is down or not."""

    def __init__(self, caption: Message, *, on: bool) -> None:
        super().__init__()
        _dress(self, caption)
        self.setChecked(on)


def _button(caption: Message) -> QToolButton:
    button = QToolButton()
    _dress(button, caption)
    return button


def _dress(button: QToolButton, caption: Message) -> None:
    button.setObjectName("choice")
    button.setCheckable(True)
    button.setText(mnemonic_safe(words(caption)))
    button.setAccessibleName(words(caption))
