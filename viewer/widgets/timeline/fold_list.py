"""What a fold holds: a list to choose from, and words under the pointer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QMenu, QWidget

from viewer.engine.timeline.when import drawn_words
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, say_count
from viewer.model.view import ViewState
from viewer.widgets.text import cut, mnemonic_safe, tr, words

MOST_LISTED = 12
"""A fold of more events than this opens by zooming in; this many can be looked over."""
MOST_NAMED, MOST_SHOWN = 8, 50
"""So many are named under the pointer, and in a list of more than can be looked over."""
LONGEST = 90
"""Characters of a line."""


def line_of(dataset: Dataset, view: ViewState, event: int) -> str:
    """Return date and title of an event on one line."""
    record = dataset.events[event]
    date = drawn_words(record, view.clock, view.datings)
    title = str(record.title)
    return cut(f"{words(date)}: {title}" if date is not None else title, LONGEST)


def told(dataset: Dataset, view: ViewState, members: Sequence[int] | NDArray[np.int64]) -> str:
    """Return what the pointer is told of a fold: how many events, and the first of them."""
    count = len(members)
    head = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} event that has no room of its own here"),
        QT_TRANSLATE_NOOP("Words", "{n} events that have no room of their own here"),
        count,
    )
    lines = [words(head)]
    if count <= MOST_LISTED:
        lines += [line_of(dataset, view, int(event)) for event in members[:MOST_NAMED]]
        lines += ["…"] if count > MOST_NAMED else []
    return "\n".join(lines)


def fold_menu(
    parent: QWidget, dataset: Dataset, view: ViewState, members: NDArray[np.int64],
    choose: Callable[[int], None], zoom: Callable[[], None] | None,
) -> QMenu:  # fmt: skip
    """Return the list of a fold; ``zoom`` shows them all, None where that would part nothing."""
    menu = QMenu(parent)
    if zoom is not None:
        action = menu.addAction(tr(QT_TRANSLATE_NOOP("Words", "Zoom to these")))
        action.triggered.connect(zoom)
        menu.addSeparator()
    for event in members[:MOST_SHOWN].tolist():
        action = menu.addAction(mnemonic_safe(line_of(dataset, view, event)))
        action.triggered.connect(lambda _=False, chosen=event: choose(chosen))
    if (more := len(members) - MOST_SHOWN) > 0:
        rest = say_count(
            QT_TRANSLATE_NOOP("Words", "and {n} more: see the List"),
            QT_TRANSLATE_NOOP("Words", "and {n} more: see the List"),
            more,
        )
        menu.addAction(words(rest)).setEnabled(False)
    return menu
