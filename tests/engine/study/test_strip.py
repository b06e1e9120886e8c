"""The small picture: what it shows lies where the figures lie."""

import numpy as np
import pytest

from tests.engine.study.made import figures, noise, of_event, of_series, split
from viewer.engine.study.strip import MOST_BARS, strip_of
from viewer.engine.study.study import study
from viewer.model.calendar import day_of
from viewer.model.view import Window


def test_bars_stand_over_their_periods_and_those_compared_are_marked():
    made = strip_of(study(figures(range(1, 61), "2018"), split("2020-06-15"), Window.THREE_MONTHS))
    assert made.hole == (day_of(2020, 6), day_of(2020, 7))
    assert made.sides == (
        (day_of(2020, 3), day_of(2020, 6)), (day_of(2020, 7), day_of(2020, 10)),
    )  # fmt: skip
    assert made.value[made.used].tolist() == [27.0, 28.0, 29.0, 31.0, 32.0, 33.0]
    assert [mean for _, _, mean in made.means] == [28.0, 32.0]
    assert made.repeats[0] == (day_of(2020, 7), day_of(2020, 8), 19.0)


@pytest.mark.parametrize("window", Window)
def test_all_that_is_shown_lies_inside_the_picture(bundled, window):
    event = of_event(bundled, "border-closed")
    for name in ("customs-total-annual", "customs-imports-monthly", "customs-total-monthly"):
        made = strip_of(study(of_series(bundled, name), event, window))
        if made is None:
            continue
        assert made.time[0] < made.time[1]
        levels = [*made.value, *(m for *_, m in made.means), *(r for *_, r in made.repeats), 0.0]
        ys = made.y(np.array(levels), 100.0)
        assert (ys >= 0).all()
        assert (ys <= 100).all()
        assert made.x(made.time[0], 50.0) == 0.0
        assert made.x(made.time[1], 50.0) == 50.0


def test_values_below_zero_hang_down():
    made = strip_of(study(figures([-5.0] * 24, "2018"), split("2019-01-01/.."), Window.YEAR))
    assert made.y(0.0, 10.0) < made.y(-5.0, 10.0) <= 10.0


def test_many_figures_are_drawn_in_groups_by_their_extremes():
    values = noise(1, 3000)
    values[777] = 99.0
    made = strip_of(study(figures(values, "1700"), split("1825-01-01/.."), Window.EQUAL))
    assert len(made.value) == MOST_BARS
    assert made.value.max() == 99.0


def test_where_nothing_is_known_there_is_no_picture():
    assert strip_of(study(figures([np.nan] * 9), split("2000-03-03"), Window.MONTH)) is None
