"""The list of events: what is in view, by time, with its status and who says so."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.lists.made import STATUSES, cells, column, english, event, ids, of_events, time
from viewer.engine.lists.events import events_table
from viewer.engine.query.facts import Facts
from viewer.engine.query.match import matching
from viewer.engine.query.parse import parse_query
from viewer.engine.timeline.drawn import draw
from viewer.model.clean import Clean
from viewer.model.edtf import parse
from viewer.model.records import Clock, Evidence, Stance
from viewer.model.view import Datings, TimeRange

UNDATED = [
    "seoul-on-ambassador", "talk-of-contamination", "thesis-closure-hurt-more",
    "thesis-tactical-alliance", "hope-vaccines", "forecast-blockade-lifted",
]  # fmt: skip


def everything(dataset):
    return np.ones(len(dataset.events), bool)


def found(dataset, query):
    return matching(parse_query(query), Facts(dataset))


def test_what_happened_in_the_week_of_19_to_25_october_2020(bundled):
    table = events_table(bundled, everything(bundled), time("2020-10-19", "2020-10-25"))
    days = [(d, t) for d, t in zip(column(table, "date"), column(table, "title"), strict=True)
            if d[0].isdigit() and d.endswith("Oct 2020") and d[:2] in
            {"19", "20", "21", "22", "23", "24", "25"}]  # fmt: skip
    assert days == [
        ("19 Oct 2020", "Kim → Xi: reply on the Party’s 75th anniversary"),
        ("21 Oct 2020", "Kim visits the Volunteers’ cemetery"),
        ("22 Oct 2020", "Flowers for Mao Anying’s grave"),
        ("22 Oct 2020", "Basket for the Friendship Tower"),
        ("24 Oct 2020", "Xi → Kim: thanks"),
        ("25 Oct 2020", "Rodong Sinmun: “bound by fate”"),
        ("25 Oct 2020", "Customs: September trade 20.8 million dollars"),
    ]


def test_what_lasts_through_a_week_and_what_may_have_been_in_it_are_in_view(bundled):
    shown = set(ids(events_table(bundled, everything(bundled), time("2020-10-19", "2020-10-25"))))
    assert {"border-closed", "ji-jae-ryong-ambassador", "alleged-trains-deal"} <= shown
    assert shown.isdisjoint({"daily-nk-trains-deal", "drones-imported", "xi-letter-wpk-75th"})


def test_the_rumour_of_the_trains_is_told_with_status_medium_and_sources(bundled):
    table = events_table(bundled, everything(bundled), time("2020-10", "2020-10"))
    assert cells(
        table, "daily-nk-trains-deal", ("date", "status", "category", "credited", "source")
    ) == ["26 Oct 2020", "Rumour", "News and figures", "Daily NK", "New Eastern Outlook and 2 more"]
    assert cells(table, "alleged-trains-deal", ("date", "status")) == [
        "before 26 Oct 2020", "Denied",
    ]  # fmt: skip
    citation = cells(table, "daily-nk-trains-deal", ("citation",))[0]
    assert "paragraph 15" in citation
    assert "<http://www.koreaherald.com/view.php?ud=20201026000485>" in citation


def test_undated_events_come_last_and_say_so(bundled):
    table = events_table(bundled, everything(bundled), time("2020-10-19", "2020-10-25"))
    assert ids(table)[-6:] == UNDATED
    assert column(table, "date")[-6:] == ["no date"] * 6


@pytest.mark.parametrize("descending", [False, True])
def test_undated_events_stay_last_whichever_way_dates_are_sorted(bundled, descending):
    table = events_table(bundled, everything(bundled))
    order = table.order(table.number("date"), descending=descending)
    assert [table.id_of(int(i)) for i in order[-6:]] == UNDATED
    dated = [column(table, "date")[i] for i in order[:3].tolist()]
    assert dated == (
        ["10 Oct 1945", "1 Oct 1949", "1950 to 1953"]
        if not descending
        else ["16 Jan 2022", "until about 2021", "Oct 2021"]
    )


def test_only_rumours_when_the_filter_asks_for_them(bundled):
    table = events_table(bundled, found(bundled, "status:rumour"))
    assert ids(table) == ["rumours-of-resumption-recur", "daily-nk-trains-deal"]


def test_an_event_known_only_by_its_report_is_listed_there_and_says_so():
    dataset = of_events(event("sighting", reported=parse("2020-10-14")))
    table = events_table(dataset, everything(dataset), time("2020-10", "2020-10"))
    assert column(table, "date") == ["reported 14 Oct 2020"]


def test_the_second_line_tells_status_credit_and_category_and_the_source_from_outside():
    dataset = of_events(
        event("a", "2020", stance=Stance.RUMOUR, attributed_to=("ann", "bob"),
              evidence=(Evidence("main"),)),
        event("b", "2020", context=True, evidence=(Evidence("other"),)),
    )  # fmt: skip
    first, second = events_table(dataset, everything(dataset)).rows
    assert [english(words) for _, words in first.below] == ["Rumour · Ann, Bob · First"]
    assert [english(words) for _, words in second.below] == ["No status given · First · Elsewhere"]
    assert (first.mark.context, second.mark.context) == (False, True)


def test_titles_are_sorted_without_regard_to_case_and_accents():
    titles = ("zebra", "Élan", "apple", "eLan", "Zulu")
    dataset = of_events(*(event(f"e{i}", "2020", title=Clean(t)) for i, t in enumerate(titles)))
    table = events_table(dataset, everything(dataset))
    order = table.order(table.number("title"))
    assert [titles[i] for i in order] == ["apple", "Élan", "eLan", "zebra", "Zulu"]


dates = st.sampled_from(
    ["2020", "2020-10", "2020-10-10", "2020-22", "2010/2021", "2020/..", "/2016", "[..2020-10-10]",
     "[1950..1953]", "2020~", "2019-12-31/2020-01-01", None]
)  # fmt: skip
made = st.builds(
    lambda date, status, who, kind: (date, status, who, kind),
    dates,
    st.sampled_from(STATUSES),
    st.sampled_from([(), ("ann",), ("bob",), ("ann", "bob")]),
    st.sampled_from(["a", "b"]),
)
spans = st.tuples(st.integers(-9000, 20000), st.integers(1, 3000))


@given(st.lists(made, max_size=12), spans, st.data())
def test_the_table_is_what_a_plain_search_finds(rows, span, data):
    events = [
        event(f"e{i}", date, stance=status, attributed_to=who, categories=(kind,))
        for i, (date, status, who, kind) in enumerate(rows)
    ]
    dataset = of_events(*events)
    shown = np.array(data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows))))
    start, length = span
    table = events_table(dataset, shown.astype(bool), TimeRange(start, start + length))
    expected = []
    for one, passes in zip(events, shown, strict=True):
        date = one.occurred
        inside = date is None or (date.earliest_start < start + length and date.latest_end > start)
        if passes and inside:
            expected.append(one.id)
    assert sorted(ids(table)) == sorted(expected)
    first = draw(dataset, Clock.OCCURRED, Datings.ALL).first()
    place = {one.id: (np.isnan(first[i]), first[i], i) for i, one in enumerate(events)}
    dated = [place[some_id] for some_id in ids(table)]
    assert [p for p in dated if not p[0]] == sorted(p for p in dated if not p[0])
    assert [p[0] for p in dated] == sorted(p[0] for p in dated)


@given(st.lists(made, min_size=1, max_size=12), st.integers(0, 5), st.booleans())
def test_sorting_keeps_all_rows_in_the_order_of_the_words_and_nothing_last(rows, column, turned):
    dataset = of_events(
        *(
            event(f"e{i}", date, stance=status, attributed_to=who, categories=(kind,))
            for i, (date, status, who, kind) in enumerate(rows)
        )
    )
    table = events_table(dataset, everything(dataset))
    order = table.order(column, descending=turned)
    assert sorted(order.tolist()) == list(range(len(rows)))
    keys = table.keys(column)[order]
    there = keys[~np.isnan(keys)]
    assert np.isnan(keys[len(there) :]).all()
    steps = np.diff(there)
    assert (steps <= 0).all() if turned else (steps >= 0).all()
    for some_id in ids(table):
        assert table.id_of(int(table.where((some_id,))[0])) == some_id
