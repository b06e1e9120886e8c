"""The amount that a printed text means: "$80.1 billion", "$539 million 100 thousand", "9만6천"."""

from __future__ import annotations

import re

SCALES: tuple[tuple[str, float], ...] = (
    ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12),
    ("тыс", 1e3), ("млн", 1e6), ("миллион", 1e6), ("млрд", 1e9), ("миллиард", 1e9),
    ("трлн", 1e12), ("триллион", 1e12),
    ("천만", 1e7), ("백만", 1e6), ("천", 1e3), ("만", 1e4), ("억", 1e8), ("조", 1e12),
    ("千", 1e3), ("万", 1e4), ("萬", 1e4), ("亿", 1e8), ("億", 1e8), ("兆", 1e12),
)  # fmt: skip
"""Words of scale and what they multiply by; longer ones before those that they begin with."""
_WORDS = "|".join(word for word, _ in sorted(SCALES, key=lambda one: -len(one[0])))
_TERM = re.compile(rf"(\d[\d,]*(?:\.\d+)?)\s*({_WORDS})?", re.IGNORECASE)
LONGEST = 200


def amount_in(text: str) -> float | None:
    """Return the amount that a text begins to tell, in single units; None without a scale word.

    Terms that follow each other at once are added up: so many million and so many thousand.
    """
    found: float | None = None
    end = -1
    scaled = False
    for match in _TERM.finditer(text[:LONGEST]):
        if end >= 0 and text[end : match.start()].strip():
            break
        digits, word = match.groups()
        scale = next((times for one, times in SCALES if word and one == word.lower()), 1.0)
        scaled = scaled or scale != 1.0
        found = (found or 0.0) + float(digits.replace(",", "")) * scale
        end = match.end()
    return found if scaled else None
