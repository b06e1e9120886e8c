"""The Select menu: walking through the events."""

from __future__ import annotations

from viewer.commands.command import Command, Desk, with_dataset, with_selection
from viewer.model.message import QT_TRANSLATE_NOOP, say

SELECT = say(QT_TRANSLATE_NOOP("Words", "Select"))


def _can_clear(desk: Desk) -> bool:
    return with_selection(desk) and not desk.screen.presenting  # Esc ends that first


def _clear(desk: Desk) -> None:
    desk.session.update(selection=())


COMMANDS = (
    Command(
        "select.next",
        say(QT_TRANSLATE_NOOP("Words", "Next event")),
        SELECT,
        lambda desk: desk.walk(1),
        say(QT_TRANSLATE_NOOP("Words", "Select the next event in time.")),
        (".",),
        with_dataset,
    ),
    Command(
        "select.previous",
        say(QT_TRANSLATE_NOOP("Words", "Previous event")),
        SELECT,
        lambda desk: desk.walk(-1),
        say(QT_TRANSLATE_NOOP("Words", "Select the event before this one.")),
        (",",),
        with_dataset,
    ),
    Command(
        "select.none",
        say(QT_TRANSLATE_NOOP("Words", "Select nothing")),
        SELECT,
        _clear,
        say(QT_TRANSLATE_NOOP("Words", "Clear the selection.")),
        ("Esc",),
        _can_clear,
    ),
)
