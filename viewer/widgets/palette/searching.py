"""What is typed into the search field: found, shown, and done by Enter.

Loaded when the field is first used: nothing of it is needed for the first picture.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from viewer.commands.table import COMMANDS
from viewer.engine.query.error import QueryError
from viewer.engine.query.find import Around, CommandText, find
from viewer.engine.query.hit import EVERYTHING, Hit, HitKind
from viewer.engine.query.parse import parse_query
from viewer.engine.query.ranked import Rank
from viewer.engine.time.typed import TypedDateError, typed_dates
from viewer.engine.timeline.lanes import STATUS_WORDS
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.state.jobs import Jobs, Progress
from viewer.widgets.actions import Actions
from viewer.widgets.palette.doing import Doing, told
from viewer.widgets.palette.entries import Act, Entry, entries_of
from viewer.widgets.palette.field import PLACEHOLDER, SearchField
from viewer.widgets.palette.popup import Popup
from viewer.widgets.palette.samples import Samples
from viewer.widgets.parts import Parts
from viewer.widgets.text import put, tr, words

LARGE = 20_000
"""With more events than this the search is a job, so that typing never waits for it."""
MOST = 6
MOST_OF_ONE_KIND = 12
DATES = frozenset({HitKind.DATE})

HOW = say(
    QT_TRANSLATE_NOOP(
        "Words",
        "A word, a name in any spelling, a date such as Oct 2020 or 19–25 Oct 2020, a filter such "
        "as status:rumour, or a command.",
    )
)
HOW_DATES = say(
    QT_TRANSLATE_NOOP(
        "Words",
        "Such as 2020, Oct 2020, 19–25 Oct 2020, summer 2020, 2020-10-26 or since 2010.",
    )
)
KEYS = say(QT_TRANSLATE_NOOP("Words", "↑ ↓ choose · Enter do it · Esc leave"))
LEAVE = say(QT_TRANSLATE_NOOP("Words", "Esc leave"))
SEARCHING = say(QT_TRANSLATE_NOOP("Words", "Searching…"))
_NOTHING = say(QT_TRANSLATE_NOOP("Words", "Nothing found."))
_NEAREST = say(QT_TRANSLATE_NOOP("Words", "No entry has all words; nearest:"))
_ALIKE = say(QT_TRANSLATE_NOOP("Words", "No entry has this word; spelt alike:"))


class Purpose(Enum):
    """What the palette was opened for."""

    ANYTHING = "anything"
    DATE = "date"
    CONDITION = "condition"


class Searching(QObject):
    """Puts what it finds into a popup."""

    def __init__(
        self, parts: Parts, actions: Actions, field: SearchField, samples: Samples | None,
        reveal: Callable[[int], None],
    ) -> None:  # fmt: skip
        super().__init__(field)
        self._parts, self._actions, self.field = parts, actions, field
        self._samples = samples
        self._doing = Doing(parts, actions, samples, reveal)
        self.popup = Popup(field.window(), field, parts.look)
        self._before: QWidget | None = None
        self._purpose, self._kinds = Purpose.ANYTHING, EVERYTHING
        self._jobs = Jobs(self)
        self._searching: Callable[[], None] | None = None
        self.popup.picked.connect(lambda: self.choose(adding=False))
        self.popup.list.selectionModel().currentChanged.connect(self._tell)
        parts.session.dataset_changed.connect(self.close)
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._jobs.stop)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self.popup.isVisible()

    def close(self) -> None:
        """Leave the field empty and give the focus back."""
        self.popup.hide()
        self._searching = None
        self._purpose, self._kinds = Purpose.ANYTHING, EVERYTHING
        self.field.clear()
        self.field.say(tr(PLACEHOLDER))
        before, self._before = self._before, None
        if self.field.hasFocus():
            if before is not None and isValid(before) and before.isVisible():
                before.setFocus()
            else:
                self.field.clearFocus()

    def choose(self, adding: bool) -> None:
        """Do what the current row says; ``adding`` keeps the rest of the filter."""
        if self._searching is not None:
            self._searching = lambda: self.choose(adding)
            return
        entry = self.popup.current if self.is_open else None
        if entry is None or entry.hit is None:
            return
        adding = adding or self._purpose is Purpose.CONDITION
        # Left first: what is done may move the focus, or open something of its own.
        text, asked = self.field.text(), self.field.placeholderText()
        purpose, kinds = self._purpose, self._kinds
        self.close()
        try:
            self._doing.do(entry, adding=adding)
        except TypedDateError as refusal:
            self._open(purpose, kinds, asked)
            self.field.setText(text)
            self.popup.put([], refusal.message, alert=True)

    def find(self, asked: Message) -> None:
        """Search everything; ``asked`` says in the empty field what is to be typed."""
        self._open(Purpose.ANYTHING, EVERYTHING, words(asked))

    def find_date(self, asked: Message) -> None:
        """Ask for a date to go to."""
        self._open(Purpose.DATE, DATES, words(asked))

    def find_condition(self, kinds: frozenset[HitKind], asked: Message) -> None:
        """Ask for something of these kinds to be added to the filter."""
        self._open(Purpose.CONDITION, kinds, words(asked))

    def _open(self, purpose: Purpose, kinds: frozenset[HitKind], asked: str) -> None:
        focused = QApplication.focusWidget()
        if focused is not self.field:
            self._before = focused
        self._purpose, self._kinds = purpose, kinds
        self.field.clear()
        self.field.say(asked)
        self.field.setFocus()
        self.wanted()

    def wanted(self) -> None:
        """Open the list if need be, and search for what is typed."""
        if not self.is_open:
            self._actions.refresh()
            self.popup.show()
            self.popup.raise_()
        self._search()

    def _search(self) -> None:
        text, dataset, facts = self.field.text(), self._parts.session.dataset, None
        self.popup.painter.dataset = dataset
        self._jobs.cancel("find")
        if not text.strip():
            self._show_start()
            return
        around, facts = self._around(), self._parts.shown.facts
        limit = MOST if self._kinds == EVERYTHING else MOST_OF_ONE_KIND
        if dataset is None or len(dataset.events) <= LARGE:
            self._searching = None
            self._put(find(dataset, facts, text, limit, around))
            return

        def work(progress: Progress) -> tuple[Hit, ...]:
            del progress
            return find(dataset, facts, text, limit, around)

        def then(hits: tuple[Hit, ...]) -> None:
            if not self.is_open:
                return
            waiting, self._searching = self._searching, None
            self._put(hits)
            if waiting is not None:
                waiting()

        def failed(error: BaseException) -> None:
            raise error

        self._searching = lambda: None
        if not any(entry.act is not Act.RUN for entry in self.popup.entries.entries if entry.hit):
            self.popup.put([], SEARCHING)
        self._jobs.run("find", work, then, failed)

    def _around(self) -> Around:
        return Around(
            commands=self._commands(),
            samples=self._samples.titles() if self._samples is not None else (),
            kinds=self._kinds,
            near=self._parts.session.view.time.middle,
            whole=self._doing.everything(),
            statuses=tuple((stance.value, words(said)) for stance, said in STATUS_WORDS.items()),
        )

    def _commands(self) -> list[CommandText]:
        if HitKind.COMMAND not in self._kinds:
            return []
        return [
            (
                command.id,
                words(command.title).removesuffix("…"),
                command.keys,
                tuple(words(name) for name in command.also),
            )
            for command in COMMANDS
            if self._actions[command.id].isEnabled() and command.id != "find.anything"
        ]

    def _show_start(self) -> None:
        self._searching = None
        rows: list[Entry] = []
        how = HOW_DATES if self._kinds == DATES else HOW if self._kinds == EVERYTHING else ""
        if self._kinds == EVERYTHING:
            hits = [
                Hit(HitKind.COMMAND, key, title, Rank.EXACT, keys=tuple(keys))
                for key, title, keys, _ in self._commands()
            ]
            session = self._parts.session
            rows = entries_of(hits, session.dataset, session.view, frozenset(), going=True)
        self.popup.put(rows, how, choosing=False)
        self._tell()

    def _put(self, hits: tuple[Hit, ...]) -> None:
        if all(hit.kind is HitKind.WORDS and hit.count == 0 for hit in hits):
            hits = ()  # a filter that shows nothing is no answer
        session = self._parts.session
        going = self._purpose is not Purpose.CONDITION
        rows = entries_of(
            hits, session.dataset, session.view, self._doing.hidden(hits), going=going,
            seen_in=self._doing.seen_in,
        )  # fmt: skip
        notice, alert = self._notice(hits)
        self.popup.put(rows, notice, alert=alert)
        self._tell()

    def _notice(self, hits: tuple[Hit, ...]) -> tuple[Message | str, bool]:
        """Return what is to be said above the rows, and whether it is a refusal."""
        text = self.field.text()
        if self._kinds == DATES and not hits:
            try:
                typed_dates(text, self._parts.session.view.time.middle)
            except TypedDateError as refusal:
                return refusal.message, True
        if HitKind.WORDS in self._kinds and ":" in text:
            try:
                parse_query(text)
            except QueryError as fault:
                return fault.message, True
        if any(hit.rank is Rank.NEAREST for hit in hits):
            return (_NEAREST if len(text.split()) > 1 else _ALIKE), False
        return ("", False) if hits else (_NOTHING, False)

    def _tell(self) -> None:
        """Say below the list what Enter would do, and to a screen reader which row it is."""
        entry = self.popup.current
        adding = self._purpose is Purpose.CONDITION
        keys = KEYS if self.popup.entries.entries else LEAVE
        put(self.popup.hint, told(entry, adding=adding) if entry else keys)
        self.field.setAccessibleDescription(entry.spoken if entry else "")

    def walk(self, steps: int) -> None:
        """Choose another row."""
        if not self.is_open:
            self.wanted()
        else:
            self.popup.walk(steps)
