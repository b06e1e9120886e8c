"""Theme tokens to colours, palette and style sheet: the only caller of setStyleSheet."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

NAMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme by their token names."""

    name: str
    colors: dict[str, QColor]
    category: tuple[QColor, ...]
    mix: dict[str, float]

    def __getitem__(self, token: str) -> QColor:
        return self.colors[token]

    def of_category(self, number: int) -> QColor:
        """Return the colour of a category numbered 1 to 8."""
        return self.category[(number - 1) % len(self.category)]

    def tint(self, color: QColor, share: float) -> QColor:
        """Return ``share`` of ``color`` laid over the plot background, opaque."""
        return mixed(self["plot"], color, share)


def mixed(under: QColor, over: QColor, share: float) -> QColor:
    """Return an opaque mixture of two colours, in sRGB."""
    return QColor(
        *(
            round(a + (b - a) * share)
            for a, b in (
                (under.red(), over.red()),
                (under.green(), over.green()),
                (under.blue(), over.blue()),
            )
        )
    )


def load_theme(folder: Path, name: str) -> Theme:
    """Read ``resources/theme/NAME.toml``."""
    tokens = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    return Theme(
        name,
        {token: QColor(value) for token, value in tokens["colors"].items()},
        tuple(QColor(tokens["category"][str(number)]) for number in range(1, 9)),
        tokens["mix"],
    )


def palette_of(theme: Theme) -> QPalette:
    """Return a palette with every role set; Qt fills none in well by itself."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, token in {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "window",
        role.AlternateBase: "raised",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.PlaceholderText: "muted",
        role.Text: "text",
        role.Button: "window",
        role.ButtonText: "text",
        role.BrightText: "alert",
        role.Light: "raised",
        role.Midlight: "raised",
        role.Mid: "line",
        role.Dark: "line",
        role.Shadow: "line",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Accent: "accent",
    }.items():
        palette.setColor(name, theme[token])
        if token in ("text",):
            palette.setColor(QPalette.ColorGroup.Disabled, name, theme["muted"])
    return palette


def apply_theme(app: QApplication, theme: Theme, sheet: Path) -> None:
    """Give the whole application the palette and the style sheet of a theme."""
    if app.style().objectName() != "fusion":
        app.setStyle(QStyleFactory.create("fusion"))
    app.setPalette(palette_of(theme))
    text = sheet.read_text(encoding="utf-8")
    for token, color in sorted(theme.colors.items(), key=lambda item: -len(item[0])):
        text = text.replace(f"@{token}", color.name())
    app.setStyleSheet(text)
