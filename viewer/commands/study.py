"""Comparing before and after: a panel, and the times that it compares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from viewer.commands.command import Command, Desk, with_dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import Panel, Window

COMPARE = say(QT_TRANSLATE_NOOP("Words", "Compare"))
WINDOWS: tuple[tuple[Window, str, Message], ...] = (
    (Window.MONTH, "month", say(QT_TRANSLATE_NOOP("Words", "Compare a month before and after"))),
    (Window.THREE_MONTHS, "three_months",
     say(QT_TRANSLATE_NOOP("Words", "Compare three months before and after"))),
    (Window.YEAR, "year", say(QT_TRANSLATE_NOOP("Words", "Compare a year before and after"))),
    (Window.EQUAL, "equal",
     say(QT_TRANSLATE_NOOP("Words", "Compare as long as the figures reach"))),
    (Window.SAME_MONTHS, "same_months",
     say(QT_TRANSLATE_NOOP("Words", "Compare with the same months a year earlier"))),
    (Window.CALENDAR_YEARS, "calendar_years",
     say(QT_TRANSLATE_NOOP("Words", "Compare calendar years"))),
)  # fmt: skip
"""Each time to compare, the end of its command's id, and its title."""


def _compare(window: Window) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        desk.session.update(comparison=replace(desk.session.view.comparison, window=window))
        desk.read(Panel.BEFORE_AFTER)

    return run


COMMANDS = (
    Command(
        "study.open",
        say(QT_TRANSLATE_NOOP("Words", "Before and after")),
        COMPARE,
        lambda desk: desk.read(Panel.BEFORE_AFTER),
        say(
            QT_TRANSLATE_NOOP(
                "Words", "Show what each series did before and after the selected event."
            )
        ),
        ("X",),
        with_dataset,
    ),
    *(
        Command(
            f"study.{name}",
            title,
            COMPARE,
            _compare(window),
            say(QT_TRANSLATE_NOOP("Words", "Show it beside the timeline, for each series.")),
            (),
            with_dataset,
        )
        for window, name, title in WINDOWS
    ),
    Command(
        "study.save",
        say(QT_TRANSLATE_NOOP("Words", "Save the comparison as CSV…")),
        COMPARE,
        lambda desk: desk.takeaway.save_comparison(),
        say(
            QT_TRANSLATE_NOOP(
                "Words", "Save all numbers of before and after as a table, with their sources."
            )
        ),
        (),
        with_dataset,
    ),
)
