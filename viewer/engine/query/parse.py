"""From the text of a query to its tree, by recursive descent.

::

    query  = [ or ]
    or     = and { "or" and }
    and    = not { [ "and" ] not }
    not    = "not" not | "(" or ")" | field ":" value | phrase | word

So ``not`` binds tightest and ``or`` loosest. A phrase or value stands in quotation marks where
it holds a space, a parenthesis or a word of the grammar. Capital letters do not matter.
"""

from __future__ import annotations

from viewer.engine.query.error import QueryError
from viewer.engine.query.fields import condition
from viewer.engine.query.scan import Kind, Piece, scan
from viewer.engine.query.tree import And, Node, Not, Query, Text, all_of, any_of
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

DEEPEST = 50
"""Parentheses and nots may stand inside each other this often."""
_ENDS_A_CONJUNCTION = (Kind.OR, Kind.CLOSE, Kind.END)


def parse_query(text: str) -> Query:
    """Read a query; an empty text asks for everything. Raises QueryError, and nothing else."""
    pieces = scan(text)
    if pieces[0].kind is Kind.END:
        return Query(And())
    reader = _Reader(pieces)
    root = reader.either(0)
    reader.expect_end()
    return Query(root)


class _Reader:
    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces
        self._next = 0

    @property
    def _piece(self) -> Piece:
        return self._pieces[self._next]

    def _take(self) -> Piece:
        piece = self._piece
        self._next += 1
        return piece

    def either(self, depth: int) -> Node:
        parts = [self._both(depth)]
        while self._piece.kind is Kind.OR:
            self._take()
            parts.append(self._both(depth))
        return any_of(*parts)

    def _both(self, depth: int) -> Node:
        parts = [self._one(depth)]
        while self._piece.kind not in _ENDS_A_CONJUNCTION:
            if self._piece.kind is Kind.AND:
                self._take()
            parts.append(self._one(depth))
        return all_of(*parts)

    def _one(self, depth: int) -> Node:
        piece = self._take()
        if depth > DEEPEST:
            raise QueryError(_too_deep(), piece.at)
        if piece.kind is Kind.NOT:
            return Not(self._one(depth + 1))
        if piece.kind is Kind.OPEN:
            return self._inside(piece, depth)
        if piece.kind is Kind.FIELD:
            return condition(piece.field, piece.value, piece.at, piece.value_at)
        if piece.kind is Kind.TEXT:
            return _text(piece)
        raise QueryError(_nothing_here(piece), piece.at)

    def _inside(self, opening: Piece, depth: int) -> Node:
        node = self.either(depth + 1)
        if self._take().kind is not Kind.CLOSE:
            template = QT_TRANSLATE_NOOP("Words", "A parenthesis is opened here and never closed.")
            raise QueryError(say(template), opening.at)
        return node

    def expect_end(self) -> None:
        if self._piece.kind is not Kind.END:
            template = QT_TRANSLATE_NOOP(
                "Words", "A parenthesis is closed here that was never opened."
            )
            raise QueryError(say(template), self._piece.at)


def _text(piece: Piece) -> Text:
    if not piece.value.strip():
        template = QT_TRANSLATE_NOOP("Words", "Nothing stands between these quotation marks.")
        raise QueryError(say(template), piece.at)
    return Text(piece.value)


def _too_deep() -> Message:
    template = QT_TRANSLATE_NOOP(
        "Words", "The query is nested too deeply: expected at most {most} levels."
    )
    return say(template, most=DEEPEST)


def _nothing_here(piece: Piece) -> Message:
    if piece.kind is Kind.END:
        return say(
            QT_TRANSLATE_NOOP("Words", "The query ends too early: expected a word or a condition.")
        )
    template = QT_TRANSLATE_NOOP(
        "Words",
        'A word or a condition is missing before "{found}"; quotation marks make it a word.',
    )
    return say(template, found=piece.kind.value)
