"""What commands may do beside the charts, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.widgets.parts import Parts
from viewer.widgets.trade.known_on import KnownOnRow
from viewer.widgets.trade.late_span import LateSpan
from viewer.widgets.trade.panes import TradePanes

if TYPE_CHECKING:
    from viewer.widgets.trade.chooser import SeriesChooser


class WindowCharts:
    """Implements `viewer.commands.command.Charts` for one window."""

    def __init__(
        self, known_on: KnownOnRow, panes: TradePanes, span: LateSpan, parts: Parts
    ) -> None:
        self._known_on, self._panes = known_on, panes
        self._span, self._parts = span, parts
        self.chooser: SeriesChooser | None = None

    @property
    def focused(self) -> int | None:
        """The place of the chart that has the focus, None where none has."""
        panes = self._panes.panes
        return next((n for n, pane in enumerate(panes) if pane.hasFocus()), None)

    def add_series(self, number: int | None) -> None:
        """Ask for a series to draw, in a chart of its own or in that at a place."""
        from viewer.widgets.trade.chooser import SeriesChooser

        if self.chooser is None:
            self.chooser = SeriesChooser(
                self._panes.window(), self._parts, self._panes.titles, self._panes.reveal
            )
        self.chooser.ask(number)

    def pick_base(self, number: int | None) -> None:
        """Let a click into a chart choose what is 100."""
        if number is not None and number < len(self._panes.panes):
            self._panes.panes[number].pick_base()

    def type_base(self, number: int | None) -> None:
        """Ask for the date that is 100 in a chart."""
        if number is not None and number < len(self._panes.panes):
            self._panes.panes[number].type_base()

    def type_span(self) -> None:
        """Ask for a time to sum up."""
        from viewer.widgets.trade.span_dialog import SpanDialog

        SpanDialog(self._panes.window(), self._parts.session, self._parts.look).open()

    def draw_span(self) -> None:
        """Let the next drag in any chart choose a time to sum up."""
        self._arm(True)

    def copy_span(self) -> None:
        """Copy what the span holds, as a table."""
        self._span.copy()

    def _arm(self, armed: bool) -> None:
        for pane in self._panes.panes:
            if (hand := pane.span_hand) is not None:
                hand.disarm = lambda: self._arm(False)
                hand.arm(armed)

    def known_on(self) -> None:
        """Show the row of the day on which figures were known."""
        self._known_on.open()

    def chosen_by(self) -> None:
        """Open the menu of what values are chosen by, at the first pane that has one."""
        for pane in self._panes.panes:
            if pane.switch.open_choices():
                return
