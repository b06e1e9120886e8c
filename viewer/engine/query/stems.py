"""Words without their English endings, so that "border closed" meets "closes its border".

Only endings of verbs and plurals go, and only from words of plain Latin letters: a stem is looked
for as a whole word, beside the words as they were typed, so other languages lose nothing.
"""

from __future__ import annotations

import re

_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_WHOLE = frozenset({"news", "series", "species", "wing", "wings", "bring", "brings", "spring"})
_SHORTEST = 3
"""No stem is shorter."""
SILENT = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "into", "is", "it", "its",
        "of", "on", "or", "that", "the", "their", "this", "to", "was", "were", "with",
    }
)  # fmt: skip
"""Words that stand nearly everywhere: they say nothing of what is looked for."""


def stem(word: str) -> str:
    """Return a folded word without its ending; unchanged where it has none or is not English."""
    if len(word) <= _SHORTEST or not word.isascii() or not word.isalpha() or word in _WHOLE:
        return word
    return _without_e(_without_past(_without_plural(word)))


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_past(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("eed"):
        return word[:-1] if len(word) > 5 else word
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST and _VOWEL.search(rest):
            return rest[:-1] if _DOUBLED.search(rest) else rest
    return word


def _without_e(word: str) -> str:
    if word.endswith("ure") and len(word) > 6:
        return word[:-3]
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST else word
