"""The layout and scene of the lanes, kept until something that they depend on changes.

They are made in days of the axis, on which all is even; words and dates come of the days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from viewer.engine.details.event import spoken_event
from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.arcs import NOTHING, Arcs, arcs_of
from viewer.engine.timeline.layout import Layout, Sizes
from viewer.engine.timeline.phases import PhaseBand, phase_rows, phases_in_view
from viewer.engine.timeline.placing import lay_out
from viewer.engine.timeline.scene import Scene, build_scene
from viewer.engine.timeline.unfolded import unfolded
from viewer.engine.timeline.when import NO_DATE, drawn_words
from viewer.engine.timeline.zoom_steps import FINE_STEPS, stretched, zoom_step
from viewer.model.message import Message, say
from viewer.state.session import Session
from viewer.state.shown import Shown
from viewer.widgets.look import Look
from viewer.widgets.text import cut, elided, words
from viewer.widgets.timeline.fold_list import Fold, told

if TYPE_CHECKING:
    from viewer.engine.timeline.crowded import Crowd, InView

MOST_LIFTED = 20
"""So many of the selected events are never folded, those selected last."""
WIDEST_LABEL = 300.0
"""A longer label is elided, in pixels at 100 per cent; the details give all of it."""


class Stage:
    """Answers what lies where, for the lanes and for whoever walks through the events."""

    def __init__(self, session: Session, shown: Shown, look: Look) -> None:
        self._session, self._shown, self._look = session, shown, look
        self._widths: dict[int, float] = {}
        self._labels: dict[int, tuple[str, float]] = {}
        self._layout: tuple[tuple[float, float, tuple[int, ...]], Layout] | None = None
        self._step: tuple[tuple[float, float], Layout] | None = None
        self._crowd: Crowd | None = None
        self._order: list[int] = []
        self._in_view: tuple[tuple[float, TimeScale, tuple[int, ...]], InView] | None = None
        self._scene: tuple[tuple[Layout, TimeScale], Scene] | None = None
        self._arcs: tuple[tuple[Scene, int, float, float], Arcs] | None = None

    def forget(self) -> None:
        """Drop everything: fonts, filter, grouping or dataset have changed."""
        self._widths.clear()
        self._labels.clear()
        self._order = []
        self._step = self._layout = self._scene = self._arcs = self._crowd = self._in_view = None

    def layout(self, height: float, scale: TimeScale) -> Layout | None:
        """Return the rows at the zoom level of ``scale``, None while nothing is open. Those of a
        crowd are the rows of this view alone.
        """
        drawn, scale = self._shown.on_axis, scale.even
        if drawn is None:
            return None
        if (crowd := self.in_view(height, scale)) is not None:
            return crowd.layout
        key = (height, scale.pixels_per_day, selected := _lifted(self._session))
        if self._layout is None or not _same(self._layout[0], key):
            step = (height, zoom_step(scale.pixels_per_day, FINE_STEPS))
            if self._step is None or self._step[0] != step:
                made = lay_out(
                    drawn, self._shown.lanes, step[1], height, self.label_width,
                    _sizes(self._look), self._session.view.collapsed, steady=True,
                )  # fmt: skip
                self._step = (step, made)
            made = unfolded(self._step[1], drawn, self.label_width, selected)
            self._layout = (key, stretched(made, drawn, scale.pixels_per_day))
        return self._layout[1]

    def in_view(self, height: float, scale: TimeScale) -> InView | None:
        """Return what a view of very many events shows, None where there are not so many."""
        drawn, scale = self._shown.on_axis, scale.even
        indexes = self._shown.indexes
        if drawn is None or indexes is None:
            return None
        if self._crowd is None:
            # Late: few datasets are so large, and the program waits for no more than it needs.
            from viewer.engine.timeline.crowded import Crowd

            closed = self._session.view.collapsed
            self._crowd = Crowd(
                drawn, self._shown.lanes, self.label_width, _sizes(self._look), closed, indexes
            )
        key = (height, scale, selected := _lifted(self._session))
        if self._in_view is None or self._in_view[0] != key:
            self._in_view = (key, self._crowd.view(scale, height, selected))
        return self._in_view[1]

    def scene(self, height: float, scale: TimeScale) -> Scene | None:
        """Return what is in view."""
        scale = scale.even
        layout, drawn = self.layout(height, scale), self._shown.on_axis
        if layout is None or drawn is None:
            return None
        if self._scene is None or self._scene[0] != (layout, scale):
            made = build_scene(drawn, layout, scale, self.in_view(height, scale))
            self._scene = ((layout, scale), made)
        return self._scene[1]

    def arcs(self, height: float, scale: TimeScale, scroll: float) -> Arcs:
        """Return the arcs of the event that the details show."""
        scene, selected = self.scene(height, scale), self.selected_position()
        dataset, drawn = self._session.dataset, self._shown.drawn
        if scene is None or selected is None or dataset is None or drawn is None:
            return NOTHING
        key = (scene, selected, scroll, height)
        if self._arcs is None or self._arcs[0] != key:
            measure = self._look.metrics("label").horizontalAdvance
            made = arcs_of(
                dataset, drawn, scene, selected, scroll, scroll + height,
                lambda text: measure(words(text)) + 2,
            )  # fmt: skip
            self._arcs = (key, made)
        return self._arcs[1]

    def phases(self, scale: TimeScale) -> tuple[PhaseBand, ...]:
        """Return the phases in view."""
        phases = self._session.dataset.phases if self._session.dataset is not None else ()
        return phases_in_view(phases, phase_rows(phases), scale)

    def title(self, position: int) -> str:
        """Return the title of an event."""
        dataset = self._session.dataset
        return str(dataset.events.title(position)) if dataset is not None else ""

    def dated(self, position: int) -> Message:
        """Return title and date of an event."""
        dataset, view = self._session.dataset, self._session.view
        assert dataset is not None, "an event has been found in it"
        event = dataset.events.brief(position)
        date = drawn_words(event, view.clock, view.datings) or NO_DATE
        return say("{title}, {date}", title=event.title, date=date)

    def cut_title(self, position: int | None, height: float, scale: TimeScale) -> str:
        """Return the title of an event that a view does not show whole, else nothing."""
        scene = self.scene(height, scale)
        if position is None or scene is None:
            return ""
        title = self.title(position)
        shown = scene.labels[scene.label_event == position, 2]
        whole = self._look.metrics("label").horizontalAdvance(cut(title))
        return "" if len(shown) and float(shown.max()) + 0.5 >= whole else title

    def spoken(self, position: int) -> str:
        """Return what a screen reader says of an event."""
        dataset, view = self._session.dataset, self._session.view
        if dataset is None:
            return ""
        event = dataset.events.brief(position)
        return words(spoken_event(dataset, event, view.clock, view.datings))

    def told(self, fold: Fold) -> str:
        """Return what is told of a fold."""
        dataset, drawn = self._session.dataset, self._shown.drawn
        if dataset is None or drawn is None:
            return ""
        return told(dataset, drawn, self._session.view, fold)

    def label_width(self, position: int) -> float:
        """Return how wide the label of an event is, in pixels."""
        if position not in self._widths:
            metrics = self._look.metrics("label")
            width = metrics.horizontalAdvance(cut(self.title(position))) + 1
            self._widths[position] = min(width, WIDEST_LABEL * self._look.scale)
        return self._widths[position]

    def label(self, position: int) -> tuple[str, float]:
        """Return the label of an event where nothing cuts it, and how wide its letters are."""
        if position not in self._labels:
            metrics = self._look.metrics("label")
            text = elided(self.title(position), metrics, self.label_width(position) + 0.5)
            self._labels[position] = text, metrics.horizontalAdvance(text)
        return self._labels[position]

    def position(self, some_id: str | None) -> int | None:
        """Return where the event with this id stands in the dataset."""
        dataset = self._session.dataset
        if some_id is None or dataset is None:
            return None
        return dataset.events.position(some_id)

    def selected(self) -> frozenset[int]:
        """Return the positions of the selected events."""
        found = map(self.position, self._session.view.selection)
        return frozenset(position for position in found if position is not None)

    def selected_position(self) -> int | None:
        """Return the event that the details show."""
        selection = self._session.view.selection
        return self.position(selection[-1]) if selection else None

    def in_time_order(self) -> list[int]:
        """Return the shown events in the order in which keys walk them, undated ones last."""
        drawn = self._shown.drawn
        if drawn is None:
            return []
        if not self._order:
            shown = np.flatnonzero(self._shown.mask)
            first = np.nan_to_num(drawn.first()[shown], nan=np.inf)
            self._order = shown[np.lexsort((shown, first))].tolist()
        return self._order

    def beside_view(self) -> tuple[int | None, int | None]:
        """Return the last shown event before the view and the first after it."""
        drawn, order, time = self._shown.drawn, self.in_time_order(), self._session.view.time
        if drawn is None or not order:
            return None, None
        places = np.array(order)
        before = places[drawn.last()[places] <= time.start]
        after = places[drawn.first()[places] >= time.end]
        return (int(before[-1]) if len(before) else None, int(after[0]) if len(after) else None)

    def first_in_view(self, order: list[int], direction: int) -> int:
        """Return the place in ``order`` where a walk begins: the first or last one in view; where
        there is none, the next one in that direction.
        """
        drawn = self._shown.drawn
        if drawn is None:
            return 0
        first = drawn.first()[np.array(order)]
        time = self._session.view.time
        inside = np.flatnonzero((first >= time.start) & (first < time.end))
        if not len(inside):
            # Dated ones stand in their order, undated ones (NaN) after them.
            after = (
                int(np.sum(first < time.end))
                if direction > 0
                else int(np.sum(first < time.start)) - 1
            )
            return min(max(after, 0), len(order) - 1)
        return int(inside[0] if direction > 0 else inside[-1])


def _lifted(session: Session) -> tuple[int, ...]:
    """Return the events that are in no fold if that can be: those selected last."""
    if session.dataset is None:
        return ()
    found = map(session.dataset.events.position, session.view.selection[-MOST_LIFTED:])
    return tuple(position for position in found if position is not None)


def _sizes(look: Look) -> Sizes:
    return Sizes().scaled(look.scale)


def _same(a: tuple[float, float, tuple[int, ...]], b: tuple[float, float, tuple[int, ...]]) -> bool:
    # Panning moves both ends of the range; their difference wavers in the last digits.
    return (a[0], a[2]) == (b[0], b[2]) and abs(a[1] - b[1]) <= 1e-9 * abs(b[1])
