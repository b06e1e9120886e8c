"""Reads the texts of a big file through when a filter asks for a word, off the thread that paints.

Meanwhile the filter shows what is known from titles, tags and names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.state.ahead import asks
from viewer.state.jobs import Jobs, Progress
from viewer.state.session import Session
from viewer.state.shown import Shown

if TYPE_CHECKING:
    from viewer.engine.query.facts import Facts

KIND = "texts"
SEARCHING = say(
    QT_TRANSLATE_NOOP("Words", "Searching all texts; titles, tags and names are searched already…")
)
SEARCHED = say(QT_TRANSLATE_NOOP("Words", "All texts searched"))
STOPPED = say(
    QT_TRANSLATE_NOOP("Words", "You stopped the search: only titles, tags and names were searched")
)


class Reading(QObject):
    """Follows a session; what it has read is part of what `Shown` filters by. ``told`` carries what
    it is at.
    """

    told = Signal(object)

    def __init__(
        self, session: Session, shown: Shown, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._shown, self._jobs = session, shown, jobs
        self._wanted: tuple[str, ...] = ()
        session.dataset_changed.connect(self._begin)
        session.filter_changed.connect(self._begin)

    @property
    def busy(self) -> bool:
        """Whether texts are being read."""
        return bool(self._wanted)

    def stop(self) -> None:
        """Read no further; the filter stays as it is, and finds what is known."""
        self._leave()
        self.told.emit(STOPPED)

    def _leave(self) -> None:
        self._wanted = ()
        self._jobs.cancel(KIND)

    def _begin(self) -> None:
        dataset, facts = self._session.dataset, None
        asked = self._session.view.filter
        if dataset is not None and not dataset.events.at_hand and asks(asked):
            facts = self._shown.facts
        wanted = _unread(facts, asked.query) if facts is not None else ()
        if self._wanted:
            self._leave()
        if facts is None or not wanted:
            return
        said = facts.said
        self._wanted = wanted

        def work(progress: Progress) -> bool:
            return said.read(wanted, progress)

        def then(whole: bool) -> None:
            self._wanted = ()
            if whole:
                self._shown.reconsider()
                self.told.emit(SEARCHED)

        self.told.emit(SEARCHING)
        self._jobs.run(KIND, work, then, self._fail)

    def _fail(self, error: BaseException) -> None:
        self._wanted = ()
        raise error


def _unread(facts: Facts, query: str) -> tuple[str, ...]:
    # Late: see `facts_of`.
    from viewer.engine.query.error import QueryError
    from viewer.engine.query.parse import parse_query

    try:
        return facts.said.unread(parse_query(query))
    except QueryError:
        return ()
