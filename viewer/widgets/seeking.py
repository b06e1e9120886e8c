"""What commands may do to find, to filter and to group, done."""

from __future__ import annotations

from viewer.widgets.filters.row import FilterRow
from viewer.widgets.grouping import GroupButton
from viewer.widgets.palette.palette import Palette


class WindowSearch:
    """Implements `viewer.commands.command.Search` for one window."""

    def __init__(self, palette: Palette, filters: FilterRow, grouping: GroupButton) -> None:
        self.palette, self.filters, self.grouping = palette, filters, grouping

    def find(self) -> None:
        """Search everything."""
        self.palette.find()

    def find_date(self) -> None:
        """Ask for a date to go to."""
        self.palette.find_date()

    def add_condition(self) -> None:
        """Open the menu of what can be added to the filter."""
        self.filters.add_condition()

    def edit_filter(self) -> None:
        """Put the filter as text in the place of the chips."""
        self.filters.edit()

    def choose_grouping(self) -> None:
        """Open the menu of everything to group by."""
        self.grouping.open_menu()
