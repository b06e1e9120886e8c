"""What stands over the panel: around what is compared, over which time, and a date to type."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from viewer.engine.study.asked import Asked, as_edtf
from viewer.engine.study.words import WINDOW_WORDS
from viewer.engine.time.typed import TypedDateError
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import Comparison, Window
from viewer.widgets.parts import Parts
from viewer.widgets.text import label, mnemonic_safe, put, tr, words

PHASE = QT_TRANSLATE_NOOP("Words", "During: {phase}")


class StudyHead(QWidget):
    """Title and date of what divides, the choice of the time compared."""

    chosen = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._title, self._when = label("", "strong"), label("", "muted")
        self.button = QToolButton()
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.clicked.connect(self.open_menu)
        self.field = QLineEdit()
        hint = tr(QT_TRANSLATE_NOOP("Words", "A date, such as Oct 2020, or 2018 to 2019"))
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Date that divides")))
        self.field.returnPressed.connect(self._read)
        self._fault = label("", "alert")
        self._column = QVBoxLayout(self)
        for widget in (self._title, self._when, self.button, self.field, self._fault):
            fits = Qt.AlignmentFlag.AlignLeft if widget is self.button else Qt.AlignmentFlag(0)
            self._column.addWidget(widget, 0, fits)
        parts.look.changed.connect(self._restyle)
        self._restyle()

    def show_asked(self, found: Asked | None, comparison: Comparison) -> None:
        """Say what is compared around, and over which time."""
        put(self._title, found.title if found is not None and found.title else "")
        put(self._when, found.when if found is not None and found.when else "")
        self._title.setVisible(bool(self._title.text()))
        self._when.setVisible(bool(self._when.text()))
        name = words(WINDOW_WORDS[comparison.window])
        self.button.setText(f"{mnemonic_safe(name)} ▾")
        self.button.setAccessibleName(name)
        typing = comparison.window is Window.TYPED
        self.field.setVisible(typing)
        if typing and not self.field.hasFocus():
            self.field.setText(comparison.typed)
        self._say("")

    def open_menu(self) -> None:
        """Open the menu of times to compare."""
        menu, group = QMenu(self), QActionGroup(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = self._parts.session.view.comparison
        for window, name in WINDOW_WORDS.items():
            self._add(menu, group, name, Comparison(window, now.typed), now)
        dataset = self._parts.session.dataset
        if dataset is not None and dataset.phases:
            menu.addSeparator()
            for phase in dataset.phases:
                name = say(PHASE, phase=phase.label)
                self._add(menu, group, name, Comparison(Window.TYPED, phase.during.text), now)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))

    def _add(
        self, menu: QMenu, group: QActionGroup, name: Message, choice: Comparison, now: Comparison
    ) -> None:
        action = menu.addAction(mnemonic_safe(words(name)))
        action.setCheckable(True)
        action.setActionGroup(group)
        same = choice.window is now.window
        action.setChecked(same and (choice.typed == now.typed or choice.window is not Window.TYPED))
        action.triggered.connect(lambda: self._choose(choice))

    def _choose(self, choice: Comparison) -> None:
        self.chosen.emit(choice)
        if choice.window is Window.TYPED and not choice.typed:
            self.field.setFocus()

    def _read(self) -> None:
        view = self._parts.session.view
        try:
            text = as_edtf(self.field.text(), view.time.middle)
        except TypedDateError as fault:
            self._say(fault.message)
            return
        self._say("")
        self.chosen.emit(replace(view.comparison, window=Window.TYPED, typed=text))

    def _say(self, fault: Message | str) -> None:
        put(self._fault, fault)
        self._fault.setVisible(bool(fault))

    def _restyle(self) -> None:
        side = round(16 * self._parts.look.scale)
        self._column.setContentsMargins(side, round(12 * self._parts.look.scale), side, side // 2)
        self._column.setSpacing(round(4 * self._parts.look.scale))
