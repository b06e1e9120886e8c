"""Very many texts put in order without making each of them: by eight bytes at a time.

Texts sort as those of `viewer.engine.lists.table.ranks` do. UTF-8 sorts as its code points do, so
what is plain ASCII is folded and compared where it lies; other texts are folded one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from viewer.engine.query.fold import folded
from viewer.model.text_column import KeyColumn, TextColumn

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
FEW: Final = 5_000
"""Fewer texts are put in order one by one."""
_BEFORE: Final = re.compile(r"^\W+")
_WORD: Final = 8
_LOWER: Final = np.array([ord(chr(n).lower()) if n < 128 else n for n in range(256)], np.uint8)
_IN_WORDS: Final = np.array([chr(n).isalnum() or chr(n) == "_" for n in range(128)] + [True] * 128)
_SPACE: Final = np.array([chr(n).isspace() for n in range(128)] + [False] * 128)


def plainly(text: str) -> str:
    """Return what a text is sorted by: without case, accents, and the marks it begins with."""
    return _BEFORE.sub("", folded(text))


def text_ranks(column: TextColumn) -> Floats:
    """Return numbers that sort as the texts do; NaN for those of which nothing is left."""
    starts, ends = column.offsets[:-1].astype(np.int64), column.offsets[1:].astype(np.int64)
    blob = _LOWER.take(column.blob)
    odd = _odd(column.blob, starts, ends)
    while True:
        marks = np.flatnonzero((starts < ends) & ~odd)
        marks = marks[~_IN_WORDS.take(blob.take(starts[marks]))]
        if not len(marks):
            break
        starts[marks] += 1
    parts, at = [blob], len(blob)
    for row in np.flatnonzero(odd).tolist():
        text = plainly(column[row]).encode("utf-8", "surrogatepass")
        parts.append(np.frombuffer(text, np.uint8))
        starts[row], ends[row] = at, at + len(text)
        at += len(text)
    # A text ends before one that goes on: no letter is a NUL.
    whole = np.concatenate([*parts, np.zeros(_WORD, np.uint8)])
    return np.where(starts < ends, _ranks(whole, starts, ends), np.nan)


def key_ranks(column: KeyColumn, told: Callable[[tuple[str, ...]], str]) -> Floats:
    """Return numbers that sort as what is told of the keys of each row; NaN where that is ""."""
    codes, counts = column.firsts(), np.diff(column.offsets.astype(np.int64))
    said = [told((key,)) for key in column.keys]
    several: dict[tuple[str, ...], int] = {}
    for row in np.flatnonzero(counts > 1).tolist():
        keys = column.row(row)
        codes[row] = len(said) + several.setdefault(keys, len(several))
    said += [told(keys) for keys in several]
    said.append(told(()))  # the last one is that of no keys: their code is -1
    plain = [plainly(text) for text in said]
    place = {text: float(n) for n, text in enumerate(sorted(set(plain)))} | {"": np.nan}
    return np.array([place[text] for text in plain], np.float64).take(codes)


def _odd(blob: NDArray[np.uint8], starts: Ints, ends: Ints) -> NDArray[np.bool_]:
    """Return which texts hold what folds to more than small letters: no ASCII, or spaces that
    are not single ones between two words.
    """
    space = _SPACE.take(blob)
    found = (blob > 127) | (space & (blob != ord(" ")))
    found[1:] |= space[1:] & space[:-1]
    odd = np.zeros(len(starts), bool)
    odd[np.searchsorted(ends, np.flatnonzero(found), "right")] = True
    filled = np.flatnonzero(starts < ends)
    odd[filled] |= space.take(starts[filled]) | space.take(ends[filled] - 1)
    return odd


def _ranks(blob: NDArray[np.uint8], starts: Ints, ends: Ints) -> Ints:
    """Return the places of texts among all of them, the same for equal ones."""
    ranks = np.zeros(len(starts), np.int64)
    open_ = np.arange(len(starts))
    at = 0
    while len(open_):
        keys = _words(blob, starts[open_] + at, ends[open_])
        order = np.lexsort((keys, ranks[open_])) if at else np.argsort(keys)
        rows, keys = open_[order], keys[order]
        before = ranks[rows]
        new = np.append(True, (keys[1:] != keys[:-1]) | (before[1:] != before[:-1]))
        # Where the run of equal ones begins that a text was in is known by its rank.
        group = np.append(True, before[1:] != before[:-1])
        place = np.arange(len(rows))
        runs, groups = place[new], place[group]
        inside = runs[np.cumsum(new) - 1] - groups[np.cumsum(group) - 1]
        ranks[rows] = before + inside
        alike = (np.append(runs[1:], len(rows)) - runs > 1)[np.cumsum(new) - 1]
        # Equal ones that have ended are equal for good; one that just ends counts as NULs.
        open_ = rows[alike & ((keys & np.uint64(255)) > 0)]
        at += _WORD
    return ranks


def _words(blob: NDArray[np.uint8], starts: Ints, ends: Ints) -> NDArray[np.uint64]:
    """Return the next eight bytes of each text as a number, NULs where it ends."""
    found = np.zeros(len(starts), np.uint64)
    for place in range(_WORD):
        here = starts + place
        letter = np.where(here < ends, blob.take(here, mode="clip"), 0).astype(np.uint64)
        found = (found << np.uint64(8)) | letter
    return found
