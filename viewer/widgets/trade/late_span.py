"""The place of the span's strip: empty, and nothing of it loaded, until there is a span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from viewer.widgets.columns import stack
from viewer.widgets.parts import Parts

if TYPE_CHECKING:
    from viewer.widgets.trade.span_strip import SpanStrip


class LateSpan(QWidget):
    """Makes the strip when the view first has a span."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.strip: SpanStrip | None = None
        parts.session.brush_changed.connect(self._fit)
        parts.session.dataset_changed.connect(self._fit)
        self.hide()

    def copy(self) -> None:
        """Put what the span holds on the clipboard."""
        if self.strip is not None:
            self.strip.copy()

    def _fit(self) -> None:
        session = self._parts.session
        wanted = session.view.brush is not None and session.dataset is not None
        if wanted and self.strip is None:
            from viewer.widgets.trade.span_strip import SpanStrip

            self.strip = SpanStrip(self._parts)
            stack(self, self.strip)
        elif self.strip is not None:
            self.strip.refresh()
        self.setVisible(wanted)
