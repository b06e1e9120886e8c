"""The link under the charts that says how many series are not drawn, and leads to them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from viewer.engine.trade.catalogue import alike, drawn
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.widgets.actions import Actions
from viewer.widgets.parts import Parts
from viewer.widgets.text import mnemonic_safe, tooltip, words

MOST = 2000
"""Of more series than so many it is not asked which count the same."""
NAMED = 8
RIGHT, TOP = 8, 5
"""Where it stands in the gutter, in pixels at 100 per cent."""
ADD = say(QT_TRANSLATE_NOOP("Words", "+ Add a series"))
SHORT = say(QT_TRANSLATE_NOOP("Words", "+ Series"))


class SeriesLink(QPushButton):
    """Stands in the gutter of the strip below the charts, where it takes no room from anything;
    there while a dataset with series is open.
    """

    def __init__(self, parts: Parts, actions: Actions, below: QWidget, left: str) -> None:
        """``left`` is the text that stands in the gutter of ``below`` already."""
        super().__init__(below)
        self._parts, self._below, self._left = parts, below, left
        self.setObjectName("link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(actions["panes.add"].trigger)
        below.installEventFilter(self)
        parts.session.dataset_changed.connect(self.refresh)
        parts.session.panes_changed.connect(self.refresh)
        parts.look.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        dataset, panes = self._parts.session.dataset, self._parts.session.view.panes
        self.setVisible(dataset is not None and bool(dataset.series))
        if dataset is None or not dataset.series:
            return
        there = len(drawn(panes) & dataset.series.keys())
        whole = len(dataset.series)
        more = say_count(
            QT_TRANSLATE_NOOP("Words", "+ {n} more series"),
            QT_TRANSLATE_NOOP("Words", "+ {n} more series"),
            whole - there,
        )
        same = alike(dataset, panes) if whole <= MOST else ()
        told: list[Message | str] = [
            say(QT_TRANSLATE_NOOP("Words", "{n} of {all} series are drawn."), n=there, all=whole)
        ]
        if same:
            told.append(say(QT_TRANSLATE_NOOP("Words", "These count the same as one of them:")))
            told += [dataset.series[name].label for name in same[:NAMED]]
            told += ["…"] if len(same) > NAMED else []
        said = [words(part) for part in told]
        tooltip(self, "\n".join(said))
        self.setAccessibleName(f"{words(ADD)}: {' '.join(said)}")
        fewer = say(QT_TRANSLATE_NOOP("Words", "+ {n} series"), n=whole - there)
        self._put([more, fewer, SHORT] if whole > there else [ADD, SHORT])

    def _put(self, texts: list[Message]) -> None:
        """Take the longest text that has room beside what stands there."""
        look = self._parts.look
        self.setFont(look.font("small"))
        scale, metrics = look.scale, self.fontMetrics()
        right = round(look.gutter - RIGHT * scale)
        room = right - round(24 * scale) - look.metrics("body").horizontalAdvance(self._left)
        widths = [metrics.horizontalAdvance(words(text)) + 4 for text in texts]
        at = next((n for n, width in enumerate(widths) if width <= room), len(texts) - 1)
        self.setText(mnemonic_safe(words(texts[at])))
        top = round(TOP * scale)
        self.setGeometry(right - widths[at], top, widths[at], metrics.height() + 2)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.refresh()  # what has never been shown takes no font from a style sheet
        return False
