"""What was found in a file, made short and safe enough to stand in a sentence."""

from __future__ import annotations

from viewer.model.clean import clean_line
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count

LONGEST = 80
_NAMES = 3


def short(value: object) -> str | Message:
    """Return a value of JSON in at most 80 characters; lists and objects are only described."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value)
        case int() if abs(value) > 10**20:
            template = QT_TRANSLATE_NOOP("Words", "a number of {digits} digits")
            return say(template, digits=_digits(value))
        case int() | float():
            return f"{value}"
        case list():
            return say_count(
                QT_TRANSLATE_NOOP("Words", "a list of one entry"),
                QT_TRANSLATE_NOOP("Words", "a list of {n} entries"),
                len(value),
            )
        case dict():
            return _object(value)
    return quoted(str(value))


def quoted(text: str, longest: int = LONGEST) -> str:
    """Return ``text`` in quotation marks, cut and with everything invisible made visible."""
    shown = clean_line(text[: longest + 1])
    if len(shown) > longest - 2 or len(text) > longest:
        shown = clean_line(shown[: longest - 3] + "…")
    return f'"{shown}"'


def _object(value: dict[object, object]) -> Message:
    if not value:
        return say(QT_TRANSLATE_NOOP("Words", "an empty object"))
    names = [quoted(str(name), 20) for name in list(value)[:_NAMES]]
    if len(value) > _NAMES:
        names.append("…")
    return say(QT_TRANSLATE_NOOP("Words", "an object with {names}"), names=", ".join(names))


def _digits(value: int) -> int:
    return int(value.bit_length() * 0.30103) + 1
