"""The views that the user has seen, to walk back and forth in."""

from __future__ import annotations

from viewer.model.view import ViewState

LONGEST = 500


class History:
    """A line of views with a place in it; a new view cuts off what lay ahead."""

    def __init__(self, first: ViewState) -> None:
        self._views = [first]
        self._at = 0

    def record(self, view: ViewState) -> bool:
        """Add a view; return whether it is another than the one the history stands at.

        A view that differs in its panel alone takes the place of that one.
        """
        now = self._views[self._at]
        if view.but(panel=now.panel) == now:
            self._views[self._at] = view
            return False
        del self._views[self._at + 1 :]
        self._views.append(view)
        del self._views[:-LONGEST]
        self._at = len(self._views) - 1
        return True

    @property
    def now(self) -> ViewState:
        """The view that the history stands at."""
        return self._views[self._at]

    def back(self) -> ViewState | None:
        """Step back, if there is where to."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self._views[self._at]

    def forward(self) -> ViewState | None:
        """Step forward, if there is where to."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self._views[self._at]

    @property
    def can_go_back(self) -> bool:
        """Whether an earlier view exists."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether a later view exists."""
        return self._at < len(self._views) - 1
