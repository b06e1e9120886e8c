"""Widgets on top of each other."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


def in_column(*widgets: QWidget) -> QWidget:
    """Return widgets on top of each other without gaps."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return whole
