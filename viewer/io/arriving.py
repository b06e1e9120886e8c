"""Datasets of what has been read so far of a big file: seen long before the rest is there."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from viewer.io.cuts import Layout
from viewer.io.event_reader import EventReader
from viewer.io.gather import Gatherer
from viewer.io.in_parts import REFERENCES
from viewer.io.parts import Parts
from viewer.io.safe_read import RefusedFile, Stamp
from viewer.io.whole import Whole
from viewer.model.column_events import ColumnEvents
from viewer.model.dataset import Dataset

_EACH_TIME: Final = 4
"""The next dataset has so many times the events of the one before: all of them together take no
longer than a third of the last."""
_LAST: Final = 0.15
"""Beyond this share of a file nothing is told but the whole: it is soon there."""


@dataclass(frozen=True, slots=True, eq=False)
class Arrived:
    """A dataset with the first ``count`` events of a file that has ``about`` so many."""

    dataset: Dataset
    count: int
    about: int


class Arrivals:
    """Makes datasets of the parts of a file, as these come in; ``tell`` takes them.

    Only of a file that names in its head all that its events refer to.
    """

    def __init__(
        self,
        path: Path,
        stamp: Stamp,
        layout: Layout,
        tell: Callable[[Arrived], None],
    ) -> None:
        self._path = path
        self._stamp = stamp
        self._layout = layout
        self._tell = tell
        self._next = 1
        self._frame: Dataset | None = None

    def look(self, parts: Parts) -> None:
        """Tell of what there is, where it has become so much more."""
        count = parts.gatherer.count
        if not parts.parts or count < self._next:
            return
        share = (parts.parts[-1].to - self._layout.first) / (self._stamp[0] - self._layout.first)
        if share > _LAST:
            return
        frame = self._head()
        if frame is None or not _complete(frame, parts.gatherer):
            self._next = self._stamp[0]  # never: no file has more events than bytes
            return
        self._next = _EACH_TIME * count
        made = parts.gatherer.gathered()
        reader = EventReader(
            self._path, self._stamp, frame.language, made.starts, made.sizes, made.columns.ids
        )
        events = ColumnEvents(made.columns, reader)
        self._tell(Arrived(replace(frame, events=events), count, round(count / share)))

    def _head(self) -> Dataset | None:
        """Return the dataset that the head of the file is without its events."""
        if self._frame is None:
            whole = Whole(self._layout.head + b"]}", lambda share: None)
            try:
                self._frame = whole.run(self._path).dataset
            except RefusedFile:
                return None
        return self._frame


def _complete(frame: Dataset, gatherer: Gatherer) -> bool:
    """Whether everything that the events refer to is known."""
    for name, section in REFERENCES:
        known: Container[str] = getattr(frame, section)
        if not all(key in known for key in gatherer.keys(name)):
            return False
    said = gatherer.sources_of_datings().values()
    return all(source in frame.sources for sources in said for source in sources)
