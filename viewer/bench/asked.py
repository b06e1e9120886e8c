"""What a measured program is asked to do."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """What to do; ``rounds`` 0 times no frames. ``views`` is the folder of last views, ``columns``
    that of what is kept of big files.
    """

    file: str
    rounds: int = 0
    views: str | None = None
    columns: str | None = None
    settings: str | None = None
    waits: bool = False
    """Whether to go on only when an empty line is read from standard input: the parent looks
    around. Before it, every line is a `viewer.bench.movements.Played` to be played and timed.
    """

    def as_json(self) -> str:
        """Return what `main` reads."""
        return json.dumps(asdict(self))
