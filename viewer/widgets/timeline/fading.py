"""What has just come into a painting fades in, what has left it fades out: nothing pops."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

LASTS = 0.14
"""So long, in seconds, something fades."""
AT_FIRST = 0.35
"""So much of it is seen at once: what is there is never wholly hidden."""


class Fade(Generic[Key]):
    """Who is here, who has just come, who has just left; all are told apart by their keys.

    Things come and go without fading while the ``level`` stays: panning brings them in from
    beyond the edge.
    """

    def __init__(self) -> None:
        self._here: frozenset[Key] = frozenset()
        self._level: Hashable = None
        self._came: dict[Key, float] = {}
        self._left: dict[Key, float] = {}
        self._now = 0.0

    def meet(self, here: Collection[Key], level: Hashable, now: float | None) -> None:
        """Note who is here at a time in seconds; None where nothing is to fade."""
        present = frozenset(here)
        if now is None:
            self._came, self._left = {}, {}
        else:
            self._now = now
            if level != self._level and self._level is not None:
                self._came.update(dict.fromkeys(present - self._here, now))
                self._left.update(dict.fromkeys(self._here - present, now))
            self._came = {
                key: at for key, at in self._came.items() if key in present and now - at < LASTS
            }
            self._left = {
                key: at for key, at in self._left.items() if key not in present and now - at < LASTS
            }
        self._here, self._level = present, level

    @property
    def goes_on(self) -> bool:
        """Whether anything is fading."""
        return bool(self._came or self._left)

    def coming(self) -> dict[Key, float]:
        """Return how much is seen, from 0 to 1, of those who are not wholly here yet."""
        return {
            key: AT_FIRST + (1 - AT_FIRST) * (self._now - at) / LASTS
            for key, at in self._came.items()
        }

    def leaving(self) -> dict[Key, float]:
        """Return how much is still seen of those who have left."""
        return {key: 1 - (self._now - at) / LASTS for key, at in self._left.items()}


class Fading:
    """The fades of one widget, and the time at which it is painted; None where nothing fades."""

    def __init__(self) -> None:
        self.now: float | None = None
        self._fades: dict[str, Fade[Any]] = {}

    def meet(self, kind: str, here: Collection[Key], level: Hashable) -> Fade[Key]:
        """Note who of a kind is here now, and return its fade."""
        fade: Fade[Key] = self._fades.setdefault(kind, Fade())
        fade.meet(here, level, self.now)
        return fade

    @property
    def goes_on(self) -> bool:
        """Whether anything is fading, and the widget is to be painted again soon."""
        return any(fade.goes_on for fade in self._fades.values())
