"""A file with faults in some rows opens with the good ones and says what was left out."""

import pytest

from tests.io.small import good, put, take, told_of, written
from viewer.io.dataset_file import Opened, RefusedFile, open_bytes
from viewer.model.problem import Severity


def opened(value: object) -> Opened:
    return open_bytes(written(value))


def test_three_bad_rows_open_with_the_rest():
    file = good()
    file["events"] = [
        {"id": f"n{i}", "title": f"Event {i}", "occurred": "2020", "categories": ["letter"]}
        for i in range(50)
    ] + file["events"]
    file["events"][3]["occurred"] = "yesterday"
    file["events"][20]["stance"] = "rumor"
    del file["events"][49]["title"]
    made = opened(file)
    assert len(made.dataset.events) == 50
    assert made.left_out == {"events": 3}
    assert told_of(made) == [
        ("bad-date", "/events/3/occurred"),
        ("unknown-word", "/events/20/stance"),
        ("missing-field", "/events/49"),
    ]
    assert made.has_errors
    assert [event.id for event in made.dataset.events][:4] == ["n0", "n1", "n2", "n4"]


def test_what_refers_to_a_left_out_row_keeps_the_rest_and_is_told_once():
    made = opened(put("/actors/0/kind", "people"))
    assert made.left_out == {"actors": 1}
    assert told_of(made) == [
        ("unknown-word", "/actors/0/kind"),
        ("reference-to-left-out", "/events/0/actors/0"),
    ]
    said = made.problems[1].message.english()
    assert '"a1" was left out for its own fault' in said
    event = made.dataset.events[0]
    assert event.actors == ("a2",)
    assert event.direction is not None
    assert event.direction.from_actor is None
    assert event.direction.to_actor == "a2"
    assert made.dataset.claims["c1"].agency is None
    assert len(made.dataset.relations) == 2


def test_relations_of_a_left_out_event_are_left_out():
    made = opened(put("/events/0/stance", "rumor"))
    assert made.left_out == {"events": 1, "relations": 1}
    assert [relation.from_event for relation in made.dataset.relations] == ["e3"]
    assert made.dataset.claims["c1"].events == ()


DANGLING = [
    ("/sources/0/via/0", "a source"),
    ("/places/1/via/0", "a place"),
    ("/events/0/categories/0", "a category"),
    ("/events/0/actors/1", "an actor"),
    ("/events/0/attributed_to/0", "an actor"),
    ("/events/0/places/0", "a place"),
    ("/events/0/direction/from", "an actor"),
    ("/events/0/direction/to", "an actor"),
    ("/events/0/datings/0/source", "a source"),
    ("/events/0/evidence/0/source", "a source"),
    ("/relations/0/type", "a type of relation"),
    ("/relations/0/from", "an event"),
    ("/relations/0/to", "an event"),
    ("/relations/0/claimed_by", "a source"),
    ("/relations/0/evidence/0/source", "a source"),
    ("/phases/0/evidence/0/source", "a source"),
    ("/claims/0/of", "a claim"),
    ("/claims/0/inputs/0", "a claim"),
    ("/claims/0/same_figure_as/0", "a claim"),
    ("/claims/0/agency", "an actor"),
    ("/claims/0/source", "a source"),
    ("/claims/0/evidence/0/source", "a source"),
    ("/claims/0/events/0", "an event"),
    ("/claims/0/change/0/against", "a claim"),
    ("/claims/0/change/0/agency", "an actor"),
    ("/claims/0/change/0/source", "a source"),
    ("/series/0/agency", "an actor"),
    ("/series/0/source", "a source"),
    ("/series/0/observations/0/claim", "a claim"),
]


@pytest.mark.parametrize(("pointer", "noun"), DANGLING)
def test_a_reference_that_leads_nowhere_is_told_and_dropped(pointer, noun):
    made = opened(put(pointer, "nobody"))
    assert told_of(made) == [("dangling-reference", pointer)]
    said = made.problems[0].message.english()
    assert said == f'no record has the id "nobody"; expected the id of {noun}'
    assert made.problems[0].line > 1
    text = written(put(pointer, "nobody")).decode().splitlines()[made.problems[0].line - 1]
    assert text[made.problems[0].column - 1 :].startswith('"nobody"')


def test_a_reference_to_another_kind_of_record_says_what_it_is():
    made = opened(put("/events/0/actors/1", "s1"))
    assert made.problems[0].message.english() == (
        '"s1" is the id of a source; expected the id of an actor'
    )
    assert made.dataset.events[0].actors == ("a1",)


def test_an_event_whose_category_is_unknown_stays_under_the_name_it_gave():
    made = opened(put("/events/0/categories/0", "leter"))
    assert made.dataset.events[0].categories == ("leter",)
    assert made.dataset.categories["leter"].label == "leter"
    assert all(event.categories for event in made.dataset.events)
    made = opened(put("/categories/0/color", 9))
    assert {e.categories for e in made.dataset.events} == {("letter",)}
    assert "letter" in made.dataset.categories


def test_an_id_that_is_taken_leaves_its_row_out_and_says_by_whom_it_is_taken():
    made = opened(put("/events/1/id", "e1", {**good(), "relations": []}))
    assert told_of(made) == [("duplicate-id", "/events/1/id")]
    assert "is taken by /events/0" in made.problems[0].message.english()
    assert [e.id for e in made.dataset.events] == ["e1", "e3"]
    assert made.left_out == {"events": 1}
    made = opened(put("/claims/1/id", "s2", put("/claims/0/inputs", [])))
    assert ("duplicate-id", "/claims/1/id") in told_of(made)
    assert "/sources/1" in made.problems[-1].message.english()


def test_a_name_that_stands_twice_in_an_object_is_told_and_the_last_counts():
    data = written(good()).replace(b'"context": true,', b'"context": true, "context": false,')
    made = open_bytes(data)
    assert told_of(made) == [("duplicate-key", "/events/0/context")]
    assert "stands twice in one object" in made.problems[0].message.english()
    assert made.dataset.events[0].context is False
    line = data.decode().splitlines()[made.problems[0].line - 1]
    assert line[made.problems[0].column - 1 :].startswith('"context": false')


def test_a_name_that_stands_twice_deep_down_is_told_where_that_begins():
    deep = "[" * 150 + '{"a": 1, "a": 2}' + ', "filling"' * 1000 + "]" * 150
    made = open_bytes(written(good()).replace(b"{", b'{"x-deep": ' + deep.encode() + b",", 1))
    ((code, pointer),) = told_of(made)
    assert code == "duplicate-key"
    assert pointer.startswith("/x-deep/0/0")
    assert "a name stands twice in an object deep in here" in made.problems[0].message.english()


def test_a_circle_is_cut_where_it_closes():
    made = opened(put("/sources/1/via", ["s1"]))
    assert [code for code, _ in told_of(made)] == ["cycle"]
    assert sum(bool(s.via) for s in made.dataset.sources.values()) == 1
    made = opened(put("/claims/1/inputs", ["c1"]))
    assert told_of(made) == [("cycle", "/claims/1/inputs/0")]
    made = opened(put("/places/0/via", ["p1"]))
    assert told_of(made) == [("cycle", "/places/0/via/0")]


def test_every_way_back_is_cut_and_the_rest_stays():
    file = put("/claims/0/inputs", ["c1", "c2", "c1", "c2"], put("/claims/0/of", "c1"))
    made = opened(put("/claims/1/of", "c1", file))
    assert sorted(told_of(made)) == [
        ("cycle", "/claims/0/inputs/0"),
        ("cycle", "/claims/0/inputs/2"),
        ("cycle", "/claims/0/of"),
        ("cycle", "/claims/1/of"),
    ]
    assert made.dataset.claims["c1"].inputs == ("c2", "c2")


def test_a_very_long_chain_is_no_circle():
    file = good()
    file["claims"] += [
        {"id": f"k{i}", "quantity": "trade", "period": "2020", "source": "s1",
         "inputs": [f"k{i + 1}"] if i < 4999 else []}
        for i in range(5000)
    ]  # fmt: skip
    assert opened(file).problems == ()


def test_a_claim_that_nobody_states_is_left_out():
    made = opened(take("/claims/1/source"))
    assert told_of(made) == [
        ("reference-to-left-out", "/claims/0/inputs/0"),
        ("no-source", "/claims/1"),
    ]
    assert list(made.dataset.claims) == ["c1"]
    assert made.dataset.claims["c1"].inputs == ()


def test_a_second_best_dating_of_one_clock_is_not_best():
    second = {"clock": "occurred", "date": "2020-10-08", "best": True}
    made = opened(put("/events/0/datings/-", second))
    assert told_of(made) == [("second-best-dating", "/events/0/datings/1/best")]
    assert [d.best for d in made.dataset.events[0].datings] == [True, False]
    other = {"clock": "reported", "date": "2020-10-08", "best": True}
    assert opened(put("/events/0/datings/-", other)).problems == ()


def test_bounds_that_are_the_wrong_way_round_are_dropped():
    made = opened(put("/claims/0/low", 541))
    assert told_of(made) == [("bounds-reversed", "/claims/0/low")]
    assert (made.dataset.claims["c1"].low, made.dataset.claims["c1"].high) == (None, None)


def test_an_event_in_relation_to_itself_is_told_of():
    made = opened(put("/relations/0/to", "e2"))
    assert told_of(made) == [("refers-to-itself", "/relations/0/to")]
    assert len(made.dataset.relations) == 1


def test_a_claim_that_is_the_same_figure_as_itself_is_told_of():
    made = opened(put("/claims/0/same_figure_as", ["c1", "c2"]))
    assert told_of(made) == [("refers-to-itself", "/claims/0/same_figure_as")]
    assert made.dataset.claims["c1"].same_figure_as == ("c2",)


WARNINGS = [
    (put("/sources/1/main", True), "second-main-source", "/sources/1/main"),
    (put("/actors/0/country", "NKR"), "unknown-area", "/actors/0/country"),
    (put("/claims/0/ref_area", "NKR"), "unknown-area", "/claims/0/ref_area"),
    (put("/series/0/counterpart_area", "KP"), "unknown-area", "/series/0/counterpart_area"),
    (put("/claims/0/commodity", "crude-oil"), "unknown-commodity", "/claims/0/commodity"),
    (put("/series/0/commodity", "270"), "unknown-commodity", "/series/0/commodity"),
    (put("/claims/0/value", 541), "value-outside-bounds", "/claims/0/value"),
    (put("/events/0/basis/start", "none"), "basis-none", "/events/0/basis"),
    (put("/series/0/unit", "EUR"), "unit-mismatch", "/series/0/observations/0/claim"),
]


@pytest.mark.parametrize(("file", "code", "pointer"), WARNINGS, ids=[w[1] for w in WARNINGS])
def test_a_warning_leaves_everything_in(file, code, pointer):
    made = opened(file)
    assert told_of(made) == [(code, pointer)]
    assert made.problems[0].severity is Severity.WARNING
    assert made.left_out == {}
    assert not made.has_errors
    assert made.problems[0].line > 1


def test_more_than_eight_categories_are_a_warning():
    file = good()
    file["categories"] += [{"id": f"k{i}", "label": "More"} for i in range(8)]
    made = opened(file)
    assert told_of(made) == [("many-categories", "/categories/8")]
    assert "9 categories; expected at most eight" in made.problems[0].message.english()
    assert [c.color for c in made.dataset.categories.values()] == [3, 2, 3, 4, 5, 6, 7, 8, 1]


def test_a_phase_without_dates_is_a_warning_and_is_not_drawn():
    made = opened(take("/phases/0/during"))
    assert told_of(made) == [("no-dates", "/phases/0")]
    assert made.dataset.phases == ()


def test_own_areas_and_units_begin_with_x():
    file = put("/claims/0/ref_area", "X-ALDA", put("/series/1/unit", "X-BARRELS"))
    assert opened(file).problems == ()


def test_one_bad_observation_costs_no_series():
    file = put("/series/0/observations/1/value", "much")
    made = opened(put("/series/0/observations/2", {"value": 3}, file))
    assert sorted(told_of(made), reverse=True) == [
        ("wrong-type", "/series/0/observations/1/value"),
        ("no-period", "/series/0/observations/2/period"),
    ]
    assert made.left_out == {"observations": 2}
    assert [o.claim for o in made.dataset.series["m1"].observations] == ["c1"]


def test_one_bad_cell_of_a_column_costs_one_observation():
    made = opened(put("/series/1/observations/value/0", "much"))
    assert told_of(made) == [("wrong-type", "/series/1/observations/value/0")]
    (kept,) = made.dataset.series["m2"].observations
    assert (str(kept.period), kept.value, kept.status) == ("2019", None, "Q")
    made = opened(put("/series/1/observations/claim", [None, "nobody"]))
    assert told_of(made) == [("dangling-reference", "/series/1/observations/claim/1")]
    assert len(made.dataset.series["m2"].observations) == 2


@pytest.mark.parametrize(
    ("columns", "code", "pointer"),
    [
        ({"period": ["2018"], "value": [1, 2]}, "unequal-columns", "value"),
        ({"period": "2018", "value": [1]}, "wrong-type", "period"),
        ({"period": ["2018"], "values": [1]}, "unknown-field", "values"),
    ],
)
def test_columns_that_do_not_fit_cost_their_series(columns, code, pointer):
    made = opened(put("/series/1/observations", columns))
    assert told_of(made) == [(code, f"/series/1/observations/{pointer}")]
    assert list(made.dataset.series) == ["m1"]
    assert made.left_out == {"series": 1}


def test_a_fault_of_a_series_itself_costs_the_series():
    made = opened(put("/series/0/frequency", "yearly"))
    assert told_of(made) == [("unknown-word", "/series/0/frequency")]
    assert made.left_out == {"series": 1}


def test_observations_without_value_are_missing_unless_they_say_more():
    m1 = opened(good()).dataset.series["m1"]
    assert [(o.value, o.status) for o in m1.observations] == [
        (None, "A"),  # a claim's
        (1.66, "E"),
        (None, "O"),
    ]
    zero = opened(put("/series/0/observations/2/value", 0)).dataset.series["m1"]
    assert (zero.observations[2].value, zero.observations[2].status) == (0.0, "A")


def test_a_file_of_which_nothing_is_left_is_refused():
    with pytest.raises(RefusedFile) as refused:
        opened({"tradewake": 1, "events": [{"id": "e1"}]})
    assert refused.value.problems[0].code == "missing-field"
    assert not refused.value.unreadable


def test_an_empty_dataset_is_good():
    made = opened({"tradewake": 1})
    assert made.problems == ()
    assert made.dataset.title == "dataset"
    assert len(made.dataset.events) == 0
