"""From bytes to JSON: which encoding, and where the text stops being JSON."""

from __future__ import annotations

import re
from typing import Final

from pydantic_core import from_json

from viewer.io.findings import Fault
from viewer.io.short import quoted
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.problem import Severity

_BOM: Final = b"\xef\xbb\xbf"
_OTHER_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_PLACE = re.compile(r"^(.*?) at line (\d+) column (\d+)$", re.DOTALL)

# What pydantic's core says, by how it begins, and what we say; the code is "syntax" but for one.
_SYNTAX: Final = (
    ("EOF", QT_TRANSLATE_NOOP("Words", "the file ends here; expected the rest of it")),
    ("trailing comma", QT_TRANSLATE_NOOP("Words", "a comma with nothing after it; expected none")),
    (
        "trailing characters",
        QT_TRANSLATE_NOOP("Words", "{found} after the end of the data; expected nothing"),
    ),
    ("expected `:`", QT_TRANSLATE_NOOP("Words", "found {found}; expected a colon")),
    (
        "expected `,` or `]`",
        QT_TRANSLATE_NOOP("Words", "found {found}; expected a comma or ]"),
    ),
    (
        "expected `,` or `}`",
        QT_TRANSLATE_NOOP("Words", "found {found}; expected a comma or }"),
    ),
    (
        "key must be a string",
        QT_TRANSLATE_NOOP("Words", "found {found}; expected a name in quotation marks"),
    ),
    (
        "control character",
        QT_TRANSLATE_NOOP(
            "Words", "a line end or control character in a text; expected \\n or \\u"
        ),
    ),
    ("invalid escape", QT_TRANSLATE_NOOP("Words", 'an unknown escape; expected \\n, \\", \\u')),
    ("invalid number", QT_TRANSLATE_NOOP("Words", "found {found}; expected a number")),
    ("number out of range", QT_TRANSLATE_NOOP("Words", "a number too long to be read")),
    (
        "recursion limit",
        QT_TRANSLATE_NOOP(
            "Words", "lists and objects nested too deep; expected 200 levels at most"
        ),
    ),
    (
        "lone leading surrogate",
        QT_TRANSLATE_NOOP("Words", "half a character (\\ud800 to \\udfff); expected both halves"),
    ),
    ("unexpected end of hex", QT_TRANSLATE_NOOP("Words", "half a character; expected both halves")),
    ("invalid unicode", QT_TRANSLATE_NOOP("Words", "a character that does not exist")),
)


_FOREIGN: Final = QT_TRANSLATE_NOOP(
    "Words", "this is not a Tradewake dataset (JSON expected); it begins with {found}"
)
_BINARY: Final = QT_TRANSLATE_NOOP(
    "Words", "this is not a Tradewake dataset (JSON expected), nor any other text"
)
_BEGINNING: Final = 24
"""So many characters show a reader which file it is."""


class NotJson(Exception):
    """Bytes that are no JSON; ``text`` is what could be decoded of them."""

    def __init__(self, fault: Fault, text: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.text = text


def strip_mark(data: bytes) -> bytes:
    """Return the bytes without the mark that some editors put before UTF-8."""
    return data.removeprefix(_BOM)


def parse(data: bytes) -> object:
    """Return what the JSON in ``data`` holds; NaN and infinite numbers pass, to be told later.

    Raises NotJson with the place at which it stops being UTF-8 or JSON.
    """
    try:
        value: object = from_json(data, allow_inf_nan=True)
    except ValueError as error:
        raise _explain(data, str(error)) from None
    return value


def end_of_value(data: bytes, error: ValueError) -> int | None:
    """Return where the JSON at the beginning of ``data`` is complete, if that is the fault."""
    if not (parts := _PLACE.match(str(error))) or parts[1] != "trailing characters":
        return None
    start = 0
    for _ in range(int(parts[2]) - 1):
        start = data.index(b"\n", start) + 1
    return len(data[: start + int(parts[3]) - 1].rstrip())


def _explain(data: bytes, said: str) -> NotJson:
    if not data.strip():
        message = say(QT_TRANSLATE_NOOP("Words", "this file is empty; expected a dataset"))
        return NotJson(Fault(Severity.ERROR, "empty-file", message, position=0), "")
    for mark, name in _OTHER_MARKS:
        if data.startswith(mark):
            template = QT_TRANSLATE_NOOP("Words", "this file is {name}; expected UTF-8")
            fault = Fault(Severity.ERROR, "encoding", say(template, name=name), position=0)
            return NotJson(fault, " ")
    foreign = data.lstrip()[:1] not in (b"{", b"[")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if foreign:
            return NotJson(Fault(Severity.ERROR, "not-json", say(_BINARY), position=0), " ")
        text = data[: error.start].decode("utf-8")
        template = QT_TRANSLATE_NOOP(
            "Words", "the byte {byte} is no character; expected UTF-8 throughout"
        )
        message = say(template, byte=f"0x{data[error.start]:02X}")
        return NotJson(Fault(Severity.ERROR, "encoding", message, position=len(text)), text)
    if foreign:
        position = len(text) - len(text.lstrip(" \t\r\n"))
        beginning = text[position : position + _BEGINNING].split("\n")[0].strip()
        message = say(_FOREIGN, found=quoted(beginning))
        return NotJson(Fault(Severity.ERROR, "not-json", message, position=position), text)
    reason, position = _place(data, said)
    if reason.startswith("EOF"):
        position = len(text)  # the core means the last character, or the one after it
    code = "too-deep" if reason.startswith("recursion limit") else "syntax"
    message = _sentence(reason, text, position)
    return NotJson(Fault(Severity.ERROR, code, message, position=position), text)


def _place(data: bytes, said: str) -> tuple[str, int]:
    """Return the reason, and the index into the text: the core counts bytes in a line."""
    if not (parts := _PLACE.match(said)):
        return said, 0
    reason, line, column = parts[1], int(parts[2]), int(parts[3])
    start = 0
    for _ in range(line - 1):
        start = data.index(b"\n", start) + 1
    at = min(start + max(column - 1, 0), len(data))
    return reason, len(data[:at].decode("utf-8", errors="ignore"))


def _sentence(reason: str, text: str, position: int) -> Message:
    found = quoted(text[position]) if position < len(text) else '""'
    for beginning, template in _SYNTAX:
        if reason.startswith(beginning):
            return say(template, found=found) if "{found}" in template else say(template)
    return say(QT_TRANSLATE_NOOP("Words", "found {found}; expected a value"), found=found)
