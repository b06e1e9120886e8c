"""Opening a big file in parts, by several processes."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from pydantic_core import from_json

from viewer.io import words
from viewer.io.arriving import Arrivals, Arrived
from viewer.io.column_store import ColumnStore
from viewer.io.crew import Crew, crew_for
from viewer.io.cuts import Span, layout_of
from viewer.io.in_parts import Good, InParts
from viewer.io.kept import GoOn, Keeper
from viewer.io.opened import Later, Opened, Step
from viewer.io.parts import NotInParts, PartsReader, Sizes
from viewer.io.safe_read import RefusedFile, Stamp, read_part, stamp_of

Tell = Callable[[Arrived], None]
_GATHERED: Final = 0.9
_LANGUAGE: Final = re.compile(words.LANGUAGE_PATTERN)


def open_in_parts(
    path: Path,
    stamp: Stamp,
    step: Step,
    sizes: Sizes | None = None,
    crew_of: Callable[[Path], Crew] = crew_for,
    store: ColumnStore | None = None,
    arrived: Tell | None = None,
) -> Opened:
    """Open a file. Raises NotInParts where `viewer.io.whole` has to, and Cancelled as ``step``.

    What was kept in ``store`` is used where it is of this file, and made where there is none.
    """
    keeper = None
    if store is not None:
        try:
            keeper = Keeper.of(store, path, stamp)
            with suppress(NotInParts):
                if made := _kept(keeper, step):
                    return made
        except RefusedFile:
            raise NotInParts from None  # it changes while it is read
    try:
        layout = layout_of(lambda at, count: read_part(path, at, count), stamp[0])
        if layout is None:
            raise NotInParts
        language = _language(layout.head)
        reader = PartsReader(crew_of, path, stamp[0], layout, language, sizes or Sizes())
        arrivals = Arrivals(path, stamp, layout, arrived) if arrived is not None else None
        parts = reader.run(
            lambda share: step(share * _GATHERED),
            lambda: arrivals.look(reader.found) if arrivals is not None else None,
        )
    except RefusedFile:
        raise NotInParts from None  # it changes while it is read
    rest = InParts(
        path, stamp, layout, parts, language,
        lambda share: step(_GATHERED + (1 - _GATHERED) * share),
    )  # fmt: skip
    made = rest.run(path)
    if stamp_of(path) != stamp:
        raise NotInParts
    if keeper is None or rest.good is None:
        return made
    return replace(made, later=_keeping(keeper, rest.good, (parts.parts[0].at, parts.end)))


def _keeping(keeper: Keeper, good: Good, lies: Span) -> Later:
    def later(go_on: GoOn) -> bool:
        keeper.keep(*good, lies, go_on)
        return True

    return later


def _kept(keeper: Keeper, step: Step) -> Opened | None:
    """Open a file whose events were kept; None where none were."""
    path, stamp = keeper.path, keeper.stamp
    layout = layout_of(lambda at, count: read_part(path, at, count), stamp[0])
    found = keeper.find(layout) if layout is not None else None
    if layout is None or found is None:
        return None
    parts, content = found
    made = InParts(path, stamp, layout, parts, _language(layout.head), step).run(path)

    def later(go_on: GoOn) -> bool:
        return keeper.is_of(content, go_on)

    return replace(made, later=later) if stamp_of(path) == stamp else None


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
