"""What every panel is given: the session and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.state.checking import Checking
from viewer.state.figures import Figures
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.state.shown import Shown
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation


@dataclass(frozen=True, slots=True)
class Parts:
    """Made once by the application; there are no globals."""

    session: Session
    shown: Shown
    hover: Hover
    settings: Settings
    look: Look
    navigation: Navigation
    figures: Figures
    checking: Checking
