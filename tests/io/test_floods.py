"""However many faults a file has, a hundred are told, the others counted, and soon."""

import json

import pytest

from tests.io.small import good, put, told_of, written
from viewer.io.dataset_file import Opened, open_bytes


def opened(value: object) -> Opened:
    return open_bytes(written(value))


def test_a_flood_of_repeated_ids_is_capped():
    file = {**good(), "relations": []}
    file["events"] += [file["events"][1]] * 150
    made = opened(file)
    assert len(made.problems) == 101
    assert made.left_out == {"events": 150}


def test_a_hundred_problems_are_told_and_the_others_counted():
    file = good()
    file["events"] += [{"id": f"b{i}"} for i in range(300)]
    made = opened(file)
    assert len(made.problems) == 101
    assert made.problems[-1].code == "more"
    assert made.problems[-1].message.english() == "800 more problems are not listed"
    assert made.left_out == {"events": 300}
    assert len(made.dataset.events) == 3


def test_a_flood_of_faults_is_capped():
    rows = [{"id": f"b{i}", "title": 1, "occurred": 1, "categories": 1} for i in range(100_000)]
    made = open_bytes(json.dumps({**good(), "events": rows, "relations": []}).encode())
    assert len(made.problems) == 101
    assert made.left_out["events"] == 100_000
    hopeless = next(p for p in made.problems if p.code == "too-many-faults")
    assert hopeless.pointer == "/events"
    assert hopeless.message.english() == "most rows are faulty; the last 79,500 were not read"


def test_a_flood_among_as_many_good_rows_costs_none_of_them():
    bad = {"id": "b", "title": 1}
    rows = [
        bad if i % 2 else {"id": f"n{i}", "title": "T", "occurred": None, "categories": ["letter"]}
        for i in range(50_000)
    ]
    made = open_bytes(json.dumps({**good(), "events": rows, "relations": []}).encode())
    assert len(made.dataset.events) == 25_000
    assert made.left_out["events"] == 25_000


@pytest.mark.parametrize("layout", ["rows", "columns"])
def test_a_flood_of_faulty_observations_is_capped(layout):
    rows: object = [{"period": "yesterday"}] * 50_000
    if layout == "columns":
        rows = {"period": ["yesterday"] * 50_000}
    made = opened(put("/series/1/observations", rows))
    assert made.left_out == {"observations": 50_000}
    assert len(made.problems) == 101
    assert "too-many-faults" in {problem.code for problem in made.problems}


def test_a_flood_of_repeated_names_is_capped_and_counted():
    text = json.dumps(good())[:-1] + ', "x-a": {' + '"n": 1, ' * 50_000 + '"n": 1}}'
    made = open_bytes(text.encode())
    assert len(made.problems) == 101
    assert made.problems[-1].message.english() == "49,900 more problems are not listed"


def test_a_flood_within_one_row_is_capped():
    made = opened(put("/events/0/tags", [1] * 200_000, {**good(), "relations": [], "claims": []}))
    assert [p for _, p in told_of(made) if p.startswith("/events")] == ["/events/0/tags/0"]


def test_a_record_with_thousands_of_faults_is_told_as_one():
    file = good()
    file["phases"][0] |= {f"field{i}": 1 for i in range(5000)}
    made = opened(file)
    assert told_of(made) == [("many-faults", "/phases/0")]
    assert made.problems[0].message.english() == "5,000 faults in one record"


def test_thousands_of_unknown_fields_of_the_file_itself_are_capped():
    made = opened({**good(), **{f"field{i}": 1 for i in range(5000)}})
    assert len(made.problems) == 101
    assert made.problems[-1].message.english() == "4,900 more problems are not listed"


def test_events_of_thousands_of_unknown_categories_keep_them():
    file = {**good(), "relations": [], "claims": []}
    file["events"] = [
        {"id": f"n{i}", "title": "T", "occurred": None, "categories": [f"unknown{i}"]}
        for i in range(3000)
    ]
    made = opened(file)
    assert len(made.dataset.categories) == 3001
    assert made.problems[-1].message.english().startswith("2,9")
