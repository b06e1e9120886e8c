"""Where a big file may be cut into parts: its head, and then between two records of its events."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from viewer.io.locate import top_member

Read = Callable[[int, int], bytes]
"""Returns so many bytes (the second) of a file from a place on (the first)."""
_BOM: Final = b"\xef\xbb\xbf"
_HEAD: Final = 1 << 18
_LONGEST_HEAD: Final = 1 << 26
_WINDOW: Final = 1 << 15
_WIDE: Final = 1 << 20
_GAP: Final = re.compile(r'\s*,\s*\{\s*"[^"\\]*"')
_NAME: Final = re.compile(r'\{\s*("[^"\\]*")')

Span = tuple[int, int]
"""From a byte to before a byte."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file looks: ``head`` is all before its first event, which begins at byte ``first``.

    ``separator`` is what stands between the first two events, from the end of the one to the
    first name of the other; ``mark`` is how many bytes of a byte order mark come before the head.
    """

    mark: int
    head: bytes
    first: int
    separator: bytes


def layout_of(read: Read, size: int) -> Layout | None:
    """Look at the beginning of a file; None where no list of two events is found in it."""
    count = _HEAD
    while count <= _LONGEST_HEAD:
        data = read(0, min(count, size))
        mark = len(_BOM) if data.startswith(_BOM) else 0
        try:
            text = codecs.getincrementaldecoder("utf-8")().decode(data[mark:])
        except UnicodeDecodeError:
            return None
        at = top_member(text, "events")
        if at is not None and (found := _first_two(text, at)) is not None:
            first, separator = found
            head = text[: at + 1].encode()
            place = mark + len(text[:first].encode())
            return Layout(mark, head, place, separator.encode())
        if count >= size:
            return None
        count *= 8
    return None


def _first_two(text: str, at: int) -> tuple[int, str] | None:
    """Return where the first event of the list that begins at ``at`` stands, and what separates it
    from the second.
    """
    if text[at : at + 1] != "[":
        return None
    first = at + 1
    while text[first : first + 1] in (" ", "\t", "\r", "\n"):
        first += 1
    name = _NAME.match(text, first)
    try:
        end = json.JSONDecoder(parse_int=float).raw_decode(text, first)[1]
    except (ValueError, IndexError, RecursionError):
        return None
    gap = _GAP.match(text, end)
    if name is None or gap is None or not gap[0].endswith(name[1]):
        return None
    return first, f"}}{gap[0]}"


def spans(read: Read, size: int, layout: Layout, small: int, large: int) -> Iterator[Span]:
    """Yield the parts of the events and of all that comes after them, as a guess.

    The first part has about ``small`` bytes, the others ``large`` ones. All but the last end with
    a record; the last one ends with the file.
    """
    start, step = layout.first, small
    into = layout.separator.index(b"{")
    while start < size:
        cut = _next(read, size, layout.separator, start + step)
        if cut is None:
            yield start, size
            return
        yield start, cut + 1
        start, step = cut + into, large


def _next(read: Read, size: int, separator: bytes, wanted: int) -> int | None:
    """Return the first separator at or after byte ``wanted``, None where there is none."""
    at, window = wanted, _WINDOW
    while at < size:
        found = read(at, window + len(separator) - 1).find(separator)
        if found >= 0:
            return at + found
        at += window
        window = _WIDE
    return None
