"""A slim row under the charts: adds a series, and says how many there are besides those drawn."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from viewer.engine.trade.catalogue import alike, drawn
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.widgets.actions import Actions
from viewer.widgets.parts import Parts
from viewer.widgets.text import label, mnemonic_safe, put, tooltip, tr, words
from viewer.widgets.trade.frame import paint_rule
from viewer.widgets.trade.gutter import LEFT

MOST = 2000
"""Of more series than so many it is not asked which count the same."""


class ChartsBar(QWidget):
    """There while a dataset with series is open."""

    def __init__(self, parts: Parts, actions: Actions) -> None:
        super().__init__()
        self._parts = parts
        add = actions["panes.add"]
        self.button = QPushButton(mnemonic_safe(tr(QT_TRANSLATE_NOOP("Words", "+ Add a series"))))
        self.button.setObjectName("link")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(add.trigger)
        self.more = QPushButton()
        self.more.setObjectName("link")
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.clicked.connect(add.trigger)
        self.told = label("", "muted")
        self.told.setWordWrap(False)
        self._row = QHBoxLayout(self)
        for widget in (self.button, self.told, self.more):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        tooltip(self.button, say("{text}", text=add.statusTip() or add.text()))
        parts.session.dataset_changed.connect(self.refresh)
        parts.session.panes_changed.connect(self.refresh)
        parts.look.changed.connect(self._restyle)
        self._restyle()
        self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        dataset, panes = self._parts.session.dataset, self._parts.session.view.panes
        self.setVisible(dataset is not None and bool(dataset.series))
        if dataset is None or not dataset.series:
            return
        there = len(drawn(panes) & dataset.series.keys())
        more = alike(dataset, panes) if len(dataset.series) <= MOST else ()
        template = QT_TRANSLATE_NOOP("Words", "{n} of {all} series drawn")
        put(self.told, say(template, n=there, all=len(dataset.series)))
        said: Message = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} more counts the same"),
            QT_TRANSLATE_NOOP("Words", "{n} more count the same"),
            len(more),
        )
        self.more.setText(mnemonic_safe(words(said)))
        self.more.setVisible(bool(more))
        names = [dataset.series[name].label for name in more[:8]]
        tooltip(self.more, "\n".join([*names, *(["…"] if len(more) > len(names) else [])]))

    def _restyle(self) -> None:
        scale = self._parts.look.scale
        left, high = round(LEFT * scale), round(3 * scale)
        self._row.setContentsMargins(left, high, left, high)
        self._row.setSpacing(round(8 * scale))
        small = self._parts.look.font("small")
        for widget in (self.button, self.told, self.more):
            widget.setFont(small)
        wide = round(self._parts.look.gutter) - left - round(8 * scale) + left
        self.button.setMinimumWidth(wide - left)

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            p.fillRect(self.rect(), self._parts.look.theme["window"])
            paint_rule(p, self._parts.look, self.width())
