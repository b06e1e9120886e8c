"""The link beside a chart that says what its values are shown as, and its menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from viewer.engine.trade.recipe_words import base_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import Measure, Pane, Recipe
from viewer.state.figures import Figures
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.text import mnemonic_safe, words

SHOW_AS = say(QT_TRANSLATE_NOOP("Words", "Show as"))
AT_CLICK = say(QT_TRANSLATE_NOOP("Words", "Index = 100 where you click …"))
AT_DATE = say(QT_TRANSLATE_NOOP("Words", "Index = 100 at a date you type …"))


def set_recipe(session: Session, number: int, recipe: Recipe) -> None:
    """Show the pane at place ``number`` as a recipe says: one step of the history."""
    panes = session.view.panes
    if number < len(panes):
        changed = replace(panes[number], recipe=recipe)
        session.update(panes=(*panes[:number], changed, *panes[number + 1 :]))


class ShowAs(QPushButton):
    """Reached by Tab, opened by Space. ``pick`` and ``type_base`` ask for the base of an index."""

    def __init__(
        self, parent: QWidget, session: Session, figures: Figures, look: Look, number: int
    ) -> None:
        super().__init__(parent)
        self._session, self._figures, self._look = session, figures, look
        self._number = number
        self.pick: Callable[[], None] = lambda: None
        self.type_base: Callable[[], None] = lambda: None
        self.setObjectName("link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        self.refresh()

    def renumber(self, number: int) -> None:
        """Go with the pane to another place of the view."""
        self._number = number

    @property
    def pane(self) -> Pane | None:
        """The pane that is shown in one way or another."""
        panes = self._session.view.panes
        return panes[self._number] if self._number < len(panes) else None

    def refresh(self) -> None:
        """Be there for values that can be shown in several ways."""
        pane = self.pane
        self.setVisible(pane is not None and pane.kind != "share")
        self.setFont(self._look.font("small"))
        self.setText(f"{mnemonic_safe(words(SHOW_AS))} ▾")
        self.setAccessibleName(words(SHOW_AS))

    def width_wanted(self) -> int:
        """Return the width of the link in pixels, 0 while it is not shown."""
        pane = self.pane
        if pane is None or pane.kind == "share":
            return 0
        return self.fontMetrics().horizontalAdvance(self.text()) + 4

    def _open(self) -> None:
        menu = self.menu_now()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def menu_now(self) -> QMenu:
        """Return the menu as it is to be shown."""
        from viewer.engine.trade.recipe_menu import offers

        menu, pane, dataset = QMenu(self), self.pane, self._figures.dataset
        if pane is None or dataset is None:
            return menu
        for number, group in enumerate(offers(dataset, pane)):
            if number:
                menu.addSeparator()
            together = QActionGroup(menu)
            for offer in group:
                action = self._add(menu, together, offer.text, offer.chosen)
                action.triggered.connect(
                    lambda _=False, r=offer.recipe: set_recipe(self._session, self._number, r)
                )
            if not number:
                self._add_index(menu, together, pane.recipe)
        return menu

    def _add_index(self, menu: QMenu, together: QActionGroup, recipe: Recipe) -> None:
        if recipe.measure is Measure.INDEX:
            template = QT_TRANSLATE_NOOP("Words", "Index, {base} = 100")
            told = say(template, base=base_words(recipe.base))
            self._add(menu, together, told, True)
        for text, ask in ((AT_CLICK, "pick"), (AT_DATE, "type_base")):
            action = menu.addAction(mnemonic_safe(words(text)))
            action.triggered.connect(lambda _=False, name=ask: getattr(self, name)())

    def _add(self, menu: QMenu, group: QActionGroup, text: Message, chosen: bool) -> QAction:
        action = QAction(mnemonic_safe(words(text)), group)
        action.setCheckable(True)
        action.setChecked(chosen)
        menu.addAction(action)
        return action
