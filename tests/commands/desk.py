"""A desk without a window: it keeps the session and notes down what it was asked for."""

from pathlib import Path

from viewer.commands.command import Charts, Counsel, Desk, Screen, Search, TakeAway
from viewer.state.session import Session
from viewer.state.settings import Settings

Said = list[tuple[object, ...]]


class Notes:
    """Answers every question of one part of the desk by noting it down."""

    def __init__(self, said: Said, name: str, protocol: type) -> None:
        self._said, self._name, self._protocol = said, name, protocol

    def __getattr__(self, name: str):
        if not hasattr(self._protocol, name):
            raise AttributeError(f"no {self._name} can {name}")
        return lambda *args: self._said.append((f"{self._name} {name}".strip(), *args))


class Wall(Notes):
    """The screen, with a presentation that begins and ends."""

    presenting = False
    dark = False

    def present(self) -> None:
        self.presenting = not self.presenting
        self._said.append(("screen present",))


class Shelf(Notes):
    """The charts, one of which may have the focus."""

    focused: int | None = None


class NotingDesk(Notes):
    """A desk for commands; ``said`` is what it was asked for, in order."""

    def __init__(self) -> None:
        said: Said = []
        super().__init__(said, "", Desk)
        self.said = said
        self.session = Session()
        self.settings = Settings(None)
        self.file: Path | None = None
        self.chosen: Path | None = None
        self.takeaway = Notes(said, "takeaway", TakeAway)
        self.search = Notes(said, "search", Search)
        self.counsel = Notes(said, "counsel", Counsel)
        self.charts = Shelf(said, "charts", Charts)
        self.screen = Wall(said, "screen", Screen)

    def ask_open_path(self) -> Path | None:
        return self.chosen
