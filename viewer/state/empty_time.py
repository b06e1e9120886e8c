"""What of the time of a dataset is empty, worked out when it is first asked for and kept."""

from __future__ import annotations

from viewer.engine.time.shortened import Shortened, shorten
from viewer.model.dataset import Dataset


class EmptyTime:
    """Keeps the answer for one dataset: the same object as long as that is open."""

    def __init__(self) -> None:
        self._dataset: Dataset | None = None
        self._found: Shortened | None = None

    def of(self, dataset: Dataset | None) -> Shortened | None:
        """Return what can be shortened, None where no gap is long or nothing is open."""
        if dataset is not self._dataset:
            self._dataset, self._found = dataset, None
            if dataset is not None:
                # Late: hardly any view asks for it, and the program waits for no more.
                from viewer.engine.timeline.occupied import occupied

                self._found = shorten(*occupied(dataset))
        return self._found
