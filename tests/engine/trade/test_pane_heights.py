"""The room is shared out among charts: nothing is lost, nothing becomes too low to be read."""

from hypothesis import assume, given
from hypothesis import strategies as st

from viewer.engine.trade.pane_heights import (
    Sizes,
    as_at_first,
    dragged,
    shared_out,
    taller,
    with_heights,
)
from viewer.model.view import Pane

KINDS = st.sampled_from([(146, 96), (64, 60)])
CHARTS = st.lists(st.tuples(KINDS, st.floats(0.2, 5)), min_size=1, max_size=12)
ROOM = st.integers(60, 2000)


def share(charts, room: int) -> tuple[list[int], Sizes]:
    wanted = [kind[0] for kind, _ in charts]
    least = [kind[1] for kind, _ in charts]
    return least, shared_out(wanted, least, [times for _, times in charts], room)


@given(CHARTS, ROOM)
def test_all_room_is_used_and_every_chart_can_be_read(charts, room):
    least, sizes = share(charts, room)
    assert all(high >= low for high, low in zip(sizes.heights, least, strict=True))
    assert sizes.scrolled == (sum(least) > room)
    if not sizes.scrolled:
        assert sum(sizes.heights) == room


@given(CHARTS, ROOM)
def test_of_two_charts_of_a_kind_the_one_made_higher_is_not_lower(charts, room):
    _, sizes = share(charts, room)
    for (kind, times), high in zip(charts, sizes.heights, strict=True):
        for (other_kind, other_times), other in zip(charts, sizes.heights, strict=True):
            if kind == other_kind and times > other_times:
                assert high >= other - 1


@given(CHARTS, ROOM, st.integers(0, 10), st.integers(-800, 800))
def test_dragging_an_edge_keeps_the_whole_and_the_least_heights(charts, room, edge, by):
    least, sizes = share(charts, room)
    assume(edge < len(charts) - 1)
    after = dragged(sizes, least, edge, by)
    assert all(high >= low for high, low in zip(after, least, strict=True))
    if not sizes.scrolled:
        assert sum(after) == room
        assert (sum(after[: edge + 1]) - sum(sizes.heights[: edge + 1])) * by >= 0


@given(CHARTS, ROOM, st.integers(0, 10), st.integers(-300, 300))
def test_heights_that_were_dragged_come_back_from_the_view(charts, room, edge, by):
    assume(edge < len(charts) - 1)
    panes = tuple(Pane("value", (str(n),), height=times) for n, (_, times) in enumerate(charts))
    wanted = [kind[0] for kind, _ in charts]
    least, sizes = share(charts, room)
    after = dragged(sizes, least, edge, by)
    kept = with_heights(panes, wanted, sizes, after)
    assume(all(0.06 < pane.height < 19 for pane in kept))
    again = shared_out(wanted, least, [pane.height for pane in kept], room)
    assert all(abs(one - other) <= 2 for one, other in zip(again.heights, after, strict=True))


def test_as_at_first_undoes_what_was_made_higher():
    panes = (Pane("trade", ("a",)), Pane("share", ("b",)))
    higher = taller(panes, 1, 1.5)
    assert [pane.height for pane in higher] == [1.0, 1.5]
    assert as_at_first(higher) == panes
