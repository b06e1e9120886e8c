"""Opening a big file in parts, by several processes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from pydantic_core import from_json

from viewer.io import words
from viewer.io.crew import Crew, crew_for
from viewer.io.cuts import layout_of
from viewer.io.in_parts import InParts
from viewer.io.opened import Opened, Step
from viewer.io.parts import NotInParts, PartsReader, Sizes
from viewer.io.safe_read import RefusedFile, Stamp, read_part, stamp_of

BIG: Final = 8_000_000
"""Files of so many bytes are read in parts: smaller ones are read before a process has begun."""
_GATHERED: Final = 0.9
_LANGUAGE: Final = re.compile(words.LANGUAGE_PATTERN)


def open_in_parts(
    path: Path,
    stamp: Stamp,
    step: Step,
    sizes: Sizes | None = None,
    crew_of: Callable[[Path], Crew] = crew_for,
) -> Opened:
    """Open a file. Raises NotInParts where `viewer.io.whole` has to, and Cancelled as ``step``."""
    crew = crew_of(path)
    try:
        layout = layout_of(lambda at, count: read_part(path, at, count), stamp[0])
        if layout is None:
            raise NotInParts
        language = _language(layout.head)
        reader = PartsReader(crew, path, stamp[0], layout, language, sizes or Sizes())
        parts = reader.run(lambda share: step(share * _GATHERED), lambda: None)
    except RefusedFile:
        raise NotInParts from None  # it changes while it is read
    finally:
        crew.close()
    rest = InParts(
        path, stamp, layout, parts, language,
        lambda share: step(_GATHERED + (1 - _GATHERED) * share),
    )  # fmt: skip
    made = rest.run(path)
    if stamp_of(path) != stamp:
        raise NotInParts
    return made


def _language(head: bytes) -> str:
    """Return the language that the head of a file names, if it is one."""
    try:
        said = from_json(head + b"]}")
    except ValueError:
        raise NotInParts from None
    if not isinstance(said, dict) or said.get("tradewake") != words.FORMAT_VERSION:
        raise NotInParts
    language = said.get("language")
    known = isinstance(language, str) and _LANGUAGE.fullmatch(language)
    return str(language) if known else "en"
