"""The Figures menu, working with values: what the values of a chart are shown as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from viewer.commands.command import Command, Desk
from viewer.commands.figures import FIGURES
from viewer.engine.trade.recipe_menu import combined, known_of, measured, summed
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import Formula, Measure, Pane, Recipe


def _number(desk: Desk) -> int | None:
    """Return the place of the chart that is meant: the one with the focus, else the first."""
    panes = desk.session.view.panes
    there = [n for n, pane in enumerate(panes) if pane.kind != "share"]
    focused = desk.charts.focused if there else None
    return focused if focused in there else next(iter(there), None)


def _pane(desk: Desk) -> Pane | None:
    number = _number(desk)
    return None if number is None else desk.session.view.panes[number]


def _has_amounts(desk: Desk) -> bool:
    return desk.session.dataset is not None and _pane(desk) is not None


def _has_flows(desk: Desk) -> bool:
    pane, dataset = _pane(desk), desk.session.dataset
    return pane is not None and dataset is not None and known_of(dataset, pane).paired


def _has_sums(desk: Desk) -> bool:
    pane, dataset = _pane(desk), desk.session.dataset
    if pane is None or dataset is None:
        return False
    known = known_of(dataset, pane)
    return known.additive and known.frequency in ("D", "W", "M", "Q")


def _is_worked_out(desk: Desk) -> bool:
    pane = _pane(desk)
    return pane is not None and not pane.recipe.plain


def _show(desk: Desk, recipe: Recipe) -> None:
    number, panes = _number(desk), desk.session.view.panes
    if number is not None:
        changed = replace(panes[number], recipe=recipe)
        desk.session.update(panes=(*panes[:number], changed, *panes[number + 1 :]))


def _measure(measure: Measure) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        pane, dataset = _pane(desk), desk.session.dataset
        if pane is not None and dataset is not None:
            _show(desk, measured(pane.recipe, measure, known_of(dataset, pane)))

    return run


def _sums(frequency: str) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        if (pane := _pane(desk)) is not None:
            _show(desk, summed(pane.recipe, frequency))

    return run


def _formula(formula: Formula) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        if (pane := _pane(desk)) is not None:
            _show(desk, combined(pane.recipe, formula))

    return run


def _row(
    name: str, title: Message, run: Callable[[Desk], None], told: Message,
    when: Callable[[Desk], bool], *keys: str,
) -> Command:  # fmt: skip
    return Command(f"working.{name}", title, FIGURES, run, told, keys, when)


COMMANDS = (
    _row(
        "as_published",
        say(QT_TRANSLATE_NOOP("Words", "Values as published")),
        lambda desk: _show(desk, Recipe()),
        say(QT_TRANSLATE_NOOP("Words", "Show the values again as they were published.")),
        _is_worked_out, "Shift+P",
    ),
    _row(
        "on_year",
        say(QT_TRANSLATE_NOOP("Words", "Year on year, per cent")),
        _measure(Measure.ON_YEAR),
        say(QT_TRANSLATE_NOOP("Words", "Show each value against the same time a year earlier.")),
        _has_amounts, "Shift+Y",
    ),
    _row(
        "on_previous",
        say(QT_TRANSLATE_NOOP("Words", "On the period before, per cent")),
        _measure(Measure.ON_PREVIOUS),
        say(
            QT_TRANSLATE_NOOP("Words", "Show each value against the month, quarter or day before.")
        ),
        _has_amounts, "Shift+M",
    ),
    _row(
        "index",
        say(QT_TRANSLATE_NOOP("Words", "Index = 100 where you click …")),
        lambda desk: desk.charts.pick_base(_number(desk)),
        say(QT_TRANSLATE_NOOP("Words", "Show all values in per cent of one, which you click.")),
        _has_amounts, "I",
    ),
    _row(
        "index_to",
        say(QT_TRANSLATE_NOOP("Words", "Index to a date …")),
        lambda desk: desk.charts.type_base(_number(desk)),
        say(QT_TRANSLATE_NOOP("Words", "Show all values in per cent of that of a date you type.")),
        _has_amounts, "Shift+I",
    ),
    _row(
        "rolling",
        say(QT_TRANSLATE_NOOP("Words", "Rolling mean")),
        _measure(Measure.ROLLING),
        say(QT_TRANSLATE_NOOP("Words", "Show the mean of the last year, or of a few values.")),
        _has_amounts,
    ),
    _row(
        "cumulative",
        say(QT_TRANSLATE_NOOP("Words", "Sum since 1 January")),
        _measure(Measure.CUMULATIVE),
        say(QT_TRANSLATE_NOOP("Words", "Show what the values of a year add up to so far.")),
        _has_sums,
    ),
    _row(
        "quarters",
        say(QT_TRANSLATE_NOOP("Words", "Sums of quarters")),
        _sums("Q"),
        say(QT_TRANSLATE_NOOP("Words", "Add values up to quarters, with how much is known.")),
        _has_sums,
    ),
    _row(
        "years",
        say(QT_TRANSLATE_NOOP("Words", "Sums of years")),
        _sums("A"),
        say(QT_TRANSLATE_NOOP("Words", "Add values up to years, with how much is known.")),
        _has_sums,
    ),
    _row(
        "balance",
        say(QT_TRANSLATE_NOOP("Words", "Balance of exports and imports")),
        _formula(Formula.BALANCE),
        say(QT_TRANSLATE_NOOP("Words", "Show exports less imports.")),
        _has_flows,
    ),
    _row(
        "shares",
        say(QT_TRANSLATE_NOOP("Words", "Shares of exports and imports")),
        _formula(Formula.SHARE),
        say(QT_TRANSLATE_NOOP("Words", "Show each flow in per cent of both together.")),
        _has_flows,
    ),
)  # fmt: skip
