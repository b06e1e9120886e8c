"""Charts keep what they show when they are moved, and come back where they were."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.trade.pane_order import continued, moved, moved_to, without
from viewer.model.view import Pane

PANES = tuple(Pane("value", (name,)) for name in "abcd")


@given(st.integers(0, 3), st.integers(-5, 5))
def test_moving_loses_no_chart_and_keeps_the_order_of_the_others(number, steps):
    new = moved(PANES, number, steps)
    assert sorted(pane.series for pane in new) == sorted(pane.series for pane in PANES)
    assert without(new, new.index(PANES[number])) == without(PANES, number)
    assert new.index(PANES[number]) == min(max(number + steps, 0), 3)


def test_a_place_that_is_not_there_changes_nothing():
    assert moved(PANES, 9, 1) == PANES
    assert without(PANES, 9) == PANES


@given(st.permutations(PANES), st.integers(0, 3), st.integers(0, 4))
def test_dropping_into_a_gap_puts_a_chart_between_its_neighbours(panes, number, gap):
    panes = tuple(panes)
    new = moved_to(panes, number, gap)
    above = [pane for pane in panes[:gap] if pane != panes[number]]
    assert list(new[: len(above)]) == above
    assert new[len(above)] == panes[number]


@given(st.permutations(PANES))
def test_charts_that_change_places_stay_themselves_though_all_are_of_one_kind(panes):
    assert [PANES[n] for n in continued(PANES, tuple(panes))] == panes


def test_a_chart_stays_itself_when_it_is_shown_in_another_way_and_another_is_new():
    higher = replace(PANES[2], height=2.0)
    other = Pane("value", ("new",))
    assert continued(PANES, (higher, other, PANES[0])) == [2, None, 0]
