"""Around what a view asks to compare."""

from dataclasses import replace

import pytest

from viewer.engine.study.asked import NO_EVENTS, SELECT, TYPE_A_DATE, as_edtf, asked
from viewer.engine.study.split import NO_DATE
from viewer.engine.time.typed import TypedDateError
from viewer.model.calendar import day_of
from viewer.model.dataset import Events
from viewer.model.edtf import parse
from viewer.model.view import Comparison, Window

YEAR = Comparison()


def test_several_selected_events_in_order_of_time(bundled):
    found = asked(bundled, ("border-closed", "customs-2019-total", "un-resolution-2397"), YEAR)
    assert str(found.title) == "2 events"
    assert found.split is None
    assert [one.id for one in found.several] == ["un-resolution-2397", "border-closed"]
    assert found.several[1].split.earliest == day_of(2020, 1, 31)


def test_one_selected_event_beside_figures(bundled):
    found = asked(bundled, ("customs-2019-total", "border-closed"), YEAR)
    assert found.title == "North Korea closes its border against the virus"
    assert str(found.when) == "since 31 January 2020"
    assert (found.split.earliest, found.several) == (day_of(2020, 1, 31), ())


def test_without_an_event_one_is_asked_for(bundled):
    assert asked(bundled, ("customs-2019-total",), YEAR).told is SELECT


def test_without_any_event_in_the_dataset_a_date_is_asked_for(bundled):
    found = asked(replace(bundled, events=Events()), (), YEAR)
    assert found.told is NO_EVENTS


def test_an_undated_event_divides_nothing(bundled):
    assert asked(bundled, ("hope-vaccines",), YEAR).told is NO_DATE


def test_a_typed_date_needs_no_event(bundled):
    found = asked(bundled, (), Comparison(Window.TYPED, "2020-07"))
    assert (found.split.earliest, found.split.latest) == (day_of(2020, 7), day_of(2020, 8))
    assert str(found.title) == "July 2020"
    assert asked(bundled, (), Comparison(Window.TYPED, "")).told is TYPE_A_DATE
    assert "expected" in str(asked(bundled, (), Comparison(Window.TYPED, "soon")).told)


def test_a_typed_stretch_of_time_is_a_phase(bundled):
    found = asked(bundled, (), Comparison(Window.TYPED, "2020-07-24/2020-08-13~"))
    assert found.title == "Kaesong locked down"
    assert found.split.phase
    assert found.split.until == parse("2020-08-13").latest_end


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Oct 2020", "2020-10"), ("2018 to 2019", "2018/2019"), ("since 2019", "2019/.."),
        ("2020-01-31", "2020-01-31"),
    ],
)  # fmt: skip
def test_dates_are_typed_as_everywhere(typed, text):
    assert as_edtf(typed) == text


def test_what_is_no_date_is_refused():
    with pytest.raises(TypedDateError):
        as_edtf("soon")
