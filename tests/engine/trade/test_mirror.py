"""What the other side reports of the same trade stands beside it, as a claim of its own."""

from dataclasses import replace

import pytest

from tests.engine.trade.made import chart, dataset, plain, view
from viewer.engine.details.rivals import rival_blocks
from viewer.engine.details.sheet import Fact
from viewer.engine.trade.labelled import said_by
from viewer.engine.trade.mirror import mirror_claims, turned
from viewer.engine.trade.readout import readout
from viewer.engine.trade.rows import Role, gather
from viewer.engine.trade.statements import about
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Claim, Observation
from viewer.model.view import Pane

MINE = Claim(
    "mine", "trade", parse("2020"), flow="import", ref_area="PRK", counterpart_area="CHN",
    commodity="TOTAL", value=491.1, decimals=1, unit="USD", multiplier=1e6, agency="customs",
)  # fmt: skip
THEIRS = replace(
    MINE, id="theirs", flow="export", ref_area="CHN", counterpart_area="PRK", value=460.0
)


def both(other: Claim | None = THEIRS) -> Dataset:
    series = replace(
        plain(flow="import", frequency="A", commodity="TOTAL"),
        observations=(Observation(MINE.period, 491.1, "mine"),),
    )
    return dataset(series, claims=[MINE, *([other] if other else [])])


def others(data: Dataset) -> list[str]:
    rows = gather(data, Pane("trade", ("import",)))
    return [rows.id_of(row) for row in range(len(rows)) if rows.role[row] == Role.OTHER]


def test_chinas_exports_are_held_beside_north_koreas_imports():
    assert others(both()) == ["theirs"]
    rows = gather(both(), Pane("trade", ("import",)))
    row = rows.find("theirs")
    assert str(said_by(rows, row)) == "460.0 (China Customs, as China’s exports)"
    assert not rows.comparable[row]


def test_it_stands_below_zero_as_the_imports_do():
    shown = chart(both(), Pane("trade", ("import",)), view("2019", "2022"))
    (tick,) = shown.others.y
    assert tick > shown.zero


def test_plain_values_of_the_other_side_are_found_by_the_id_of_the_value():
    series = plain(
        ("2020", 460.0), flow="export", frequency="A", commodity="TOTAL", ref_area="CHN",
        counterpart_area="PRK",
    )  # fmt: skip
    data = both(None)
    data = replace(data, series={**data.series, "export": series})
    assert others(data) == ["export#0"]


@pytest.mark.parametrize(
    "change",
    [
        {"flow": "import"}, {"ref_area": "PRK", "counterpart_area": "CHN"}, {"commodity": "27"},
        {"period": parse("2019")}, {"unit": "EUR"}, {"counterpart_area": "RUS"},
    ],
)  # fmt: skip
def test_what_counts_something_else_is_no_mirror(change):
    assert others(both(replace(THEIRS, **change))) == []


def test_the_details_of_either_lead_to_the_other_and_say_why_they_may_differ():
    for one, other in ((MINE, "theirs"), (THEIRS, "mine")):
        facts = [block for block in rival_blocks(both(), one) if isinstance(block, Fact)]
        assert [fact.target for fact in facts] == [other]
        assert "freight" in str(facts[0].note)


def test_a_balance_and_what_names_no_sides_have_no_mirror():
    assert turned(about(replace(MINE, flow="balance"))) is None
    assert turned(about(replace(MINE, ref_area=None))) is None
    assert mirror_claims(both(), set()) == []


def test_it_is_read_out_with_who_says_so():
    rows = gather(both(), Pane("trade", ("import",)))
    told = " | ".join(map(str, readout(rows, (rows.find("mine"),), 9)))
    assert "China Customs, as China’s exports: 460.0 · reported by the other side" in told
