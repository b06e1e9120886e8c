"""The Help menu."""

from __future__ import annotations

from viewer.commands.command import Command
from viewer.model.message import QT_TRANSLATE_NOOP, say

HELP = say(QT_TRANSLATE_NOOP("Words", "Help"))

COMMANDS = (
    Command(
        "help.keys",
        say(QT_TRANSLATE_NOOP("Words", "Keys and mouse")),
        HELP,
        lambda desk: desk.counsel.keys(),
        say(QT_TRANSLATE_NOOP("Words", "Show all keys and what the mouse does.")),
        ("?", "F1"),
    ),
    Command(
        "help.about",
        say(QT_TRANSLATE_NOOP("Words", "About Tradewake")),
        HELP,
        lambda desk: desk.counsel.about(),
        say(QT_TRANSLATE_NOOP("Words", "Show version and licences.")),
    ),
)
