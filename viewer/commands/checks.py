"""The Figures menu, its last part: whether figures add up."""

from __future__ import annotations

from viewer.commands.command import Command, with_dataset
from viewer.commands.figures import FIGURES
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.view import Panel

COMMANDS = (
    Command(
        "figures.checks",
        say(QT_TRANSLATE_NOOP("Words", "Sums that don’t add up")),
        FIGURES,
        lambda desk: desk.read(Panel.CHECKS),
        say(
            QT_TRANSLATE_NOOP(
                "Words", "List what figures should add up to, and which of them do not."
            )
        ),
        ("Ctrl+E",),
        with_dataset,
    ),
    Command(
        "figures.save_checks",
        say(QT_TRANSLATE_NOOP("Words", "Save the checked sums as CSV…")),
        FIGURES,
        lambda desk: desk.takeaway.save_checks(),
        say(QT_TRANSLATE_NOOP("Words", "Save all checked sums as a table, with their sources.")),
        (),
        with_dataset,
    ),
)
