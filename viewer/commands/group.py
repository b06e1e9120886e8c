"""The Group by menu: what a lane stands for."""

from __future__ import annotations

from collections.abc import Callable

from viewer.commands.command import Command, Desk, with_dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import GroupBy

GROUP = say(QT_TRANSLATE_NOOP("Words", "Group by"))

TITLES: dict[GroupBy, Message] = {
    GroupBy.CATEGORY: say(QT_TRANSLATE_NOOP("Words", "Group by category")),
    GroupBy.STATUS: say(QT_TRANSLATE_NOOP("Words", "Group by status")),
    GroupBy.DIRECTION: say(QT_TRANSLATE_NOOP("Words", "Group by direction")),
    GroupBy.ATTRIBUTED: say(QT_TRANSLATE_NOOP("Words", "Group by who is credited")),
    GroupBy.SOURCE: say(QT_TRANSLATE_NOOP("Words", "Group by source")),
    GroupBy.ACTOR: say(QT_TRANSLATE_NOOP("Words", "Group by actor")),
    GroupBy.PLACE: say(QT_TRANSLATE_NOOP("Words", "Group by place")),
    GroupBy.TAG: say(QT_TRANSLATE_NOOP("Words", "Group by tag")),
}


def group_command(by: GroupBy) -> str:
    """Return the id of the command that groups the lanes in this way."""
    return f"group.{by.value}"


def _group(by: GroupBy) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        desk.session.update(group_by=by)

    return run


COMMANDS = (
    Command(
        "group.choose",
        say(QT_TRANSLATE_NOOP("Words", "Group by…")),
        GROUP,
        lambda desk: desk.search.choose_grouping(),
        say(QT_TRANSLATE_NOOP("Words", "Choose what a lane stands for.")),
        ("B",),
        lambda desk: not desk.screen.presenting and with_dataset(desk),
    ),
    *(
        Command(
            group_command(by),
            title,
            GROUP,
            _group(by),
            say(QT_TRANSLATE_NOOP("Words", "Put the events into lanes in this way.")),
            when=with_dataset,
        )
        for by, title in TITLES.items()
    ),
)
