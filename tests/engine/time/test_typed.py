"""Dates as people type them."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from viewer.engine.query.fields import period
from viewer.engine.time.typed import TypedDateError, typed_dates, typed_range
from viewer.model.calendar import day_of
from viewer.model.date_words import in_words, range_words
from viewer.model.edtf import parse
from viewer.model.view import TimeRange

IN_OCTOBER_2020 = float(day_of(2020, 10, 14))
WEEK = TimeRange(day_of(2020, 10, 19), day_of(2020, 10, 26))


@pytest.mark.parametrize(
    "text",
    [
        "19-25 Oct 2020",
        "19–25 October 2020",
        "19 to 25 October 2020",
        "Oct 19-25, 2020",
        "from 19 Oct 2020 to 25 Oct 2020",
        "between 19 and 25 Oct 2020",
        "the week of 19-25 October 2020",
        "week of 21 Oct 2020",
        "week 43 2020",
        "2020-W43",
        "2020-10-19..2020-10-25",
        "2020-10-19/2020-10-25",
        "2020-10-19 - 2020-10-25",
        "19.10.2020 - 25.10.2020",
        "2020年10月19日至25日",
    ],
)
def test_a_week_typed_in_many_ways_is_that_week(text: str):
    assert typed_range(text) == WEEK


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("Oct 2020", "2020-10"),
        ("october 2020", "2020-10"),
        ("2020 Oct.", "2020-10"),
        ("10/2020", "2020-10"),
        ("2020/10", "2020-10"),
        ("2020年10月", "2020-10"),
        ("2020년 10월", "2020-10"),
        ("октябрь 2020", "2020-10"),
        ("26 October 2020", "2020-10-26"),
        ("Oct 26th, 2020", "2020-10-26"),
        ("26.10.2020", "2020-10-26"),
        ("26/10/2020", "2020-10-26"),
        ("10/26/2020", "2020-10-26"),
        ("2020-10-26", "2020-10-26"),
        ("26 октября 2020 \u0433.", "2020-10-26"),
        ("2020년 10월 26일", "2020-10-26"),
        ("2020-1-5", "2020-01-05"),
        ("summer 2020", "2020-22"),
        ("2020년 여름", "2020-22"),
        ("winter 2020", "2020-24"),
        ("2020", "2020"),
        ("about 2010", "2010~"),
        ("2010?", "2010?"),
        ("1990s", "199X"),
        ("19th century", "18XX"),
        ("44 BC", "-0043"),
        ("AD 79", "0079"),
        ("12,000 BCE", "Y-11999"),
        ("Q3 2020", "2020-07..2020-09"),
        ("H1 2020", "2020-01..2020-06"),
        ("2019-2021", "2019..2021"),
        ("1914-18", "1914..1918"),
        ("Dec 2020 - Feb 2021", "2020-12..2021-02"),
        ("Nov-Feb 2021", "2020-11..2021-02"),
        ("28 Sep - 3 Oct 2020", "2020-09-28..2020-10-03"),
        ("spring to autumn 2020", "2020-21..2020-23"),
        ("since 2010", "2010.."),
        ("until Oct 2020", "..2020-10"),
        ("after 2020", "2021-01-01.."),
        ("before Oct 2020", "..2020-09-30"),
    ],
)
def test_everyday_forms_mean_what_edtf_means(text: str, same_as: str):
    first = typed_dates(text)[0]
    assert first.text == same_as
    assert (first.start, first.end) == period("date", same_as, 0)


def test_a_date_that_may_be_read_in_two_ways_gives_both():
    assert [typed.text for typed in typed_dates("10/11/2020")] == ["2020-11-10", "2020-10-11"]
    assert [typed.words.english() for typed in typed_dates("2020-21")] == [
        "spring 2020, March to May",
        "2020 to 2021",
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("26 Oct", "2020-10-26"),
        ("October", "2020-10"),
        ("Dec", "2020-12"),
        ("Feb", "2021-02"),
        ("17-18 Sep", "2020-09-17..2020-09-18"),
        ("28 Dec - 3 Jan", "2020-12-28..2021-01-03"),
    ],
)
def test_a_missing_year_is_the_nearest_one_and_marked_as_guessed(text: str, meant: str):
    typed = typed_dates(text, near=IN_OCTOBER_2020)[0]
    assert (typed.text, typed.guessed) == (meant, True)
    with pytest.raises(TypedDateError, match="A year is missing"):
        typed_dates(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Expected a date, such as Oct 2020."),
        ("31 Feb 2020", "day 31 does not exist in 2020-02"),
        ("2020-13", "month 13 does not exist"),
        ("2021..2020", "2020 lies before 2021"),
        ("25-19 Oct 2020", "2020-10-19 lies before 2020-10-25"),
        ("early 2020", '"early 2020" is no date'),
        ("week 54 2020", "is no date"),
        ("32 Oct 2020", "is no date"),
        ("the trains", "is no date"),
        ("x" * 500, "is no date"),
    ],
)
def test_a_refusal_says_why_in_one_sentence(text: str, why: str):
    with pytest.raises(TypedDateError) as caught:
        typed_dates(text, near=IN_OCTOBER_2020)
    said = str(caught.value)
    assert why in said
    assert said.endswith(".")
    assert len(said) < 200


def test_an_open_end_reaches_as_far_as_the_dataset():
    whole = TimeRange(day_of(1990), day_of(2022))
    assert typed_dates("since 2010")[0].time(whole) == TimeRange(day_of(2010), day_of(2022))
    assert typed_dates("until 2016")[0].time(whole) == TimeRange(day_of(1990), day_of(2017))
    for nowhere in (None, TimeRange(day_of(1950), day_of(1960))):
        with pytest.raises(TypedDateError, match="Nothing of this dataset lies since 2010"):
            typed_dates("since 2010")[0].time(nowhere)


@given(
    st.integers(1000, 9999), st.integers(1, 12), st.integers(1, 28), st.sampled_from("dmsy"),
    st.booleans(),
)  # fmt: skip
def test_a_date_as_the_program_says_it_can_be_typed(
    year: int, month: int, day: int, kind: str, short: bool
):
    text = {
        "d": f"{year}-{month:02}-{day:02}",
        "m": f"{year}-{month:02}",
        "s": f"{year}-{21 + month % 4}",
        "y": f"{year}",
    }[kind]
    said = in_words(parse(text), short=short).english().split(",")[0]
    assert typed_dates(said)[0].text == text


@given(st.integers(day_of(1000), day_of(9990)), st.integers(1, 3000), st.booleans())
def test_a_range_as_the_program_says_it_can_be_typed(start: int, days: int, short: bool):
    said = range_words(start, start + days, short=short).english()
    assert typed_range(said) == TimeRange(start, start + days)


@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(
                [*" -/.~[]年월W", "20", "2020", "10", "31", "oct", " to ", "since ", "bc", "q3"]
            ),
            max_size=8,
        ).map("".join),
    )
)
@example("9999-12-31 to")
@example("week 53 9999")
@example("after Y1000000")
@example("before -9999-01-01")
@example("9999999 bc")
def test_any_text_is_a_time_or_a_refusal(text: str):
    try:
        found = typed_dates(text, near=IN_OCTOBER_2020)
    except TypedDateError as error:
        refusal, found = error.message.english(), ()
        assert refusal
    whole = TimeRange(-1e6, 1e6)
    for typed in found:
        assert typed.start < typed.end
        assert typed.words.english()
        assert (typed.start, typed.end) == period("date", typed.text, 0)
        assume(typed.end > -1e6)
        assume(typed.start < 1e6)
        assert typed.time(whole).span > 0
