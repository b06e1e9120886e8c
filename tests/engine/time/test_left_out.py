"""What is said of empty time that is shortened."""

import pytest

from viewer.engine.time.left_out import length_words, state_words, told_of
from viewer.model.calendar import day_of


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ((1954, 6, 3), (2000, 7, 31), "46 years"),
        ((1, 1, 1), (9001, 6, 1), "9,000 years"),
        ((2000, 1, 1), (2001, 11, 1), "22 months"),
        ((2000, 1, 1), (2000, 2, 15), "45 days"),
    ],
)
def test_a_length_is_told_in_whole_units_of_which_there_are_two_at_least(start, end, said):
    assert str(length_words(day_of(*start), day_of(*end))) == said


def test_less_than_two_days_are_told_in_hours():
    assert str(length_words(0.0, 1.5)) == "36 hours"


def test_a_stretch_tells_its_length_and_its_dates():
    told = str(told_of(day_of(1954, 6, 3), day_of(2000, 7, 31)))
    assert told == (
        "46 years without a dated event or value, drawn short: 3 Jun 1954 to 30 Jul 2000"
    )


def test_the_state_counts_the_stretches():
    assert str(state_words(1)) == "1 empty stretch shortened"
    assert str(state_words(3)) == "3 empty stretches shortened"
