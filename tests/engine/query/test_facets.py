"""Beside each value stands how many events it would show, and that many it does show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.query.small import NORTH_KOREA, ask, best, dataset_of, event, found
from tests.engine.query.test_algebra import terms
from viewer.engine.query.edit import toggled, without_choice
from viewer.engine.query.facets import FACETS, facets
from viewer.engine.query.facts import Facts
from viewer.engine.query.tree import Node, Query, Term, Text, all_of
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.records import Actor, Category, Direction, Event, Place, Stance

FACTS = Facts(NORTH_KOREA)

names = ["ann", "ben", "cat", "Ann", "none"]
ids = st.sampled_from(["a", "b", "c", "d", "none"])
several = st.lists(ids, max_size=3).map(tuple)
events = st.builds(
    event,
    st.uuids().map(str),
    st.sampled_from(["kim", "xi", "kim and xi"]),
    st.sampled_from([None, "2020", "2020-10-05", "2019/2021", "[..2020-10]"]),
    stance=st.sampled_from([None, *Stance]),
    categories=st.lists(ids, min_size=1, max_size=2, unique=True).map(tuple),
    actors=several,
    places=several,
    attributed_to=several,
    tags=st.lists(st.sampled_from(names), max_size=3).map(lambda tags: tuple(map(Clean, tags))),
    direction=st.one_of(
        st.none(), st.builds(Direction, st.just(("mutual",)), ids, st.one_of(st.none(), ids))
    ),
    datings=st.sampled_from([(), (best("2020-10-06"),)]),
)
countries = dict(zip("abcd", ["PRK", "CHN", "CHN", None], strict=True)) | {"none": "KOR"}


def dataset(rows: list[Event]) -> Dataset:
    return dataset_of(
        *rows,
        actors=Dataset.index(
            [
                Actor(key, Clean(name), country=countries[key])
                for key, name in zip(countries, names, strict=True)
            ]
        ),
        places=Dataset.index(
            [
                Place(key, Clean(name), via=("a",) if key == "b" else ())
                for key, name in zip(countries, names, strict=True)
            ]
        ),
        categories=Dataset.index([Category(key, Clean(key.upper())) for key in countries]),
    )


conditions = st.lists(
    st.one_of(
        terms,
        st.builds(Term, st.just("actor"), ids | st.sampled_from(names)),
        st.builds(Term, st.just("status"), st.sampled_from(["rumour", "none"])),
    ),
    max_size=2,
)


@given(st.lists(events, max_size=8), conditions, st.sampled_from(FACETS), st.booleans())
def test_counts_are_those_of_looking_at_every_event(
    rows: list[Event], parts: list[Node], field: str, uncertain: bool
):
    data = dataset(rows)
    query = str(Query(all_of(*parts)))
    rest = found(data, str(without_choice(query, field)), uncertain)
    listed = facets(Facts(data), query, field, uncertain=uncertain)
    for facet in listed:
        assert facet.count == len(rest & found(data, str(Term(field, facet.value)))), facet
    assert len({facet.value for facet in listed}) == len(listed)


@given(conditions, st.sampled_from(FACETS))
def test_choosing_the_only_value_shows_as_many_as_it_says(parts: list[Node], field: str):
    query = str(Query(all_of(*parts)))
    for facet in facets(FACTS, query, field):
        if not any(other.chosen for other in facets(FACTS, query, field)):
            assert len(ask(toggled(query, field, facet.value))) == facet.count


def listed(field: str, query: str = "") -> dict[str, int]:
    return {str(facet.words): facet.count for facet in facets(FACTS, query, field)}


def test_the_frequent_come_first_and_what_finds_nothing_is_left_out():
    counts = list(listed("actor").values())
    assert counts[:-1] == sorted(counts[:-1], reverse=True)
    assert "Jürgen Müller-Łódź" not in listed("actor")
    assert next(iter(reversed(listed("actor")))) == "none given"


def test_all_statuses_are_listed_in_their_order():
    assert listed("status") == {
        "Confirmed": 2, "Reported": 1, "Likely": 0, "Rumour": 1, "Denied": 0, "Opinion": 0,
        "Forecast": 0, "No status given": 5,
    }  # fmt: skip


def test_directions_are_listed_by_kind_and_between_countries():
    found_here = listed("direction")
    assert found_here["both ways"] == 1
    assert found_here["CHN → PRK"] == 2
    assert found_here["PRK → CHN"] == 2


def test_a_route_counts_for_the_places_that_it_leads_by():
    assert listed("place")["Sinuiju"] == 1
    assert listed("place", "status:confirmed") == {"none given": 2}


def test_a_value_in_another_spelling_is_the_chosen_one():
    chosen = [f for f in facets(FACTS, 'actor:"Lee Yong-nam"', "actor") if f.chosen]
    assert [(str(f.words), f.value, f.count) for f in chosen] == [
        ("Ri Ryong Nam", "Lee Yong-nam", 2)
    ]


@pytest.mark.parametrize("field", FACETS)
def test_a_choice_that_finds_nothing_stays_in_sight(field: str):
    value = {"status": "denied", "direction": "third", "precision": "decade"}.get(field, "nowhere")
    query = str(Query(all_of(Term(field, value), Text("zzz"))))
    assert [facet.count for facet in facets(FACTS, query, field) if facet.chosen] == [0]
