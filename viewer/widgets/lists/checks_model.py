"""The sums checked as a Qt model: one line a row, of which only findings can be selected."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from PySide6.QtCore import QObject

from viewer.engine.checks.finding import Finding
from viewer.engine.checks.told import HEADINGS, Line, about_words, line_words, sentence
from viewer.engine.lists.table import Ints
from viewer.model.dataset import Dataset
from viewer.widgets.lists.lines import LinesModel
from viewer.widgets.text import words


class ChecksModel(LinesModel[Line]):
    """Shows the lines of `viewer.engine.checks.told.outline`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, list[int]] = {}

    def is_heading(self, line: Line) -> bool:
        """Whether a line only says what follows."""
        return line.finding is None

    def show_lines(self, dataset: Dataset | None, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.dataset, self.lines = dataset, tuple(lines)
        self._rows = {}
        for row, line in enumerate(self.lines):
            for some_id in line.finding.inputs if line.finding is not None else ():
                self._rows.setdefault(some_id, []).append(row)
        self.endResetModel()

    def finding_at(self, row: int) -> Finding | None:
        """Return the finding in a row, None for a heading."""
        return self.lines[row].finding if 0 <= row < len(self.lines) else None

    def places(self, selection: Collection[str]) -> Ints:
        """Return the rows to light up for a selection, from top to bottom.

        The findings whose figures are just those selected, else those that are about the last one
        selected, else all that it takes part in.
        """
        chosen = tuple(selection)
        if not chosen:
            return np.zeros(0, np.int64)
        of_last = self._rows.get(chosen[-1], [])
        there = [(row, self.lines[row].finding) for row in of_last]
        exactly = [row for row, one in there if one and set(one.inputs) == set(chosen)]
        main = [row for row, one in there if one and one.inputs[-1] == chosen[-1]]
        return np.array(sorted(set(exactly or main or of_last)), np.int64)

    def title(self, line: Line) -> str:
        """Return the first line of what is shown: a heading, or the sum."""
        return words(HEADINGS[line.verdict] if line.finding is None else line.finding.told)

    def apart(self, line: Line) -> str:
        """Return by how much a sum is off."""
        finding = line.finding
        return words(finding.apart) if finding is not None and finding.apart is not None else ""

    def about(self, line: Line) -> str:
        """Return what a sum is about."""
        return words(about_words(line.finding)) if line.finding is not None else ""

    def note(self, line: Line) -> str:
        """Return kind, agencies and what else there is to say."""
        if line.finding is None or self.dataset is None:
            return ""
        return words(line_words(self.dataset, line.finding))

    def sentence(self, line: Line) -> str:
        """Return a line as it is read aloud."""
        if line.finding is None or self.dataset is None:
            return f"{self.title(line)}: {line.count:,}"
        return words(sentence(self.dataset, line.finding))
