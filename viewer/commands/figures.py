"""The Figures menu: how the values of the charts are laid out, and from which side."""

from __future__ import annotations

from dataclasses import replace

from viewer.commands.command import Command, Desk
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.view import Arrangement, Choice, ValueScale

FIGURES = say(QT_TRANSLATE_NOOP("Words", "Figures"))


def _has_amounts(desk: Desk) -> bool:
    return any(pane.kind != "share" for pane in desk.session.view.panes)


def _has_sides(desk: Desk) -> bool:
    return any(pane.kind == "trade" for pane in desk.session.view.panes)


def _next_scale(desk: Desk) -> None:
    scales = list(ValueScale)
    now = scales.index(desk.session.view.value_scale)
    desk.session.update(value_scale=scales[(now + 1) % len(scales)])


def _next_arrangement(desk: Desk) -> None:
    """Arrange all trade panes as the first of them comes to be."""
    panes, ways = desk.session.view.panes, list(Arrangement)
    now = next(ways.index(pane.arrangement) for pane in panes if pane.kind == "trade")
    chosen = ways[(now + 1) % len(ways)]
    changed = (replace(p, arrangement=chosen) if p.kind == "trade" else p for p in panes)
    desk.session.update(panes=tuple(changed))


def _side(desk: Desk) -> None:
    desk.session.update(mirrored=not desk.session.view.mirrored)


def _has_charts(desk: Desk) -> bool:
    return bool(desk.session.view.panes)


def _is_past(desk: Desk) -> bool:
    return bool(desk.session.view.choice.known_on)


def _now(desk: Desk) -> None:
    desk.session.update(choice=replace(desk.session.view.choice, known_on=""))


def _is_chosen(desk: Desk) -> bool:
    return desk.session.view.choice != Choice()


def _as_given(desk: Desk) -> None:
    desk.session.update(choice=Choice())


COMMANDS = (
    Command(
        "figures.small_values",
        say(QT_TRANSLATE_NOOP("Words", "Next scale: even, small values, log")),
        FIGURES,
        _next_scale,
        say(
            QT_TRANSLATE_NOOP(
                "Words",
                "Lay values out evenly, so that small ones show beside large ones, or by ratio.",
            )
        ),
        ("Y",),
        _has_amounts,
    ),
    Command(
        "figures.arrange",
        say(QT_TRANSLATE_NOOP("Words", "Arrange exports and imports")),
        FIGURES,
        _next_arrangement,
        say(
            QT_TRANSLATE_NOOP(
                "Words",
                "Up and down from zero, then one on the other, then side by side, in every chart.",
            )
        ),
        ("R",),
        _has_sides,
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
    Command(
        "figures.known_on",
        say(QT_TRANSLATE_NOOP("Words", "As known on …")),
        FIGURES,
        lambda desk: desk.charts.known_on(),
        say(
            QT_TRANSLATE_NOOP(
                "Words", "Show figures as they were known on a day: what came later is left out."
            )
        ),
        ("W",),
        _has_charts,
    ),
    Command(
        "figures.known_now",
        say(QT_TRANSLATE_NOOP("Words", "As known now")),
        FIGURES,
        _now,
        say(QT_TRANSLATE_NOOP("Words", "Show all figures again, whenever they were published.")),
        (),
        _is_past,
    ),
    Command(
        "figures.chosen_by",
        say(QT_TRANSLATE_NOOP("Words", "Values chosen by …")),
        FIGURES,
        lambda desk: desk.charts.chosen_by(),
        say(
            QT_TRANSLATE_NOOP(
                "Words", "Choose whose figures stand in the charts, on which basis, which edition."
            )
        ),
        ("V",),
        _has_amounts,
    ),
    Command(
        "figures.as_given",
        say(QT_TRANSLATE_NOOP("Words", "Values as the dataset has them")),
        FIGURES,
        _as_given,
        say(QT_TRANSLATE_NOOP("Words", "Give up every choice among figures, and return to now.")),
        (),
        _is_chosen,
    ),
)
