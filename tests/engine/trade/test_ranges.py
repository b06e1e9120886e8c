"""Values known by their limits alone: drawn from the lower to the upper one, and said so."""

import pytest

from tests.engine.trade.made import chart, dataset, series, view
from viewer.engine.details.sheet import Fact
from viewer.engine.details.value import claim_sheet, normalised
from viewer.engine.lists.values import values_table
from viewer.engine.takeaway.values import values_sheet
from viewer.engine.trade.cells import Bound, Role
from viewer.engine.trade.rows import gather
from viewer.engine.trade.words import row_printed
from viewer.model.edtf import parse
from viewer.model.records import Claim, Observation
from viewer.model.view import Pane, TimeRange, ValueScale

TIME = view("2019", "2021")


def claim(name: str, period: str = "2019", **more: object) -> Claim:
    fields = {"flow": "export", "unit": "USD", "multiplier": 1e6, "ref_area": "PRK",
              "counterpart_area": "CHN", "agency": "customs", "decimals": 0}  # fmt: skip
    return Claim(name, "trade", parse(period), **{**fields, **more})


def drawn(kind: str = "value", scale: ValueScale = ValueScale.EVEN, **limits: object):
    claims = [claim("range", **limits), claim("known", "2020", value=2000.0)]
    seen = tuple(Observation(None, None, one.id) for one in claims)
    data = dataset(series("a", "export", "A", observations=seen), claims=claims)
    return data, chart(data, Pane(kind, ("a",)), TIME, scale=scale)


@pytest.mark.parametrize("scale", list(ValueScale))
@pytest.mark.parametrize("kind", ["value", "trade"])
def test_a_bar_reaches_from_the_lower_to_the_upper_limit(kind, scale):
    _, shown = drawn(kind, scale, low=1400.0, high=1470.0)
    row = shown.rows.find("range")
    assert row is not None
    assert shown.rows.role[row] == Role.BAR
    box = shown.box("range")
    assert box is not None
    tip, foot = shown.axis.y(1470.0), shown.axis.y(1400.0)
    assert box.y1 == pytest.approx(foot, abs=3)
    assert box.y0 == pytest.approx(tip, abs=3)
    if scale is ValueScale.EVEN:
        assert box.y1 < shown.axis.y(0.0) - 20


def test_its_words_name_both_limits():
    data, shown = drawn(low=1400.0, high=1470.0)
    row = shown.rows.find("range")
    assert str(row_printed(shown.rows, row)) == "between 1,400 and 1,470"
    assert any("between 1,400 and 1,470" in str(label.text) for label in shown.labels)
    sheet = claim_sheet(data, data.claims["range"])
    told = [str(block.text) for block in sheet if isinstance(block, Fact)]
    assert "between 1,400 and 1,470 million US dollars" in told
    assert normalised(data.claims["range"]) is None  # nothing else was printed


def test_one_limit_alone_is_a_bound():
    for limits, bound, words in (
        ({"low": 1400.0}, Bound.AT_LEAST, "≥1,400"),
        ({"high": 1470.0}, Bound.AT_MOST, "≤1,470"),
    ):
        _, shown = drawn(**limits)
        row = shown.rows.find("range")
        assert shown.rows.bound[row] == bound
        assert str(row_printed(shown.rows, row)) == words


def test_no_limit_at_all_is_missing():
    _, shown = drawn()
    assert shown.rows.role[shown.rows.find("range")] == Role.MISSING


def test_a_range_is_no_number_in_tables_and_makes_no_balance():
    data, _ = drawn(low=1400.0, high=1470.0)
    time = TimeRange(parse("2019").period[0], parse("2019").period[1])
    (row,) = values_sheet(data, (Pane("value", ("a",)),), time)
    assert row[6] is None
    assert str(row[8]) == "between 1,400 and 1,470"
    table = values_table(data, (Pane("value", ("a",)),), time)
    assert "between 1,400 and 1,470" in [str(cell) for cell in table.rows[0].cells]
    other = claim("in", flow="import", value=100.0)
    both = dataset(
        series("a", "export", "A", observations=(Observation(None, None, "range"),)),
        series("b", "import", "A", observations=(Observation(None, None, "in"),)),
        claims=[claim("range", low=1400.0, high=1470.0), other],
    )
    assert (gather(both, Pane("trade", ("a", "b"))).partner < 0).all()
