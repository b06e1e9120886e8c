"""Working with values: what a recipe makes of a pane, with all that is to be handed on."""

from dataclasses import replace

import pytest

from tests.engine.trade.made import dataset, korea, series
from viewer.engine.trade.calculated import Calculated
from viewer.engine.trade.cells import Style
from viewer.engine.trade.derive import derived, with_derived
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Claim, Observation
from viewer.model.view import Formula, Measure, Pane, Recipe

ON_YEAR = Recipe(measure=Measure.ON_YEAR)
ON_PREVIOUS = Recipe(measure=Measure.ON_PREVIOUS)
YEARS = Recipe(frequency="A")
QUARTERS = Recipe(frequency="Q")
BALANCE = Recipe(formula=Formula.BALANCE)
SHARE = Recipe(formula=Formula.SHARE)


def index(base: str) -> Recipe:
    return Recipe(measure=Measure.INDEX, base=base)


def claims(*told: tuple[str, str, str], frequency: str = "M", **more: object) -> Dataset:
    """Return a dataset of claims (flow, period, printed value with its sign and mark).

    "~" is about, "<" and ">" are limits, "d" calculated, "p" provisional, "e" estimated.
    """
    found: list[Claim] = []
    for flow, period, text in told:
        digits = text.strip("~<>dpe")
        found.append(
            Claim(
                f"{flow}-{period}", "trade", parse(period), flow=flow, ref_area="PRK",
                counterpart_area="CHN", value=float(digits),
                decimals=len(digits.partition(".")[2]), unit="USD", multiplier=1e6,
                approximate="~" in text, comparator=text[0] if text[0] in "<>" else "=",
                origin="derived" if "d" in text else "stated",
                status="P" if "p" in text else "E" if "e" in text else "A",
            )
        )  # fmt: skip
    made = [
        series(flow, flow, frequency, **more, observations=tuple(
            Observation(c.period, c.value, c.id) for c in found if c.flow == flow))
        for flow in dict.fromkeys(flow for flow, _, _ in told)
    ]  # fmt: skip
    return dataset(*made, claims=found)


def worked(data: Dataset, recipe: Recipe, *shown: str) -> dict[str, dict[str, Calculated]]:
    """Return what a recipe makes of a trade pane: claims by flow and period."""
    pane = Pane("trade", shown or tuple(data.series), recipe=recipe)
    made, told = derived(data, pane)
    found: dict[str, dict[str, Calculated]] = {}
    for name in told.series:
        one = made.series[name]
        for number in range(len(one.observations)):
            claim = made.claims[f"{name}#{number}"]
            assert isinstance(claim, Calculated)
            found.setdefault(one.flow or "", {})[str(claim.period)] = claim
    return found


def only(data: Dataset, recipe: Recipe, *shown: str) -> dict[str, Calculated]:
    (found,) = worked(data, recipe, *shown).values()
    return found


# Figures that are known


def test_july_2020_is_68_3_per_cent_below_july_2019():
    found = only(claims(("import", "2019-07", "207.7"), ("import", "2020-07", "65.868")), ON_YEAR)
    assert found["2020-07"].value == pytest.approx(-68.287, abs=1e-3)
    assert found["2020-07"].value_text == "−68.3"
    assert str(found["2020-07"].formula) == "(65.868 ÷ 207.7 − 1) × 100 = −68.3"
    assert found["2020-07"].inputs == ("import-2020-07", "import-2019-07")


def test_the_total_of_2020_against_that_of_2019():
    data = claims(("total", "2019", "2789.02"), ("total", "2020", "539.1"), frequency="A")
    assert only(data, ON_YEAR)["2020"].value_text == "−80.7"


def test_a_base_that_nobody_gives_is_not_invented_from_the_change():
    data = claims(("total", "2020", "539.1"), frequency="A")
    claim = only(data, ON_YEAR)["2020"]
    assert claim.value is None
    assert str(claim.reason) == "no value a year before"


def test_a_base_that_a_claim_implies_makes_a_calculated_change():
    data = claims(("total", "2019", "2793d"), ("total", "2020", "539.1"), frequency="A")
    claim = only(data, ON_YEAR)["2020"]
    assert claim.value_text == "−80.7"
    assert claim.firm == Style.DERIVED


def test_the_months_of_2020_add_up_to_the_year():
    found = worked(korea(), YEARS, "total-M")["total"]["2020"]
    assert found.value == 539.07
    assert f"{found.value:.{found.decimals}f}" == "539.1"
    assert str(found.parts) == "12 of 12 months"
    assert found.whole
    assert len(found.inputs) == 11  # January and February are one value


def test_a_year_with_two_unknown_months_is_at_least_so_much_and_says_so():
    found = worked(korea(), YEARS, "import-M")["import"]["2020"]
    assert str(found.parts) == "10 of 12 months"
    assert not found.whole
    assert found.comparator == ">="


def test_no_change_is_worked_out_from_a_part_of_a_year():
    told = [("import", f"2019-{m:02}", "10") for m in range(1, 13)]
    told += [("import", f"2020-{m:02}", "5") for m in range(1, 11)]
    claim = only(claims(*told), Recipe("A", Measure.ON_YEAR))["2020"]
    assert claim.value is None
    assert str(claim.reason) == "only a part of the sum is known"


def test_the_balance_of_2020():
    data = claims(("export", "2020", "48"), ("import", "2020", "491.1"), frequency="A")
    claim = only(data, BALANCE)["2020"]
    assert (claim.value, claim.decimals) == (-443.1, 1)
    assert str(claim.formula) == "48 − 491.1 = −443.1"


def test_imports_are_91_1_per_cent_of_the_trade_of_2020():
    data = claims(("export", "2020", "48"), ("import", "2020", "491.1"), frequency="A")
    found = worked(data, SHARE)
    share = found["import"]["2020"], found["export"]["2020"]
    assert [f"{one.value:.{one.decimals}f}" for one in share] == ["91.1", "8.9"]
    assert str(share[0].formula) == "491.1 ÷ (491.1 + 48) × 100 = 91.1"


def test_an_index_counts_a_value_over_two_months_by_the_month():
    told = (("total", "2020-01", "100.0"), ("total", "2020-02/2020-03", "150.0"))
    found = only(claims(*told), index("2020-01"))
    assert [claim.value for claim in found.values()] == [100.0, 75.0]
    assert str(found["2020-02/2020-03"].formula) == "(150.0 ÷ 2) ÷ 100.0 × 100 = 75.0"


def test_an_index_to_january_2020():
    told = (
        ("total", "2019-12", "80.0"),
        ("total", "2020-01", "160.0"),
        ("total", "2020-02", "8.0"),
    )
    found = only(claims(*told), index("2020-01"))
    assert [claim.value for claim in found.values()] == [50.0, 100.0, 5.0]


def test_a_rolling_mean_of_twelve_months_takes_january_and_february_as_two():
    found = worked(korea(), Recipe(measure=Measure.ROLLING), "total-M")["total"]
    assert found["2020-12"].value == pytest.approx(539.07 / 12)
    assert found["2020-11"].value is None
    assert str(found["2020-11"].reason) == "too few values before it"


def test_a_running_sum_begins_anew_each_january():
    found = worked(korea(), Recipe(measure=Measure.CUMULATIVE), "total-M")["total"]
    assert found["2020-12"].value == 539.07
    assert found["2021-01"].value == 1.52
    assert found["2021-02"].value == 3.273


# What is handed on


@pytest.mark.parametrize(
    ("marks", "status", "firm"),
    [
        (("p", ""), "P", Style.PROVISIONAL), (("", "e"), "E", Style.ESTIMATED),
        (("e", "p"), "E", Style.ESTIMATED), (("d", ""), "A", Style.DERIVED),
        (("", ""), "A", Style.FINAL), (("d", "e"), "E", Style.ESTIMATED),
    ],
)  # fmt: skip
@pytest.mark.parametrize("recipe", [ON_YEAR, BALANCE, SHARE, YEARS, index("2020-01")])
def test_a_value_is_as_doubtful_as_its_most_doubtful_input(recipe, marks, status, firm):
    old, new = marks
    told = [("import", "2019-01", f"4.0{old}"), ("export", "2020-01", f"2.0{old}")]
    told += [("import", "2020-01", f"5.0{new}")]
    if recipe in (YEARS, *[index("2020-01")]):
        told = [("import", "2020-01", f"4.0{old}"), ("import", "2020-02", f"5.0{new}")]
    found = worked(claims(*told), recipe)
    claim = [c for flow in found.values() for c in flow.values() if c.value is not None][-1]
    assert (claim.status, claim.firm) == (status, firm)


def test_about_stays_about():
    data = claims(("import", "2019-04", "~21.8"), ("import", "2020-04", "28.75"))
    assert only(data, ON_YEAR)["2020-04"].approximate


@pytest.mark.parametrize(
    ("old", "new", "sign"),
    [
        ("10.0", ">5.0", ">="), ("10.0", "<5.0", "<="), (">10.0", "5.0", "<="),
        ("<10.0", "5.0", ">="), ("<10.0", ">5.0", ">="),
    ],
)  # fmt: skip
def test_a_change_on_a_limit_is_a_limit(old, new, sign):
    claim = only(claims(("import", "2019-01", old), ("import", "2020-01", new)), ON_YEAR)["2020-01"]
    assert claim.comparator == sign
    assert claim.value == pytest.approx(-50.0)


@pytest.mark.parametrize(("old", "new"), [(">10.0", ">5.0"), ("<10.0", "<5.0")])
def test_two_limits_that_pull_apart_say_nothing(old, new):
    claim = only(claims(("import", "2019-01", old), ("import", "2020-01", new)), ON_YEAR)["2020-01"]
    assert claim.value is None
    assert str(claim.reason) == "its inputs are limits that say nothing of it"


def test_more_exports_than_so_much_are_a_balance_of_at_least_so_much():
    claim = only(claims(("export", "2020-05", ">4.7"), ("import", "2020-05", "58.6")), BALANCE)
    assert (claim["2020-05"].value, claim["2020-05"].comparator) == (-53.9, ">=")


@pytest.mark.parametrize("base", ["0", "0.0", "0.04"])
def test_there_is_no_change_on_nothing_nor_on_what_rounds_to_it(base):
    decimals = "0.0" if base == "0.04" else base
    data = claims(("import", "2019-01", decimals), ("import", "2020-01", "5.0"))
    claim = only(data, ON_YEAR)["2020-01"]
    assert claim.value is None
    assert str(claim.reason) == "compared with nothing, or next to nothing"


def test_a_percentage_has_no_more_decimals_than_its_inputs_bear():
    data = claims(("export", "2019", "215"), ("export", "2020", "48"), frequency="A")
    assert only(data, ON_YEAR)["2020"].value_text == "−78"
    data = claims(("export", "2019", "3"), ("export", "2020", "2"), frequency="A")
    assert only(data, ON_YEAR)["2020"].value_text == "~\u202f−33"


def test_values_in_another_unit_are_left_out():
    data = claims(("import", "2019-01", "4.0"), ("import", "2020-01", "5.0"))
    old = replace(data.claims["import-2019-01"], unit="EUR")
    data = replace(data, claims=Dataset.index([old, data.claims["import-2020-01"]]))
    assert only(data, ON_YEAR)["2020-01"].value is None


def test_billions_and_millions_are_brought_together():
    data = claims(("total", "2019", "2.8"), ("total", "2020", "539.1"), frequency="A")
    old = replace(data.claims["total-2019"], multiplier=1e9)
    data = replace(data, claims=Dataset.index([old, data.claims["total-2020"]]))
    assert only(data, ON_YEAR)["2020"].value == pytest.approx((539.1 / 2800 - 1) * 100)


def test_a_month_after_two_months_in_one_has_no_month_before():
    found = only(claims(("total", "2020-01/2020-02", "20.0"), ("total", "2020-03", "5.0")),
                 ON_PREVIOUS)  # fmt: skip
    assert str(found["2020-03"].reason) == "no value for the time just before"


def test_two_months_are_compared_with_the_same_two_months():
    told = (("total", "2020-01/2020-02", "20.0"), ("total", "2021-01/2021-02", "5.0"))
    assert only(claims(*told), ON_YEAR)["2021-01/2021-02"].value == -75.0


def test_years_and_months_in_one_pane_are_each_compared_with_their_own():
    found = worked(korea(), ON_YEAR, "total-M", "total-A")["total"]
    assert found["2020"].value_text == "−80.7"
    assert found["2021-03"].value == pytest.approx((14.28 / 18.647 - 1) * 100)


def test_a_sum_takes_no_day_twice():
    told = [("total", "2020-01/2020-02", "20"), ("total", "2020-01", "9")]
    told += [("total", "2020-03", "1"), ("total", "2020-01/2020-03", "21.5")]
    claim = only(claims(*told), QUARTERS)["2020-01/2020-03"]
    assert claim.value == 21
    assert claim.inputs == ("total-2020-01/2020-02", "total-2020-03")


def test_what_reaches_into_two_years_belongs_to_neither():
    told = [("total", "2019-12/2020-01", "20"), ("total", "2020-02", "9")]
    found = only(claims(*told), YEARS)
    assert str(found["2020"].parts) == "1 of 12 months"
    assert "2019" not in found


def test_changes_have_no_balance():
    told = [("export", "2019", "4"), ("import", "2019", "5"), ("export", "2020", "4"),
            ("import", "2020", "5")]  # fmt: skip
    found = worked(claims(*told, frequency="A"), replace(ON_YEAR, formula=Formula.BALANCE))
    reasons = {str(c.reason) for flow in found.values() for c in flow.values()}
    assert reasons == {"changes and indices have no balance and no shares"}


@pytest.mark.parametrize("base", ["soon", "", "2020/..", "[..2020]", "1999"])
def test_a_base_that_is_no_known_period_makes_no_index(base):
    claim = only(claims(("total", "2020-01", "9")), index(base))["2020-01"]
    assert (claim.value, str(claim.reason)) == (None, "no value for the base of the index")


@pytest.mark.parametrize("recipe", [Recipe("ZZ"), Recipe("A", Measure.ROLLING, window=10_000)])
def test_a_recipe_that_nobody_offers_does_no_harm(recipe):
    found = worked(korea(), recipe, "total-M", "total-A")["total"]
    assert all(claim.value is None or claim.value > 0 for claim in found.values())


def test_nothing_is_changed_where_there_is_no_recipe():
    data = korea()
    pane = Pane("trade", ("import-M",))
    assert derived(data, pane) == (data, pane)


def test_a_value_that_was_worked_out_is_found_by_its_id_and_no_claim_is_added():
    data = korea()
    pane = Pane("trade", ("import-M",), recipe=ON_YEAR)
    found = with_derived(data, [pane, replace(pane, recipe=YEARS)])
    assert len(found.claims) == len(data.claims)
    assert isinstance(found.claims.get("import-M~A#0"), Calculated)
    assert isinstance(found.claims.get("import-M~on-year#0"), Calculated)
    for name in ("import-M~A#99", "import-M#0", "import-M~A#x", "", "#"):
        assert found.claims.get(name) is None


def test_nothing_is_worked_out_with_a_range():
    data = claims(("import", "2019-01", "4.0"), ("import", "2020-01", "5.0"))
    between = replace(data.claims["import-2020-01"], value=None, low=4.0, high=6.0)
    data = replace(data, claims=Dataset.index([data.claims["import-2019-01"], between]))
    claim = only(data, ON_YEAR)["2020-01"]
    assert (claim.value, str(claim.reason)) == (
        None, "its inputs are limits that say nothing of it",
    )  # fmt: skip
