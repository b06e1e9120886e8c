"""The list of the events in view."""

from __future__ import annotations

import numpy as np

from viewer.engine.details.sheet import in_parts
from viewer.engine.lists.events import COLUMNS, EventList
from viewer.engine.lists.table import Ints
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.widgets.lists.head_line import HeadLine, SortButton
from viewer.widgets.lists.panel import ListPanel
from viewer.widgets.lists.table_model import TableModel
from viewer.widgets.lists.table_view import ListTable
from viewer.widgets.parts import Parts
from viewer.widgets.text import tr


class EventsPanel(ListPanel):
    """Events in view that pass the filter, undated ones last; sorted by any column."""

    def __init__(self, parts: Parts) -> None:
        self.model = TableModel(COLUMNS)
        self.table = ListTable(self.model, parts)
        self.sort = SortButton(self.model, lambda c, down: self.table.sort_by(c, descending=down))
        super().__init__(parts, HeadLine(parts.look, self.sort), self.table)
        self.model.setParent(self)
        self._list: EventList | None = None
        name = tr(QT_TRANSLATE_NOOP("Words", "Events in view"))
        self.table.setAccessibleName(name)
        self.add_menu(self.table.keys)
        self.table.opened.connect(self._open)
        self.table.pointed.connect(lambda some_id: parts.hover.move(None, some_id))
        parts.hover.target_changed.connect(self._light_up)
        for signal in (parts.session.time_changed, parts.session.dataset_changed):
            signal.connect(self.invalidate)
        parts.shown.changed.connect(self.invalidate)

    def refresh(self) -> None:
        session, drawn = self.parts.session, self.parts.shown.drawn
        dataset, view = session.dataset, session.view
        if dataset is None or drawn is None:
            self._list = None
            self.model.show_table(None)
            self.head.say("")
            self.show_note(say(QT_TRANSLATE_NOOP("Words", "No dataset is open.")))
            return
        if self._list is None or self._list.drawn is not drawn:
            self._list = EventList(dataset, drawn, view.clock, view.datings)
        mask = self.parts.shown.mask
        positions = self._list.positions(mask, view.time)
        top = self.table.top_id()
        self.model.show_table(self._list.table(positions))
        self.table.scroll_to_top(top)
        self._count(positions, int(mask.sum()))

    def _count(self, positions: Ints, passing: int) -> None:
        if self._list is None:
            return
        dataset, drawn = self._list.dataset, self._list.drawn
        undated = int(np.isnan(drawn.bounds[positions, 0]).sum())
        outside = int(drawn.context[positions].sum())
        count = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} of {all} events in view"),
            QT_TRANSLATE_NOOP("Words", "{n} of {all} events in view"),
            len(positions) - undated,
            all=f"{passing:,}",
        )
        parts: list[Message | None] = [
            _told(QT_TRANSLATE_NOOP("Words", "{n} undated"), undated),
            _told(QT_TRANSLATE_NOOP("Words", "{n} from outside the main source"), outside),
        ]
        if passing < len(dataset.events):
            template = QT_TRANSLATE_NOOP("Words", "filtered from {n}")
            parts.append(_told(template, len(dataset.events)))
        self.head.say(count, in_parts(*parts) or "")
        if len(positions):
            self.show_list()
        elif passing:
            self.show_note(say(QT_TRANSLATE_NOOP("Words", "No event is in view.")), offer_all=True)
        else:
            self.show_note(say(QT_TRANSLATE_NOOP("Words", "No event passes the filter.")))

    def _light_up(self, some_id: str | None) -> None:
        if self.isVisible():
            rows = self.model.places((some_id,) if some_id else ())
            self.table.mark_hovered(int(rows[0]) if len(rows) else -1)

    def _open(self, some_id: str) -> None:
        dataset = self.parts.session.dataset
        position = dataset.events.position(some_id) if dataset is not None else None
        if position is not None:
            self.parts.navigation.bring_into_view(position)
            self.open_details()


def _told(template: str, count: int) -> Message | None:
    return say(template, n=f"{count:,}") if count else None
