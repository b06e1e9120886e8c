"""Text from a file, made safe to show: the only door through which a stranger's words come in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_NOTHING: Mapping[str, str] = MappingProxyType({})

# What is invisible or turns the text around is shown by its code point instead: bidirectional
# controls, zero-width spaces and joiners of no script, byte order marks, line separators, tags.
_INVISIBLE = re.compile(
    "[\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MARKS = re.compile(f"({_MARK}{{8}}){_MARK}+")
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u0300-\u036f\u0483-\u0489\u061c\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u115f\u1160\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\u20d0-\u20ff"
    "\u3164\ud800-\udfff\ufe20-\ufe2f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)


class Clean(str):
    """A string that `clean` made; label makers take no other.

    ``languages`` holds the same text in other languages (BCP 47 tag to text), where the file
    gives a language map.
    """

    languages: Mapping[str, str] = _NOTHING

    @classmethod
    def in_languages(cls, text: str, languages: Mapping[str, str]) -> Clean:
        """Return ``text`` with the same in other languages; both have gone through `clean`."""
        # Not an argument of the class: a million texts are made, and hardly one is in two.
        made = cls(text)
        made.languages = MappingProxyType(dict(languages))
        return made


def clean(text: str) -> Clean:
    """Return ``text`` with everything invisible made visible; line ends become ``\\n``.

    Control characters become their pictures (U+2400 block), bidirectional and zero-width
    characters become ``[U+202E]``, lone surrogates U+FFFD, and more than eight combining marks
    on one base are cut to eight.
    """
    if (text.isascii() and text.isprintable()) or not _SUSPECT.search(text):
        return Clean(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub(_picture, text)
    text = _INVISIBLE.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
    text = _SURROGATE.sub("\ufffd", text)
    return Clean(_MARKS.sub(r"\1", text))


def clean_line(text: str) -> Clean:
    """Return `clean` text on one line: for titles, labels, names."""
    made = clean(text)
    return Clean(" ".join(made.split())) if "\n" in made or "\t" in made else made


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"[U+{code:04X}]"
