"""What a fold holds: a list to choose from, and words under the pointer."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QMenu, QWidget

from viewer.engine.details.fold import fold_lines, most_important
from viewer.engine.timeline.drawn import Drawn
from viewer.engine.timeline.members import Members
from viewer.engine.timeline.when import drawn_words
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, say_count
from viewer.model.view import ViewState
from viewer.widgets.text import cut, mnemonic_safe, tr, words

MOST_LISTED = 12
"""A fold of more events than this opens by zooming in; this many can be looked over."""
MOST_NAMED, MOST_SHOWN = 8, 50
"""So many are named under the pointer, and in a list of more than can be looked over."""
MOST_IMPORTANT = 3
"""So many of the most important are named of more events than are listed."""
Fold = NDArray[np.int64] | Members
"""The events of a fold."""
LONGEST = 90
"""Characters of a line."""


def line_of(dataset: Dataset, view: ViewState, event: int) -> str:
    """Return date and title of an event on one line."""
    record = dataset.events.brief(event)
    date = drawn_words(record, view.clock, view.datings)
    title = str(record.title)
    return cut(f"{words(date)}: {title}" if date is not None else title, LONGEST)


def told(dataset: Dataset, drawn: Drawn, view: ViewState, members: Fold) -> str:
    """Return what is told of a fold: how many events, over which time, of which kinds, and the
    first of them; of many the most important.
    """
    held = members.positions if isinstance(members, Members) else members
    count = len(held)
    lines = [words(line) for line in fold_lines(dataset, drawn, held)]
    few = count <= MOST_LISTED
    named = held[:MOST_NAMED].tolist() if few else most_important(drawn, held, MOST_IMPORTANT)
    lines += [line_of(dataset, view, event) for event in named]
    lines += ["…"] if count > len(named) else []
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
