"""What comes of opening a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from viewer.model.dataset import Dataset
from viewer.model.problem import Problem, Severity

Progress = Callable[[float], bool]
"""Called with the share done, 0 to 1; False asks to stop."""
Step = Callable[[float], None]
"""Called with the share done; raises Cancelled where the user asked to stop."""
Later = Callable[[Callable[[], bool]], bool]
"""Work that can wait until the dataset is shown; asks now and then whether to go on. False: the
file is not the one that was opened, so it should be opened again."""


class Cancelled(Exception):
    """The user asked to stop."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A dataset, and what was wrong with its file.

    ``left_out`` counts the rows that are missing by section (``observations`` is one too);
    ``extensions`` are the ``x-`` fields that the program does not know, by JSON Pointer, as they
    were: not cleaned, not for show.
    """

    dataset: Dataset
    problems: tuple[Problem, ...]
    left_out: Mapping[str, int]
    path: Path
    extensions: Mapping[str, object]
    later: Later | None = None

    @property
    def has_errors(self) -> bool:
        """Whether anything was left out."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)
