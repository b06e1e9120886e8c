"""What a dataset opens with, and what is left of a view when its file is read again."""

from dataclasses import replace

import pytest

from tests.engine.timeline.made import dataset_of, day, event
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Claim, Observation, Series
from viewer.model.view import FARTHEST, Panel, TimeRange
from viewer.state.opening import THIS_CENTURY, is_in, kept_view, opening_view


def series(*periods: str | None) -> dict[str, object]:
    observations = tuple(Observation(parse(period) if period else None, 1.0) for period in periods)
    one = Series("imports", Clean("Imports"), "USD", "A", observations, flow="import")
    return {"series": Dataset.index((one,)), "claims": Dataset.index((Claim("total", "trade"),))}


def test_a_dataset_opens_where_most_of_its_events_are():
    crowd = [event(f"e{n}", f"2020-10-{n:02}") for n in range(1, 29)]
    view = opening_view(dataset_of(event("old", "1950"), *crowd))
    assert view.time.start > day("2020-9-1")
    assert view.time.end < day("2020-12-1")
    assert view.selection == ()
    assert view.panes == ()


def test_a_dataset_of_values_alone_opens_on_their_periods():
    view = opening_view(dataset_of(**series("2010", "2019")))
    assert view.time.start < day("2010")
    assert day("2020") < view.time.end < day("2021")
    assert [pane.series for pane in view.panes] == [("imports",)]


@pytest.mark.parametrize("periods", [("2010/..",), ("../2010", "2019"), (None,), ()])
def test_a_period_without_end_leaves_a_range_with_two(periods):
    time = opening_view(dataset_of(**series(*periods))).time
    assert -FARTHEST <= time.start < time.end <= FARTHEST


def test_few_events_open_with_all_values_and_many_with_those_that_are_not_far():
    long = series(*map(str, range(1987, 2026)))
    view = opening_view(dataset_of(event("one", "2008-09-15"), event("two", "2009"), **long))
    assert view.time.start < day("1987")
    assert view.time.end > day("2026")
    crowd = [event(f"e{n}", f"2020-10-{n:02}") for n in range(1, 29)]
    view = opening_view(dataset_of(*crowd, **long))
    assert view.time.start > day("2020-9-1"), "months of events are not lost in decades of values"
    view = opening_view(dataset_of(*crowd, **series("2020-09", "2020-11")))
    assert view.time.start < day("2020-9-1")
    assert view.time.end > day("2020-12-1")


def test_a_dataset_without_any_date_opens_on_this_century():
    assert opening_view(dataset_of(event("undated"))).time == THIS_CENTURY
    assert opening_view(dataset_of()).time == THIS_CENTURY


def test_a_file_that_is_read_again_keeps_its_view_less_what_is_gone():
    before = dataset_of(event("visit", "2020"), event("gone", "2020"), **series("2020"))
    now = replace(
        opening_view(before), time=TimeRange(3, 4), panel=Panel.LIST,
        selection=("gone", "total", "imports#0", "imports#1", "visit"),
    )  # fmt: skip
    after = dataset_of(event("visit", "2020"), **series("2020"))
    kept = kept_view(now, opening_view(after), after)
    assert kept == replace(now, selection=("total", "imports#0", "visit"))


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("visit", True),
        ("total", True),
        ("imports#0", True),
        ("imports#1", False),
        ("imports#-1", False),
        ("imports#", False),
        ("imports", False),
        ("exports#0", False),
        ("", False),
        ("imports#" + "9" * 5000, False),
        ("imports#²", False),
    ],
)
def test_an_id_from_an_old_view_is_looked_up_and_never_trusted(name, there):
    assert is_in(dataset_of(event("visit", "2020"), **series("2020")), name) == there
