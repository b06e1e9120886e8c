"""The Figures menu, a span: a stretch of time of which the values are summed up."""

from __future__ import annotations

from viewer.commands.command import Command, Desk
from viewer.commands.figures import FIGURES
from viewer.model.message import QT_TRANSLATE_NOOP, say


def _has_charts(desk: Desk) -> bool:
    return desk.session.dataset is not None and bool(desk.session.view.panes)


def _has_span(desk: Desk) -> bool:
    return desk.session.view.brush is not None


def _clear(desk: Desk) -> None:
    desk.session.update(brush=None)


def _go(desk: Desk) -> None:
    if (span := desk.session.view.brush) is not None:
        desk.go(span)


def _take(desk: Desk) -> None:
    desk.session.update(brush=desk.session.view.time)


COMMANDS = (
    Command(
        "span.type",
        say(QT_TRANSLATE_NOOP("Words", "Sum up a span …")),
        FIGURES,
        lambda desk: desk.charts.type_span(),
        say(
            QT_TRANSLATE_NOOP(
                "Words", "Type a time, or Alt+drag in a chart: its sums, means and extremes."
            )
        ),
        ("N",),
        _has_charts,
    ),
    Command(
        "span.draw",
        say(QT_TRANSLATE_NOOP("Words", "Draw a span with the mouse")),
        FIGURES,
        lambda desk: desk.charts.draw_span(),
        say(QT_TRANSLATE_NOOP("Words", "Let the next drag in a chart choose a time to sum up.")),
        ("Shift+N",),
        _has_charts,
    ),
    Command(
        "span.in_view",
        say(QT_TRANSLATE_NOOP("Words", "Sum up what is in view")),
        FIGURES,
        _take,
        say(QT_TRANSLATE_NOOP("Words", "Take the time on screen as the span.")),
        (),
        _has_charts,
    ),
    Command(
        "span.copy",
        say(QT_TRANSLATE_NOOP("Words", "Copy the sums of the span")),
        FIGURES,
        lambda desk: desk.charts.copy_span(),
        say(QT_TRANSLATE_NOOP("Words", "Copy them as a table, to paste into a spreadsheet.")),
        (),
        _has_span,
    ),
    Command(
        "span.go",
        say(QT_TRANSLATE_NOOP("Words", "Go to the span")),
        FIGURES,
        _go,
        say(QT_TRANSLATE_NOOP("Words", "Show the span, as large as it fits.")),
        (),
        _has_span,
    ),
    Command(
        "span.remove",
        say(QT_TRANSLATE_NOOP("Words", "Remove the span")),
        FIGURES,
        _clear,
        say(QT_TRANSLATE_NOOP("Words", "Sum up no time any more.")),
        (),
        _has_span,
    ),
)
