"""The rows of the palette: what was found, as it is shown, spoken and acted upon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from viewer.engine.details.event import STATUS_SPOKEN
from viewer.engine.query.hit import Hit, HitKind, Section
from viewer.engine.timeline.when import when_words
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.records import Event
from viewer.model.view import ViewState
from viewer.widgets.keys import keys_of
from viewer.widgets.text import cut, words

SECTION_WORDS: dict[Section, Message] = {
    Section.EVENTS: say(QT_TRANSLATE_NOOP("Words", "Events")),
    Section.PHASES: say(QT_TRANSLATE_NOOP("Words", "Phases")),
    Section.VALUES: say(QT_TRANSLATE_NOOP("Words", "Figures")),
    Section.SERIES: say(QT_TRANSLATE_NOOP("Words", "Series")),
    Section.NAMES: say(QT_TRANSLATE_NOOP("Words", "People and places")),
    Section.SOURCES: say(QT_TRANSLATE_NOOP("Words", "Sources")),
    Section.DATES: say(QT_TRANSLATE_NOOP("Words", "Dates")),
    Section.FILTERS: say(QT_TRANSLATE_NOOP("Words", "Filter")),
    Section.SAMPLES: say(QT_TRANSLATE_NOOP("Words", "Sample datasets")),
    Section.COMMANDS: say(QT_TRANSLATE_NOOP("Words", "Commands")),
    Section.WORDS: say(QT_TRANSLATE_NOOP("Words", "Words")),
}
KIND_WORDS: dict[HitKind, Message] = {
    HitKind.PLACE: say(QT_TRANSLATE_NOOP("Words", "place")),
    HitKind.STATUS: say(QT_TRANSLATE_NOOP("Words", "status")),
    HitKind.CATEGORY: say(QT_TRANSLATE_NOOP("Words", "category")),
    HitKind.TAG: say(QT_TRANSLATE_NOOP("Words", "tag")),
}
LONGEST_AMOUNT = 40
"""Some figures are whole sentences."""
HIDDEN = say(QT_TRANSLATE_NOOP("Words", "not in the filter"))


class Act(Enum):
    """What choosing a row does."""

    SELECT = "select"
    FILTER = "filter"
    GO = "go"
    OPEN = "open"
    RUN = "run"
    DRAW = "draw"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. A heading has no hit. ``aside`` stands after the text, ``right`` at its end."""

    text: str
    hit: Hit | None = None
    act: Act = Act.SELECT
    aside: str = ""
    right: str = ""
    event: Event | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says of the row."""
        status = words(STATUS_SPOKEN[self.event.stance]) if self.event else ""
        return ", ".join(part for part in (self.text, self.right, status, self.aside) if part)


class Entries(QAbstractListModel):
    """The rows as a model, so that a list shows them and a screen reader reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()

    def put(self, entries: Iterable[Entry]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def step(self, row: int, steps: int) -> int:
        """Return the row that lies so many rows further on, headings left out; -1 for none."""
        rows = [at for at, entry in enumerate(self.entries) if entry.hit is not None]
        if not rows:
            return -1
        if row not in rows:
            return rows[0]
        at = rows.index(row) + steps
        if abs(steps) == 1:
            return rows[at % len(rows)]
        return rows[min(max(at, 0), len(rows) - 1)]

    # Qt overrides

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self.entries[index.row()].hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def entries_of(
    hits: Sequence[Hit],
    dataset: Dataset | None,
    view: ViewState,
    hidden: frozenset[str],
    *,
    going: bool,
    seen_in: Callable[[Hit], tuple[int, int]] = lambda _: (0, 0),
) -> list[Entry]:
    """Return rows with a heading for each section.

    ``hidden`` holds the ids of events that the filter leaves out; ``going`` is false where a
    date can only be filtered by; ``seen_in`` counts the events that are drawn in the time of a
    date, now and of those that it would filter by.
    """
    rows: list[Entry] = []
    section: Section | None = None
    for hit in hits:
        if hit.section is not section:
            section = hit.section
            rows.append(Entry(words(SECTION_WORDS[section])))
        if hit.kind is HitKind.DATE:
            rows += _of_date(hit, cut(words(hit.title)), going, seen_in)
        else:
            rows += _of_hit(hit, dataset, view, hidden)
    return rows


def _of_hit(
    hit: Hit, dataset: Dataset | None, view: ViewState, hidden: frozenset[str]
) -> list[Entry]:
    text = cut(words(hit.title))
    match hit.kind:
        case HitKind.COMMAND:
            also = words(hit.said or "")
            return [Entry(text, hit, Act.RUN, also, keys_of(hit.keys[:1]))]
        case HitKind.EVENT:
            place = dataset.events.position(hit.key) if dataset is not None else None
            if dataset is None or place is None:
                return []
            event = dataset.events.brief(place)
            aside = words(HIDDEN) if hit.key in hidden else ""
            return [Entry(text, hit, Act.SELECT, aside, when(event, view), event)]
        case HitKind.PHASE:
            period = words(hit.time.words) if hit.time is not None else ""
            return [Entry(text, hit, Act.GO, right=period)]
        case HitKind.VALUE:
            return [Entry(text, hit, Act.SELECT, right=cut(words(hit.said or ""), LONGEST_AMOUNT))]
        case HitKind.SERIES:
            return [_of_series(hit, text, view)]
        case HitKind.SAMPLE:
            opens = words(say(QT_TRANSLATE_NOOP("Words", "Open sample: {title}"), title=text))
            return [Entry(opens, hit, Act.OPEN)]
        case HitKind.WORDS:
            said = words(say(QT_TRANSLATE_NOOP("Words", "Only events with {words}"), words=text))
            return [Entry(said, hit, Act.FILTER, right=_counted(hit.count))]
        case _:
            return [
                Entry(
                    text, hit, Act.FILTER,
                    words(hit.said or KIND_WORDS.get(hit.kind) or ""), _counted(hit.count),
                )
            ]  # fmt: skip


def _of_series(hit: Hit, text: str, view: ViewState) -> Entry:
    """Offer to draw a series, or to go to the chart that it is in."""
    if (number := chart_of(view, hit.key)) is None:
        adds = words(say(QT_TRANSLATE_NOOP("Words", "Add {title} to the charts"), title=text))
        return Entry(adds, hit, Act.DRAW)
    drawn = words(say(QT_TRANSLATE_NOOP("Words", "drawn in chart {n}"), n=number + 1))
    return Entry(text, hit, Act.DRAW, drawn)


def chart_of(view: ViewState, series: str) -> int | None:
    """Return the place of the first chart that has a series, None where none has."""
    return next((n for n, pane in enumerate(view.panes) if series in pane.series), None)


def _of_date(
    hit: Hit, text: str, going: bool, seen_in: Callable[[Hit], tuple[int, int]]
) -> list[Entry]:
    go = words(say(QT_TRANSLATE_NOOP("Words", "Go to {date}"), date=text))
    only = words(say(QT_TRANSLATE_NOOP("Words", "Only events that may lie in {date}"), date=text))
    now, drawn = seen_in(hit)
    elsewhere = max((hit.count or 0) - drawn, 0)
    counted = _counted(hit.count)
    if elsewhere:
        template = QT_TRANSLATE_NOOP("Words", "{events}, {n} drawn elsewhere")
        counted = words(say(template, events=counted, n=f"{elsewhere:,}"))
    rows = [Entry(only, hit, Act.FILTER, right=counted)]
    return [Entry(go, hit, Act.GO, right=_counted(now)), *rows] if going else rows


def when(event: Event, view: ViewState) -> str:
    """Return when an event is drawn, in short."""
    return words(when_words(event, view.clock, view.datings))


def _counted(count: int | None) -> str:
    if count is None:
        return ""
    if not count:
        return words(say(QT_TRANSLATE_NOOP("Words", "no event")))
    one, many = QT_TRANSLATE_NOOP("Words", "{n} event"), QT_TRANSLATE_NOOP("Words", "{n} events")
    return words(say_count(one, many, count))
