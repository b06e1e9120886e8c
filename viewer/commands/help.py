"""The Help menu."""

from __future__ import annotations

from viewer.commands.command import Command
from viewer.model.message import QT_TRANSLATE_NOOP, say

HELP = say(QT_TRANSLATE_NOOP("Words", "Help"))

COMMANDS = (
    Command(
        "help.key",
        say(QT_TRANSLATE_NOOP("Words", "Key")),
        HELP,
        lambda desk: desk.counsel.key(),
        say(QT_TRANSLATE_NOOP("Words", "Show what shapes, fills and colours mean.")),
        ("K",),
    ),
    Command(
        "help.keys",
        say(QT_TRANSLATE_NOOP("Words", "Keys and mouse")),
        HELP,
        lambda desk: desk.counsel.keys(),
        say(QT_TRANSLATE_NOOP("Words", "Show all keys and what the mouse does.")),
        ("?", "F1"),
    ),
    Command(
        "help.log",
        say(QT_TRANSLATE_NOOP("Words", "Open the folder of the log")),
        HELP,
        lambda desk: desk.counsel.log(),
        say(QT_TRANSLATE_NOOP("Words", "Show where what went wrong is written down.")),
    ),
    Command(
        "help.about",
        say(QT_TRANSLATE_NOOP("Words", "About Tradewake")),
        HELP,
        lambda desk: desk.counsel.about(),
        say(QT_TRANSLATE_NOOP("Words", "Show version and licences.")),
    ),
)
