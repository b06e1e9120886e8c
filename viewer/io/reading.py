"""Texts, dates and units of a file, checked and read at once: nothing is read twice.

Each function is the validator of a field; it raises what `fault` makes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import ValidationInfo

from viewer.io.words import ISO_4217, LANGUAGE_PATTERN, OTHER_UNITS, OWN_UNIT_PATTERN, listed
from viewer.model.clean import Clean, clean, clean_line
from viewer.model.edtf import EdtfDate, EdtfError, parse
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

LONGEST_LINE: Final = 10_000
LONGEST_BODY: Final = 20_000_000
_LONGEST_NUMBER = 200

KNOWN_UNITS: Final = listed(ISO_4217) | listed(OTHER_UNITS)
_LANGUAGE = re.compile(LANGUAGE_PATTERN)
_OWN_UNIT = re.compile(OWN_UNIT_PATTERN)


def fault(code: str, expected: Message, position: int = -1) -> PydanticCustomError:
    """Make the error of a validator, which `viewer.io.faults` turns into a problem.

    ``position`` is the index in the text at which the fault stands, if it is known. A message of
    the code ``bad-date`` is a whole sentence; others say what was expected.
    """
    return PydanticCustomError("own", "{code}", {"code": code, "own": expected, "at": position})


def read_line(value: object, info: ValidationInfo) -> Clean:
    """Read a text that is shown on one line: a string, or a map of languages."""
    if type(value) is str and len(value) <= LONGEST_LINE:  # nearly always: the short way
        return clean_line(value)
    return _read_text(value, info, LONGEST_LINE, line=True)


def read_name(value: object, info: ValidationInfo) -> Clean:
    """Read what a record is called: a line that is not empty."""
    made = _read_text(value, info, LONGEST_LINE, line=True)
    if not made.strip():
        raise fault("empty", say(QT_TRANSLATE_NOOP("Words", "a text that is not empty")))
    return made


def read_body(value: object, info: ValidationInfo) -> Clean:
    """Read a text that may have several lines."""
    if type(value) is str and len(value) <= LONGEST_BODY:
        return clean(value)
    return _read_text(value, info, LONGEST_BODY, line=False)


def _read_text(value: object, info: ValidationInfo, longest: int, *, line: bool) -> Clean:
    if isinstance(value, str):
        return _cleaned(value, longest, line=line)
    if not isinstance(value, dict):
        raise fault("wrong-type", say(QT_TRANSLATE_NOOP("Words", "a text")))
    languages: dict[str, str] = {}
    for tag, text in value.items():
        if not _LANGUAGE.fullmatch(tag) or not isinstance(text, str):
            template = QT_TRANSLATE_NOOP("Words", 'a text, or texts by language such as "en"')
            raise fault("wrong-language", say(template))
        languages[tag] = _cleaned(text, longest, line=line)
    if not languages:
        raise fault("wrong-language", say(QT_TRANSLATE_NOOP("Words", "at least one text")))
    own = info.context.get("language", "en") if info.context else "en"
    first = languages.get(own) or languages.get("en") or next(iter(languages.values()))
    return Clean.in_languages(first, languages)


def _cleaned(text: str, longest: int, *, line: bool) -> Clean:
    if len(text) > longest:
        template = QT_TRANSLATE_NOOP("Words", "at most {most} characters")
        raise fault("too-long", say(template, most=f"{longest:,}"))
    return clean_line(text) if line else clean(text)


@lru_cache(maxsize=1 << 15)  # dates repeat: series share their periods, a century has 36,525 days
def _date(text: str) -> EdtfDate:
    return parse(text)


def read_date(value: object) -> EdtfDate:
    """Read an EDTF date."""
    if not isinstance(value, str):
        template = QT_TRANSLATE_NOOP("Words", 'a date in quotation marks, as in "2020-10"')
        raise fault("wrong-type", say(template))
    try:
        return _date(value)
    except EdtfError as error:
        raise fault("bad-date", error.message, error.position) from None


def read_unit(value: object) -> str:
    """Read a unit: of ISO 4217, of our own list, or one's own that begins with ``X-``."""
    if isinstance(value, str) and (value in KNOWN_UNITS or _OWN_UNIT.fullmatch(value)):
        return value
    template = QT_TRANSLATE_NOOP(
        "Words",
        "a currency (USD), a unit such as PERCENT, T or ITEMS, or one of your own after X-",
    )
    raise fault("unknown-unit" if isinstance(value, str) else "wrong-type", say(template))


def read_inventory(value: object) -> tuple[str, ...]:
    """Read ``x-inventory``, a number or a list of them; as an ``x-`` field it is never wrong."""
    entries = value if isinstance(value, list) else [value]
    return tuple(clean_line(e[:_LONGEST_NUMBER]) for e in entries if isinstance(e, str))


def read_written(value: object) -> Clean | None:
    """Read ``x-written``, a date in the words of its source; other values count as none."""
    return clean_line(value[:LONGEST_LINE]) if isinstance(value, str) else None


def forget() -> None:
    """Drop the dates that were kept to be read only once."""
    _date.cache_clear()
