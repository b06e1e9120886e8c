"""The sums of a statistics package, to its last printed digits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.regression.linear_model import OLS

from tests.engine.study.made import noise
from viewer.engine.study.regression import fit_level, fit_slopes, lags_for
from viewer.engine.study.student import t_quantile, t_share


def theirs(columns, values, lags):
    return OLS(values, columns).fit(
        cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True}, use_t=True
    )


def same(mine, fit, at):
    low, high = fit.conf_int()[at]
    assert mine.value == pytest.approx(fit.params[at], rel=1e-9, abs=1e-12)
    assert mine.error == pytest.approx(fit.bse[at], rel=1e-8, abs=1e-12)
    assert (mine.low, mine.high) == pytest.approx((low, high), rel=1e-8, abs=1e-11)
    assert mine.chance == pytest.approx(fit.pvalues[at], rel=1e-6, abs=1e-12)


@pytest.mark.parametrize(("before", "after"), [(4, 4), (4, 9), (12, 12), (36, 20), (150, 150)])
@pytest.mark.parametrize("follows", [0.0, 0.6])
def test_the_difference_of_levels_is_theirs(before, after, follows):
    values = 100 + 10 * noise(before + after, before + after, follows)
    values[before:] -= 25
    mine = fit_level(values[:before], values[before:])
    later = np.repeat((0.0, 1.0), (before, after))
    fit = theirs(np.column_stack((np.ones_like(later), later)), values, mine.lags)
    same(mine.step, fit, 1)
    assert mine.step.value == pytest.approx(values[before:].mean() - values[:before].mean())


@pytest.mark.parametrize(("before", "after"), [(8, 8), (12, 9), (60, 40)])
def test_the_step_beside_slopes_is_theirs(before, after):
    when = np.arange(-before, after, dtype=float)
    values = 50 + 0.7 * when + 5 * noise(after, before + after, 0.3)
    values[before:] += 12 - 1.5 * when[before:]
    mine = fit_slopes(values[:before], values[before:], when)
    later = (when >= 0).astype(float)
    columns = np.column_stack((np.ones_like(when), when, later, later * when))
    fit = theirs(columns, values, mine.lags)
    same(mine.step, fit, 2)
    same(mine.slope, fit, 3)


def test_two_levels_without_noise_have_no_margin():
    found = fit_level(np.full(4, 3.0), np.full(4, 5.0)).step
    assert (found.value, found.low, found.high) == pytest.approx((2.0, 2.0, 2.0))


@pytest.mark.parametrize(("count", "lags"), [(8, 2), (24, 2), (100, 4), (300, 5), (3, 1)])
def test_the_rule_for_lags(count, lags):
    assert lags_for(count) == lags


@given(st.floats(0.5001, 0.9999), st.integers(1, 400))
def test_student_is_theirs(share, freedom):
    assert t_quantile(share, freedom) == pytest.approx(stats.t.ppf(share, freedom), rel=1e-8)
    assert t_quantile(1 - share, freedom) == pytest.approx(-stats.t.ppf(share, freedom), rel=1e-8)


@given(st.floats(-40, 40), st.integers(1, 400))
def test_shares_of_student_are_theirs(value, freedom):
    assert t_share(value, freedom) == pytest.approx(stats.t.cdf(value, freedom), abs=1e-11)
