"""Series that are switched off are not drawn or listed; all else stays, and they come back."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.lists.shown_values import ShownValues
from viewer.engine.trade.cells import STEPS, Flow, Role
from viewer.engine.trade.derive import derived
from viewer.engine.trade.heading import Sample, heading
from viewer.engine.trade.hidden import belonging, shared_name, short_names, toggled, told_apart
from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.rows import gather
from viewer.engine.trade.tiers import gathered, tiers
from viewer.model.view import Measure, Pane, Recipe, TimeRange

EXPORTS, IMPORTS = "customs-exports-monthly", "customs-imports-monthly"


def hiding(bundled, *ids: str) -> Pane:
    return replace(default_panes(bundled)[0], hidden=ids)


def test_hidden_exports_leave_imports_as_they_were(bundled):
    whole, rows = gather(bundled, hiding(bundled)), gather(bundled, hiding(bundled, EXPORTS))
    assert Flow.EXPORT not in rows.flow
    for flow in (Flow.IMPORT, Flow.TOTAL):
        before, after = whole.flow == flow, rows.flow == flow
        assert np.array_equal(whole.value[before], rows.value[after], equal_nan=True)
        assert np.array_equal(whole.role[before], rows.role[after])
    assert (rows.partner == -1).all(), "there is no balance with what is not shown"


def test_what_others_say_of_a_hidden_value_is_not_said(bundled):
    whole = gather(bundled, hiding(bundled))
    rows = gather(bundled, hiding(bundled, EXPORTS, IMPORTS, "customs-total-annual"))
    assert (whole.role == Role.OTHER).any()
    others = np.flatnonzero(rows.role == Role.OTHER)
    assert (rows.rival_of[others] >= 0).all()
    assert (rows.role[rows.rival_of[others]] != Role.OTHER).all()


def test_without_exports_and_imports_their_totals_stand_for_themselves(bundled):
    rows = gather(bundled, hiding(bundled, EXPORTS, IMPORTS))
    assert not (rows.role == Role.COVERED).any()
    assert not rows.unsplit.any(), "it is known what the totals are made of"
    assert "total only" not in [str(line.text) for line in heading(rows).legend]


def test_the_legend_keeps_the_name_of_what_is_hidden(bundled):
    before = heading(gather(bundled, hiding(bundled))).legend
    after = heading(gather(bundled, hiding(bundled, EXPORTS))).legend
    names = [str(line.text) for line in before if line.series]
    assert [str(line.text) for line in after if line.series] == names
    assert [line.series for line in after if line.hidden] == [(EXPORTS,)]


def test_values_that_are_hidden_are_not_listed(bundled):
    time = TimeRange(18000, 19000)
    whole = ShownValues(bundled, [hiding(bundled)]).listed(time)
    less = ShownValues(bundled, [hiding(bundled, EXPORTS)]).listed(time)
    assert 0 < less.most < whole.most


def test_a_coarser_frequency_hides_the_same_flows(bundled):
    coarse = tiers(bundled, hiding(bundled, EXPORTS))[-1]
    assert [bundled.series[name].flow for name in coarse.hidden] == ["export"]
    pane = hiding(bundled)
    assert belonging(bundled, pane, ["customs-exports-annual"]) == (EXPORTS,)


def test_what_was_worked_out_of_hidden_series_is_hidden(bundled):
    pane = replace(hiding(bundled, EXPORTS), recipe=Recipe(measure=Measure.ON_YEAR))
    worked, made = derived(bundled, pane)
    assert [name.partition("~")[0] for name in made.hidden] == [EXPORTS]
    assert belonging(worked, pane, made.hidden) == (EXPORTS,)
    assert Flow.EXPORT not in gathered(bundled, pane)[0].flow


def test_several_series_of_one_kind_have_each_a_colour_and_a_name(bundled):
    pane = Pane("value", ("kotra-total-annual", "kdi-total-annual"), hidden=("kdi-total-annual",))
    rows = gathered(bundled, pane)[0]
    assert rows.pane.kind == STEPS
    assert told_apart(bundled, rows.pane) == pane.series
    lines = [line for line in heading(rows).legend if line.sample is Sample.SERIES]
    assert [(str(line.text), line.number, line.hidden) for line in lines] == [
        ("KOTRA", 0, False), ("KDI", 1, True),
    ]  # fmt: skip
    assert str(heading(rows).title) == "Trade with China, by year"


def test_names_are_cut_where_they_begin_alike():
    assert short_names(["GDP, UN", "GDP, IMF"]) == ["UN", "IMF"]
    assert short_names(["GDP"]) == ["GDP"]
    assert short_names(["a", "a b"]) == ["A", "A b"]
    assert shared_name(["Tests of India", "Tests of China"]) == "Tests of …"
    assert shared_name(["Wheat", "Wages"]) == ""


@given(st.lists(st.sampled_from("abcd"), max_size=12))
def test_a_chart_always_shows_something_and_what_is_hidden_is_its_own(clicks):
    panes = (Pane("value", ("x",)), Pane("value", tuple("abcd")))
    for name in clicks:
        before = panes
        panes = toggled(panes, 1, (name,))
        assert set(panes[1].hidden) < set(panes[1].series)
        if panes != before:
            assert toggled(panes, 1, (name,)) == before, "a second click undoes the first"
    assert panes[0] == Pane("value", ("x",))
    assert toggled(panes, 7, ("a",)) == panes
