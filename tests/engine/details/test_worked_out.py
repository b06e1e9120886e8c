"""The details of a value that was worked out: formula, order, doubts, and links to its inputs."""

from tests.engine.trade.made import dataset, korea, plain
from tests.engine.trade.test_steps import sided
from viewer.engine.details.sheet import Block, Fact, Standing
from viewer.engine.details.value import claim_sheet
from viewer.engine.takeaway.cited import cited
from viewer.engine.trade.derive import with_derived
from viewer.model.dataset import Dataset
from viewer.model.view import Measure, Pane, Recipe


def sheet(data: Dataset, recipe: Recipe, period: str, name: str) -> tuple[Block, ...]:
    found = with_derived(data, [Pane("trade", (name,), recipe=recipe)])
    (series,) = (one for one in found.series.values() if one.id.startswith(f"{name}~"))
    number = next(n for n, o in enumerate(series.observations) if str(o.period) == period)
    return claim_sheet(found, found.claims[f"{series.id}#{number}"])


def facts(blocks: tuple[Block, ...]) -> dict[str, str]:
    return {str(b.name): f"{b.text}|{b.note or ''}" for b in blocks if isinstance(b, Fact)}


def test_a_change_tells_formula_period_and_both_inputs():
    blocks = sheet(korea(), Recipe(measure=Measure.ON_YEAR), "2021-03", "import-M")
    told = facts(blocks)
    assert told["Value"] == "−28 per cent|"
    assert told["Formula"] == "(12.978 ÷ 18.0 − 1) × 100 = −28|"
    assert told["Shown as"] == "Year on year, %|"
    assert told["Weakest input"] == "from calculated|"
    links = [b.target for b in blocks if isinstance(b, Fact) and b.target]
    assert links == ["import-2021-03", "import-2020-03"]
    (standing,) = (b for b in blocks if isinstance(b, Standing))
    assert str(standing.text) == "Calculated"


def test_a_sum_says_how_much_of_the_year_is_known_and_what_others_say():
    blocks = sheet(sided(korea()), Recipe("A"), "2020", "total-M")
    told = facts(blocks)
    assert told["Known"] == "12 of 12 months|"
    assert told["Formula"].startswith("207.9 + 18.647 + ")
    links = [b.target for b in blocks if isinstance(b, Fact) and b.target]
    assert "total-2020" in links  # the year as it was published


def test_the_steps_stand_in_their_order():
    told = facts(sheet(korea(), Recipe("Q", Measure.ON_PREVIOUS), "2020-07/2020-09", "total-M"))
    assert told["Shown as"] == "Sums of quarters, then Quarter on quarter, %|"


def test_what_cannot_be_worked_out_says_why():
    told = facts(sheet(korea(), Recipe(measure=Measure.ON_YEAR), "2020-03", "import-M"))
    assert told["Value"] == "none can be worked out|no value a year before"
    assert "Formula" not in told


def test_plain_values_are_led_to_by_their_place_in_the_series():
    data = dataset(plain(("2019", 4.0), ("2020", 5.0), frequency="A"))
    blocks = sheet(data, Recipe(measure=Measure.ON_YEAR), "2020", "export")
    links = [b.target for b in blocks if isinstance(b, Fact) and b.target]
    assert links == ["export#1", "export#0"]


def test_it_can_be_copied_with_its_formula():
    found = with_derived(korea(), [Pane("trade", ("total-A",), recipe=Recipe(
        measure=Measure.ON_YEAR))])  # fmt: skip
    text = "\n".join(map(str, cited(found, ["total-A~on-year#1"])))
    assert "Formula: (539.1 ÷ 2,789.02 − 1) × 100 = −80.7" in text
