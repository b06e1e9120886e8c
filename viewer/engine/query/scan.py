"""The text of a query, cut into pieces."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from viewer.engine.query.error import QueryError
from viewer.engine.query.tree import CLOSING, FIELD, KEYWORDS, OPENING, QUOTES, WORD
from viewer.model.message import QT_TRANSLATE_NOOP, say


class Kind(Enum):
    """What a piece is."""

    OPEN = "("
    CLOSE = ")"
    AND = "and"
    OR = "or"
    NOT = "not"
    TEXT = "text"
    FIELD = "field"
    END = ""


class Piece(NamedTuple):
    """One piece: where it begins, its value, and for a field its name and where the value is."""

    kind: Kind
    at: int
    value: str = ""
    field: str = ""
    value_at: int = 0


def scan(text: str) -> list[Piece]:
    """Cut a text into pieces, the last one of Kind.END. Raises QueryError at an open quote."""
    pieces: list[Piece] = []
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
        elif character in OPENING or character in CLOSING:
            pieces.append(Piece(Kind.OPEN if character in OPENING else Kind.CLOSE, at))
            at += 1
        elif character in QUOTES:
            start = at
            value, at = _quoted(text, at)
            pieces.append(Piece(Kind.TEXT, start, value))
        elif found := FIELD.match(text, at):
            piece, at = _field(text, at, found[1], found.end())
            pieces.append(piece)
        else:
            start = at
            value, at = _word(text, at)
            keyword = value.casefold()
            pieces.append(
                Piece(Kind(keyword), start)
                if keyword in KEYWORDS
                else Piece(Kind.TEXT, start, value)
            )
    pieces.append(Piece(Kind.END, len(text)))
    return pieces


def _field(text: str, start: int, name: str, at: int) -> tuple[Piece, int]:
    """Read a value: pieces that touch are one, so that "Kim Jong-un">"Xi Jinping" is a value."""
    after = at
    while after < len(text) and text[after].isspace():
        after += 1
    if after > at and _begins_a_value(text, after):
        at = after
    value, value_at = "", at
    while at < len(text) and (text[at] in QUOTES or WORD.match(text, at)):
        part, at = _quoted(text, at) if text[at] in QUOTES else _word(text, at)
        value += part
    return Piece(Kind.FIELD, start, value, name.casefold(), value_at), at


def _begins_a_value(text: str, at: int) -> bool:
    """Whether what follows ``actor: `` after a space can only be meant as its value."""
    if at < len(text) and text[at] in QUOTES:
        return True
    word = WORD.match(text, at)
    return word is not None and not FIELD.match(text, at) and word[0].casefold() not in KEYWORDS


def _word(text: str, at: int) -> tuple[str, int]:
    found = WORD.match(text, at)
    end = found.end() if found else at + 1
    return text[at:end], end


def _quoted(text: str, start: int) -> tuple[str, int]:
    r"""Read a phrase; inside, ``\"`` is a quotation mark and ``\\`` a backslash."""
    closing = QUOTES[text[start]]
    value: list[str] = []
    at = start + 1
    while at < len(text):
        character = text[at]
        if character == closing:
            return "".join(value), at + 1
        if character == "\\" and text[at + 1 : at + 2] in (closing, "\\"):
            at += 1
            character = text[at]
        value.append(character)
        at += 1
    message = say(QT_TRANSLATE_NOOP("Words", "A quotation mark is opened here and never closed."))
    raise QueryError(message, start)
