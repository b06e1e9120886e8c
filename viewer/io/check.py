"""What ``tradewake check`` says of files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from viewer.io.dataset_file import open_dataset
from viewer.io.safe_read import LIMIT, RefusedFile
from viewer.model.clean import clean_line
from viewer.model.problem import Problem, Severity

GOOD, ERRORS, UNREADABLE = 0, 1, 2
"""What the command ends with; of several files the highest."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file; the counts are those of what can be shown of it."""

    file: str
    problems: tuple[Problem, ...]
    events: int = 0
    series: int = 0
    claims: int = 0
    unreadable: bool = False

    @property
    def exit_code(self) -> int:
        """0 good or with warnings only, 1 with errors, 2 not to be read."""
        if self.unreadable:
            return UNREADABLE
        errors = any(problem.severity is Severity.ERROR for problem in self.problems)
        return ERRORS if errors else GOOD

    def lines(self) -> Iterator[str]:
        """Yield ``FILE:LINE:COL: POINTER: what was found; what was expected``, or one summary."""
        for problem in self.problems:
            place = f":{problem.line}:{problem.column}" if problem.line else ""
            pointer = f" {clean_line(problem.pointer)}:" if problem.pointer else ""
            warning = " warning:" if problem.severity is Severity.WARNING else ""
            yield f"{clean_line(self.file)}{place}:{pointer}{warning} {problem.message.english()}"
        if not self.problems:
            counts = f"{self.events} events, {self.series} series, {self.claims} claims"
            yield f"{clean_line(self.file)}: good: {counts}"

    def as_json(self) -> dict[str, Any]:
        """Return the report as the ``--json`` form has it."""
        return {
            # A name of other bytes than UTF-8 has no text of its own.
            "file": self.file.encode(errors="replace").decode(),
            "ok": self.exit_code == GOOD,
            "events": self.events,
            "series": self.series,
            "claims": self.claims,
            "problems": [
                {
                    "severity": str(problem.severity),
                    "code": problem.code,
                    "line": problem.line,
                    "column": problem.column,
                    "pointer": problem.pointer,
                    "message": problem.message.english(),
                }
                for problem in self.problems
            ],
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in all files, in their order."""

    files: tuple[FileReport, ...]

    @property
    def exit_code(self) -> int:
        """The highest of the files' codes."""
        return max((file.exit_code for file in self.files), default=GOOD)

    def lines(self) -> Iterator[str]:
        """Yield what is printed, line by line."""
        for file in self.files:
            yield from file.lines()

    def as_json(self) -> dict[str, Any]:
        """Return the object that ``--json`` prints."""
        return {"files": [file.as_json() for file in self.files]}


def check_files(files: Iterable[Path | str], *, limit: int = LIMIT) -> Report:
    """Open each file and say what is wrong with it. Raises nothing for any file."""
    return Report(tuple(_check(Path(file), limit) for file in files))


def _check(file: Path, limit: int) -> FileReport:
    try:
        opened = open_dataset(file, limit=limit)
    except RefusedFile as refused:
        return FileReport(str(file), refused.problems, unreadable=refused.unreadable)
    dataset = opened.dataset
    return FileReport(
        str(file),
        opened.problems,
        events=len(dataset.events),
        series=len(dataset.series),
        claims=len(dataset.claims),
    )
