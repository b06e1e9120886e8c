"""What choosing a row of the palette does."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from viewer.commands.table import COMMANDS
from viewer.engine.query.edit import with_part
from viewer.engine.query.hit import Hit, HitKind
from viewer.engine.query.match import matching
from viewer.engine.query.parse import parse_query
from viewer.engine.time.extent import padded, whole_range
from viewer.engine.trade.catalogue import added
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import Filter, TimeRange
from viewer.widgets.actions import Actions
from viewer.widgets.palette.entries import Act, Entry, chart_of
from viewer.widgets.palette.samples import Samples
from viewer.widgets.parts import Parts


class Doing:
    """Changes the session as the chosen row says; ``reveal`` brings a chart into view."""

    def __init__(
        self,
        parts: Parts,
        actions: Actions,
        samples: Samples | None = None,
        reveal: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._parts, self._actions, self._samples = parts, actions, samples
        self._reveal = reveal
        self._whole: TimeRange | None = None
        parts.session.dataset_changed.connect(self._forget)

    def do(self, entry: Entry, *, adding: bool) -> None:
        """Select, go, filter or run. Raises TypedDateError where a date leads nowhere."""
        hit = entry.hit
        if hit is None:
            return
        if entry.act is Act.GO and hit.time is not None:
            time = hit.time.time(self.everything())
            phase = hit.kind is HitKind.PHASE
            self._parts.navigation.go(padded(time.start, time.end) if phase else time)
        elif entry.act is Act.OPEN and self._samples is not None:
            self._samples.open_sample(hit.key)
        elif entry.act is Act.FILTER:
            self._filter(hit.key, adding)
        elif entry.act is Act.RUN:
            self._actions[hit.key].trigger()
        elif entry.act is Act.SELECT:
            self._select(hit.key)
        elif entry.act is Act.DRAW:
            self._draw(hit.key)

    def everything(self) -> TimeRange | None:
        """Return the time of all events, whether they pass the filter or not."""
        drawn = self._parts.shown.drawn
        if self._whole is None and drawn is not None:
            self._whole = whole_range(drawn.first(), drawn.last())
        return self._whole

    def seen_in(self, hit: Hit) -> tuple[int, int]:
        """Return how many events are drawn in the time of a hit: with the filter as it is, and of
        those that the hit would filter by.
        """
        shown = self._parts.shown
        drawn, facts = shown.drawn, shown.facts
        if hit.time is None or drawn is None or facts is None:
            return 0, 0
        there = (drawn.bounds[:, 0] < hit.time.end) & (drawn.bounds[:, 3] > hit.time.start)
        return int((there & shown.mask).sum()), int(
            there[matching(parse_query(hit.key), facts)].sum()
        )

    def hidden(self, hits: tuple[Hit, ...]) -> frozenset[str]:
        """Return the ids of the events found that the filter leaves out."""
        dataset, mask = self._parts.session.dataset, self._parts.shown.mask
        if dataset is None or bool(np.all(mask)):
            return frozenset()
        found = [hit.key for hit in hits if hit.kind is HitKind.EVENT]
        places = [dataset.events.position(key) for key in found]
        return frozenset(
            key for key, at in zip(found, places, strict=True) if at is not None and not mask[at]
        )

    def _filter(self, query: str, adding: bool) -> None:
        session, shown = self._parts.session, self._parts.shown
        now = session.view.filter
        if adding and shown.fault is None:
            added, query = query, now.query
            for part in parse_query(added).conditions:
                query = with_part(query, part)
        session.update(filter=Filter(query, now.uncertain))
        if not shown.in_view(session.view.time) and shown.mask.any():
            self._parts.navigation.show_all()

    def _select(self, event_id: str) -> None:
        session = self._parts.session
        dataset = session.dataset
        position = dataset.events.position(event_id) if dataset is not None else None
        if position is not None and not self._parts.shown.mask[position]:
            # It can only be seen without the filter; both are one step of the history.
            session.update(undoable=False, filter=Filter())
        self._parts.navigation.visit(event_id)

    def _draw(self, series: str) -> None:
        """Draw a series in a chart of its own, and go there; or where it is drawn already."""
        session = self._parts.session
        number = chart_of(session.view, series)
        if number is None and session.dataset is not None:
            number = len(session.view.panes)
            session.update(panes=added(session.dataset, session.view.panes, (series,)))
        if number is not None:
            self._reveal(number)

    def _forget(self) -> None:
        self._whole = None


def told(entry: Entry, *, adding: bool) -> Message:
    """Return what Enter would do, for the line below the list."""
    match entry.act:
        case Act.SELECT if entry.aside:
            return say(
                QT_TRANSLATE_NOOP("Words", "Enter: clear the filter, select it and go there")
            )
        case Act.SELECT:
            return say(QT_TRANSLATE_NOOP("Words", "Enter: select it and go there"))
        case Act.OPEN:
            return say(QT_TRANSLATE_NOOP("Words", "Enter: open it; the view of this one is kept"))
        case Act.GO:
            return say(QT_TRANSLATE_NOOP("Words", "Enter: go there"))
        case Act.FILTER if adding:
            return say(QT_TRANSLATE_NOOP("Words", "Enter: add to the filter"))
        case Act.FILTER:
            return say(
                QT_TRANSLATE_NOOP(
                    "Words", "Enter: show only these events · Shift+Enter: add to the filter"
                )
            )
        case Act.DRAW if entry.aside:
            return say(QT_TRANSLATE_NOOP("Words", "Enter: go to its chart"))
        case Act.DRAW:
            return say(QT_TRANSLATE_NOOP("Words", "Enter: draw it in a chart of its own"))
        case Act.RUN:
            help_of = {command.id: command.help for command in COMMANDS}
            return help_of[entry.hit.key] if entry.hit else say("")
