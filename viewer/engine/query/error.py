"""What is wrong with a query, said to its writer."""

from __future__ import annotations

from viewer.model.clean import clean_line
from viewer.model.message import Message

_SHOWN = 40


class QueryError(ValueError):
    """A text that is no query: ``message`` says why in one sentence.

    ``position`` is the index in the text where the fault lies; at a missing end it is the length.
    """

    def __init__(self, message: Message, position: int) -> None:
        super().__init__(message, position)
        self.message = message
        self.position = position

    def __str__(self) -> str:
        return self.message.english()


def shown(text: str) -> str:
    """Return what was typed so that it can stand in a message: on one line, not too long."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return str(clean_line(short))
