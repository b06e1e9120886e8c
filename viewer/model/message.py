"""Sentences for a reader, kept apart from the language they are said in."""

from __future__ import annotations

from dataclasses import dataclass


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark ``text`` for extraction by lupdate; ``context`` is only read there."""
    del context
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """An English template with named fields, and what goes into them.

    Widgets translate the template (context ``Words``) and then fill it in; the command line says
    it in English. ``args`` may hold messages in turn. ``count`` picks the plural: where it is 1
    and ``singular`` is given, that template is used in English.
    """

    template: str
    args: tuple[tuple[str, str | int | float | Message], ...] = ()
    singular: str = ""
    count: int | None = None

    def english(self) -> str:
        """Return the sentence in English."""
        template = self.singular if self.count == 1 and self.singular else self.template
        return fill(template, {name: spoken(value) for name, value in self.args})

    def __str__(self) -> str:
        return self.english()


def say(template: str, /, **args: str | int | float | Message) -> Message:
    """Make a message; the template is marked where it is written."""
    return Message(template, tuple(args.items()))


def say_count(singular: str, plural: str, count: int, /, **args: str | int | Message) -> Message:
    """Make a message about ``count`` things; both templates may use ``{n}``."""
    return Message(plural, (("n", f"{count:,}"), *args.items()), singular, count)


def spoken(value: str | int | float | Message) -> str:
    """Return an argument as English text."""
    return value.english() if isinstance(value, Message) else str(value)


def fill(template: str, args: dict[str, str]) -> str:
    """Put ``args`` into ``{name}`` fields in one pass.

    Not ``str.format``: an argument is a stranger's text, and one that holds braces must come out
    as it is.
    """
    parts: list[str] = []
    rest = template
    while "{" in rest:
        before, _, rest = rest.partition("{")
        name, closed, after = rest.partition("}")
        parts.append(before)
        if closed and name in args:
            parts.append(args[name])
            rest = after
        else:
            parts.append("{")
    parts.append(rest)
    return "".join(parts)
