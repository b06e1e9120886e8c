"""The list of the values that the charts show."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from viewer.engine.details.sheet import in_parts
from viewer.engine.lists.shown_values import ShownValues
from viewer.engine.lists.values import COLUMNS, ValueList
from viewer.engine.trade.choice_words import choice_words
from viewer.model.message import QT_TRANSLATE_NOOP, say, say_count
from viewer.widgets.lists.head_line import HeadLine, SortButton
from viewer.widgets.lists.panel import ListPanel
from viewer.widgets.lists.table_model import TableModel
from viewer.widgets.lists.table_view import ListTable
from viewer.widgets.parts import Parts
from viewer.widgets.text import mnemonic_safe, tr

ONLY = QT_TRANSLATE_NOOP("Words", "Only the span")


class ValuesPanel(ListPanel):
    """One row for each mark that the charts draw in the time on screen."""

    def __init__(self, parts: Parts) -> None:
        self.model = TableModel(COLUMNS)
        self.table = ListTable(self.model, parts)
        self.sort = SortButton(self.model, lambda c, down: self.table.sort_by(c, descending=down))
        head = HeadLine(parts.look, self.sort)
        super().__init__(parts, head, self.table)
        self.only_span = QToolButton()
        """Checked: the list holds what has time in common with the span, not what is in view."""
        self.only_span.setText(mnemonic_safe(tr(ONLY)))
        self.only_span.setAccessibleName(tr(ONLY))
        self.only_span.setCheckable(True)
        self.only_span.hide()
        self.only_span.setObjectName(self.sort.objectName())
        self.only_span.toggled.connect(self._limit)
        head.add(self.only_span)
        self.model.setParent(self)
        self._shown: ShownValues | None = None
        self._made_of: tuple[object, ...] = ()
        self._list: ValueList | None = None
        self.table.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Values in view")))
        self.add_menu(self.table.keys)
        self.table.opened.connect(self._open)
        self.table.pointed.connect(lambda some_id: parts.hover.move(None, some_id))
        parts.hover.target_changed.connect(self._light_up)
        session = parts.session
        for signal in (session.time_changed, parts.figures.changed, session.panes_changed,
                       session.mirrored_changed, session.brush_changed):  # fmt: skip
            signal.connect(self.invalidate)

    def _limit(self, limited: bool) -> None:
        # A tick, as the filter has them: a flat button alone doesn't show that it is down.
        self.only_span.setText(mnemonic_safe(tr(ONLY)) + (" ✓" if limited else ""))
        self.invalidate()

    def refresh(self) -> None:
        dataset, view = self.parts.figures.dataset, self.parts.session.view
        if dataset is None:
            self._list = self._shown = None
            self.model.show_table(None)
            self.head.say("")
            self.show_note(say(QT_TRANSLATE_NOOP("Words", "No dataset is open.")))
            return
        tiers = self.parts.figures.tiers
        made_of = (dataset, view.panes, view.mirrored, tiers)
        if self._shown is None or made_of != self._made_of:
            self._shown = ShownValues(dataset, view.panes, view.mirrored, tiers)
            self._made_of = made_of
        self.only_span.setVisible(view.brush is not None)
        span = view.brush if self.only_span.isChecked() else None
        time = span or view.time
        self._list = self._shown.listed(time)
        inside, most = self._shown.count(time)
        table = self._list.table(time)
        top = self.table.top_id()
        self.model.show_table(table)
        self.table.scroll_to_top(top)
        count = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} of {all} values in view"),
            QT_TRANSLATE_NOOP("Words", "{n} of {all} values in view"),
            inside,
            all=f"{most:,}",
        )
        if span is not None:
            count = say_count(
                QT_TRANSLATE_NOOP("Words", "{n} of {all} values in the span"),
                QT_TRANSLATE_NOOP("Words", "{n} of {all} values in the span"),
                inside,
                all=f"{most:,}",
            )
        if len(table.rows) < inside:
            first = QT_TRANSLATE_NOOP("Words", "{count}, the first {n} listed")
            count = say(first, count=count, n=f"{len(table.rows):,}")
        chosen = choice_words(dataset, view.choice)
        self.head.say(count, in_parts(chosen, *table.alike.values()) or "")
        if len(table.rows):
            self.show_list()
        elif most and span is not None:
            self.show_note(say(QT_TRANSLATE_NOOP("Words", "No value is in the span.")))
        elif most:
            self.show_note(say(QT_TRANSLATE_NOOP("Words", "No value is in view.")), offer_all=True)
        else:
            self.show_note(say(QT_TRANSLATE_NOOP("Words", "No chart is shown.")))

    def _light_up(self, some_id: str | None) -> None:
        if self.isVisible():
            rows = self.model.places((some_id,) if some_id else ())
            self.table.mark_hovered(int(rows[0]) if len(rows) else -1)

    def _open(self, some_id: str) -> None:
        if self._list is not None and (period := self._list.period_of(some_id)) is not None:
            self.parts.navigation.bring_period(*period)
        self.open_details()
