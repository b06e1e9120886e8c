"""The View menu: time, theme, text size."""

from __future__ import annotations

from collections.abc import Callable

from viewer.commands.command import Command, Desk, with_dataset, with_selection
from viewer.engine.time.left_out import NOTHING_LONG
from viewer.model.message import QT_TRANSLATE_NOOP, say

VIEW = say(QT_TRANSLATE_NOOP("Words", "View"))
STEP = 10
"""Per cent of text size that one step changes."""


def _text(steps: int) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        size = desk.settings.now.text_size + steps * STEP if steps else 100
        desk.settings.update(text_size=size)

    return run


def _theme(desk: Desk) -> None:
    desk.settings.update(theme="light" if desk.screen.dark else "dark")


def _panels(desk: Desk) -> None:
    desk.settings.update(side_shown=not desk.settings.now.side_shown)


def _animation(desk: Desk) -> None:
    desk.settings.update(animation=not desk.settings.now.animation)


def _shorten(desk: Desk) -> None:
    session = desk.session
    if not session.view.shortened and not session.can_shorten:
        desk.screen.tell(NOTHING_LONG)
    else:
        session.update(shortened=not session.view.shortened)


COMMANDS = (
    Command(
        "view.zoom_in",
        say(QT_TRANSLATE_NOOP("Words", "Zoom in")),
        VIEW,
        lambda desk: desk.zoom(2),
        say(QT_TRANSLATE_NOOP("Words", "Show less time, more of it.")),
        ("+", "="),
        with_dataset,
    ),
    Command(
        "view.zoom_out",
        say(QT_TRANSLATE_NOOP("Words", "Zoom out")),
        VIEW,
        lambda desk: desk.zoom(-2),
        say(QT_TRANSLATE_NOOP("Words", "Show more time.")),
        ("-",),
        with_dataset,
    ),
    Command(
        "view.earlier",
        say(QT_TRANSLATE_NOOP("Words", "Earlier")),
        VIEW,
        lambda desk: desk.pan(-0.25),
        say(QT_TRANSLATE_NOOP("Words", "Move a quarter of the view to earlier times.")),
        ("PgUp", "A"),
        with_dataset,
    ),
    Command(
        "view.later",
        say(QT_TRANSLATE_NOOP("Words", "Later")),
        VIEW,
        lambda desk: desk.pan(0.25),
        say(QT_TRANSLATE_NOOP("Words", "Move a quarter of the view to later times.")),
        ("PgDown", "D"),
        with_dataset,
    ),
    Command(
        "view.show_all",
        say(QT_TRANSLATE_NOOP("Words", "Show all")),
        VIEW,
        lambda desk: desk.show_all(),
        say(QT_TRANSLATE_NOOP("Words", "Show the whole time that the dataset covers.")),
        ("Home", "Ctrl+0"),
        with_dataset,
    ),
    Command(
        "view.limits",
        say(QT_TRANSLATE_NOOP("Words", "Type the time to show…")),
        VIEW,
        lambda desk: desk.type_limits(),
        say(QT_TRANSLATE_NOOP("Words", "Type the first and the last date to show.")),
        ("T",),
        with_dataset,
    ),
    Command(
        "view.fit",
        say(QT_TRANSLATE_NOOP("Words", "Fit the selection")),
        VIEW,
        lambda desk: desk.fit_selection(),
        say(QT_TRANSLATE_NOOP("Words", "Zoom to what is selected.")),
        ("F",),
        with_selection,
    ),
    Command(
        "view.shorten",
        say(QT_TRANSLATE_NOOP("Words", "Shorten empty time")),
        VIEW,
        _shorten,
        say(
            QT_TRANSLATE_NOOP(
                "Words", "Draw long times without events and values as torn strips, or to scale."
            )
        ),
        ("E",),
        with_dataset,
        (
            say(QT_TRANSLATE_NOOP("Words", "Collapse gaps")),
            say(QT_TRANSLATE_NOOP("Words", "Draw all time to scale")),
        ),
        lambda desk: desk.session.view.shortened,
    ),
    Command(
        "view.back",
        say(QT_TRANSLATE_NOOP("Words", "Back")),
        VIEW,
        lambda desk: desk.session.back(),
        say(QT_TRANSLATE_NOOP("Words", "Return to the view before this one.")),
        ("Alt+Left", "Ctrl+Z"),
        lambda desk: desk.session.can_go_back,
        (say(QT_TRANSLATE_NOOP("Words", "Undo view change")),),
    ),
    Command(
        "view.forward",
        say(QT_TRANSLATE_NOOP("Words", "Forward")),
        VIEW,
        lambda desk: desk.session.forward(),
        say(QT_TRANSLATE_NOOP("Words", "Undo the last step back.")),
        ("Alt+Right", "Ctrl+Y"),
        lambda desk: desk.session.can_go_forward,
        (say(QT_TRANSLATE_NOOP("Words", "Redo view change")),),
    ),
    Command(
        "view.theme",
        say(QT_TRANSLATE_NOOP("Words", "Light or dark")),
        VIEW,
        _theme,
        say(QT_TRANSLATE_NOOP("Words", "Switch between the light and the dark theme.")),
        ("Ctrl+Shift+D",),
    ),
    Command(
        "view.text_larger",
        say(QT_TRANSLATE_NOOP("Words", "Larger text")),
        VIEW,
        _text(1),
        say(QT_TRANSLATE_NOOP("Words", "Make all text larger.")),
        ("Ctrl+=", "Ctrl++"),
    ),
    Command(
        "view.text_smaller",
        say(QT_TRANSLATE_NOOP("Words", "Smaller text")),
        VIEW,
        _text(-1),
        say(QT_TRANSLATE_NOOP("Words", "Make all text smaller.")),
        ("Ctrl+-",),
    ),
    Command(
        "view.text_normal",
        say(QT_TRANSLATE_NOOP("Words", "Normal text")),
        VIEW,
        _text(0),
        say(QT_TRANSLATE_NOOP("Words", "Return to the normal text size.")),
        ("Ctrl+Shift+0",),
    ),
    Command(
        "view.animation",
        say(QT_TRANSLATE_NOOP("Words", "Ease movements")),
        VIEW,
        _animation,
        say(QT_TRANSLATE_NOOP("Words", "Move smoothly from view to view, or jump.")),
    ),
    Command(
        "view.panels",
        say(QT_TRANSLATE_NOOP("Words", "Show or hide the panels")),
        VIEW,
        _panels,
        say(
            QT_TRANSLATE_NOOP(
                "Words", "Have details, lists and figures beside the timeline, or not."
            )
        ),
        ("F9",),
        lambda desk: not desk.screen.presenting,
    ),
    Command(
        "view.full_screen",
        say(QT_TRANSLATE_NOOP("Words", "Full screen")),
        VIEW,
        lambda desk: desk.screen.full_screen(),
        say(QT_TRANSLATE_NOOP("Words", "Fill the screen with the window, or stop doing so.")),
        ("F11",),
    ),
    Command(
        "view.present",
        say(QT_TRANSLATE_NOOP("Words", "Present")),
        VIEW,
        lambda desk: desk.screen.present(),
        say(
            QT_TRANSLATE_NOOP(
                "Words", "Show ruler, lanes and charts alone, large, on the whole screen."
            )
        ),
        ("F8",),
        with_dataset,
    ),
    Command(
        "view.end_presentation",
        say(QT_TRANSLATE_NOOP("Words", "End the presentation")),
        VIEW,
        lambda desk: desk.screen.present(),
        say(QT_TRANSLATE_NOOP("Words", "Return to the window as it was.")),
        ("Esc",),
        lambda desk: desk.screen.presenting,
    ),
)
