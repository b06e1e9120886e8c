"""The change at an event beside the change at all other dates."""

import numpy as np
import pytest

from tests.engine.study.made import figures, noise, split
from viewer.engine.study.study import Part, study
from viewer.model.calendar import day_of
from viewer.model.view import Window


def by_hand(values, event: int, hole: int, size: int) -> list[float]:
    """The changes at all dates whose sides miss the event's month: a plain loop."""
    found = []
    for at in range(len(values) + 1):
        before = values[max(0, at - hole - size) : max(0, at - hole)]
        after = values[at : at + size]
        crosses = at - hole - size <= event < at + size
        known = [np.isfinite(side).sum() if len(side) else 0 for side in (before, after)]
        edges = np.isfinite(values[max(0, at - 1) : at + 1]).any()
        if edges and len(before) and not crosses and min(known) >= np.ceil(size / 2):
            found.append(np.nanmean(after) - np.nanmean(before))
    return found


@pytest.mark.parametrize(("window", "size"), [(Window.THREE_MONTHS, 3), (Window.YEAR, 12)])
@pytest.mark.parametrize("seed", range(5))
def test_they_are_those_of_a_plain_loop(window, size, seed):
    values = noise(seed, 120)
    values[np.random.default_rng(seed).integers(0, 120, 15)] = np.nan
    values[58:63] = 0.0
    made = study(figures(values, "2010"), split("2015-01-20"), window)
    expected = by_hand(values, 60, 1, size)
    assert sorted(made.others.amounts) == pytest.approx(sorted(expected))
    assert made.others.as_large == sum(abs(e) >= abs(made.change.amount) for e in expected)


def test_the_largest_change_of_all_is_the_first():
    values = noise(4, 120) * 0.1
    values[60:] += 5
    made = study(figures(values, "2010"), split("2015-01-01/.."), Window.YEAR)
    assert (made.others.rank, made.others.as_large, made.others.share) == (1, 0, 0.0)
    assert not ((made.others.dates > day_of(2014)) & (made.others.dates < day_of(2016))).any()


def test_pairs_are_compared_with_the_pairs_of_other_dates():
    values = noise(9, 120) + 10 * np.sin(np.arange(120) * np.pi / 6)
    made = study(figures(values, "2010"), split("2015-01-01/.."), Window.SAME_MONTHS)
    assert made.change.amount == pytest.approx(values[60:72].mean() - values[48:60].mean())
    expected = [
        values[at : at + 12].mean() - values[at - 12 : at].mean()
        for at in range(12, 109)
        if not at - 12 < 60 < at + 12
    ]
    assert sorted(made.others.amounts) == pytest.approx(sorted(expected))


def test_years_are_compared_with_other_years():
    made = study(
        figures([*range(10, 40), 5.0, *range(40, 60)], "1980", "A"), split("2010"),
        Window.CALENDAR_YEARS,
    )  # fmt: skip
    assert made.change.amount == 5 - 39
    assert len(made.others) == 29 + 19
    assert made.others.as_large == 0


def test_too_few_other_dates_are_refused():
    made = study(figures(noise(1, 24), "2018"), split("2019-01-15"), Window.THREE_MONTHS)
    assert made.others is None
    assert made.refused[Part.OTHERS].english() == (
        "Too few other dates to compare with: 13; at least 19 are needed."
    )


def test_at_dates_of_noise_the_event_is_not_unusual():
    """A one-in-twenty change is about one in twenty where nothing happened."""
    small = 0
    for seed in range(200):
        made = study(figures(noise(seed, 120), "2010"), split("2015-01-01/.."), Window.THREE_MONTHS)
        small += (made.others.as_large + 1) / (len(made.others) + 1) <= 0.05
    assert small <= 20
