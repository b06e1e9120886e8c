"""What pydantic's core says of a value, in plain sentences."""

from __future__ import annotations

import re
from typing import Final

from pydantic_core import ErrorDetails, ValidationError

from viewer.io import words
from viewer.io.findings import Fault, Findings
from viewer.io.format1 import field_names
from viewer.io.locate import Path
from viewer.io.short import quoted, short
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.problem import Severity

FOUND: Final = QT_TRANSLATE_NOOP("Words", "found {found}; expected {expected}")
_LAYOUTS = ("rows", "columns")
_LONGEST_NAME = 32
_TOO_MANY = 1000

_KINDS: Final = (
    ("string_type", "wrong-type", QT_TRANSLATE_NOOP("Words", "a text in quotation marks")),
    ("float_type", "wrong-type", QT_TRANSLATE_NOOP("Words", "a number without quotation marks")),
    ("int_type", "wrong-type", QT_TRANSLATE_NOOP("Words", "a whole number")),
    ("int_from_float", "wrong-type", QT_TRANSLATE_NOOP("Words", "a whole number")),
    ("bool_type", "wrong-type", QT_TRANSLATE_NOOP("Words", "true or false")),
    ("list_type", "wrong-type", QT_TRANSLATE_NOOP("Words", "a list in square brackets")),
    ("dict_type", "wrong-type", QT_TRANSLATE_NOOP("Words", "an object in curly brackets")),
    ("finite_number", "out-of-range", QT_TRANSLATE_NOOP("Words", "a finite number")),
    ("int_parsing_size", "out-of-range", QT_TRANSLATE_NOOP("Words", "a finite number")),
    ("string_too_short", "empty", QT_TRANSLATE_NOOP("Words", "something that is not empty")),
    ("too_short", "empty", QT_TRANSLATE_NOOP("Words", "something that is not empty")),
)
_PATTERNS: Final = (
    (
        words.ID_PATTERN,
        "bad-id",
        QT_TRANSLATE_NOOP("Words", "an id of letters, digits and . _ : / + @ ~ -"),
    ),
    (
        words.WORD_PATTERN,
        "bad-word",
        QT_TRANSLATE_NOOP("Words", "a word of small letters, digits and hyphens"),
    ),
    (
        words.CODE_PATTERN,
        "bad-code",
        QT_TRANSLATE_NOOP("Words", "a code such as PRK, TOTAL or 2701"),
    ),
    (
        words.ADDRESS_PATTERN,
        "bad-address",
        QT_TRANSLATE_NOOP("Words", "an address without spaces, as in https://..."),
    ),
    (
        words.LANGUAGE_PATTERN,
        "bad-language",
        QT_TRANSLATE_NOOP("Words", "a language such as en, ko or zh-Hans"),
    ),
)
_LIMITS: Final = (
    ("greater_than_equal", "ge", QT_TRANSLATE_NOOP("Words", "at least {limit}")),
    ("greater_than", "gt", QT_TRANSLATE_NOOP("Words", "more than {limit}")),
    ("less_than_equal", "le", QT_TRANSLATE_NOOP("Words", "at most {limit}")),
)
_QUOTED = re.compile("'([^']*)'")


def report(
    findings: Findings, error: ValidationError, section: str, path: Path, column: int = -1
) -> None:
    """Tell the faults of the row of ``section`` at ``path``, or count them if many were told.

    With a ``column``, ``path`` is that of columns, and the row is what stands there in each.
    """
    count = error.error_count()
    if findings.full:
        findings.count_more(count)
        return
    if count > _TOO_MANY:  # taken apart, a million of them fill the memory
        message = say(QT_TRANSLATE_NOOP("Words", "{n} faults in one record"), n=f"{count:,}")
        findings.error("many-faults", message, path)
        return
    for details in error.errors(include_url=False):
        steps = _steps(details["loc"])
        if column >= 0:
            steps = (*steps[:1], column, *steps[1:])
        findings.add(_fault(details, section, (*path, *steps)))


def _steps(steps: Path) -> Path:
    """Return a path without the steps that only say which of two layouts was tried."""
    return tuple(
        step
        for before, step in zip(("", *steps), steps, strict=False)
        if not (before == "observations" and step in _LAYOUTS)
    )


def found(value: object, expected: Message) -> Message:
    """Say what was found and what was expected."""
    return say(FOUND, found=short(value), expected=expected)


def _fault(details: ErrorDetails, section: str, path: Path) -> Fault:
    kind = details["type"]
    if kind == "missing":
        template = QT_TRANSLATE_NOOP("Words", "the field {name} is missing; expected it here")
        message = say(template, name=quoted(str(path[-1])))
        return Fault(Severity.ERROR, "missing-field", message, path[:-1])
    if kind == "extra_forbidden":
        message = unknown_field(str(path[-1]), field_names(section))
        return Fault(Severity.ERROR, "unknown-field", message, path, name=True)
    if kind == "own":
        context = details["ctx"]
        code, own = str(context["code"]), context["own"]
        message = own if code == "bad-date" else found(details["input"], own)
        return Fault(Severity.ERROR, code, message, path, int(context["at"]))
    code, expected = _expected(details)
    # The fault of a name in an object, such as a language, stands at that name.
    in_name = path[-1:] == ("[key]",)
    path = path[:-1] if in_name else path
    return Fault(Severity.ERROR, code, found(details["input"], expected), path, name=in_name)


def unknown_field(name: str, known: frozenset[str]) -> Message:
    """Say that a field is unknown, and which one may be meant."""
    from difflib import get_close_matches  # on failure only: it takes 3 ms at the start

    if len(name) < 2 * _LONGEST_NAME and (near := get_close_matches(name, known, 1)):
        template = QT_TRANSLATE_NOOP("Words", "unknown field {found}; expected perhaps {near}")
        return say(template, found=quoted(name), near=quoted(near[0]))
    template = QT_TRANSLATE_NOOP(
        "Words", "unknown field {found}; expected a field of format 1, or x- before your own"
    )
    return say(template, found=quoted(name))


def _expected(details: ErrorDetails) -> tuple[str, Message]:
    """Return the code of a fault and what was expected."""
    kind, context = details["type"], details.get("ctx", {})
    if kind in ("enum", "literal_error"):
        allowed = _QUOTED.findall(str(context["expected"]))
        template = QT_TRANSLATE_NOOP("Words", "one of {words}")
        return "unknown-word", say(template, words=", ".join(allowed))
    for pattern, code, template in _PATTERNS:
        if context.get("pattern") == pattern:
            return code, say(template)
    for limited, name, template in _LIMITS:
        if kind == limited:
            return "out-of-range", say(template, limit=f"{context[name]:,.16g}")
    if kind == "string_too_long":
        return "too-long", say_count(
            QT_TRANSLATE_NOOP("Words", "at most one character"),
            QT_TRANSLATE_NOOP("Words", "at most {n} characters"),
            int(context["max_length"]),
        )
    if kind == "float_type" and type(details["input"]) is int:
        kind = "finite_number"  # more digits than a float has room for
    for typed, code, template in _KINDS:
        if kind == typed:
            return code, say(template)
    return "wrong-type", say(QT_TRANSLATE_NOOP("Words", "another kind of value"))
