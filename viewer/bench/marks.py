"""What a measured program tells when it has happened."""

from __future__ import annotations

from typing import Final

WINDOW: Final = "window"
"""The empty window has been painted."""
PIXELS: Final = "pixels"
"""Some events of the file have been painted."""
COMPLETE: Final = "complete"
"""Everything of the file has been painted."""
SETTLED: Final = "settled"
"""Everything that follows is done, too: nothing is going on."""
REFUSED: Final = "refused"
"""The file can't be read."""
