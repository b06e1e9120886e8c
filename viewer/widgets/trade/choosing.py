"""The part of a chart's menu that chooses among claims: by agency, by basis, by publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from viewer.engine.trade.choice_words import VINTAGES, basis_words, offered
from viewer.engine.trade.words import Words
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.view import Choice, Pane
from viewer.state.session import Session
from viewer.widgets.text import cut, mnemonic_safe, words

CHOSEN_BY = say(QT_TRANSLATE_NOOP("Words", "Values chosen by"))
ANYBODY = say(QT_TRANSLATE_NOOP("Words", "Whoever the dataset has"))
ANY_BASIS = say(QT_TRANSLATE_NOOP("Words", "On any basis"))
Choices = Sequence[tuple[Words, Choice]]


def add_choices(menu: QMenu, session: Session, pane: Pane) -> QMenu | None:
    """Add what the values of a pane may be chosen by, as a menu of its own; nothing where there
    is nothing to choose.
    """
    dataset, now = session.dataset, session.view.choice
    if dataset is None or pane.kind == "share":
        return None
    groups = groups_of(dataset, now, pane)
    if not groups:
        return None
    whole = menu.addMenu(mnemonic_safe(words(CHOSEN_BY)))
    for number, choices in enumerate(groups):
        if number:
            whole.addSeparator()
        _add(whole, session, choices)
    if now.picked:
        whole.addSeparator()
        action = whole.addAction(
            mnemonic_safe(words(say(QT_TRANSLATE_NOOP("Words", "Give up the figures picked"))))
        )
        action.triggered.connect(lambda: session.update(choice=replace(now, picked=())))
    return whole


def groups_of(dataset: Dataset, now: Choice, pane: Pane) -> list[Choices]:
    """Return what can be chosen, in groups of which one holds: each with its choice."""
    there = offered(dataset, pane.series)
    groups: list[Choices] = []
    if len(there.agencies) > 1:
        by: list[tuple[Words, Choice]] = [(ANYBODY, replace(now, agency=""))]
        by += [(dataset.name_of(one), replace(now, agency=one)) for one in there.agencies]
        groups.append(by)
    if len(there.bases) > 1:
        by = [(ANY_BASIS, replace(now, basis=""))]
        by += [(_first_upper(basis_words(dataset, c)), replace(now, basis=c)) for c in there.bases]
        groups.append(by)
    if there.agencies or there.bases:
        groups.append([(text, replace(now, vintage=one)) for one, text in VINTAGES.items()])
    return groups


def _first_upper(text: Words) -> Words:
    said = words(text)
    return said[:1].upper() + said[1:]


def _add(menu: QMenu, session: Session, choices: Choices) -> None:
    group = QActionGroup(menu)
    for text, choice in choices:
        action = QAction(mnemonic_safe(cut(words(text))), group)
        action.setCheckable(True)
        action.setChecked(choice == session.view.choice)
        action.triggered.connect(lambda _=False, c=choice: session.update(choice=c))
        menu.addAction(action)
