"""What commands may do beside the charts, done."""

from __future__ import annotations

from viewer.widgets.trade.known_on import KnownOnRow
from viewer.widgets.trade.panes import TradePanes


class WindowCharts:
    """Implements `viewer.commands.command.Charts` for one window."""

    def __init__(self, known_on: KnownOnRow, panes: TradePanes) -> None:
        self._known_on, self._panes = known_on, panes

    def known_on(self) -> None:
        """Show the row of the day on which figures were known."""
        self._known_on.open()

    def chosen_by(self) -> None:
        """Open the menu of what values are chosen by, at the first pane that has one."""
        for pane in self._panes.panes:
            if pane.switch.open_choices():
                return
