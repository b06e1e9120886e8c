"""What the palette may ask of the datasets that come with the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Samples(Protocol):
    """Offers datasets by their titles."""

    def titles(self) -> Sequence[tuple[str, str]]:
        """Return for each dataset what `open_sample` takes, and its title."""

    def open_sample(self, key: str) -> None:
        """Open one of them."""
