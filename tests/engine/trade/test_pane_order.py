"""Charts keep what they show when they are moved, and come back where they were."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.trade.pane_order import moved, without
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
