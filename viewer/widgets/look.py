"""How everything looks now: theme, fonts at the chosen text size, and who hears of a change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication

from viewer.widgets.theme import Theme, apply_theme, load_theme

SIZES = {"body": 13.0, "small": 12.0, "label": 12.0, "title": 19.0, "strong": 13.0}
"""Pixel sizes of the roles of text at 100 per cent."""

MOST_WIDTHS = 5000
"""So many measured texts are remembered before starting anew."""


class Look(QObject):
    """Handed to every widget; painting code reads colours and fonts from it each time."""

    changed = Signal()

    def __init__(self, resources: Path, family: str = "") -> None:
        """``family`` is the font where it has been loaded already."""
        super().__init__()
        self.resources = resources
        self._themes: dict[str, Theme] = {}
        self._family = family or self._load_family()
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._widths: dict[tuple[str, str], float] = {}
        self.theme = self._theme("light")
        self.text_size = 100
        self._magnified = 1.0
        self._asked = ("light", 100)
        self._used: tuple[str, int] | None = None
        self._has_east_asian = False

    def use(self, app: QApplication, theme: str, text_size: int) -> None:
        """Switch theme and text size for the whole application."""
        self._asked = (theme, text_size)
        text_size = round(text_size * self._magnified)
        if (theme, text_size) == self._used:
            return
        self._used = (theme, text_size)
        self.theme = self._theme(theme)
        self.text_size = text_size
        self._fonts.clear()
        self._metrics.clear()
        self._widths.clear()
        app.setFont(self.font("body"))
        apply_theme(app, self.theme, self.resources / "theme" / "app.qss")
        self.changed.emit()

    def magnify(self, app: QApplication, factor: float) -> None:
        """Show all text larger than the text size that is kept, until told otherwise."""
        self._magnified = factor
        self.use(app, *self._asked)

    def in_theme(self, name: str) -> Look:
        """Return another look with the same text, for a picture: the application keeps this one."""
        other = Look(self.resources, self._family)
        other.theme = other._theme(name)
        other.text_size = self.text_size
        return other

    @property
    def scale(self) -> float:
        """Text size as a factor; row heights and gutters grow with it."""
        return self.text_size / 100

    @property
    def gutter(self) -> float:
        """Width in pixels of what stands left of the axis, the same in every panel."""
        return float(round(184 * self.scale))

    def font(self, role: str) -> QFont:
        """Return the font of a role: body, small, label, title, strong."""
        if role not in self._fonts:
            font = QFont(self._family)
            font.setPixelSize(max(6, round(SIZES[role] * self.scale)))
            if role in ("title", "strong"):
                font.setWeight(QFont.Weight.DemiBold)
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[role] = font
        return self._fonts[role]

    def metrics(self, role: str) -> QFontMetricsF:
        """Return the measures of the font of a role."""
        if role not in self._metrics:
            self._metrics[role] = QFontMetricsF(self.font(role))
        return self._metrics[role]

    def width(self, role: str, text: str) -> float:
        """Return how wide a text is in the font of a role; what was measured is remembered."""
        if (role, text) not in self._widths:
            if len(self._widths) >= MOST_WIDTHS:
                self._widths.clear()
            self._widths[role, text] = self.metrics(role).horizontalAdvance(text)
        return self._widths[role, text]

    def add_east_asian(self) -> None:
        """Load the bundled fallback for Chinese, Japanese and Korean where the machine has none.

        Qt then takes from it what Inter lacks. Called when such text is to be shown: the question
        which fonts there are takes longer than all else of the start.
        """
        if self._has_east_asian:
            return
        self._has_east_asian = True
        if not QFontDatabase.families(QFontDatabase.WritingSystem.Korean):
            QFontDatabase.addApplicationFont(
                str(self.resources / "fonts" / "WenQuanYiMicroHei.ttc")
            )
            self._widths.clear()
            self.changed.emit()

    def _theme(self, name: str) -> Theme:
        if name not in self._themes:
            self._themes[name] = load_theme(self.resources / "theme", name)
        return self._themes[name]

    def _load_family(self) -> str:
        families: list[str] = []
        for file in sorted((self.resources / "fonts").glob("Inter*.[to]tf")):
            number = QFontDatabase.addApplicationFont(str(file))
            families += QFontDatabase.applicationFontFamilies(number)
        return families[0] if families else QFont().defaultFamily()
