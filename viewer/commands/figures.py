"""The Figures menu: how the values of the charts are laid out, and from which side."""

from __future__ import annotations

from viewer.commands.command import Command, Desk
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.view import ValueScale

FIGURES = say(QT_TRANSLATE_NOOP("Words", "Figures"))


def _has_amounts(desk: Desk) -> bool:
    return any(pane.kind != "share" for pane in desk.session.view.panes)


def _has_sides(desk: Desk) -> bool:
    return any(pane.kind == "trade" for pane in desk.session.view.panes)


def _small_values(desk: Desk) -> None:
    even = desk.session.view.value_scale is ValueScale.EVEN
    desk.session.update(value_scale=ValueScale.SMALL_VALUES if even else ValueScale.EVEN)


def _side(desk: Desk) -> None:
    desk.session.update(mirrored=not desk.session.view.mirrored)


COMMANDS = (
    Command(
        "figures.small_values",
        say(QT_TRANSLATE_NOOP("Words", "Show small values, or an even scale")),
        FIGURES,
        _small_values,
        say(
            QT_TRANSLATE_NOOP(
                "Words", "Lay values out so that small ones show beside large ones, or evenly."
            )
        ),
        ("Y",),
        _has_amounts,
    ),
    Command(
        "figures.side",
        say(QT_TRANSLATE_NOOP("Words", "Trade from the other side")),
        FIGURES,
        _side,
        say(
            QT_TRANSLATE_NOOP(
                "Words", "Show the imports of one side as the exports of the other, or back."
            )
        ),
        ("M",),
        _has_sides,
    ),
)
