"""What the charts draw and what the list of values holds are the same, in every view."""

from dataclasses import replace

import pytest

from tests.engine.trade.made import measure, view
from viewer.engine.lists.values import ValueList
from viewer.engine.trade.cells import Role
from viewer.engine.trade.chart import lay_out
from viewer.engine.trade.derive import with_derived
from viewer.engine.trade.heading import heading
from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.tiers import gathered
from viewer.model.view import Formula, Measure, Recipe, ValueScale

PLAIN = Recipe()
RECIPES = [
    PLAIN, Recipe(measure=Measure.ON_YEAR), Recipe(frequency="Q"), Recipe(formula=Formula.BALANCE),
]  # fmt: skip
VIEWS = [("2020-01", "2021-01"), ("2020-06", "2020-09"), ("2019-11", "2021-04")]


@pytest.mark.parametrize("time", VIEWS)
@pytest.mark.parametrize("recipe", RECIPES, ids=["plain", "on a year", "quarters", "balance"])
def test_every_mark_has_a_row_and_every_value_a_mark(bundled, recipe, time):
    """Wide enough that no two marks share a pixel; a balance has the row of its exports.

    What others say of a long total is words on its line, counted where there is no room for them.
    In charts of changes one box stands for all that is missing at a time.
    """
    scale = view(*time, width=4000.0)
    trade, share = default_panes(bundled)[:2]
    for pane in (replace(trade, recipe=recipe), share):
        data = with_derived(bundled, [pane])
        rows = gathered(data, pane)[0]
        drawn = lay_out(rows, heading(rows), scale, 400.0, ValueScale.EVEN, measure)
        seen = drawn.drawn().tolist()
        table = ValueList([rows]).table(scale.time)
        listed = {table.rows[i].id for i in range(len(table.rows))}
        assert listed, "there is something to see"
        assert {rows.id_of(row) for row in seen} <= listed
        for row in {row for some_id in listed for row in rows.find_all(some_id)} - set(seen):
            if rows.end[row] <= scale.time.start or rows.start[row] >= scale.time.end:
                continue  # the other reading of a claim
            if rows.role[row] == Role.OTHER:
                assert rows.rival_of[row] in drawn.lines.row
            elif rows.role[row] == Role.MISSING:
                assert any(rows.start[other] < rows.end[row] and rows.end[other] > rows.start[row]
                           for other in seen)  # fmt: skip
            else:
                pytest.fail(f"{rows.id_of(row)} is listed and not drawn")
        balances = [one for one in range(len(table.rows)) if table.rows[one].mark.balance]
        assert len(balances) == len(drawn.steps.row)
