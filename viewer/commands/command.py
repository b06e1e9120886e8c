"""A thing the user can do, as a row: menus, keys, palette and the manual are made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from viewer.model.message import Message
from viewer.model.view import TimeRange
from viewer.state.session import Session
from viewer.state.settings import Settings


class TakeAway(Protocol):
    """What commands may do to take something away: to the clipboard or into a file."""

    def copy_cited(self) -> None: ...
    def copy_picture(self) -> None: ...
    def save_picture(self) -> None: ...
    def save_list(self) -> None: ...
    def save_values(self) -> None: ...


class Screen(Protocol):
    """What commands may do to the window as a whole."""

    @property
    def presenting(self) -> bool: ...
    def full_screen(self) -> None: ...
    def present(self) -> None: ...


class Counsel(Protocol):
    """What commands may ask to have explained."""

    def key(self) -> None: ...
    def keys(self) -> None: ...
    def about(self) -> None: ...
    def log(self) -> None: ...


class Desk(Protocol):
    """What commands may ask of the window; tests pass one of their own."""

    @property
    def takeaway(self) -> TakeAway: ...
    @property
    def screen(self) -> Screen: ...
    @property
    def counsel(self) -> Counsel: ...

    @property
    def session(self) -> Session: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def file(self) -> Path | None: ...
    def ask_open_path(self) -> Path | None: ...
    def open(self, path: Path) -> None: ...
    def open_sample(self) -> None: ...
    def go(self, time: TimeRange) -> None: ...
    def pan(self, share: float) -> None: ...
    def zoom(self, notches: float) -> None: ...
    def show_all(self) -> None: ...
    def type_limits(self) -> None: ...
    def fit_selection(self) -> None: ...
    def walk(self, steps: int) -> None: ...
    def quit(self) -> None: ...


def always(desk: Desk) -> bool:
    """Every command without a condition."""
    del desk
    return True


def with_dataset(desk: Desk) -> bool:
    """Only while a dataset is open."""
    return desk.session.dataset is not None


def with_selection(desk: Desk) -> bool:
    """Only while something is selected."""
    return bool(desk.session.view.selection)


@dataclass(frozen=True, slots=True)
class Command:
    """One row. ``keys`` are portable key sequences, the first is shown; ``menu`` is the menu that
    it stands in; ``when`` says whether it can be done now.
    """

    id: str
    title: Message
    menu: Message
    run: Callable[[Desk], None]
    help: Message
    keys: tuple[str, ...] = ()
    when: Callable[[Desk], bool] = always
