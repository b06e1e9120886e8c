"""The menu of a chart as a whole: which of its series are shown, where it stands, and its end."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from viewer.engine.trade.hidden import toggled
from viewer.engine.trade.pane_order import moved, without
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import Pane
from viewer.state.session import Session
from viewer.widgets.text import cut, mnemonic_safe, words

UP = say(QT_TRANSLATE_NOOP("Words", "Move the chart up"))
DOWN = say(QT_TRANSLATE_NOOP("Words", "Move the chart down"))
REMOVE = say(QT_TRANSLATE_NOOP("Words", "Remove the chart"))


def pane_menu(menu: QMenu, session: Session, number: int) -> None:
    """Fill a menu for the pane at a place of the view: each series can be switched off and on."""
    view, dataset = session.view, session.dataset
    if dataset is None or not 0 <= number < len(view.panes):
        return
    pane = view.panes[number]
    names = [name for name in pane.series if name in dataset.series]
    for name in names if len(pane.series) > 1 else ():
        action = menu.addAction(mnemonic_safe(cut(dataset.series[name].label, 60)))
        action.setCheckable(True)
        action.setChecked(name not in pane.hidden)
        panes = toggled(view.panes, number, (name,))
        action.setEnabled(panes != view.panes)
        action.triggered.connect(lambda _=False, p=panes: session.update(panes=p))
    menu.addSeparator()
    changes: list[tuple[Message, tuple[Pane, ...]]] = [
        (UP, moved(view.panes, number, -1)),
        (DOWN, moved(view.panes, number, 1)),
        (REMOVE, without(view.panes, number)),
    ]
    for text, changed in changes:
        action = menu.addAction(mnemonic_safe(words(text)))
        action.setEnabled(changed != view.panes)
        action.triggered.connect(lambda _=False, p=changed: session.update(panes=p))
