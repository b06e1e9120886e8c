"""A slim row under the charts: the day on which what they show was known."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QWidget

from viewer.engine.trade.choice_words import account_words, day_text, release_words
from viewer.engine.trade.published import Release, end_of
from viewer.model.clean import Clean
from viewer.model.date_words import day_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.widgets.parts import Parts
from viewer.widgets.text import elided, label, mnemonic_safe, tooltip, tr, words
from viewer.widgets.trade.frame import paint_rule

PAGE = 5
MOVES = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
SLIDER, TOLD = 2, 5
"""How slider and words share the width."""
NAME = QT_TRANSLATE_NOOP("Words", "As known on …")


class KnownOnRow(QWidget):
    """A slider that snaps to the days on which something was published; at its right end is now.

    Shown when it is asked for, and as long as a past day is in force; Esc returns to now and
    hides it.
    """

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts, self._figures = parts, parts.figures
        self._releases: list[tuple[Release, str]] = []
        self._wanted = False
        self._told = ""
        self.name = QPushButton(mnemonic_safe(tr(NAME)))
        self.name.setObjectName("link")
        self.name.setCursor(Qt.CursorShape.PointingHandCursor)
        tooltip(self.name, say(QT_TRANSLATE_NOOP("Words", "Type a day (or type it at the slider)")))
        self.name.clicked.connect(lambda: self.type_day())
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(PAGE)
        self.said = label("", "body")
        self.now = QPushButton()
        self.now.setObjectName("link")
        self.now.setText(mnemonic_safe(tr(QT_TRANSLATE_NOOP("Words", "As known now"))))
        tooltip(self.now, say(QT_TRANSLATE_NOOP("Words", "Return to now and hide this row (Esc)")))
        self.now.setCursor(Qt.CursorShape.PointingHandCursor)
        self.said.setWordWrap(False)
        self.said.setMinimumWidth(40)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.name)
        self._row.addWidget(self.slider, SLIDER)
        self._row.addWidget(self.said, TOLD)
        self._row.addWidget(self.now)
        self.slider.valueChanged.connect(self._choose)
        self.slider.sliderReleased.connect(self._close_gesture)
        self.now.clicked.connect(self.leave)
        parts.figures.changed.connect(self.refresh)
        parts.look.changed.connect(self._restyle)
        self._restyle()
        self.refresh()

    def open(self) -> None:
        """Show the row and put the focus on its slider."""
        self._wanted = True
        self.refresh()
        self.slider.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def type_day(self, begun: str = "") -> None:
        """Ask for a day; ``begun`` is what of it was typed already."""
        from viewer.widgets.trade.day_dialog import DayDialog

        session = self._parts.session
        known_on = session.view.choice.known_on
        near = end_of(known_on) if known_on else session.view.time.middle
        dialog = DayDialog(self.window(), self._parts.look, near, self._go)
        dialog.open()
        dialog.field.setText(begun)  # what stands there when it opens would be typed over

    def _go(self, day: str) -> None:
        session = self._parts.session
        session.update(choice=replace(session.view.choice, known_on=day))
        self.slider.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Return to what is known now, and hide the row."""
        self._wanted = False
        session = self._parts.session
        session.update(choice=replace(session.view.choice, known_on=""))
        self.refresh()

    def refresh(self) -> None:
        """Say which day is in force, and what it leaves out."""
        days = [(one, day_text(one)) for one in self._figures.releases]
        self._releases = [(one, day) for one, day in days if day is not None]
        known_on = self._parts.session.view.choice.known_on
        self.setVisible(bool(known_on) or (self._wanted and bool(self._releases)))
        place = self._place(known_on)
        blocked = self.slider.blockSignals(True)
        self.slider.setRange(0, len(self._releases))
        self.slider.setValue(place)
        self.slider.blockSignals(blocked)
        self._say(known_on, place)

    def _place(self, known_on: str) -> int:
        """Return the place of a day: the last one by which anything was published."""
        if not known_on:
            return len(self._releases)
        ends = [one.end for one, _ in self._releases]
        return max(bisect_right(ends, end_of(known_on)) - 1, 0)

    def _say(self, known_on: str, place: int) -> None:
        shown = told = say(QT_TRANSLATE_NOOP("Words", "now: all that is published"))
        if known_on:
            exact = place < len(self._releases) and self._releases[place][1] == known_on
            came = release_words(self._releases[place][0]) if exact else None
            told, shown = (self._past(known_on, came, short) for short in (False, True))
        elif self._releases:
            shown = told = say_count(
                QT_TRANSLATE_NOOP("Words", "now: all that was published, on {n} day"),
                QT_TRANSLATE_NOOP("Words", "now: all that was published, on {n} days"),
                len(self._releases),
            )
        self._told = words(shown)
        tooltip(self.said, words(told))
        self.slider.setAccessibleName(words(_spoken(told)))
        self._fit()

    def _past(self, known_on: str, came: Message | None, short: bool) -> Message:
        day = day_words(end_of(known_on) - 0.5, short=short)
        first = say("{day}: {came}", day=day, came=came) if came else day
        account = account_words(self._figures.account)
        return say("{a} · {b}", a=first, b=account) if account is not None else first

    def _choose(self, place: int) -> None:
        session = self._parts.session
        known_on = self._releases[place][1] if place < len(self._releases) else ""
        choice = replace(session.view.choice, known_on=known_on)
        session.update(choice=choice, undoable=not self.slider.isSliderDown())

    def _close_gesture(self) -> None:
        session = self._parts.session
        session.update(choice=session.view.choice)

    def _fit(self) -> None:
        metrics = self._parts.look.metrics("body")
        self.said.setText(elided(self._told, metrics, max(self.said.width(), 40)))

    def _restyle(self) -> None:
        look = self._parts.look
        gap = round(8 * look.scale)
        self._row.setContentsMargins(round(14 * look.scale), 3, gap, 3)
        self._row.setSpacing(gap)
        self.name.setFixedWidth(round(look.gutter) - round(14 * look.scale) - gap)
        self._fit()

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return super().event(event)
        # Keys that move the slider, and the one that leaves, are no commands here.
        if event.key() == Qt.Key.Key_Escape or (self.slider.hasFocus() and event.key() in MOVES):
            event.accept()
        if self.slider.hasFocus() and event.text().isdecimal():
            event.accept()  # the first digit of a day
        return event.isAccepted() or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.text().isdecimal():
            self.type_day(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._parts.look
        with QPainter(self) as p:
            p.fillRect(self.rect(), look.theme["window"])
            paint_rule(p, look, self.width())


def _spoken(told: Message | Clean) -> Message:
    return say(QT_TRANSLATE_NOOP("Words", "As known on: {told}"), told=told)
