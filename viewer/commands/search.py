"""The Find menu: finding anything, going to a date, filtering."""

from __future__ import annotations

from dataclasses import replace

from viewer.commands.command import Command, Desk, with_dataset
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.records import Clock
from viewer.model.view import Datings, Filter

FIND = say(QT_TRANSLATE_NOOP("Words", "Find"))


def _bars_shown(desk: Desk) -> bool:
    return not desk.screen.presenting


def _bars_and_dataset(desk: Desk) -> bool:
    return _bars_shown(desk) and desk.session.dataset is not None


def _filtered(desk: Desk) -> bool:
    return desk.session.dataset is not None and desk.session.view.filter != Filter()


def _clear(desk: Desk) -> None:
    desk.session.update(filter=Filter())


def _uncertain(desk: Desk) -> None:
    now = desk.session.view.filter
    desk.session.update(filter=replace(now, uncertain=not now.uncertain))


def _datings(desk: Desk) -> None:
    main = desk.session.view.datings is Datings.MAIN
    desk.session.update(datings=Datings.ALL if main else Datings.MAIN)


def _clock(desk: Desk) -> None:
    reported = desk.session.view.clock is Clock.REPORTED
    desk.session.update(clock=Clock.OCCURRED if reported else Clock.REPORTED)


COMMANDS = (
    Command(
        "find.anything",
        say(QT_TRANSLATE_NOOP("Words", "Find…")),
        FIND,
        lambda desk: desk.search.find(),
        say(QT_TRANSLATE_NOOP("Words", "Find events, names, dates and commands by a few words.")),
        ("Ctrl+K", "Ctrl+F", "Ctrl+Shift+P"),
        _bars_shown,
    ),
    Command(
        "find.date",
        say(QT_TRANSLATE_NOOP("Words", "Go to date…")),
        FIND,
        lambda desk: desk.search.find_date(),
        say(QT_TRANSLATE_NOOP("Words", "Go to a day, a week, a year or any other time.")),
        ("G",),
        _bars_and_dataset,
    ),
    Command(
        "filter.add",
        say(QT_TRANSLATE_NOOP("Words", "Add to the filter…")),
        FIND,
        lambda desk: desk.search.add_condition(),
        say(QT_TRANSLATE_NOOP("Words", "Choose which events are shown.")),
        ("Ctrl+Shift+F",),
        _bars_and_dataset,
    ),
    Command(
        "filter.edit",
        say(QT_TRANSLATE_NOOP("Words", "Edit the filter as text…")),
        FIND,
        lambda desk: desk.search.edit_filter(),
        say(QT_TRANSLATE_NOOP("Words", "Write the filter in words and fields.")),
        ("Ctrl+L",),
        _bars_and_dataset,
    ),
    Command(
        "filter.clear",
        say(QT_TRANSLATE_NOOP("Words", "Clear the filter")),
        FIND,
        _clear,
        say(QT_TRANSLATE_NOOP("Words", "Show all events again.")),
        ("Ctrl+Backspace",),
        _filtered,
    ),
    Command(
        "filter.uncertain",
        say(QT_TRANSLATE_NOOP("Words", "Include uncertain dates")),
        FIND,
        _uncertain,
        say(QT_TRANSLATE_NOOP("Words", "Show or hide events of whose date nothing is certain.")),
        ("U",),
        with_dataset,
    ),
    Command(
        "filter.datings",
        say(QT_TRANSLATE_NOOP("Words", "Dates of all sources, or of the main source")),
        FIND,
        _datings,
        say(QT_TRANSLATE_NOOP("Words", "Choose whose dates the events stand at.")),
        ("S",),
        with_dataset,
    ),
    Command(
        "filter.clock",
        say(QT_TRANSLATE_NOOP("Words", "When it happened or was reported")),
        FIND,
        _clock,
        say(QT_TRANSLATE_NOOP("Words", "Choose which of the two times the events stand at.")),
        ("C",),
        with_dataset,
    ),
)
