"""The status bar: how many events are in view, which time, where the pointer is."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStatusBar

from viewer.engine.time.left_out import state_words
from viewer.model.date_words import day_words, range_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.state.shown import Shown
from viewer.widgets.text import label, put

FOR_A_WHILE = 6000
"""In milliseconds: what was done is told so long."""


class StatusLine(QStatusBar):
    """Says what can't be seen at once: counts, the exact range, the instant under the pointer."""

    def __init__(self, session: Session, shown: Shown, hover: Hover) -> None:
        super().__init__()
        self._session, self._shown, self._hover = session, shown, hover
        self.setSizeGripEnabled(False)
        self._counts, self._range, self._pointer = (label("", "muted") for _ in range(3))
        self._state = label("", "muted")
        self._counting = True
        self._lasting: Message | str = ""
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.setInterval(FOR_A_WHILE)
        self._fading.timeout.connect(lambda: put(self._state, self._lasting))
        for widget in (self._counts, self._range, self._pointer, self._state):
            widget.setWordWrap(False)
            widget.setContentsMargins(8, 0, 14, 0)
        for widget in (self._counts, self._range, self._pointer):
            self.addWidget(widget)
        self.addPermanentWidget(self._state)
        session.view_changed.connect(self.refresh)
        shown.changed.connect(self.refresh)
        hover.day_changed.connect(self._point)

    def say_state(self, text: Message) -> None:
        """Say at the right how the file is: being read, read completely, rows left out."""
        self._lasting = text
        self._fading.stop()
        put(self._state, text)

    def say_done(self, text: Message) -> None:
        """Say for a while that something was done."""
        put(self._state, text)
        self._fading.start()

    def count(self, on: bool) -> None:
        """Count what is in view, or nothing while no timeline is shown."""
        self._counting = on
        self.refresh()

    def refresh(self) -> None:
        """Count what is in view."""
        if self._shown.drawn is None or not self._counting:
            for widget in (self._counts, self._range, self._pointer):
                put(widget, "")
            return
        time, mask = self._session.view.time, self._shown.mask
        inside = self._shown.in_view(time)
        put(self._counts, _count_words(inside, int(mask.sum()), len(mask)))
        shown = range_words(time.start, time.end, short=True)
        if (shortened := self._session.shortened) is not None:
            shown = say("{a} · {b}", a=shown, b=state_words(len(shortened)))
        put(self._range, shown)

    def _point(self, day: float | None) -> None:
        put(self._pointer, "" if day is None else day_words(day, short=True))


def _count_words(inside: int, passing: int, every: int) -> Message:
    """Say how many events are in view, and of how many; and how many a filter leaves out."""
    if passing == every:
        return say_count(
            QT_TRANSLATE_NOOP("Words", "{n} event in view of {all}"),
            QT_TRANSLATE_NOOP("Words", "{n} events in view of {all}"),
            inside,
            all=f"{every:,}",
        )
    filtered = say_count(
        QT_TRANSLATE_NOOP("Words", "{passing} of {n} event (filter)"),
        QT_TRANSLATE_NOOP("Words", "{passing} of {n} events (filter)"),
        every,
        passing=f"{passing:,}",
    )
    if inside == passing:
        return filtered
    template = QT_TRANSLATE_NOOP("Words", "{n} in view · {filtered}")
    return say(template, n=f"{inside:,}", filtered=filtered)
