"""Phases: rows that never overlap in time, and what is in view of them."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.phases import phase_rows, phases_in_view
from viewer.model.clean import Clean
from viewer.model.edtf import parse
from viewer.model.records import Phase
from viewer.model.view import TimeRange


def phase(name: str, during: str) -> Phase:
    return Phase(name, Clean(name), parse(during))


years = st.tuples(st.integers(1900, 2020), st.integers(1, 40))


@given(st.lists(years, max_size=30))
def test_no_two_of_a_row_overlap(spans):
    phases = tuple(phase(f"p{i}", f"{y}/{y + n}") for i, (y, n) in enumerate(spans))
    rows = phase_rows(phases)
    for i, a in enumerate(phases):
        for j, b in enumerate(phases[:i]):
            if rows[i] == rows[j]:
                assert a.during.period[1] <= b.during.period[0] or (
                    b.during.period[1] <= a.during.period[0]
                )


def test_reigns_that_pass_on_the_same_day_stand_in_one_row():
    reigns = (
        phase("Tudor", "1558-11-27/1603-04-03"),
        phase("Stuart", "1603-04-03/1649-02-09"),
        phase("Commonwealth", "1649-02-09/1660-06-08"),
    )
    assert phase_rows(reigns) == (0, 0, 0)


def test_two_days_with_one_in_common_stand_in_two_rows():
    assert set(
        phase_rows((phase("a", "2020-03-01/2020-03-02"), phase("b", "2020-03-02/2020-03-03")))
    ) == {0, 1}


def test_a_phase_is_solid_where_it_surely_was():
    scale = TimeScale(
        TimeRange(parse("2020-01-01").earliest_start, parse("2021-01-01").earliest_start), 366, 0
    )
    phases = (phase("aid suspended", "2020-22/.."),)
    (band,) = phases_in_view(phases, phase_rows(phases), scale)
    assert band.x0 == 152  # 1 June
    assert band.core == (244, 366)  # 1 September to the edge
    assert band.goes_on


def test_a_phase_out_of_view_is_left_out():
    scale = TimeScale(TimeRange(0, 365), 1000, 0)
    phases = (phase("war", "1950/1953"),)
    assert phases_in_view(phases, phase_rows(phases), scale) == ()
