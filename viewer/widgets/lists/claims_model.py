"""Who says what as a Qt model: one line a row, of which only claims can be selected."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from PySide6.QtCore import QObject

from viewer.engine.details.value import printed
from viewer.engine.lists.claim_words import (
    STANDING_WORDS,
    claim_note,
    headline,
    period_words,
    side_heading,
    side_words,
)
from viewer.engine.lists.outline import Level, Line, claims_table
from viewer.engine.lists.table import Ints, Table
from viewer.model.dataset import Dataset
from viewer.widgets.lists.lines import LinesModel
from viewer.widgets.text import words


class ClaimsModel(LinesModel[Line]):
    """Shows the lines of `outline`; ``table`` holds the claims among them for copies."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: Table | None = None
        self._rows: dict[str, list[int]] = {}

    def is_heading(self, line: Line) -> bool:
        """Whether a line only says what follows."""
        return line.claim is None

    def show_lines(self, dataset: Dataset | None, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.dataset, self.lines = dataset, tuple(lines)
        self.table = claims_table(dataset, lines) if dataset is not None else None
        self._rows = {}
        for row, line in enumerate(self.lines):
            if line.claim is not None:
                self._rows.setdefault(line.claim.id, []).append(row)
        self.endResetModel()

    def id_at(self, row: int) -> str:
        """Return the id of the claim in a row, nothing for a heading."""
        claim = self.lines[row].claim if 0 <= row < len(self.lines) else None
        return claim.id if claim is not None else ""

    def places(self, ids: Collection[str]) -> Ints:
        """Return the rows of the claims with these ids, from top to bottom."""
        rows = {row for some_id in ids for row in self._rows.get(some_id, ())}
        return np.array(sorted(rows), np.int64)

    def in_table(self, rows: Collection[int]) -> list[int]:
        """Return the numbers in the table of the claims in these rows."""
        numbers: dict[int, int] = {}
        for row, line in enumerate(self.lines):
            if line.claim is not None:
                numbers[row] = len(numbers)
        return [numbers[row] for row in sorted(rows) if row in numbers]

    def title(self, line: Line) -> str:
        """Return the first line of what is shown."""
        if line.level is Level.STANDING:
            return words(STANDING_WORDS[line.standing])
        if line.claim is not None:
            return words(printed(line.claim))
        if line.group is None or self.dataset is None:
            return ""
        if line.level is Level.SIDE and line.side is not None:
            return words(side_heading(self.dataset, line.group, line.side))
        return line.group.title

    def note(self, line: Line) -> str:
        """Return the second line of what is shown."""
        if line.group is None or self.dataset is None:
            return ""
        if line.claim is not None and line.statement is not None:
            return words(claim_note(self.dataset, line.statement, line.claim))
        if line.level is Level.SIDE and line.side is not None:
            return words(side_words(line.side))
        return words(headline(line.group))

    def sentence(self, line: Line) -> str:
        """Return a line as it is read aloud."""
        parts = [self.title(line), self.note(line)]
        if line.claim is not None and line.group is not None:
            about = f"{line.group.title}, {words(period_words(line.group))}"
            parts = [about, *parts, words(headline(line.group))]
        return ": ".join(part for part in parts if part)
