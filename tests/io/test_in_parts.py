"""A file that is read in parts gives what it gives as one piece, to the last word."""

from __future__ import annotations

import copy
import json
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.io.small import GOOD, good
from tests.io.test_sameness import content
from viewer.io.arriving import Arrived
from viewer.io.big_file import open_in_parts
from viewer.io.crew import Alone, Processes
from viewer.io.dataset_file import Cancelled, Opened, RefusedFile, open_bytes
from viewer.io.parts import NotInParts, Sizes
from viewer.io.safe_read import stamp_of
from viewer.model.column_events import ColumnEvents
from viewer.model.event_columns import EventColumns
from viewer.model.text_column import KeyColumn, TextColumn

TINY = Sizes(150, 400)
FULL = GOOD["events"][0]
PLAIN = {"title": "A letter", "occurred": "2020-10-10", "categories": ["letter"]}
ODD = [
    {},
    {"title": '한국어 "말" \\ é'},
    {"title": "two\nlines"},
    {"title": "tab\tand \u202e turned"},
    {"title": {"en": "In two", "ko": "두 말"}},
    {"title": " "},
    {"title": 7},
    {"summary": "a\nb", "note": "e\u0301"},
    {"occurred": "2020-10/2021-01-05", "reported": "2020~"},
    {"occurred": "2020-13"},
    {"occurred": None},
    {"reported": "[..2020-10-10]"},
    {"categories": ["nowhere"]},
    {"categories": []},
    {"actors": ["a1", "nobody"], "tags": ["x", "x", "y"]},
    {"actors": None, "tags": None, "importance": 1},
    {"importance": 2},
    {"stance": "denied", "context": True},
    {"stance": "certain"},
    {"basis": {"start": "bound"}},
    {"basis": {"start": "none"}},
    {"x-own": {"x-deep": [1, {"a": 2}]}, "x-written": "then"},
    {"x-inventory": ["E9"]},
    {"x-inventory": {"x-y": 1}},
    {"unknown": 1},
    {"direction": {"kinds": ["one-way"], "from": "a1", "to": "nobody"}},
    {"direction": {"from": "a2"}},
    {"datings": [{"clock": "occurred", "date": "2019", "best": True, "label": "sent"}]},
    {"datings": [{"clock": "occurred", "date": "2019", "best": True}] * 2},
    {"datings": [{"clock": "reported", "date": "2019", "source": "nobody"}]},
    {"evidence": [{"source": "s1"}, {"source": "s1", "quote": 'q: "a": b'}, {"source": "s2"}]},
    {"evidence": [{"published": "when"}]},
    {"id": "e1"},
    {"id": "a1"},
    {"id": "c1"},
    {"id": "사건"},
    {"id": "no id"},
    {name: value for name, value in FULL.items() if name != "id"},
]
RARE = [
    '{"id": "raw", "title": "A", "title": "B", "occurred": null, "categories": ["letter"]}',
    '{"id": "raw", "title": "a},\\n{\\"id\\"", "occurred": null, "categories": ["letter"]}',
    '{"id" : "raw", "title":"\\ud83d\\ude00 \\u00e9", "occurred":null,"categories":["letter"]}',
    '{"id": "raw", "title": "\\ud83d", "occurred": null, "categories": ["letter"]}',
    '{"id": "raw", "title": "a\\u000ab", "occurred": null, "categories": ["letter"]}',
    "7",
    "[1,\n]",
    '{"id": "r", "x-a": [{"id": 1},\n{"id": 2}], "title": "A", "occurred": null, "categories": []}',
    '{"title": "A", "id": "raw", "occurred": null, "categories": ["letter"]}',
]
LAYOUTS = {
    "a record a line": (None, ",\n"),
    "compact": (None, ","),
    "pretty": (2, ",\n    "),
    "Windows": (2, ",\r\n"),
    "old Mac": (1, ",\r"),
}


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A file of some events with faults here and there, in any layout and order."""
    file = good()
    events = [
        {
            "id": f"e{n}",
            **PLAIN,
            **draw(st.sampled_from(ODD) if draw(st.booleans()) else st.just({})),
        }
        for n in range(1, draw(st.integers(0, 25)))
    ]
    indent, between = LAYOUTS[draw(st.sampled_from(sorted(LAYOUTS)))]
    ascii_only = draw(st.booleans())
    records = [json.dumps(event, ensure_ascii=ascii_only, indent=indent) for event in events]
    if draw(st.integers(0, 3)) == 0:
        records.insert(draw(st.integers(0, len(records))), draw(st.sampled_from(RARE)))
    if indent is not None and "\r" in between:
        records = [record.replace("\n", between[1:]) for record in records]
    file["events"] = "HERE"
    names = draw(st.permutations(sorted(file))) if draw(st.booleans()) else list(file)
    if draw(st.integers(0, 9)) == 0:
        file["x-own"] = {"far": 1}
        names = [*names, "x-own"]
    if draw(st.integers(0, 9)) == 0:
        file["phases"].append({"id": "e2", "label": "The same id", "during": "2020"})
    file["relations"].append({"type": "answers", "from": "e3", "to": "e9"})
    text = json.dumps({name: file[name] for name in names}, ensure_ascii=False, indent=2)
    text = text.replace('"HERE"', f"[{between[1:]}{between.join(records)}{between[1:]}]")
    mark = b"\xef\xbb\xbf" if draw(st.integers(0, 9)) == 0 else b""
    return mark + text.encode()


def outcome(opened: Opened) -> list[object]:
    return [
        *content(opened.dataset),
        opened.problems,
        dict(opened.left_out),
        dict(opened.extensions),
    ]


def assert_same_columns(one: object, other: object, name: str = "") -> None:
    if isinstance(one, np.ndarray):
        np.testing.assert_array_equal(one, other, name)
    elif isinstance(one, TextColumn):
        assert list(one) == list(other), name
    elif isinstance(one, KeyColumn):
        assert [one.row(n) for n in range(len(one))] == [other.row(n) for n in range(len(other))]
        assert one.keys == other.keys
    elif hasattr(one, "__dataclass_fields__"):
        for field in fields(one):
            assert_same_columns(getattr(one, field.name), getattr(other, field.name), field.name)
    else:
        assert one == other, name


def in_parts(path: Path, crew=Alone, sizes=TINY) -> Opened | None:
    try:
        return open_in_parts(path, stamp_of(path), lambda share: None, sizes, crew)
    except (NotInParts, RefusedFile):
        return None


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files())
def test_parts_give_what_the_whole_gives(tmp_path, data):
    path = tmp_path / "dataset.json"
    path.write_bytes(data)
    opened = in_parts(path)
    if opened is None:
        return
    whole = open_bytes(data)
    assert outcome(opened) == outcome(whole)
    events = opened.dataset.events
    assert isinstance(events, ColumnEvents)
    for row, event in enumerate(whole.dataset.events):
        assert events.position(event.id) == row
        assert events[row] == event
    assert_same_columns(events.columns, EventColumns.of(whole.dataset.events))


def many(count: int = 200, **changed: object) -> bytes:
    file = good()
    file["events"] = [{"id": f"e{n}", **PLAIN} for n in range(1, count)]
    file["events"][50] = {"id": "e51", **{n: v for n, v in FULL.items() if n != "id"}, **changed}
    return json.dumps(file, ensure_ascii=False, indent=2).encode()


FAULTS = {
    "a good file": {},
    "a date": {"occurred": "2020-02-30"},
    "a reference": {"actors": ["nobody", "a1"]},
    "a category": {"categories": ["nowhere"]},
    "an id that another event has": {"id": "e7"},
    "an id that a source has": {"id": "s1"},
    "an unknown field": {"titel": "x"},
    "own fields": {"x-own": [1, 2]},
    "languages": {"title": {"en": "A", "ko": "가"}},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_files_with_one_fault_are_read_in_parts(tmp_path, fault):
    path = tmp_path / "dataset.json"
    path.write_bytes(many(**copy.deepcopy(FAULTS[fault])))
    opened = in_parts(path)
    assert opened is not None
    assert outcome(opened) == outcome(open_bytes(path.read_bytes()))
    assert bool(opened.problems) == (fault not in ("a good file", "own fields", "languages"))


def test_processes_read_a_file_together(tmp_path):
    path = tmp_path / "dataset.json"
    path.write_bytes(many(3000, actors=["nobody"]))
    opened = in_parts(path, lambda path: Processes(path, 2), Sizes(1000, 20_000))
    assert opened is not None
    assert outcome(opened) == outcome(open_bytes(path.read_bytes()))


def test_the_first_events_are_there_before_the_rest(tmp_path):
    path = tmp_path / "dataset.json"
    path.write_bytes(many(3000))
    told: list[Arrived] = []
    opened = open_in_parts(
        path, stamp_of(path), lambda share: None, Sizes(1000, 5000), Alone, arrived=told.append
    )
    counts = [arrived.count for arrived in told]
    assert len(counts) > 2
    assert all(4 * one <= other for one, other in pairwise(counts))
    for arrived in told:
        assert 2000 < arrived.about < 4500
        first = list(arrived.dataset.events)
        assert first == list(opened.dataset.events[: arrived.count])
        assert arrived.dataset.categories == opened.dataset.categories


def test_nothing_is_shown_early_of_events_whose_categories_come_after_them(tmp_path):
    path = tmp_path / "dataset.json"
    file = json.loads(many(3000))
    file["categories"] = file.pop("categories")
    path.write_text(json.dumps(file))
    told: list[Arrived] = []
    open_in_parts(
        path, stamp_of(path), lambda share: None, Sizes(1000, 5000), Alone, arrived=told.append
    )
    assert told == []


def test_a_process_that_dies_costs_time_and_no_event(tmp_path):
    class Dying(Processes):
        def ask(self, reader, number, span):
            super().ask(reader, number, span)
            self._processes[reader].kill()

    path = tmp_path / "dataset.json"
    path.write_bytes(many(3000))
    with pytest.raises(NotInParts):
        open_in_parts(path, stamp_of(path), lambda share: None, Sizes(1000, 20_000), Dying)


def test_no_process_is_left_when_reading_is_stopped(tmp_path):
    made: list[Processes] = []

    def crew_of(path):
        made.append(Processes(path, 2))
        return made[0]

    def stop(share):
        if made:
            raise Cancelled

    path = tmp_path / "dataset.json"
    path.write_bytes(many(3000))
    with pytest.raises(Cancelled):
        open_in_parts(path, stamp_of(path), stop, Sizes(1000, 20_000), crew_of)
    assert all(process.returncode is not None for process in made[0]._processes)


def test_a_process_ends_with_the_program_that_started_it(tmp_path):
    crew = Processes(tmp_path / "none.json", 1)
    (process,) = crew._processes
    process.stdin.close()
    assert process.wait(60) == 0
    crew.close()


def test_an_event_of_a_file_that_is_gone_says_so(tmp_path):
    path = tmp_path / "dataset.json"
    path.write_bytes(many())
    events = in_parts(path).dataset.events
    path.unlink()
    event = events[50]
    assert (event.id, event.title, str(event.occurred)) == ("e51", "A letter", "2020-10-10")
    assert "has changed or is gone" in event.note
    assert [one.id for one in events] == [f"e{n}" for n in range(1, 200)]
