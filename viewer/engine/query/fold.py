"""Spellings made comparable: what differs only in typing becomes equal.

Two strengths: `folded` for running text keeps its words and marks apart, `joined` for names is
letters and digits alone, so that Ri Ryong-nam, Ri Ryong Nam and RI RYONGNAM are one.
"""

from __future__ import annotations

import re
import unicodedata

# Accents on Latin, Greek and Cyrillic letters. Marks of other scripts stay: a voiced kana or a
# Devanagari vowel is another sound, not an accent.
_ACCENTS = re.compile("[\u0300-\u036f]+")
_ALIKE: dict[int, str] = str.maketrans(
    {
        # Apostrophes and what stands for them, quotation marks, hyphens and dashes; nothing for
        # a soft hyphen.
        **dict.fromkeys("\u2018\u2019\u201b\u2032\u02bc\u02bb\u02b9\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **{"\u00ad": "", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "\u0131": "i"},
        **{"æ": "ae", "œ": "oe", "þ": "th"},
    }
)
_ODD = re.compile(f"[{''.join(map(chr, _ALIKE))}]")
_LONG, _MOST_MARKS = 200, 30
_CJK = re.compile("[\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")


def folded(text: str) -> str:
    """Return text without case, width, accents and kinds of quotation marks; one space at most.

    Unicode NFKC and case folding. NUL characters stay what and where they are: texts of a
    dataset hold none, so they may stand between two of them.
    """
    if not text.isascii():
        # Marks first: most texts are plain but for them, and NFKC would take an acute apart.
        text = _ODD.sub(_alike, text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _stream_safe(text)).casefold()
        text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
        text = unicodedata.normalize("NFKC", _ODD.sub(_alike, text))
    return " ".join(text.lower().split())


def _stream_safe(text: str) -> str:
    """Cut more than 30 marks on one letter (the limit of UAX 15), or sorting them takes for ever.

    Normalisation sorts the marks of a letter in quadratic time. Only long words are looked at.
    """
    if len(text) <= _LONG or max(map(len, text.split()), default=0) <= _LONG:
        return text
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _alike(found: re.Match[str]) -> str:
    return _ALIKE[ord(found[0])]


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded: whatever is no letter, mark or digit divides them.

    An apostrophe divides nothing: in P'yongyang it only shows how to say it.
    """
    text = folded(name).replace("'", "")
    if not text.isalnum():
        text = "".join(
            letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in text
        )
    return tuple(text.split())


def joined(name: str) -> str:
    """Return the letters, marks and digits of a name alone, folded."""
    return "".join(words_of(name))


def is_cjk(text: str) -> bool:
    """Whether a text holds Chinese, Japanese or Korean letters, which stand without spaces."""
    return _CJK.search(text) is not None
