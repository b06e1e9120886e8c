"""The ruler: what a reader finds on it at every zoom, from an hour to a million years."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.engine.time.scale import TimeScale
from viewer.engine.time.ticks import Ruler, Tick, lines, ruler
from viewer.model.calendar import day_of
from viewer.model.edtf import parse
from viewer.model.view import DAYS_PER_YEAR, FARTHEST, SHORTEST, within_axis

LEFT = 184.0
ZOOMS = 500
MILLION_YEARS = 1_000_000 * DAYS_PER_YEAR
BESIDE = 5.0
"""Labels begin this far right of their tick."""


def measure(tick: Tick) -> float:
    return 7.0 * len(str(tick.label))


def over(start: str, end: str, width: float = 1200.0) -> Ruler:
    """Return the ruler from the start of one date to the start of another."""
    days = within_axis(parse(start).earliest_start, parse(end).earliest_start)
    return ruler(TimeScale(days, width, LEFT))


def labels(ticks: tuple[Tick, ...]) -> list[str]:
    return [str(tick.label) for tick in ticks]


def around(middle: float, span: float, width: float) -> TimeScale:
    return TimeScale(within_axis(middle - span / 2, middle + span / 2), width, LEFT)


spans = st.floats(0, 1).map(lambda share: SHORTEST * (MILLION_YEARS / SHORTEST) ** share)
middles = st.one_of(
    st.floats(-FARTHEST, FARTHEST),
    st.floats(-3000 * DAYS_PER_YEAR, 1000 * DAYS_PER_YEAR),
    st.floats(day_of(1900), day_of(2100)),
)
widths = st.one_of(st.just(400.0), st.floats(400, 3000))
scales = st.builds(around, middles, spans, widths)


def faults(scale: TimeScale) -> list[str]:
    """Return what a reader would have to complain about."""
    made = ruler(scale)
    found = []
    if not 3 <= len(made.ticks) <= 40:
        found.append(f"{len(made.ticks)} labels")
    for row in (made.ticks, made.context):
        if any(a.day >= b.day or a.x >= b.x for a, b in pairwise(row)):
            found.append("out of order")
        if row and not scale.left <= row[0].x <= row[-1].x <= scale.left + scale.width + 1e-6:
            found.append("out of view")
    if any(a.x + measure(a) > b.x for a, b in pairwise(made.ticks)):
        found.append("labels overlap")
    if made.context and made.context[0].x != scale.left:
        found.append("the upper row is not pinned")
    if made.context and not with_room(made, scale):
        found.append("nothing of the upper row has room")
    if any(a >= b for a, b in pairwise(made.fine)):
        found.append("fine ticks out of order")
    return found


def with_room(made: Ruler, scale: TimeScale) -> tuple[Tick, ...]:
    """Return the ticks of the upper row whose labels are painted: they end before the next."""
    ends = [tick.x for tick in made.context[1:]] + [scale.left + scale.width]
    there = zip(made.context, ends, strict=False)
    return tuple(tick for tick, end in there if tick.x + measure(tick) <= end)


def says_a_year(made: Ruler, scale: TimeScale) -> bool:
    shown = labels(with_room(made, scale)) + labels(made.ticks)
    return any(any(word.isdigit() and len(word) == 4 for word in text.split()) for text in shown)


@pytest.mark.parametrize("widths", [(400,), (640, 1000, 1416, 3000)])
def test_five_hundred_zooms_into_our_years_are_all_readable(widths):
    for step in range(ZOOMS):
        span = SHORTEST * (8000 * DAYS_PER_YEAR / SHORTEST) ** (step / (ZOOMS - 1))
        middle = day_of(5500) if span > 1000 * DAYS_PER_YEAR else day_of(2020, 9, 26) + step / 7
        scale = around(middle, span, widths[step % len(widths)])
        assert faults(scale) == [], (scale, labels(ruler(scale).ticks))
        assert says_a_year(ruler(scale), scale)


def test_five_hundred_zooms_from_an_hour_to_a_million_years_are_all_readable():
    for step in range(ZOOMS):
        span = SHORTEST * (MILLION_YEARS / SHORTEST) ** (step / (ZOOMS - 1))
        scale = around(day_of(2020, 9, 26) + step / 7, span, 1416.0)
        assert faults(scale) == [], (scale, labels(ruler(scale).ticks))


@given(middles, spans, widths)
def test_unlabelled_ticks_grow_out_of_nothing_as_one_zooms_in(middle, span, width):
    before = None
    for step in range(60):
        made = ruler(around(middle, span * 0.97**step, width))
        assert 0 <= made.fine_strength <= 1
        if before is not None and before.level == made.level and not before.fine:
            assert made.fine_strength < 0.1
        before = made


@settings(max_examples=500)
@given(scales)
def test_every_zoom_anywhere_is_readable(scale: TimeScale):
    assert faults(scale) == [], (labels(ruler(scale).context), labels(ruler(scale).ticks))


@given(scales)
def test_the_era_is_said_where_a_number_could_be_of_either(scale: TimeScale):
    made = ruler(scale)
    first, last = scale.time.start, scale.time.end
    in_our_digits = first >= day_of(1000) and last < day_of(10_000)
    told = " ".join(labels(made.context) + labels(made.ticks))
    if first < day_of(1) < last and last - first > 2000 * DAYS_PER_YEAR:
        assert "BCE" in told
        assert "CE" in told.replace("BCE", "")
    elif last < day_of(1):
        assert "BCE" in told
    elif in_our_digits:
        assert "CE" not in told
    else:
        assert "CE" in told


@given(scales, st.floats(0.7, 2.5))
def test_the_grid_of_a_chart_stands_under_the_ticks_of_the_ruler(scale: TimeScale, size: float):
    made = ruler(scale, size)
    strong = {tick.day for tick in made.context}
    assert lines(scale, size) == tuple((tick.x, tick.day in strong) for tick in made.ticks)


@given(scales, st.floats(0.7, 2.5))
def test_larger_text_never_makes_labels_touch(scale: TimeScale, text_scale: float):
    ticks = ruler(scale, text_scale).ticks
    assert all(a.x + measure(a) * text_scale <= b.x for a, b in pairwise(ticks))


@given(middles, spans, st.floats(400, 3000), st.floats(-0.4, 0.4))
def test_a_tick_keeps_its_name_and_instant_while_the_view_is_panned(middle, span, width, share):
    before, after = around(middle, span, width), around(middle + share * span, span, width)
    held = {tick.day: str(tick.label) for tick in ruler(before).ticks}
    moved = {tick.day: str(tick.label) for tick in ruler(after).ticks}
    if steps(held) != steps(moved):
        return  # a longer year has come into view: 9999, 10,000
    low, high = max(before.time.start, after.time.start), min(before.time.end, after.time.end)
    assert {d: t for d, t in held.items() if low < d < high} == {
        d: t for d, t in moved.items() if low < d < high
    }


def steps(ticks: dict[float, str]) -> int:
    days = sorted(ticks)
    return round(math.log10((days[-1] - days[0]) / (len(days) - 1)) * 20)


@pytest.mark.parametrize(
    ("start", "end", "context", "ticks"),
    [
        (
            "2020-10-26T09:00:00Z", "2020-10-26T10:00:00Z", ["26 October 2020"],
            ["09:00", "09:05", "09:10", "09:15", "09:20", "09:25", "09:30", "09:35", "09:40",
             "09:45", "09:50", "09:55", "10:00"],
        ),
        (
            "2020-10-25T12:00:00Z", "2020-10-27T00:00:00Z", ["25 October 2020", "26 October 2020",
                                                        "27 October 2020"],
            ["12:00", "15:00", "18:00", "21:00", "00:00", "03:00", "06:00", "09:00", "12:00",
             "15:00", "18:00", "21:00", "00:00"],
        ),
        (
            "2020-10-22", "2020-11-04", ["October 2020", "November 2020"],
            ["22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "1", "2", "3", "4"],
        ),
        (
            "2020-10-01", "2021-01-15", ["October 2020", "November 2020", "December 2020",
                                         "January 2021"],
            ["5", "12", "19", "26", "2", "9", "16", "23", "30", "7", "14", "21", "28", "4", "11"],
        ),
        (
            "2020-09-15", "2021-09-15", ["2020", "2021"],
            ["Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"],
        ),
        (
            "2018-02", "2021-02", ["2018", "2019", "2020", "2021"],
            ["Apr", "Jul", "Oct", "Jan", "Apr", "Jul", "Oct", "Jan", "Apr", "Jul", "Oct", "Jan"],
        ),
        ("1950", "1960", [], [str(year) for year in range(1950, 1961)]),
        (
            "-9999", "2001", ["BCE", "CE"],
            ["10,000", "9000", "8000", "7000", "6000", "5000", "4000", "3000", "2000", "1000",
             "1", "1000", "2000"],
        ),
        ("0400", "0600", ["CE"], [str(year) for year in range(400, 601, 10)]),
        ("Y12020", "Y12030", ["CE"], [f"12,0{year}" for year in range(20, 31)]),
    ],
)  # fmt: skip
def test_the_ruler_reads_as_a_calendar(start, end, context, ticks):
    made = over(start, end)
    assert labels(made.context) == context
    assert labels(made.ticks) == ticks


def test_weeks_begin_on_monday():
    # 26 October 2020 was a Monday.
    monday = day_of(2020, 10, 26)
    assert all((tick.day - monday) % 7 == 0 for tick in over("2020-10-01", "2021-01-15").ticks)


def test_a_midnight_is_a_whole_day_and_never_called_24_00():
    for third in range(-20, 20):
        start = day_of(2020 + 7 * third, 10, 26) - 0.3
        made = ruler(TimeScale(within_axis(start, start + 1), 1200, LEFT))
        midnights = [tick for tick in made.ticks if str(tick.label) == "00:00"]
        assert midnights
        assert all(tick.day == math.floor(tick.day) for tick in midnights)
        assert "24:00" not in labels(made.ticks)


def test_fine_ticks_divide_the_labelled_ones_evenly():
    made = over("1990", "2020", 500.0)
    assert labels(made.ticks) == ["1990", "1995", "2000", "2005", "2010", "2015", "2020"]
    gaps = {round(b - a) for a, b in pairwise(made.fine)}
    assert len(made.fine) == 31
    assert max(gaps) - min(gaps) <= 1


def test_there_is_no_year_0():
    made = over("-0004", "0005", 600.0)
    assert labels(made.ticks) == ["5", "4", "3", "2", "1", "1", "2", "3", "4", "5"]
    assert labels(made.context) == ["BCE", "CE"]
    assert made.context[1].day == day_of(1)
    by_twos = over("-0009", "0010", 400.0)
    assert labels(by_twos.ticks) == ["10", "8", "6", "4", "2", "2", "4", "6", "8", "10"]
