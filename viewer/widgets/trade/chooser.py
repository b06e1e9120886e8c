"""Choosing a series to draw: all that there are, found by words, drawn by Enter or a click."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.engine.trade.catalogue import Group, Listed, added, catalogue, companions
from viewer.engine.trade.words import Words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.widgets.parts import Parts
from viewer.widgets.popover import Popover
from viewer.widgets.text import cut, label, plain_tooltip, put, tr, words

TITLE = QT_TRANSLATE_NOOP("Words", "Add a series")
FIND = QT_TRANSLATE_NOOP("Words", "Find a series: what it counts, whose, its unit, who counted …")
COLUMNS = (
    QT_TRANSLATE_NOOP("Words", "Series"),
    QT_TRANSLATE_NOOP("Words", "Drawn in"),
    QT_TRANSLATE_NOOP("Words", "Unit"),
    QT_TRANSLATE_NOOP("Words", "How often"),
    QT_TRANSLATE_NOOP("Words", "Time"),
    QT_TRANSLATE_NOOP("Words", "Values"),
    QT_TRANSLATE_NOOP("Words", "Counted by"),
)
ALONE = say(QT_TRANSLATE_NOOP("Words", "as a chart of its own"))
INTO = QT_TRANSLATE_NOOP("Words", "into chart {n}: {title}")
CHART = QT_TRANSLATE_NOOP("Words", "chart {n}")
NO_FIT = say(QT_TRANSLATE_NOOP("Words", "does not fit on the scale of that chart"))
NOTHING = say(QT_TRANSLATE_NOOP("Words", "No series is called so."))
ADDS = QT_TRANSLATE_NOOP("Words", "Enter or a click: draw it {where}")
WITH = QT_TRANSLATE_NOOP("Words", "Shift+Enter: with the {n} series that belong to it")
IS_DRAWN = QT_TRANSLATE_NOOP("Words", "It is drawn in chart {n}. Enter or a click: go there")
SIZE = (1040, 560)
WIDTHS = {2: 140, 6: 150}
"""Columns that may hold long texts have a width of their own, in pixels at 100 per cent."""
STEPS = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
}  # fmt: skip
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ROLE, TOLD = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.ToolTipRole


class SeriesChooser(Popover):
    """Stays open while one adds several. ``titles`` tells what the charts are called, ``reveal``
    brings one of them into view.
    """

    def __init__(
        self, parent: QWidget, parts: Parts, titles: Callable[[], Sequence[Words]],
        reveal: Callable[[int], None],
    ) -> None:  # fmt: skip
        super().__init__(parent, tr(TITLE))
        self._parts, self._titles, self._reveal = parts, titles, reveal
        self._groups: tuple[Group, ...] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr(FIND))
        self.field.setAccessibleName(tr(FIND))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.target = QComboBox()
        self.target.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Where it is to be drawn")))
        self.target.currentIndexChanged.connect(self._fill)
        self.tree = QTreeWidget()
        self.tree.setObjectName("series")
        self.tree.setHeaderLabels([tr(column) for column in COLUMNS])
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setIndentation(round(10 * parts.look.scale))
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Series")))
        self.tree.installEventFilter(self)
        self.tree.itemClicked.connect(lambda item: self._take(item))
        self.tree.currentItemChanged.connect(self._tell)
        self.told = label("", "muted")
        top = QHBoxLayout()
        top.addWidget(self.field, 3)
        top.addWidget(self.target, 2)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        column.addWidget(self.told)
        parts.session.panes_changed.connect(self._on_panes)
        parts.session.dataset_changed.connect(self.close)

    def ask(self, into: int | None = None, text: str = "") -> None:
        """Open, with a chart to draw into and words to find already chosen."""
        self.refresh()
        self.target.setCurrentIndex(0 if into is None else into + 1)
        self.field.setText(text)
        self.show()
        self.activateWindow()
        self.field.setFocus()

    def refresh(self) -> None:
        """List all series anew."""
        self.fit(QSize(*SIZE) * self._parts.look.scale)
        self._name_targets()
        session = self._parts.session
        if session.dataset is not None:
            self._groups = catalogue(session.dataset, session.view.panes)
        self._fill()

    def _name_targets(self) -> None:
        now = self.target.currentIndex()
        self.target.blockSignals(True)
        self.target.clear()
        self.target.addItem(words(ALONE))
        for number, title in enumerate(self._titles()):
            self.target.addItem(cut(words(say(INTO, n=number + 1, title=title)), 60))
        self.target.setCurrentIndex(min(max(now, 0), self.target.count() - 1))
        self.target.blockSignals(False)

    @property
    def into(self) -> int | None:
        """The place of the chart to draw into, None for a chart of its own."""
        at = self.target.currentIndex()
        return at - 1 if at > 0 else None

    def _on_panes(self) -> None:
        if self.isVisible():
            self.refresh()

    def _fill(self, why: object = None) -> None:
        """List what has all words typed; stay where one was unless other words were typed."""
        before = None if isinstance(why, str) else self._listed()
        wanted = self.field.text().casefold().split()
        self.tree.clear()
        for group in self._groups:
            title = " · ".join(words(part) for part in group.title)
            found = [
                one for one in group.series if _has(wanted, (title, one.series.id, *_texts(one)))
            ]
            if not found:
                continue
            head = QTreeWidgetItem(self.tree, [cut(title)])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setFirstColumnSpanned(True)
            head.setFont(0, self._parts.look.font("strong"))
            for one in found:
                self._add(head, one)
        self.tree.expandAll()
        self._set_widths()
        items = self.items()
        same = [
            item for item in items
            if before is not None and item.data(0, ROLE).series.id == before.series.id
        ]  # fmt: skip
        if items:
            new = [item for item in items if not item.data(0, ROLE).shown]
            self.tree.setCurrentItem((same or new or items)[0])
        self._tell()

    def _set_widths(self) -> None:
        header = self.tree.header()
        header.setStretchLastSection(False)
        for column in range(len(COLUMNS)):
            mode = QHeaderView.ResizeMode.ResizeToContents
            if column in WIDTHS:
                mode = QHeaderView.ResizeMode.Interactive
                header.resizeSection(column, round(WIDTHS[column] * self._parts.look.scale))
            header.setSectionResizeMode(column, mode if column else QHeaderView.ResizeMode.Stretch)

    def _add(self, head: QTreeWidgetItem, one: Listed) -> None:
        texts = _texts(one)
        item = QTreeWidgetItem(head, [cut(text) for text in texts])
        item.setData(0, ROLE, one)
        for column in (0, *WIDTHS):
            item.setData(column, TOLD, plain_tooltip(texts[column]))
        item.setTextAlignment(5, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, texts)))
        if one.shown or not self._fits(one):
            for column in range(len(COLUMNS)):
                item.setForeground(column, QBrush(self._parts.look.theme["muted"]))
        if not self._fits(one) and not one.shown:
            item.setData(0, TOLD, plain_tooltip(NO_FIT))

    def _fits(self, one: Listed) -> bool:
        return self.into is None or self.into in one.fits

    def items(self) -> list[QTreeWidgetItem]:
        """Return the lines that can be chosen, from top to bottom."""
        heads = (self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount()))
        found = (head.child(n) for head in heads if head for n in range(head.childCount()))
        return [item for item in found if item is not None]

    def _listed(self) -> Listed | None:
        item = self.tree.currentItem()
        found = item.data(0, ROLE) if item is not None else None
        return found if isinstance(found, Listed) else None

    def _tell(self) -> None:
        """Say what Enter would do."""
        one = self._listed()
        parts: list[Message] = []
        dataset = self._parts.session.dataset
        if one is None or dataset is None:
            parts.append(NOTHING)
        elif one.shown:
            parts.append(say(IS_DRAWN, n=one.shown[0] + 1))
        elif not self._fits(one):
            parts.append(NO_FIT)
        else:
            parts.append(say(ADDS, where=self.target.currentText()))
            if (more := len(companions(dataset, one.series.id)) - 1) and self.into is None:
                parts.append(say(WITH, n=more))
        put(self.told, " · ".join(words(part) for part in parts))

    def _take(self, item: QTreeWidgetItem | None, *, together: bool = False) -> None:
        """Draw a series, or go where it is drawn."""
        one = item.data(0, ROLE) if item is not None else None
        session = self._parts.session
        if not isinstance(one, Listed) or session.dataset is None:
            return
        if one.shown:
            self._reveal(one.shown[0])
            return
        if not self._fits(one):
            return
        name, into = one.series.id, self.into
        ids = companions(session.dataset, name) if together and into is None else (name,)
        panes = added(session.dataset, session.view.panes, ids, into)
        session.update(panes=panes)
        self._reveal(len(panes) - 1 if into is None else into)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in ENTER:
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._take(self.tree.currentItem(), together=bool(shifted))
            return True
        if watched is self.field and key in STEPS:
            items, now = self.items(), self.tree.currentItem()
            at = items.index(now) + STEPS[key] if now in items else 0
            if items:
                self.tree.setCurrentItem(items[min(max(at, 0), len(items) - 1)])
            return True
        return False


def _texts(one: Listed) -> tuple[str, ...]:
    """Return a series as the texts of its line."""
    return (
        one.series.label,
        ", ".join(words(say(CHART, n=number + 1)) for number in one.shown),
        words(one.unit),
        words(one.frequency),
        words(one.period) if one.period is not None else "",
        f"{one.values:,}",
        words(one.counted_by),
    )


def _has(wanted: Sequence[str], texts: Sequence[str]) -> bool:
    whole = " ".join(texts).casefold()
    return all(word in whole for word in wanted)
