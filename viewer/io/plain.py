"""Events in which nothing needs a second look, told from the bytes of many of them at once.

In a part of a file whose texts `viewer.model.clean` would leave as they are, no text is cleaned
one by one: the fields are checked by pydantic's core alone, and that takes a fifth of the time.
Every doubt is an answer too: then the part goes the ordinary way, which is the only truth.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import Final

import numpy as np
from pydantic_core import from_json

from viewer.io import format1
from viewer.io.event_lists import PARTS, PlainEvents
from viewer.io.fields import Record
from viewer.io.kinds import only_checked
from viewer.io.reading import LONGEST_BODY
from viewer.model.clean import clean

_ESCAPES: Final = re.compile(rb'\\[^"\\/]')
_CODED: Final = re.compile(rb"\\u[0-9a-fA-F]{4}")
_QUOTE, _COLON = ord('"'), ord(":")


class Texts(Enum):
    """What the texts in some bytes are."""

    ONE_LINE = "safe, and each on one line"
    LINES = "safe, some of several lines or with tabs"
    DOUBTFUL = "to be looked at one by one"


def texts_of(data: bytes) -> Texts:
    """Tell what all the strings in some JSON are; ``data`` may be any bytes."""
    if len(data) > LONGEST_BODY or not (data.isascii() or _safe(_beyond_ascii(data))):
        return Texts.DOUBTFUL
    if b"\x7f" in data:
        return Texts.DOUBTFUL
    if b"\\" not in data:
        return Texts.ONE_LINE
    # What follows a backslash that is itself escaped is found as well: one doubt too many.
    escapes = set(_ESCAPES.findall(data))
    if b"\\u" in escapes:
        coded = b"".join(set(_CODED.findall(data))).decode("unicode_escape")
        if _has_halves(coded):
            # In the order of the file, where the halves of a character are side by side.
            coded = b"".join(_CODED.findall(data)).decode("unicode_escape")
            coded = coded.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if not _safe(coded):
            return Texts.DOUBTFUL
        if "\n" in coded or "\t" in coded:
            escapes.add(b"\\n")
    if escapes <= {b"\\u"}:
        return Texts.ONE_LINE
    return Texts.LINES if escapes <= {b"\\u", b"\\n", b"\\t"} else Texts.DOUBTFUL


def _beyond_ascii(data: bytes) -> str:
    letters = np.frombuffer(data, np.uint8)
    return letters[letters >= 0x80].tobytes().decode("utf-8", "replace")


def _has_halves(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _safe(text: str) -> bool:
    # Letters that stand together here may not in the file: a row of marks is longer, no shorter.
    return "\ufffd" not in text and clean(text) == text


def events_of(data: bytes, texts: Texts) -> PlainEvents | None:
    """Return the events in a JSON list whose texts are such; None where a doubt is left.

    Dates and references are only known to be strings, and texts are `str`, not yet `Clean`.
    """
    if texts is Texts.DOUBTFUL:
        return None
    try:
        events = PlainEvents.of(from_json(data, cache_strings="all"), _record(texts))
    except ValueError:
        return None
    return None if any(map(str.isspace, events.rows.of("title"))) else events


@cache
def _record(texts: Texts) -> Record:
    return Record(format1.event(only_checked(line_ends=texts is Texts.LINES)), PARTS)


def no_name_twice(data: bytes, names: int) -> bool:
    """Whether the objects in some JSON surely name nothing twice, given how many names were read.

    A colon after anything but the quotation mark of a name is a doubt; then every name of the
    file has one that follows such a mark, and in strings a few more may be: never fewer.
    """
    letters = np.frombuffer(data, np.uint8)
    colons = np.flatnonzero(letters == _COLON)
    before = letters[colons - 1]
    if (before[before != _QUOTE] <= ord(" ")).any():
        return False
    return int(np.count_nonzero(before == _QUOTE)) == names
