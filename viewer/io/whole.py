"""A file on its way from bytes to records, read as one piece."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic_core import ValidationError

from viewer.io import decode, format1, words
from viewer.io.build import build
from viewer.io.extensions import Extensions
from viewer.io.faults import found, report, unknown_field
from viewer.io.findings import MOST, REPEATED, Fault, Findings
from viewer.io.format1 import Row
from viewer.io.locate import repeated_names
from viewer.io.opened import Opened, Step
from viewer.io.rows import Checker, Rows
from viewer.io.safe_read import RefusedFile
from viewer.io.semantics import check_meaning
from viewer.io.short import quoted, short
from viewer.model.clean import clean_line
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.problem import Problem, Severity

_PARSED, _CHECKED, _SENSE = 0.35, 0.8, 0.9


class Whole:
    """One file on its way from bytes to records."""

    def __init__(self, data: bytes, step: Step) -> None:
        self._data = data
        self._step = step
        self._raw: dict[str, Any] | None = None
        self._findings = Findings()
        self._extensions = Extensions(self._findings)

    def run(self, path: Path) -> Opened:
        raw = self._raw = self._parse()
        self._step(_PARSED)
        self._repeated_names()
        head = self._head(raw)
        sections = self._sections(raw, head.get("language") or "en")
        self._step(_CHECKED)
        self._check_meaning(sections)
        self._step(_SENSE)
        adjustments = self._extensions.values.get("/x-adjustments")
        dataset = build(head, sections, clean_line(path.stem[:200]), adjustments)
        dataset = self._finished(dataset)
        problems = self._problems()
        if self._findings.any_error and not _usable(dataset):
            raise RefusedFile(problems)
        self._step(1.0)
        return Opened(
            dataset,
            problems,
            MappingProxyType(dict(self._findings.left_out)),
            path,
            MappingProxyType(self._extensions.values),
        )

    def _check_meaning(self, sections: dict[str, Rows]) -> None:
        check_meaning(sections, self._findings)

    def _finished(self, dataset: Dataset) -> Dataset:
        return dataset

    def _problems(self) -> tuple[Problem, ...]:
        return self._findings.problems(self._data.decode("utf-8"), self._raw)

    def _json(self) -> object:
        try:
            return decode.parse(self._data)
        except decode.NotJson as error:
            self._findings.add(error.fault)
            raise RefusedFile(self._findings.problems(error.text)) from None

    def _parse(self) -> dict[str, Any]:
        raw = self._json()
        if not isinstance(raw, dict):
            expected = say(QT_TRANSLATE_NOOP("Words", "an object in curly brackets"))
            raise self._refuse("wrong-type", found(raw, expected))
        if (version := raw.get("tradewake")) is None:
            template = QT_TRANSLATE_NOOP(
                "Words", 'the field "tradewake" is missing, so this is no dataset of this program'
            )
            raise self._refuse("no-version", say(template))
        if version != words.FORMAT_VERSION or not isinstance(version, int) or version is True:
            template = QT_TRANSLATE_NOOP(
                "Words", "this file is of format {found}; expected {known}"
            )
            message = say(template, found=short(version), known=words.FORMAT_VERSION)
            raise self._refuse("wrong-version", message, ("tradewake",))
        return raw

    def _refuse(self, code: str, message: Message, path: tuple[str, ...] = ()) -> RefusedFile:
        self._findings.error(code, message, path)
        return RefusedFile(self._problems())

    def _repeated_names(self) -> None:
        """Tell of names that stand twice in an object: the parser keeps the last, silently."""
        text = self._data.decode("utf-8")
        repeats, count = repeated_names(text, MOST)
        for repeat in repeats:
            if repeat.within:
                template = QT_TRANSLATE_NOOP(
                    "Words", "a name stands twice in an object deep in here; expected it once"
                )
            else:
                template = QT_TRANSLATE_NOOP(
                    "Words", "{found} stands twice in one object; expected it once"
                )
            name = quoted(str(repeat.path[-1]))
            message = say(template) if repeat.within else say(template, found=name)
            self._findings.add(
                Fault(
                    Severity.ERROR,
                    REPEATED,
                    message,
                    repeat.path,
                    position=repeat.place.name,
                )
            )
        if len(repeats) == MOST:
            self._findings.count_more(count - MOST)

    def _head(self, raw: dict[str, Any]) -> Row:
        """Return the good fields of the file itself."""
        self._extensions.take({n: v for n, v in raw.items() if n not in format1.SECTIONS}, ())
        known = format1.field_names("head")
        head = {name: value for name, value in raw.items() if name in known}
        allowed = known | format1.SECTIONS.keys()
        for name in raw:
            if name in allowed or name.startswith("x-"):
                continue
            if self._findings.full:
                self._findings.count_more(1)
            else:
                message = unknown_field(name, allowed)
                self._findings.error("unknown-field", message, (name,), name=True)
        language = head.get("language")
        context = {"language": language if isinstance(language, str) else "en"}
        while True:
            try:
                row: Row = format1.row_validator("head").validate_python(head, context=context)
            except ValidationError as error:
                report(self._findings, error, "head", ())
                head = {
                    n: v for n, v in head.items() if n not in {e["loc"][0] for e in error.errors()}
                }
            else:
                return row

    def _sections(self, raw: dict[str, Any], language: str) -> dict[str, Rows]:
        checker = Checker(self._findings, self._extensions, language)
        lists = [value for name in format1.SECTIONS if isinstance(value := raw.get(name), list)]
        whole = sum(map(len, lists)) or 1
        done = 0

        def step(count: int) -> None:
            nonlocal done
            done += count
            self._step(_PARSED + (_CHECKED - _PARSED) * done / whole)

        return {
            name: self._section(checker, name, raw.get(name), step) for name in format1.SECTIONS
        }

    def _section(
        self, checker: Checker, name: str, raw: object, step: Callable[[int], None]
    ) -> Rows:
        return checker.section(name, raw, step)


def _usable(dataset: Dataset) -> bool:
    return bool(dataset.events or dataset.claims or dataset.series)
