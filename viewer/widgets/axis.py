"""Ruler, phases, lanes and tray in one column: one x is one instant in all of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.widgets.columns import stack
from viewer.widgets.parts import Parts
from viewer.widgets.timeline.lanes_view import LanesView
from viewer.widgets.timeline.phase_strip import PhaseStrip
from viewer.widgets.timeline.ruler import RulerView
from viewer.widgets.timeline.tray import Tray


class AxisColumn(QWidget):
    """The window shows one; a picture paints another of its own size and theme."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        session, shown, hover, look = parts.session, parts.shown, parts.hover, parts.look
        self.ruler = RulerView(session, hover, look, parts.navigation)
        self.phases = PhaseStrip(session, look, self)
        self.lanes = LanesView(session, shown, hover, look, parts.navigation)
        self.tray = Tray(session, shown, look)
        stack(self, self.ruler, self.phases, self.lanes, self.tray)
