"""A filter changed piece by piece, as chips and menus do, stays a text that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.query.small import NORTH_KOREA, ask
from tests.engine.query.test_algebra import terms, trees
from viewer.engine.query.captions import caption
from viewer.engine.query.edit import (
    chosen,
    parts_of,
    toggled,
    with_part,
    without_choice,
    without_part,
)
from viewer.engine.query.error import QueryError
from viewer.engine.query.facts import Facts
from viewer.engine.query.parse import parse_query
from viewer.engine.query.tree import Node, Query, Term, all_of

FACTS = Facts(NORTH_KOREA)
fields = st.sampled_from(["status", "actor", "tag", "category"])


def said(query: str) -> list[str]:
    return [caption(part, FACTS).english() for part in parts_of(query)]


def test_each_condition_is_a_part():
    query = 'trains actor:"Kim Jong Un" (status:rumour or status:denied) not place:Dandong'
    assert said(query) == [
        "“trains”",
        "Actor: Kim Jong Un",
        "Status: Rumour or Denied",
        "Not Place: Dandong",
    ]
    assert said("") == []
    assert said("kim or xi") == ["“kim” or “xi”"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("actor:lee-yong-nam", "Actor: Ri Ryong Nam"),
        ('actor:"Lee Yong-nam"', "Actor: Ri Ryong Nam"),
        ("actor:Kim", "Actor: Kim"),
        ("status:none", "Status: No status given"),
        ("place:none", "Place: none given"),
        ("category:border", "Category: Border and logistics"),
        ("direction:PRK>CHN", "Direction: PRK → CHN"),
        ("direction:kim-jong-un>", "Direction: Kim Jong Un → anybody"),
        ("direction:mutual", "Direction: both ways"),
        ("date:2020-10-19..2020-10-25", "Date: 19 to 25 Oct 2020"),
        ("surely:2020-10", "Surely in: Oct 2020"),
        ("attributed:daily-nk", "Credited to: Daily NK"),
        ("related:denies", "Linked: denies"),
        ("id:visit", "Event: Kim visits the volunteers’ cemetery"),
        ("has:quote", "Has: a quotation"),
        ("dated:no", "Dated by the main source: no"),
        ("not (kim xi)", "Not (“kim” and “xi”)"),
    ],
)
def test_a_condition_is_called_what_a_reader_calls_it(query: str, words: str):
    assert said(query) == [words]


@given(trees)
def test_every_condition_has_words(tree: Node):
    assert all(said(str(Query(tree))))


@given(st.lists(terms, max_size=4), terms)
def test_what_is_added_can_be_taken_away_again(parts: list[Node], part: Node):
    query = str(Query(all_of(*(one for one in parts if one != part))))
    more = with_part(query, part)
    assert parts_of(more) == (*parts_of(query), part)
    assert without_part(more, part) == query
    assert with_part(more, part) == more
    assert ask(more) == ask(query) & ask(str(Query(part)))


@given(st.lists(terms, max_size=4), fields, st.text(min_size=1, max_size=6).filter(str.strip))
def test_a_choice_made_twice_is_no_choice(parts: list[Node], field: str, value: str):
    query = str(Query(all_of(*parts)))
    value = "rumour" if field == "status" else value.strip()
    once = toggled(query, field, value)
    assert (value in chosen(once, field)) != (value in chosen(query, field))
    twice = toggled(once, field, value)
    assert set(chosen(twice, field)) == set(chosen(query, field))
    assert parse_query(once) == parse_query(str(parse_query(once)))


def test_values_of_one_field_are_alternatives():
    query = toggled("trains", "status", "rumour")
    assert query == "trains status:rumour"
    query = toggled(query + " place:Dandong", "status", "denied")
    assert query == "trains (status:rumour or status:denied) place:Dandong"
    assert chosen(query, "status") == ("rumour", "denied")
    assert str(without_choice(query, "status")) == "trains place:Dandong"
    assert toggled(query, "status", "rumour") == "trains status:denied place:Dandong"


def test_a_value_given_up_leaves_every_condition_that_chooses_it():
    query = "actor:Kim trains (actor:Xi or actor:Kim)"
    assert toggled(query, "actor", "Kim") == "trains actor:Xi"
    assert toggled(query, "actor", "Ri") == "(actor:Kim or actor:Ri) trains (actor:Xi or actor:Kim)"


def test_a_name_with_spaces_is_written_so_that_it_can_be_read():
    assert with_part("", Term("actor", "Kim Jong Un")) == 'actor:"Kim Jong Un"'


def test_a_faulty_query_is_refused_with_its_place():
    with pytest.raises(QueryError) as caught:
        with_part('kim "xi', Term("status", "rumour"))
    assert caught.value.position == 4
