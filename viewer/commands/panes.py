"""The Figures menu, the charts themselves: their order, and which there are."""

from __future__ import annotations

from collections.abc import Callable

from viewer.commands.command import Command, Desk
from viewer.commands.figures import FIGURES
from viewer.engine.trade.pane_heights import as_at_first, taller
from viewer.engine.trade.pane_order import moved, without
from viewer.engine.trade.panes import default_panes
from viewer.model.message import QT_TRANSLATE_NOOP, say

STEP = 1.25
"""So many times as high a chart becomes at once."""


def _number(desk: Desk) -> int:
    """Return the place of the chart that has the focus, else of the first."""
    focused = desk.charts.focused
    return focused if isinstance(focused, int) else 0


def _move(steps: int) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        desk.session.update(panes=moved(desk.session.view.panes, _number(desk), steps))

    return run


def _remove(desk: Desk) -> None:
    desk.session.update(panes=without(desk.session.view.panes, _number(desk)))


def _restore(desk: Desk) -> None:
    if (dataset := desk.session.dataset) is not None:
        desk.session.update(panes=default_panes(dataset))


def _resize(times: float) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        desk.session.update(panes=taller(desk.session.view.panes, _number(desk), times))

    return run


def _even(desk: Desk) -> None:
    desk.session.update(panes=as_at_first(desk.session.view.panes), chart_room=0.0)


def _has_several(desk: Desk) -> bool:
    return desk.session.dataset is not None and len(desk.session.view.panes) > 1


def _has_any(desk: Desk) -> bool:
    return desk.session.dataset is not None and bool(desk.session.view.panes)


def _has_dataset(desk: Desk) -> bool:
    return desk.session.dataset is not None


def _has_series(desk: Desk) -> bool:
    return desk.session.dataset is not None and bool(desk.session.dataset.series)


COMMANDS = (
    Command(
        "panes.add",
        say(QT_TRANSLATE_NOOP("Words", "Add a series…")),
        FIGURES,
        lambda desk: desk.charts.add_series(None),
        say(QT_TRANSLATE_NOOP("Words", "Choose among all series of the dataset one to draw.")),
        ("Ctrl+Shift+A",),
        _has_series,
        (say(QT_TRANSLATE_NOOP("Words", "new chart")),),
    ),
    Command(
        "panes.add_here",
        say(QT_TRANSLATE_NOOP("Words", "Add a series to the chart…")),
        FIGURES,
        lambda desk: desk.charts.add_series(_number(desk)),
        say(QT_TRANSLATE_NOOP("Words", "Choose a series to draw in the chart in use.")),
        (),
        lambda desk: _has_series(desk) and _has_any(desk),
    ),
    Command(
        "panes.up",
        say(QT_TRANSLATE_NOOP("Words", "Move the chart up")),
        FIGURES,
        _move(-1),
        say(QT_TRANSLATE_NOOP("Words", "Exchange the chart in use with the one above it.")),
        ("Ctrl+Shift+Up",),
        _has_several,
    ),
    Command(
        "panes.down",
        say(QT_TRANSLATE_NOOP("Words", "Move the chart down")),
        FIGURES,
        _move(1),
        say(QT_TRANSLATE_NOOP("Words", "Exchange the chart in use with the one below it.")),
        ("Ctrl+Shift+Down",),
        _has_several,
    ),
    Command(
        "panes.higher",
        say(QT_TRANSLATE_NOOP("Words", "Make the chart higher")),
        FIGURES,
        _resize(STEP),
        say(QT_TRANSLATE_NOOP("Words", "Give the chart in use more of the room of the others.")),
        ("Ctrl+Shift+PgUp",),
        _has_several,
    ),
    Command(
        "panes.lower",
        say(QT_TRANSLATE_NOOP("Words", "Make the chart less high")),
        FIGURES,
        _resize(1 / STEP),
        say(QT_TRANSLATE_NOOP("Words", "Give the others some of the room of the chart in use.")),
        ("Ctrl+Shift+PgDown",),
        _has_several,
    ),
    Command(
        "panes.even",
        say(QT_TRANSLATE_NOOP("Words", "Heights of the charts as at first")),
        FIGURES,
        _even,
        say(QT_TRANSLATE_NOOP("Words", "Share the room out among the charts as it suits them.")),
        (),
        _has_any,
    ),
    Command(
        "panes.remove",
        say(QT_TRANSLATE_NOOP("Words", "Remove the chart")),
        FIGURES,
        _remove,
        say(QT_TRANSLATE_NOOP("Words", "Take the chart in use out of the view; Back returns it.")),
        (),
        _has_any,
    ),
    Command(
        "panes.restore",
        say(QT_TRANSLATE_NOOP("Words", "Charts as the dataset opens with")),
        FIGURES,
        _restore,
        say(QT_TRANSLATE_NOOP("Words", "Bring back the charts that were there at first.")),
        (),
        _has_dataset,
    ),
)
