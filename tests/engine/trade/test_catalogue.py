"""All series to choose from: grouped, counted, marked where drawn, offered where they fit."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.trade.catalogue import added, alike, catalogue, companions, fits, new_pane
from viewer.engine.trade.panes import default_panes
from viewer.model.view import Pane


def lines(dataset, panes=()):
    return {one.series.id: one for group in catalogue(dataset, panes) for one in group.series}


def test_every_series_stands_in_one_group_with_its_extent(bundled):
    found = [one.series.id for group in catalogue(bundled, ()) for one in group.series]
    assert sorted(found) == sorted(bundled.series)
    line = lines(bundled)["kdi-total-annual"]
    assert (str(line.period), line.values, str(line.frequency)) == ("2010 to 2019", 3, "yearly")


def test_groups_say_what_is_counted_and_whose(bundled):
    titles = [" · ".join(map(str, group.title)) for group in catalogue(bundled, ())]
    assert titles == [
        "Trade · North Korea – China",
        "Trade · North Korea – all countries",
        "Shares · North Korea – China",
    ]


def test_what_is_drawn_is_marked_and_what_counts_the_same_is_told(bundled):
    panes = default_panes(bundled)
    found = lines(bundled, panes)
    assert found["customs-imports-monthly"].shown == (0,)
    assert found["kotra-share"].shown == (1,)
    others = alike(bundled, panes)
    assert "kdi-total-annual" in others
    assert not set(others) & {name for pane in panes for name in pane.series}


def test_a_mirrored_chart_takes_only_its_own_basis_and_a_share_only_shares(bundled):
    trade, share = default_panes(bundled)
    found = bundled.series
    assert fits(bundled, trade, found["customs-exports-annual"])
    assert not fits(bundled, trade, found["kotra-total-annual"])
    assert not fits(bundled, share, found["kotra-total-annual"])
    assert fits(bundled, Pane("value", ("kdi-total-annual",)), found["kotra-total-annual"])
    assert not fits(bundled, Pane("value", ("kdi-total-annual",)), found["kotra-share"])


def test_exports_and_imports_of_one_basis_are_mirrored_others_are_not(bundled):
    whole = companions(bundled, "kita-imports-annual")
    assert set(whole) == {"kita-imports-annual", "kita-exports-annual", "kita-total-annual"}
    assert new_pane(bundled, whole).kind == "trade"
    assert new_pane(bundled, ("kita-total-annual",)).kind == "value"
    assert new_pane(bundled, ("kita-total-annual", "kdi-total-annual")).kind == "value"
    assert new_pane(bundled, ("kotra-share",)).kind == "share"


@given(st.data())
def test_adding_loses_nothing_and_adds_it_once(bundled, data):
    panes = data.draw(st.sampled_from([(), default_panes(bundled)]))
    name = data.draw(st.sampled_from(sorted(bundled.series)))
    into = data.draw(st.none() | st.integers(0, 3))
    new = added(bundled, panes, (name,), into)
    before = [one for pane in panes for one in pane.series]
    after = [one for pane in new for one in pane.series]
    assert all(one in after for one in before)
    where = new[into] if into is not None and into < len(panes) else new[-1]
    assert where.series.count(name) == 1
