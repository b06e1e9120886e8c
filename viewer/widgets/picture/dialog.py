"""Asks how a picture is to be, and shows what it will be."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.widgets.composer import Composer, Wishes, fits
from viewer.widgets.picture.choices import OneOf, Switch
from viewer.widgets.text import label, put, tr, words

SCALES = (1, 2, 3, 4)
TITLE = say(QT_TRANSLATE_NOOP("Words", "Title"))
SCALE = say(QT_TRANSLATE_NOOP("Words", "Size"))
THEME = say(QT_TRANSLATE_NOOP("Words", "Theme"))
THEMES = (
    (say(QT_TRANSLATE_NOOP("Words", "As in the window")), ""),
    (say(QT_TRANSLATE_NOOP("Words", "Light")), "light"),
    (say(QT_TRANSLATE_NOOP("Words", "Dark")), "dark"),
)
SOON = 120
"""The preview follows typing after so many milliseconds."""
LONGEST_TITLE = 300


class PictureDialog(QDialog):
    """``wanted`` and ``copied`` carry the `Wishes`; the dialog closes once it is to be saved."""

    wanted = Signal(object)
    copied = Signal(object)

    def __init__(self, parent: QWidget, composer: Composer, wishes: Wishes) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(QT_TRANSLATE_NOOP("Words", "Save picture")))
        self._composer = composer
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._show)
        self.preview = Preview()
        self.preview.resized.connect(self._soon.start)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 18, 18, 18)
        row.setSpacing(18)
        row.addWidget(self.preview, 1)
        row.addLayout(self._controls(wishes))
        self.resize(parent.size() * 0.72)
        self._show()

    def wishes(self) -> Wishes:
        """Return what is chosen now."""
        return Wishes(
            self.title.text(),
            self.scale.value,
            self.theme.value,
            self.key.isChecked(),
            self.unfolded.isChecked(),
        )

    def _controls(self, wishes: Wishes) -> QVBoxLayout:
        self.title = QLineEdit(wishes.title)
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.setCursorPosition(0)
        self.title.setAccessibleName(words(TITLE))
        self.scale = OneOf(SCALE, [(say("{n}×", n=scale), scale) for scale in SCALES])
        self.scale.choose(wishes.scale)
        self.theme = OneOf(THEME, THEMES)
        self.theme.choose(wishes.theme)
        self.key = Switch(say(QT_TRANSLATE_NOOP("Words", "Key")), on=wishes.key)
        unfolded = say(QT_TRANSLATE_NOOP("Words", "All events unfolded"))
        self.unfolded = Switch(unfolded, on=wishes.unfolded)
        self._size = label("", "muted")
        column = QVBoxLayout()
        column.setSpacing(6)
        both = QHBoxLayout()
        both.addWidget(self.key)
        both.addWidget(self.unfolded)
        both.addStretch(1)
        for caption, control in (
            (TITLE, self.title),
            (THEME, self.theme),
            (say(QT_TRANSLATE_NOOP("Words", "With")), both),
            (SCALE, self.scale),
        ):
            column.addWidget(label(caption, "muted"))
            if isinstance(control, QWidget):
                column.addWidget(control)
            else:
                column.addLayout(control)
            column.addSpacing(8)
        column.addWidget(self._size)
        column.addStretch(1)
        column.addLayout(self._buttons())
        self.title.textChanged.connect(self._soon.start)
        for choice in (self.scale, self.theme):
            choice.changed.connect(self._show)
        for switch in (self.key, self.unfolded):
            switch.toggled.connect(self._show)
        return column

    def _buttons(self) -> QHBoxLayout:
        self.save = QPushButton(tr(QT_TRANSLATE_NOOP("Words", "Save…")))
        self.save.setDefault(True)
        self.copy = QPushButton(tr(QT_TRANSLATE_NOOP("Words", "Copy")))
        close = QPushButton(tr(QT_TRANSLATE_NOOP("Words", "Close")))
        self.save.clicked.connect(self._save)
        self.copy.clicked.connect(lambda: self.copied.emit(self.wishes()))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        for button in (self.save, self.copy, close):
            row.addWidget(button)
        return row

    def _save(self) -> None:
        wishes = self.wishes()
        self.accept()
        self.wanted.emit(wishes)

    def _show(self) -> None:
        """Compose the page anew, as large as there is room for it here."""
        self._soon.stop()
        wishes = self.wishes()
        with self._composer.page(wishes) as page:
            width, height = page.size
            room = self.preview.size() * self.preview.devicePixelRatio()
            share = min(room.width() / width, room.height() / height)
            self.preview.show_image(page.image(max(share, 0.05)))
            good = fits(page, wishes.scale)
        told = say(
            QT_TRANSLATE_NOOP("Words", "{width} × {height} pixels"),
            width=width * wishes.scale,
            height=height * wishes.scale,
        )
        too_large = say(QT_TRANSLATE_NOOP("Words", "too large; choose a smaller scale"))
        put(self._size, told if good else too_large)
        self.save.setEnabled(good)
        self.copy.setEnabled(good)


class Preview(QWidget):
    """An image in the middle, one pixel of it a pixel of the screen."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setMinimumSize(QSize(240, 180))
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Preview")))

    def show_image(self, image: QImage) -> None:
        """Show another image."""
        self._image = image
        self._image.setDevicePixelRatio(self.devicePixelRatio())
        self.update()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        size = self._image.deviceIndependentSize()
        with QPainter(self) as p:
            at = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
            p.drawImage(at, self._image)
