"""How every form of date is drawn, worked out by hand from the meaning of the forms."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.timeline.made import best, dataset_of, day, drawn_of, event
from tests.engine.timeline.row_by_row import row_of
from viewer.engine.timeline.dates import AllDates, BoundsByDate
from viewer.engine.timeline.drawn import (
    STANCES,
    WORTH_RANKING,
    Drawn,
    Edge,
    Shape,
    draw,
    firsts,
    lasts,
)
from viewer.io.dataset_file import open_dataset
from viewer.model.records import Clock, Event, Stance
from viewer.model.view import Datings

DATA = Path(__file__).parents[3] / "data"
DATASETS = (DATA / "dprk-china.json", *sorted((DATA / "samples").glob("*.json")))
POINT, BAND, BAR = "point", "band", "bar"

# What is written, ends known only as bounds | shape | left and right end | the four bounds
FORMS = """
2020-10-10                    | point | bracket bracket | 2020-10-10 2020-10-11 2020-10-10 2020-10-11
2020-10-10T14:00:00           | point | bracket bracket | -
2020-10-26~                   | band  | torn torn       | 2020-10-26 2020-10-27 2020-10-26 2020-10-27
2020-10-26?                   | point | bracket bracket | 2020-10-26 2020-10-27 2020-10-26 2020-10-27
2020-10                       | band  | bracket bracket | 2020-10-01 2020-11-01 2020-10-01 2020-11-01
2020-10~                      | band  | torn torn       | 2020-10-01 2020-11-01 2020-10-01 2020-11-01
2020-22                       | band  | bracket bracket | 2020-06-01 2020-09-01 2020-06-01 2020-09-01
2020                          | band  | bracket bracket | 2020 2021 2020 2021
202X                          | band  | bracket bracket | 2020 2030 2020 2030
[1950..1953]                  | band  | bracket bracket | 1950 1954 1950 1954
[..2020-10-10]                | band  | torn bracket    | -inf 2020-10-11 -inf 2020-10-11
[..2020-10-10~]               | band  | torn torn       | -inf 2020-10-11 -inf 2020-10-11
[2020-10-26..]                | band  | bracket torn    | 2020-10-26 inf 2020-10-26 inf
[2020-10-26..2020-10-26]      | point | bracket bracket | 2020-10-26 2020-10-27 2020-10-26 2020-10-27
/2016                         | bar   | torn bracket    | -inf 2017 2016 2017
/2016-05-09                   | bar   | torn plain      | -inf 2016-05-10 2016-05-10 2016-05-10
../2016                       | bar   | arrow bracket   | -inf -inf 2016 2017
2019/                         | bar   | bracket torn    | 2019 2020 2019 inf
2020-22/..                    | bar   | bracket arrow   | 2020-06-01 2020-09-01 inf inf
2020-01-31/..                 | bar   | plain arrow     | 2020-01-31 2020-01-31 inf inf
2020/2020                     | bar   | plain plain     | 2020 2020 2021 2021
2020-10/2020-10               | bar   | plain plain     | 2020-10-01 2020-10-01 2020-11-01 2020-11-01
2010/2021                     | bar   | bracket bracket | 2010 2011 2021 2022
2010/2021~                    | bar   | bracket torn    | 2010 2011 2021 2022
2010~/2021                    | bar   | torn bracket    | 2010 2011 2021 2022
2020-03-05/2020-03-07         | bar   | plain plain     | 2020-03-05 2020-03-05 2020-03-08 2020-03-08
2020-03-05~/..                | bar   | torn arrow      | 2020-03-05 2020-03-05 inf inf
2008/2008 start end           | bar   | torn torn       | 2008 2008 2009 2009
2008/2008 start               | bar   | torn plain      | 2008 2008 2009 2009
2008/.. start end             | bar   | torn arrow      | 2008 2009 inf inf
../2008 start end             | bar   | arrow torn      | -inf -inf 2008 2009
2020-10 start end             | band  | bracket bracket | 2020-10-01 2020-11-01 2020-10-01 2020-11-01
"""  # noqa: E501 - a table is read across
ROWS = [[cell.strip() for cell in line.split("|")] for line in FORMS.strip().splitlines()]


def ends(drawn: Drawn, position: int = 0) -> str:
    return f"{Edge(drawn.left[position]).name} {Edge(drawn.right[position]).name}".lower()


def shape(drawn: Drawn, position: int = 0) -> Shape:
    return Shape(drawn.shape[position])


@pytest.mark.parametrize(("written", "shaped", "ended", "bounds"), ROWS, ids=[r[0] for r in ROWS])
def test_each_form_of_date_is_drawn_as_it_is_meant(written, shaped, ended, bounds):
    date, _, bound = written.partition(" ")
    drawn = drawn_of(event("it", date, bound=bound))
    assert shape(drawn).name.lower() == shaped
    assert ends(drawn) == ended
    if bounds != "-":
        assert drawn.bounds[0].tolist() == [day(text) for text in bounds.split()]


@pytest.mark.parametrize("written", [row[0] for row in ROWS])
def test_a_date_on_the_other_clock_is_drawn_the_same_but_for_the_basis(written):
    date, _, bound = written.partition(" ")
    by_report = drawn_of(event("it", None, date, bound=bound))
    plain = drawn_of(event("it", date))
    assert by_report.shape[0] == plain.shape[0]
    assert ends(by_report) == ends(plain)


years = st.integers(-9999, 9999).map(lambda year: f"{'-' if year < 0 else ''}{abs(year):04}")
months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
seasons = st.builds("{}-{}".format, years, st.integers(21, 24))


@given(st.one_of(years, months, seasons), st.sampled_from(("", "~", "?", "%")))
def test_no_year_season_or_month_is_drawn_as_a_point(date: str, mark: str):
    drawn = drawn_of(event("it", date + mark))
    assert shape(drawn) is Shape.BAND
    assert np.isnan(drawn.mark[0])


@given(st.dates().map(str), st.sampled_from(("", "?")))
def test_a_day_is_drawn_as_a_point_at_its_noon(date: str, mark: str):
    drawn = drawn_of(event("it", date + mark))
    assert shape(drawn) is Shape.POINT
    assert drawn.mark[0] == day(date) + 0.5


@given(st.dates(), st.dates())
def test_a_tie_stands_where_both_clocks_are_known_to_the_day_and_differ(happened, told):
    drawn = drawn_of(event("it", str(happened), str(told)))
    assert drawn.mark[0] == day(str(happened)) + 0.5
    if happened == told:
        assert np.isnan(drawn.other[0])
    else:
        assert drawn.other[0] == day(str(told)) + 0.5


@pytest.mark.parametrize(
    ("occurred", "reported", "tied"),
    [
        ("2020-10-22", "2020-10-24", True),
        ("2020-10-24", "2020-10-22", True),
        ("2020-10-22", "2020-10-22", False),
        ("2020-10-22", "2020-10-22T09:00:00", False),  # an hour of that day is no other day
        ("2020-10-22T09:00:00", "2020-10-22", False),
        ("2020-10-22", "2020-10-23T09:00:00", True),
        ("2020-10-22T09:00:00", "2020-10-22T18:30:00", True),
        ("2020-10-22", None, False),
        (None, "2020-10-22", False),
        ("2020-10", "2020-10-22", False),
        ("2020-10-22", "2020-11", False),
        ("2020-10-22~", "2020-10-24", False),
        ("2020-10-22", "2020-10-24~", False),
        ("2020-10-22/2020-10-23", "2020-10-24", False),
        ("2020-10-22", "[2020-10-24..2020-10-25]", False),
    ],
)
@pytest.mark.parametrize("clock", list(Clock))
def test_no_tie_says_more_than_both_dates_do(occurred, reported, tied, clock):
    drawn = drawn_of(event("it", occurred, reported), clock=clock)
    assert np.isfinite(drawn.other[0]) == tied


def test_a_mark_stands_at_the_chosen_clock_else_at_the_other():
    both = event("both", "2020-10-22", "2020-10-24")
    happened, told = event("happened", "2020-10-22"), event("told", None, "2020-10-24")
    by_event = drawn_of(both, happened, told)
    by_report = drawn_of(both, happened, told, clock=Clock.REPORTED)
    first, second = day("2020-10-22") + 0.5, day("2020-10-24") + 0.5
    assert by_event.mark.tolist() == [first, first, second]
    assert by_report.mark.tolist() == [second, first, second]
    assert by_event.other[0] == second
    assert by_report.other[0] == first


def test_the_best_date_of_all_sources_counts_unless_the_article_alone_is_asked():
    visit = event(
        "visit", "2020-10-22", datings=(best("2020-10-21"), best("2020-10-22", Clock.REPORTED))
    )
    of_all, of_article = drawn_of(visit), drawn_of(visit, datings=Datings.MAIN)
    assert of_all.mark[0] == day("2020-10-21") + 0.5
    assert of_all.other[0] == day("2020-10-22") + 0.5
    assert of_article.mark[0] == day("2020-10-22") + 0.5
    assert np.isnan(of_article.other[0])


def test_a_dating_that_is_not_the_best_moves_nothing():
    guess = best("2019-01-01")
    other = type(guess)(guess.clock, guess.date)
    drawn = drawn_of(event("it", "2020-10-22", datings=(other,)), event("none", datings=(other,)))
    assert drawn.mark[0] == day("2020-10-22") + 0.5
    assert shape(drawn, 1) is Shape.UNDATED


def test_the_basis_of_the_article_says_nothing_of_the_date_of_another_source():
    minister = event("minister", "2008/2008", bound="start end", datings=(best("2007/2009"),))
    assert ends(drawn_of(minister)) == "bracket bracket"
    assert ends(drawn_of(minister, datings=Datings.MAIN)) == "torn torn"


def test_without_any_date_an_event_stands_nowhere():
    drawn = drawn_of(event("it"))
    assert shape(drawn) is Shape.UNDATED
    assert np.isnan(drawn.bounds).all()
    assert np.isnan([drawn.first()[0], drawn.last()[0], drawn.mark[0], drawn.other[0]]).all()


def test_only_a_best_dating_puts_an_undated_event_on_the_axis():
    arrival = event("arrival", datings=(best("2021-02-19"),))
    assert shape(drawn_of(arrival)) is Shape.POINT
    assert shape(drawn_of(arrival, datings=Datings.MAIN)) is Shape.UNDATED


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2020-10-10", "2020-10-10", "2020-10-11"),
        ("[..2020-10-10]", "2020-10-11", "2020-10-11"),
        ("[2020-10-26..]", "2020-10-26", "2020-10-26"),
        ("/2016", "2017", "2017"),
        ("../2016", "2016", "2017"),
        ("2020-22/..", "2020-06-01", "2020-09-01"),
        ("2020-01-31/..", "2020-01-31", "2020-01-31"),
        ("2010/2021", "2010", "2022"),
    ],
)
def test_an_open_end_is_as_near_as_what_is_known_of_it(written, first, last):
    drawn = drawn_of(event("it", written))
    assert (drawn.first()[0], drawn.last()[0]) == (day(first), day(last))


def test_the_columns_say_colour_status_and_standing_of_each_event():
    drawn = drawn_of(
        event("a", "2020", categories=("trade", "letter"), stance=Stance.RUMOUR, importance=0.9),
        event("b", "2020", categories=("unheard-of",), context=True),
    )
    assert drawn.color.tolist() == [2, 8]
    assert [STANCES[number] for number in drawn.stance] == [Stance.RUMOUR, None]
    assert drawn.context.tolist() == [False, True]
    assert drawn.importance.tolist() == [0.9, 0.5]
    assert len(drawn) == 2


def test_a_dataset_without_events_has_empty_columns():
    drawn = drawn_of()
    assert len(drawn) == 0
    assert drawn.bounds.shape == (0, 4)
    assert drawn.first().shape == (0,)


written = st.one_of(
    st.none(),
    st.sampled_from([row[0].partition(" ")[0] for row in ROWS]),
    st.builds("{}{}".format, st.dates().map(str), st.sampled_from(("", "~", "?", "%"))),
    st.tuples(st.dates(), st.dates()).map(sorted).map(lambda both: f"{both[0]}/{both[1]}"),
)
ends_that_are_bounds = st.sampled_from(("", "start", "end", "start end"))
others_say = st.lists(
    st.builds(best, written.filter(bool), st.sampled_from(list(Clock))), max_size=2
).map(tuple)
events = st.lists(
    st.builds(
        lambda occurred, reported, bound, datings: event(
            "it", occurred, reported, bound=bound, datings=datings
        ),
        written, written, ends_that_are_bounds, others_say,
    ),
    max_size=8,
)  # fmt: skip


@given(events, st.sampled_from(list(Clock)), st.sampled_from(list(Datings)))
def test_all_events_at_once_are_drawn_as_each_one_alone(some, clock, datings):
    compare(drawn_of(*some, clock=clock, datings=datings), some, clock, datings)


@pytest.mark.parametrize("file", DATASETS, ids=lambda file: file.stem)
@pytest.mark.parametrize("clock", list(Clock))
@pytest.mark.parametrize("datings", list(Datings))
def test_the_events_that_come_with_the_program_are_drawn_as_each_one_alone(file, clock, datings):
    dataset = open_dataset(file).dataset
    compare(draw(dataset, clock, datings), dataset.events, clock, datings)


def compare(drawn: Drawn, some: Iterable[Event], clock: Clock, datings: Datings) -> None:
    for n, one in enumerate(some):
        bounds, shaped, left, right, mark, other = row_of(one, clock, datings)
        np.testing.assert_array_equal(drawn.bounds[n], bounds)
        assert (drawn.shape[n], drawn.left[n], drawn.right[n]) == (shaped, left, right)
        np.testing.assert_array_equal((drawn.mark[n], drawn.other[n]), (mark, other))


@given(events.filter(bool), st.data())
def test_bounds_read_by_date_are_those_of_an_array(some, data):
    dates = AllDates.of(dataset_of(*some).events.columns, Datings.ALL)
    codes = dates.drawn(Clock.OCCURRED)
    by_date, array = BoundsByDate(dates.bounds, codes), dates.bounds.take(codes, axis=0)
    rows = np.array(data.draw(st.lists(st.integers(0, len(some) - 1), max_size=5)), np.int64)
    mask = np.arange(len(some)) % 2 == 0
    for key in (0, -1, rows, mask, slice(None), (0, 3), (rows, 1), (slice(None), 2),
                (slice(None), (0, 3)), (mask, 0)):  # fmt: skip
        np.testing.assert_array_equal(by_date[key], array[key])
    np.testing.assert_array_equal(by_date.take(rows), array.take(rows, axis=0))
    np.testing.assert_array_equal(np.stack(by_date.T), array.T)
    np.testing.assert_array_equal(np.asarray(by_date), array)
    assert (len(by_date), by_date.shape) == (len(array), array.shape)
    np.testing.assert_array_equal(firsts(by_date), firsts(array))
    np.testing.assert_array_equal(lasts(by_date), lasts(array))


@pytest.mark.parametrize("clock", list(Clock))
def test_very_many_events_are_drawn_as_each_one_alone(clock):
    some = [event(f"e{n}", ROWS[n % len(ROWS)][0].partition(" ")[0], f"2020-01-{n % 28 + 1:02}")
            for n in range(WORTH_RANKING)]  # fmt: skip
    drawn = drawn_of(*some, clock=clock)
    assert drawn.rank is not None
    compare(drawn, some, clock, Datings.ALL)
    middles = (drawn.first() + drawn.last()) / 2
    np.testing.assert_array_equal(np.argsort(drawn.rank, kind="stable"),
                                  np.argsort(middles, kind="stable"))  # fmt: skip
