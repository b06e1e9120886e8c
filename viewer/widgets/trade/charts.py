"""What commands may do beside the charts, done."""

from __future__ import annotations

from viewer.widgets.trade.known_on import KnownOnRow
from viewer.widgets.trade.panes import TradePanes


class WindowCharts:
    """Implements `viewer.commands.command.Charts` for one window."""

    def __init__(self, known_on: KnownOnRow, panes: TradePanes) -> None:
        self._known_on, self._panes = known_on, panes

    @property
    def focused(self) -> int | None:
        """The place of the chart that has the focus, None where none has."""
        panes = self._panes.panes
        return next((n for n, pane in enumerate(panes) if pane.hasFocus()), None)

    def pick_base(self, number: int | None) -> None:
        """Let a click into a chart choose what is 100."""
        if number is not None and number < len(self._panes.panes):
            self._panes.panes[number].pick_base()

    def type_base(self, number: int | None) -> None:
        """Ask for the date that is 100 in a chart."""
        if number is not None and number < len(self._panes.panes):
            self._panes.panes[number].type_base()

    def known_on(self) -> None:
        """Show the row of the day on which figures were known."""
        self._known_on.open()

    def chosen_by(self) -> None:
        """Open the menu of what values are chosen by, at the first pane that has one."""
        for pane in self._panes.panes:
            if pane.switch.open_choices():
                return
