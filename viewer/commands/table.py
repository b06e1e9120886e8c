"""All commands, in the order of the menus."""

from __future__ import annotations

from viewer.commands import (
    checks,
    figures,
    file,
    group,
    help,
    panes,
    search,
    select,
    span,
    study,
    view,
    working,
)
from viewer.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    *file.COMMANDS,
    *search.COMMANDS,
    *view.COMMANDS,
    *group.COMMANDS,
    *figures.COMMANDS,
    *working.COMMANDS,
    *panes.COMMANDS,
    *span.COMMANDS,
    *checks.COMMANDS,
    *study.COMMANDS,
    *select.COMMANDS,
    *help.COMMANDS,
)


def by_id(command_id: str) -> Command:
    """Return the row with this id; KeyError if there is none."""
    return {command.id: command for command in COMMANDS}[command_id]
