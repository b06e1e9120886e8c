"""What lies before, what after, and what belongs to neither side."""

import pytest

from tests.engine.study.made import figures, ids, of_event, of_series, split
from viewer.engine.study.sides import Why
from viewer.engine.study.spans import inside, spans_of
from viewer.engine.study.split import NO_LIMIT, NO_START, split_at, split_by_phase
from viewer.engine.study.study import Part, study
from viewer.model.clean import Clean
from viewer.model.date_words import range_words
from viewer.model.edtf import parse
from viewer.model.view import Window

THREE_YEARS = [float(i) for i in range(36)]


def spans(date: str, window: Window, frequency: str = "M", values=THREE_YEARS) -> tuple[str, str]:
    found = spans_of(figures(values, "2019", frequency), split(date), window)
    return tuple(range_words(s.start, s.end).english() for s in (found.before, found.after))


@pytest.mark.parametrize(
    ("date", "window", "before", "after"),
    [
        ("2020-01-31", Window.MONTH, "December 2019", "February 2020"),
        ("2020-01-31", Window.THREE_MONTHS, "October to December 2019", "February to April 2020"),
        ("2020-01-31", Window.YEAR, "2019", "February 2020 to January 2021"),
        ("2020-02-01/..", Window.MONTH, "January 2020", "February 2020"),
        ("2020-02-01", Window.MONTH, "January 2020", "March 2020"),
        ("2020-06~/..", Window.MONTH, "May 2020", "July 2020"),
        ("2020", Window.MONTH, "December 2019", "January 2021"),
        ("2020-03-05/2020-05-20", Window.MONTH, "February 2020", "June 2020"),
        ("[2020-03-05..2020-05-20]", Window.MONTH, "February 2020", "June 2020"),
        ("2020-01-31", Window.SAME_MONTHS, "February 2019 to January 2020",
         "February 2020 to January 2021"),
        ("2020-01-31", Window.EQUAL, "2019", "February 2020 to January 2021"),
        ("2021-03-31", Window.EQUAL, "June 2020 to February 2021", "April to December 2021"),
        ("2020-01-31", Window.CALENDAR_YEARS, "2019", "2020"),
        ("2020~/..", Window.CALENDAR_YEARS, "2019", "2020"),
        ("[2019-05..2020-02]", Window.CALENDAR_YEARS, "2018", "2021"),
        ("2020-01-01/..", Window.CALENDAR_YEARS, "2019", "2020"),
    ],
)  # fmt: skip
def test_sides_are_counted_in_whole_months_from_the_event(date, window, before, after):
    assert spans(date, window) == (before, after)


@pytest.mark.parametrize(
    ("frequency", "before", "after"),
    [("Q", "2019", "April 2020 to March 2021"), ("A", "2019", "2021")],
)
def test_coarser_figures_are_compared_by_whole_ones_of_theirs(frequency, before, after):
    assert spans("2020-02-15", Window.YEAR, frequency) == (before, after)


@pytest.mark.parametrize(("window", "frequency"), [(Window.MONTH, "Q"), (Window.THREE_MONTHS, "A")])
def test_periods_longer_than_the_window_are_refused(window, frequency):
    made = study(figures(THREE_YEARS, "2010", frequency), split("2014-02-15"), window)
    assert "too coarse" in made.refused[Part.CHANGE].english()
    assert made.change is None


def test_a_quarter_is_fine_enough_for_three_months():
    assert spans("2020-02-15", Window.THREE_MONTHS, "Q") == (
        "October to December 2019", "April to June 2020",
    )  # fmt: skip


def test_days_and_weeks_are_compared_from_the_very_day():
    from viewer.engine.study.figures import plain_figures

    first = parse("2020-01-01").earliest_start
    days = plain_figures(
        [first + i for i in range(90)], [first + i + 1 for i in range(90)], range(90), "D"
    )
    found = spans_of(days, split("2020-02-10"), Window.MONTH)
    assert range_words(found.before.start, found.before.end).english() == (
        "10 January to 9 February 2020"
    )
    assert range_words(found.after.start, found.after.end).english() == (
        "11 February to 10 March 2020"
    )
    assert len(inside(days, found.before)) == 31
    weeks = plain_figures(
        [first + 7 * i for i in range(12)], [first + 7 * i + 7 for i in range(12)], range(12), "W"
    )
    found = spans_of(weeks, split("2020-02-10"), Window.MONTH)
    # Only whole weeks: those of 15 January to 4 February, and of 12 February to 10 March.
    assert inside(weeks, found.before).tolist() == [2, 3, 4]
    assert inside(weeks, found.after).tolist() == [6, 7, 8, 9]


def test_what_the_date_may_touch_belongs_to_neither_side():
    made = study(figures(THREE_YEARS, "2019"), split("[2020-03-05..2020-05-20]"), Window.YEAR)
    assert [left.why for left in made.left_out] == [Why.TOUCHES] * 3
    assert [range_words(made.figures.start[left.row], made.figures.end[left.row]).english()
            for left in made.left_out] == ["March 2020", "April 2020", "May 2020"]  # fmt: skip


def test_a_phase_is_compared_with_the_time_before_it():
    phase = split_by_phase(parse("2020-07-24/2020-11-13"), Clean("Lockdown"))
    made = study(figures(THREE_YEARS, "2019"), phase, Window.YEAR)
    # August to October are surely and wholly during it.
    assert made.figures.value[made.after.rows].tolist() == [19.0, 20.0, 21.0]
    assert range_words(made.before.span.start, made.before.span.end).english() == (
        "July 2019 to June 2020"
    )


@pytest.mark.parametrize(
    ("date", "told"), [("/2016", NO_START), ("[..2020-10-26]", NO_START), ("[2019..]", NO_LIMIT)]
)
def test_without_limits_nothing_is_surely_before_or_after(date, told):
    assert split_at(parse(date), Clean("It")) is told


def test_what_goes_on_divides_where_it_began():
    assert split("2020-01-31/..").latest == parse("2020-01-31").earliest_start
    assert split("2020/..").latest == parse("2020").latest_end


def test_the_border_closure_divides_the_bundled_figures_by_month(bundled):
    imports = of_series(bundled, "customs-imports-monthly")
    made = study(imports, of_event(bundled, "border-closed"), Window.YEAR)
    assert ids(imports, made.before.rows) == ["customs-2019-07-imports", "customs-2019-09-imports"]
    assert ids(imports, made.after.rows) == [
        "customs-2020-03-imports", "customs-2020-04-imports", "customs-2020-05-imports",
        "customs-2020-06-imports", "customs-2020-07-imports", "customs-2020-08-imports",
        "customs-2020-09-imports", "customs-2020-10-imports", "customs-2021-01-imports",
    ]  # fmt: skip
    assert {(imports.ids[left.row], left.why) for left in made.left_out} == {
        ("customs-2020-jan-feb-imports", Why.TOUCHES),
        ("customs-imports-monthly#11", Why.MISSING),
        ("customs-imports-monthly#12", Why.MISSING),
    }
    assert made.refused[Part.CHANGE].english() == (
        "Too few figures before it: 2 of 12; at least 6 are needed."
    )


def test_a_limit_is_no_value(bundled):
    exports = of_series(bundled, "customs-exports-monthly")
    made = study(exports, of_event(bundled, "border-closed"), Window.YEAR)
    assert ("customs-2020-05-exports", Why.LIMIT) in {
        (exports.ids[left.row], left.why) for left in made.left_out
    }
