"""Why a text is no date of ours, in one sentence: what was found, what was expected."""

from __future__ import annotations

import re

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

_FORMS = QT_TRANSLATE_NOOP(
    "Words", "{found} is no date; expected a form such as 2020, 2020-10 or 2020-10-26"
)
_OUTSIDE = re.compile(r"[^0-9XYTZ:+?~%-]")
_KEYWORDS = re.compile(r"open|unknown|now|present|today|uuuu", re.IGNORECASE)
_MARK = re.compile(r"[?~%]")
_DIGITS = re.compile(r"[0-9]*")
_LEVEL_2 = frozenset("SE^,{}[]")


class EdtfError(ValueError):
    """A text that is no date: ``message`` says why, ``position`` is where (index in the text)."""

    def __init__(self, message: Message, position: int) -> None:
        super().__init__(message, position)
        self.message = message
        self.position = position

    def __str__(self) -> str:
        return self.message.english()


def quoted(text: str) -> str:
    """Return what was found so that it can be shown: plain ASCII in quotes, else code points."""
    shown = text[:24]
    if shown.isascii() and shown.isprintable():
        return f'"{shown}…"' if len(text) > len(shown) else f'"{shown}"'
    return " ".join(f"U+{ord(character):04X}" for character in shown[:4])


def explain(text: str, at: int) -> EdtfError:
    """Say why ``text``, which stands at index ``at`` of the whole, fits no form of one date."""
    if not text:
        message = say(QT_TRANSLATE_NOOP("Words", "nothing stands here; expected a date"))
        return EdtfError(message, at)
    if word := _KEYWORDS.match(text):
        template = QT_TRANSLATE_NOOP(
            "Words",
            "the word {found} is no date; expected .. for an open end, nothing for an unknown one",
        )
        return EdtfError(say(template, found=quoted(word[0])), at)
    if outside := _OUTSIDE.search(text):
        return _character(text, outside.start(), at)
    if text[0] == "Y":
        return _long_year(text, at)
    if "Y" in text:
        return EdtfError(say(_FORMS, found=quoted(text)), at + text.index("Y"))
    if "X" in text:
        template = QT_TRANSLATE_NOOP(
            "Words",
            "the X at this place is EDTF level 2; "
            "expected it at the end, as in 199X, 19XX, 2004-XX, 1985-04-XX or 1985-XX-XX",
        )
        return EdtfError(say(template), at + text.index("X"))
    if (mark := _MARK.search(text)) and mark.start() < len(text) - 1:
        return _inner_mark(text, mark.start(), at)
    if "T" in text:
        return _time(text, at)
    return _digits(text, at)


def _character(text: str, where: int, at: int) -> EdtfError:
    found = text[where]
    args: dict[str, str] = {"found": quoted(found)}
    if found.isspace():
        template = QT_TRANSLATE_NOOP(
            "Words", "a space or line end stands in the date; expected none"
        )
        args = {}
    elif text.startswith("..", where):
        template = QT_TRANSLATE_NOOP(
            "Words",
            "two dots stand beside a date; "
            "expected brackets around a set, as in [1950..1953], or a slash before an open end",
        )
        args = {}
    elif found in ".," and "T" in text[:where]:
        template = QT_TRANSLATE_NOOP(
            "Words", "a fraction of a second is not kept; expected whole seconds, as in 23:20:30"
        )
        args = {}
    elif found in _LEVEL_2:
        template = QT_TRANSLATE_NOOP(
            "Words",
            "{found} belongs to EDTF level 2; "
            "expected levels 0 and 1 or a set such as [1950..1953]",
        )
    elif found in "xu" and where and text[where - 1] in "0123456789xu-":
        template = QT_TRANSLATE_NOOP(
            "Words", "{found} stands for an unspecified digit; expected a capital X"
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "Words",
            "the character {found} does not belong in a date; "
            "expected a form such as 2020, 2020-10 or 2020-10-26",
        )
    return EdtfError(say(template, **args), at + where)


def _long_year(text: str, at: int) -> EdtfError:
    start = 2 if text.startswith("Y-") else 1
    end = _digits_end(text, start)
    if end == start:
        template = QT_TRANSLATE_NOOP("Words", "Y stands without a year; expected digits after it")
        return EdtfError(say(template), at + start)
    template = QT_TRANSLATE_NOOP(
        "Words", "{found} follows a long year; expected the year alone, as in Y12000"
    )
    return EdtfError(say(template, found=quoted(text[end:])), at + end)


def _inner_mark(text: str, where: int, at: int) -> EdtfError:
    if all(_MARK.match(character) for character in text[where:]):
        template = QT_TRANSLATE_NOOP("Words", "{found} are several marks; expected % for both")
        return EdtfError(say(template, found=quoted(text[where:])), at + where)
    template = QT_TRANSLATE_NOOP(
        "Words",
        "the mark {found} inside a date is EDTF level 2; expected it at the end of the whole date",
    )
    return EdtfError(say(template, found=quoted(text[where])), at + where)


def _time(text: str, at: int) -> EdtfError:
    if _MARK.match(text[-1]):
        template = QT_TRANSLATE_NOOP(
            "Words", "the mark {found} follows a time of day; expected it after a date only"
        )
        return EdtfError(say(template, found=quoted(text[-1])), at + len(text) - 1)
    template = QT_TRANSLATE_NOOP(
        "Words",
        "{found} is no date with a time of day; "
        "expected a form such as 1985-04-12T23:20:30, with Z or +04:30 after it where known",
    )
    return EdtfError(say(template, found=quoted(text)), at + text.index("T"))


def _digits(text: str, at: int) -> EdtfError:
    """Explain a text of digits, hyphens, signs and colons."""
    start = 1 if text[0] == "-" else 0
    end = _digits_end(text, start)
    count = end - start
    if count == 0:
        return EdtfError(say(_FORMS, found=quoted(text)), at + start)
    if count == 8 and end == len(text):
        template = QT_TRANSLATE_NOOP(
            "Words", "{found} has no hyphens; expected the form 2020-10-26"
        )
        return EdtfError(say(template, found=quoted(text)), at)
    if count > 4:
        template = QT_TRANSLATE_NOOP(
            "Words", "the year {found} is longer than four digits; expected four, or Y before more"
        )
        return EdtfError(say(template, found=quoted(text[:end])), at)
    if count < 4:
        template = QT_TRANSLATE_NOOP(
            "Words",
            "the year {found} is shorter than four digits; expected zeros before it, as in 0079",
        )
        return EdtfError(say(template, found=quoted(text[:end])), at)
    return _after_year(text, end, at)


def _after_year(text: str, end: int, at: int) -> EdtfError:
    """Explain what follows a good year: at most a month and a day, of two digits each."""
    for template in (
        QT_TRANSLATE_NOOP(
            "Words", "the month {found} is no number of two digits; expected one such as 05"
        ),
        QT_TRANSLATE_NOOP(
            "Words", "the day {found} is no number of two digits; expected one such as 05"
        ),
    ):
        if end == len(text) or text[end] != "-":
            break
        start = end + 1
        end = _digits_end(text, start)
        if end - start != 2:
            found = quoted(re.split(r"[-:+?~%]", text[start:])[0])
            return EdtfError(say(template, found=found), at + start)
    template = QT_TRANSLATE_NOOP("Words", "{found} follows a whole date; expected its end")
    return EdtfError(say(template, found=quoted(text[end:])), at + end)


def _digits_end(text: str, start: int) -> int:
    found = _DIGITS.match(text, start)
    return found.end() if found else start
