"""All keys and what the mouse does, made from the command table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from viewer.commands.table import COMMANDS
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.widgets.look import Look
from viewer.widgets.popover import Popover
from viewer.widgets.text import label, tr, words

MOUSE: tuple[tuple[Message, Message], ...] = (
    (
        say(QT_TRANSLATE_NOOP("Words", "Wheel")),
        say(QT_TRANSLATE_NOOP("Words", "Scroll lanes; zoom over ruler and charts")),
    ),
    (
        say(QT_TRANSLATE_NOOP("Words", "Ctrl+wheel")),
        say(QT_TRANSLATE_NOOP("Words", "Zoom at the pointer")),
    ),
    (
        say(QT_TRANSLATE_NOOP("Words", "Shift+wheel, drag")),
        say(QT_TRANSLATE_NOOP("Words", "Move through time")),
    ),
    (
        say(QT_TRANSLATE_NOOP("Words", "Shift+drag")),
        say(QT_TRANSLATE_NOOP("Words", "Zoom to a stretch of time")),
    ),
    (
        say(QT_TRANSLATE_NOOP("Words", "Double click")),
        say(QT_TRANSLATE_NOOP("Words", "Show all")),
    ),
    (
        say(QT_TRANSLATE_NOOP("Words", "Click")),
        say(QT_TRANSLATE_NOOP("Words", "Select an event or a value; open a fold")),
    ),
    (
        say(QT_TRANSLATE_NOOP("Words", "Drag a title")),
        say(QT_TRANSLATE_NOOP("Words", "Move a chart; its lower edge: its height")),
    ),
    (
        say(QT_TRANSLATE_NOOP("Words", "Click a legend")),
        say(QT_TRANSLATE_NOOP("Words", "Hide or show a series")),
    ),
    (
        say(QT_TRANSLATE_NOOP("Words", "Arrow keys")),
        say(QT_TRANSLATE_NOOP("Words", "Walk the events or the values")),
    ),
)


COLUMNS = 3
MOST_KEYS = 2
"""So many key sequences of one command are shown; the others do the same."""
Row = tuple[tuple[str, ...], str]


class KeysDialog(Popover):
    """Grouped as the menus are: what it does, and what to press."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent, tr(QT_TRANSLATE_NOOP("Words", "Keys and mouse")))
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        column.addWidget(self._scroll)
        look.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Make the page anew."""
        page = QWidget()
        row = QHBoxLayout(page)
        gap = round(16 * self._look.scale)
        row.setContentsMargins(gap, gap, gap, gap)
        row.setSpacing(round(20 * self._look.scale))
        for groups in in_columns(groups_of_keys(), COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(round(6 * self._look.scale))
            for number, (title, rows) in enumerate(groups):
                if number:
                    column.addSpacing(round(14 * self._look.scale))
                column.addWidget(label(title, "strong"))
                column.addLayout(self._grid(rows))
            column.addStretch(1)
            row.addLayout(column)
        self._scroll.setWidget(page)
        self.fit(page.sizeHint())

    def _grid(self, rows: Sequence[Row]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(round(14 * self._look.scale))
        grid.setVerticalSpacing(round(3 * self._look.scale))
        grid.setColumnStretch(0, 1)
        for number, (keys, does) in enumerate(rows):
            text = label(does)
            text.setWordWrap(False)
            grid.addWidget(text, number, 0)
            caps = QHBoxLayout()
            caps.setSpacing(round(4 * self._look.scale))
            caps.addStretch(1)
            for key in keys:
                cap = label(key, "keycap")
                cap.setWordWrap(False)
                caps.addWidget(cap, 0, Qt.AlignmentFlag.AlignRight)
            grid.addLayout(caps, number, 1)
        return grid


def groups_of_keys() -> list[tuple[Message, list[Row]]]:
    """Return the commands that have keys by their menus, and last what the mouse does."""
    groups: dict[Message, list[Row]] = {}
    for command in COMMANDS:
        if command.keys:
            keys = tuple(native(key) for key in command.keys[:MOST_KEYS])
            groups.setdefault(command.menu, []).append((keys, words(command.title)))
    mouse: list[Row] = [((words(what),), words(does)) for what, does in MOUSE]
    return [*groups.items(), (say(QT_TRANSLATE_NOOP("Words", "Mouse and arrows")), mouse)]


def in_columns(
    groups: Sequence[tuple[Message, list[Row]]], count: int
) -> list[list[tuple[Message, list[Row]]]]:
    """Share groups out among columns, in their order, so that the highest is as low as can be."""
    sizes = [len(rows) + 2 for _, rows in groups]
    height = max(max(sizes, default=1), -(-sum(sizes) // count))
    while True:
        columns: list[list[tuple[Message, list[Row]]]] = [[]]
        used = 0
        for group, size in zip(groups, sizes, strict=True):
            if used + size > height and columns[-1]:
                columns.append([])
                used = 0
            columns[-1].append(group)
            used += size
        if len(columns) <= count:
            return columns
        height += 1


def keys_of(keys: Sequence[str]) -> str:
    """Return key sequences as this platform writes them."""
    return ", ".join(map(native, keys))


def native(key: str) -> str:
    """Return a key sequence as this platform writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
