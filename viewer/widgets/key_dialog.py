"""The key: what shapes, fills and colours mean, beside the window and as calm as it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from viewer.engine.takeaway.specimens import Trait
from viewer.engine.takeaway.value_specimens import ValueTrait
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Stance
from viewer.state.session import Session
from viewer.widgets.key_samples import (
    HEIGHT,
    Sample,
    of_category,
    of_shortened,
    of_status,
    of_trait,
    of_value,
)
from viewer.widgets.look import Look
from viewer.widgets.popover import Popover
from viewer.widgets.text import label, tr

STATUS = say(QT_TRANSLATE_NOOP("Words", "Status of an event"))
TIME = say(QT_TRANSLATE_NOOP("Words", "When it was"))
FIGURES = say(QT_TRANSLATE_NOOP("Words", "Figures"))
COLOURS = say(QT_TRANSLATE_NOOP("Words", "Colours of events"))


class KeyDialog(Popover):
    """Stays open while one works in the window; follows theme, text size and dataset."""

    def __init__(self, parent: QWidget, session: Session, look: Look) -> None:
        super().__init__(parent, tr(QT_TRANSLATE_NOOP("Words", "Key")))
        self._session, self._look = session, look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._scroll)
        look.changed.connect(self.refresh)
        session.dataset_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Make the page anew."""
        dataset = self._session.dataset
        page = QWidget()
        page.setObjectName("key")
        row = QHBoxLayout(page)
        gap = round(18 * self._look.scale)
        row.setContentsMargins(gap, gap, gap, gap)
        row.setSpacing(round(26 * self._look.scale))
        status = (STATUS, [of_status(stance) for stance in (*Stance, None)])
        time = (TIME, [*(of_trait(trait) for trait in Trait), of_shortened()])
        figures = (FIGURES, [of_value(trait) for trait in ValueTrait])
        colours = [of_category(c) for c in dataset.categories.values()] if dataset else []
        first = [status, (COLOURS, colours)] if colours else [status]
        for groups in (first, [time, figures]):
            row.addLayout(self._column(groups))
        self._scroll.setWidget(page)
        self.fit(page.sizeHint(), beside=True)

    def _column(self, groups: Iterable[tuple[Message, list[Sample]]]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(round(8 * self._look.scale))
        for number, (title, samples) in enumerate(groups):
            if number:
                column.addSpacing(round(12 * self._look.scale))
            column.addWidget(label(title, "strong"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(round(10 * self._look.scale))
            grid.setVerticalSpacing(round(3 * self._look.scale))
            for at, sample in enumerate(samples):
                grid.addWidget(SampleView(sample, self._look), at, 0, Qt.AlignmentFlag.AlignHCenter)
                text = label(sample.words)
                text.setWordWrap(False)
                grid.addWidget(text, at, 1)
            grid.setColumnStretch(1, 1)
            column.addLayout(grid)
        column.addStretch(1)
        return column


class SampleView(QWidget):
    """One sample; the words beside it are what a screen reader says."""

    def __init__(self, sample: Sample, look: Look) -> None:
        super().__init__()
        self._sample, self._look = sample, look
        self.setFixedSize(QSize(round(sample.width * look.scale), round(HEIGHT * look.scale)))

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            self._sample.paint(p, QRectF(self.rect()), self._look)
