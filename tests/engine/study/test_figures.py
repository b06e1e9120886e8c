"""Figures as columns, and sums of them where they are complete."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from tests.engine.study.made import figures, of_series, split
from viewer.engine.study.aggregate import aggregated
from viewer.engine.study.figures import MOST_FIGURES, figures_of
from viewer.engine.study.study import Part, study
from viewer.engine.trade.cells import Style
from viewer.model.clean import Clean
from viewer.model.columns import ObservationColumns, packed
from viewer.model.dataset import Dataset
from viewer.model.date_words import range_words
from viewer.model.edtf import parse
from viewer.model.periods import RegularPeriods
from viewer.model.records import Observation, Series
from viewer.model.view import Window


def series(*values: tuple[str, float | None], frequency: str = "M", quantity="trade") -> Series:
    seen = tuple(Observation(parse(period), value) for period, value in values)
    return Series("s", Clean("S"), "USD", frequency, seen, quantity=quantity)


def of(*values, **more):
    return figures_of(Dataset(Clean("D")), series(*values, **more))


def named(made) -> dict[str, float]:
    return {
        range_words(start, end, short=True).english(): round(float(value), 6)
        for start, end, value in zip(made.start, made.end, made.value, strict=True)
    }


def test_only_single_known_figures_of_the_usual_length_can_be_compared():
    made = of(
        ("2020-01/2020-02", 30.0), ("2020-03", 1.0), ("2020-04", None), ("2020-05", 2.0),
        ("2020-05", 2.5), ("2020-06", 3.25),
    )  # fmt: skip
    assert [made.ids[row] for row in made.places] == ["s#1", "s#5"]
    assert made.reach[made.places].tolist() == [0.005, 0.005]  # a column of numbers


def test_irregular_series_have_the_frequency_of_most_of_their_figures():
    assert of(("2019", 1.0), ("2020", 2.0), ("2020-03", 3.0), frequency="irregular").frequency == (
        "A"
    )
    assert of(("2019", 1.0), ("2020-03", 3.0), frequency="irregular").frequency == ""


def test_claims_bring_their_own_multiplier_and_digits(bundled):
    made = of_series(bundled, "customs-total-annual")
    row = made.ids.index("customs-2018-total")
    assert made.value[row] == 2430.0  # printed as $2.43 billion, in a series in millions
    assert made.reach[row] == 5.0
    assert made.style[made.ids.index("customs-2016-total-implied")] == Style.DERIVED
    assert made.about[made.ids.index("customs-2009-total")]


def test_quarters_and_years_are_added_up_where_they_are_complete(bundled):
    total = of_series(bundled, "customs-total-monthly")
    assert named(aggregated(total, "Q")) == {
        "Jan–Mar 2020": 226.547, "Apr–Jun 2020": 184.102, "Jul–Sep 2020": 120.491,
        "Oct–Dec 2020": 7.93, "Jan–Mar 2021": 17.553, "Jul–Sep 2021": 119.59,
    } or named(aggregated(total, "Q")) == {
        "Jan to Mar 2020": 226.547, "Apr to Jun 2020": 184.102, "Jul to Sep 2020": 120.491,
        "Oct to Dec 2020": 7.93, "Jan to Mar 2021": 17.553, "Jul to Sep 2021": 119.59,
    }  # fmt: skip
    years = aggregated(total, "A")
    assert named(years) == {"2020": 539.07}
    assert years.style.tolist() == [Style.DERIVED]
    assert years.about.tolist() == [True]  # April 2020 is "about $24 million"
    assert years.ids == ("",)


def test_imports_of_2020_lack_two_months_and_make_no_year(bundled):
    assert len(aggregated(of_series(bundled, "customs-imports-monthly"), "A")) == 0


def test_a_figure_over_the_very_period_comes_before_the_sum_of_its_parts():
    made = of(("2020-01/2020-03", 10.0), ("2020-01", 1.0), ("2020-02", 2.0), ("2020-03", 3.0))
    assert named(aggregated(made, "Q")) in ({"Jan to Mar 2020": 10.0}, {"Jan–Mar 2020": 10.0})


@pytest.mark.parametrize(
    "values",
    [
        (("2020-01", 1.0), ("2020-03", 3.0)),
        (("2020-01/2020-02", 1.0), ("2020-02/2020-03", 3.0)),
        (("2020-01", 1.0), ("2020-02", 2.0), ("2020-02", 2.5), ("2020-03", 3.0)),
        (("2020-01", 1.0), ("2020-02", None), ("2020-03", 3.0)),
    ],
)
def test_a_hole_or_an_overlap_makes_no_quarter(values):
    assert len(aggregated(of(*values), "Q")) == 0


def test_of_levels_the_mean_by_days_is_taken():
    made = of(("2021-01", 10.0), ("2021-02", 20.0), ("2021-03", 30.0), quantity="price")
    (value,) = aggregated(made, "Q").value
    assert value == pytest.approx((31 * 10 + 28 * 20 + 31 * 30) / 90)


def test_figures_that_are_no_finer_stay_as_they_are():
    made = figures([1.0, 2.0], frequency="A")
    assert aggregated(made, "Q") is made


def test_sums_equal_those_made_one_by_one():
    values = np.random.default_rng(3).normal(size=60)
    made = figures(values, "2001")
    assert aggregated(made, "A").value == pytest.approx(values.reshape(5, 12).sum(axis=1))
    assert aggregated(made, "Q").value == pytest.approx(values.reshape(20, 3).sum(axis=1))


def test_long_series_are_read_as_columns():
    values = np.round(np.random.default_rng(1).normal(size=2000), 2)
    first = date(1990, 1, 1)
    plain = series(
        *((str(first + timedelta(days=i)), float(v)) for i, v in enumerate(values)), frequency="D"
    )
    packed_up = replace(plain, observations=packed(plain.observations))
    assert not isinstance(packed_up.observations, tuple)
    one, other = (figures_of(Dataset(Clean("D")), made) for made in (plain, packed_up))
    for name in ("start", "end", "value", "reach", "limit", "about", "style"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name
    assert list(one.ids) == list(other.ids)
    assert "s#7" in other.ids
    assert "t#7" not in other.ids
    assert other.frequency == "D"


def test_endless_series_are_refused_unread():
    periods = RegularPeriods(0.0, 1.0, MOST_FIGURES + 1)
    long = replace(
        series(("2020", 1.0), frequency="D"),
        observations=ObservationColumns(periods, np.zeros(len(periods))),
    )
    made = study(figures_of(Dataset(Clean("D")), long), split("2020-02-02"), Window.YEAR)
    assert made.refused[Part.CHANGE].english() == (
        "Too many figures: 2,000,001. Look at years of them."
    )
