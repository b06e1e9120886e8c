"""If last year had repeated."""

import numpy as np
import pytest
from scipy import stats

from tests.engine.study.made import figures, ids, noise, of_event, of_series, split
from viewer.engine.study.spans import year_earlier
from viewer.engine.study.study import Part, study
from viewer.model.view import Window


def test_july_beside_july_of_the_year_before(bundled):
    imports = of_series(bundled, "customs-imports-monthly")
    made = study(imports, of_event(bundled, "border-closed"), Window.YEAR)
    pairs = made.repeat
    assert ids(imports, pairs.then.rows) == ["customs-2019-07-imports", "customs-2019-09-imports"]
    assert ids(imports, pairs.now.rows) == ["customs-2020-07-imports", "customs-2020-09-imports"]
    july = pairs.one(imports, 0)
    assert imports.value[pairs.then.rows[0]] == 207.7
    assert imports.value[pairs.now.rows[0]] == 65.868
    assert (round(july.percent, july.percent_decimals), july.percent_decimals) == (-68.3, 1)
    assert (round(july.amount, july.decimals), july.decimals) == (-141.8, 1)
    september = pairs.one(imports, 1)
    assert round(september.percent, september.percent_decimals) == -91.7
    assert (pairs.then.total, pairs.now.total) == pytest.approx((435.22, 84.75))
    assert round(pairs.change.percent, pairs.change.percent_decimals) == -80.5
    assert pairs.half is None  # no year repeats another before the event


def test_the_same_months_can_be_the_comparison_itself(bundled):
    imports = of_series(bundled, "customs-imports-monthly")
    made = study(imports, of_event(bundled, "border-closed"), Window.SAME_MONTHS)
    assert ids(imports, made.after.rows) == ["customs-2020-07-imports", "customs-2020-09-imports"]
    assert made.change.percent == pytest.approx((84.75 - 435.22) / 435.22 * 100)
    assert made.level is None
    assert "margin" in made.refused[Part.MARGIN].english()


def test_the_margin_is_that_of_past_repeats():
    values = noise(2, 96) + 20 + 5 * np.sin(np.arange(96) * np.pi / 6)
    made = study(figures(values, "2010"), split("2016-01-01/.."), Window.YEAR)
    errors = values[12:72] - values[:60]
    assert made.repeat.past == 60
    assert made.repeat.half == pytest.approx(
        stats.t.ppf(0.975, 60) * np.sqrt((errors**2).mean()), rel=1e-9
    )
    assert made.repeat.change.amount == pytest.approx(values[72:84].mean() - values[60:72].mean())


def test_only_what_was_over_before_the_event_stands_for_last_year():
    made = study(figures(range(60), "2010"), split("2012-06-20"), Window.EQUAL)
    assert made.figures.value[made.repeat.then.rows].max() == 28.0  # May 2012


def test_no_day_stands_for_29_february():
    from viewer.engine.study.figures import plain_figures
    from viewer.model.calendar import day_of

    first, last = day_of(2019, 2, 20), day_of(2020, 3, 5)
    days = np.arange(first, last, dtype=float)
    made = plain_figures(days, days + 1, days, "D")
    partner = year_earlier(made)
    matched = {int(d): int(days[p]) for d, p in zip(days, partner, strict=True) if p >= 0}
    assert matched[day_of(2020, 2, 28)] == day_of(2019, 2, 28)
    assert matched[day_of(2020, 3, 1)] == day_of(2019, 3, 1)
    assert day_of(2020, 2, 29) not in matched
