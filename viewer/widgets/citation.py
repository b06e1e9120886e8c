"""What is selected, as text to paste: with dates, words and sources."""

from __future__ import annotations

from viewer.engine.takeaway.cited import cited
from viewer.model.dataset import Dataset
from viewer.widgets.text import words


def as_text(dataset: Dataset, selection: tuple[str, ...]) -> str:
    """Return all selected events and values as plain text, one below the other."""
    return "\n".join(words(line) for line in cited(dataset, selection))
