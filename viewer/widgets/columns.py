"""Widgets on top of each other."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


def in_column(*widgets: QWidget) -> QWidget:
    """Return a widget that holds others on top of each other without gaps."""
    whole = QWidget()
    stack(whole, *widgets)
    return whole


def stack(whole: QWidget, *widgets: QWidget) -> None:
    """Put widgets into ``whole``, on top of each other without gaps."""
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
