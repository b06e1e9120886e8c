"""What a study says, and what it refuses to say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.study.made import figures, ids, noise, of_event, of_series, split
from viewer.engine.study.nearest import events_between, nearest_events
from viewer.engine.study.sides import decimals_of
from viewer.engine.study.study import Part, study
from viewer.engine.timeline.drawn import Shape, draw
from viewer.engine.trade.cells import Style
from viewer.model.calendar import day_of
from viewer.model.records import Clock
from viewer.model.view import Datings, Window


def told(made, part: Part) -> str:
    return made.refused[part].english()


def test_calendar_years_around_the_border_closure(bundled):
    total = of_series(bundled, "customs-total-annual")
    made = study(total, of_event(bundled, "border-closed"), Window.CALENDAR_YEARS)
    assert ids(made.figures, [*made.before.rows, *made.after.rows]) == [
        "customs-2019-total", "customs-2020-total",
    ]  # fmt: skip
    assert (made.before.mean, made.after.mean) == (2789.02, 539.1)
    change = made.change
    assert (round(change.amount, change.decimals), change.decimals) == (-2249.9, 1)
    assert (round(change.percent, change.percent_decimals), change.percent_decimals) == (-80.7, 1)
    assert [c.english() for c in made.cautions] == [
        "Up to 30 days of 2020 were before it, or its own."
    ]
    assert told(made, Part.MARGIN) == "Too few figures for a margin: 1 on one side; 4 are needed."


def test_a_year_before_and_a_year_after_the_border_closure(bundled):
    total = of_series(bundled, "customs-total-annual")
    made = study(total, of_event(bundled, "border-closed"), Window.YEAR)
    assert (made.before.mean, made.after.mean) == (2789.02, 318.04)
    assert round(made.change.percent, 1) == -88.6
    assert [total.ids[left.row] for left in made.left_out] == ["customs-2020-total"]


def test_calculated_and_approximate_inputs_are_told(bundled):
    imports = of_series(bundled, "customs-imports-annual")
    made = study(imports, of_event(bundled, "border-closed"), Window.CALENDAR_YEARS)
    assert made.change.flag is Style.DERIVED
    assert made.change.about
    assert [c.english() for c in made.cautions][:2] == [
        "Calculated figures are among those used.", "Approximate figures are among those used.",
    ]  # fmt: skip
    assert made.change.decimals == 0


def test_three_annual_figures_are_too_few_for_any_statistic():
    made = study(figures([10.0, 20.0, 30.0], "2018", "A"), split("2019-03-03"), Window.YEAR)
    assert made.level is made.others is made.breaks is made.repeat is None
    assert set(made.refused) == {Part.MARGIN, Part.OTHERS, Part.BREAKS}


def test_all_missing_is_refused():
    made = study(figures([np.nan] * 24, "2018"), split("2019-01-10"), Window.YEAR)
    assert told(made, Part.CHANGE) == "The series has no figure that can be compared."


def test_a_base_of_zero_has_no_percentage():
    made = study(figures([0.0] * 12 + [5.0] * 13, "2018"), split("2019-01-01/.."), Window.YEAR)
    assert (made.change.amount, made.change.percent) == (5.0, None)
    assert told(made, Part.PERCENT) == "No percentage: it was zero before."


def test_a_base_below_zero_has_no_percentage():
    made = study(figures([-2.0] * 12 + [5.0] * 13, "2018"), split("2019-01-01/.."), Window.YEAR)
    assert told(made, Part.PERCENT) == "No percentage: it was below zero before."


def test_before_the_series_and_after_it():
    made = study(figures(noise(1, 24), "2017"), split("2016-12-10"), Window.EQUAL)
    assert told(made, Part.CHANGE) == "The series begins only after it."
    made = study(figures(noise(1, 24), "2017"), split("2019-01-10"), Window.EQUAL)
    assert told(made, Part.CHANGE) == "The series ends before it is over."


def test_the_margin_holds_the_difference_and_slopes_come_with_enough_figures():
    values = [*noise(1, 12) + 10, *noise(2, 13) + 4]
    made = study(figures(values, "2018"), split("2019-01-01/.."), Window.YEAR)
    assert made.level.step.low < made.change.amount < made.level.step.high
    assert made.level.step.value == pytest.approx(made.change.amount)
    assert made.slopes is not None
    made = study(figures(values, "2018"), split("2018-06-10"), Window.THREE_MONTHS)
    assert made.slopes is made.level is None


def test_other_events_in_the_time_compared_are_counted_but_not_vague_ones(bundled):
    drawn = draw(bundled, Clock.OCCURRED, Datings.ALL)
    start, end = day_of(2020, 10, 19), day_of(2020, 10, 26)
    inside = [
        event.id
        for event, (es, ls, _, le), shape in zip(
            bundled.events, drawn.bounds, drawn.shape, strict=True
        )
        if shape and es >= start and (ls if shape == Shape.BAR else le - 1) < end
    ]
    assert "kim-visits-volunteers-cemetery" in inside
    assert events_between(drawn, start, end) == len(inside)
    itself = bundled.events.position("kim-visits-volunteers-cemetery")
    assert events_between(drawn, start, end, itself) == len(inside) - 1


def test_the_event_nearest_to_a_break_is_named(bundled):
    made = study(
        of_series(bundled, "customs-total-annual"), of_event(bundled, "border-closed"), Window.YEAR
    )
    (found,) = made.breaks
    drawn = draw(bundled, Clock.OCCURRED, Datings.ALL)
    near = nearest_events(drawn, found)
    assert near
    days = {bundled.events[one.event].id: one.days for one in near}
    assert days == {"un-resolution-2397": -10.0, "kim-xi-summit-1": 83.0}


@pytest.mark.parametrize(
    ("reach", "decimals"), [(0.5, 0), (0.05, 1), (0.0005, 3), (5.0, -1), (0.26, 0), (0.24, 0)]
)
def test_decimals_are_no_finer_than_what_was_printed(reach, decimals):
    assert decimals_of(reach) == decimals


@given(st.lists(st.floats(-1e6, 1e6), min_size=30, max_size=60), st.sampled_from(list(Window)))
def test_every_figure_is_used_once_or_not_at_all(values, window):
    made = study(figures(values, "2017"), split("2019-01-10"), window)
    if made.spans is None:
        return
    used = [*made.before.rows, *made.after.rows]
    left = [one.row for one in made.left_out]
    assert len(set(used)) == len(used)
    assert not set(used) & set(left)
    if made.change is not None:
        assert made.change.amount == pytest.approx(made.after.mean - made.before.mean)
