"""Whatever the bytes are, a file opens or is refused: nothing else ever comes out."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.io.small import good, written
from viewer.io.dataset_file import Opened, RefusedFile, open_bytes
from viewer.model.clean import clean
from viewer.model.dataset import Dataset
from viewer.model.problem import Problem

LINE = written(good(), indent=None)
LEAST = json.dumps(
    {
        "tradewake": 1,
        "categories": [{"id": "k", "label": "K"}],
        "events": [{"id": "e", "title": "É", "occurred": "2020~", "categories": ["k"]}],
        "claims": [{"id": "c", "quantity": "trade", "period": None, "source": "s", "value": -1e3}],
        "sources": [{"id": "s", "title": {"en": "S"}}],
        "series": [
            {"id": "m", "label": "M", "unit": "USD", "frequency": "A",
             "observations": {"period": ["2020"], "value": [None]}}
        ],
    },
    ensure_ascii=False,
).encode()  # fmt: skip


def opened_or_refused(data: bytes) -> Opened | RefusedFile:
    """Open, and see to it that what comes out may be shown."""
    try:
        answer: Opened | RefusedFile = open_bytes(data)
    except RefusedFile as refused:
        answer = refused
        assert answer.problems
    for problem in answer.problems:
        fit_to_be_shown(problem)
    if isinstance(answer, Opened):
        whole(answer.dataset)
    return answer


def fit_to_be_shown(problem: Problem) -> None:
    said = problem.message.english()
    assert said
    assert said == clean(said)
    assert "\n" not in said
    assert len(said) < 400
    assert (problem.line > 0) == (problem.column > 0)
    assert problem.line > 0 or problem.code == "more"


def whole(dataset: Dataset) -> None:
    """Every reference leads somewhere and every event has a category."""
    for event in dataset.events:
        assert event.categories
        assert all(category in dataset.categories for category in event.categories)
        assert all(actor in dataset.actors for actor in event.actors + event.attributed_to)
        assert all(place in dataset.places for place in event.places)
        assert all(e.source is None or e.source in dataset.sources for e in event.evidence)
    for relation in dataset.relations:
        assert relation.type in dataset.relation_types
        assert dataset.events.get(relation.from_event)
        assert relation.to_event is None or dataset.events.get(relation.to_event)
    for claim in dataset.claims.values():
        assert all(other in dataset.claims for other in claim.inputs + claim.same_figure_as)
        assert claim.source is None or claim.source in dataset.sources
    for series in dataset.series.values():
        for observation in series.observations:
            assert observation.period or observation.claim in dataset.claims


@pytest.mark.parametrize("data", [LINE, LEAST], ids=["small", "least"])
def test_every_beginning_of_a_file(data):
    for end in range(len(data)):
        assert isinstance(opened_or_refused(data[:end]), RefusedFile)


def test_every_bit_flipped_in_the_least_file():
    for at in range(len(LEAST)):
        for bit in range(8):
            changed = bytearray(LEAST)
            changed[at] ^= 1 << bit
            opened_or_refused(bytes(changed))


@settings(max_examples=800)
@given(at=st.integers(0, len(LINE) - 1), byte=st.integers(0, 255))
def test_any_byte_changed_in_the_small_file(at, byte):
    opened_or_refused(LINE[:at] + bytes([byte]) + LINE[at + 1 :])


@settings(max_examples=500)
@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf\xef\xbb\xbf{}")
@example(b"\xff\xfe")
@example(b'{"tradewake":1}\x00')
def test_any_bytes(data):
    opened_or_refused(data)


def places(value: object, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of all values."""
    if isinstance(value, dict):
        return [at, *(p for name, part in value.items() for p in places(part, (*at, name)))]
    if isinstance(value, list):
        return [at, *(p for i, part in enumerate(value) for p in places(part, (*at, i)))]
    return [at]


PLACES = places(good())
NUMBERS = st.integers() | st.floats() | st.integers(-(10**400), 10**400)
WORDS = st.text(max_size=30) | st.sampled_from(
    ["a1", "s1", "e1", "c1", "2020", "2020-13", "../..", "[..]", "Y1e9", "\u202e", "\x00", "x-"]
)
NAMES = st.text(max_size=8) | st.sampled_from(["id", "x-a", "from", "en", "source", "rows"])
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=800)
@given(st.sampled_from(PLACES), VALUES)
@example(("claims", 0, "value"), 10**400)
@example(("events", 0, "title"), {"en": "\ud800"})
@example(("events", 0, "title"), {"": ""})
@example(("actors", 0, "names"), {"ko": {"en": "x"}})
@example(("series", 0, "observations"), {"claim": ["c1", "c1"]})
@example(("series", 1, "observations"), {})
@example(("series", 1, "observations", "value"), {"rows": []})
@example(("language",), "")
def test_any_value_in_place_of_any_other(path, value):
    made = good()
    part = made
    for step in path[:-1]:
        part = part[step]
    if path:
        part[path[-1]] = value
    else:
        made = value
    opened_or_refused(json.dumps(made).encode())


def put_if_there(made: object, path: tuple[str | int, ...], value: object) -> None:
    """Change a value of a file in which other values were changed before."""
    for step in path[:-1]:
        if not has(made, step):
            return
        made = made[step]
    if has(made, path[-1]):
        made[path[-1]] = value


def has(part: object, step: str | int) -> bool:
    if isinstance(part, list):
        return isinstance(step, int) and step < len(part)
    return isinstance(part, dict) and step in part


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(PLACES[1:]), VALUES), min_size=2, max_size=6))
def test_several_values_at_once(changes):
    made = good()
    for path, value in changes:
        put_if_there(made, path, value)
    opened_or_refused(json.dumps(made).encode())


@settings(max_examples=300)
@given(st.sampled_from(PLACES[1:]), NAMES, VALUES)
def test_any_name_beside_any_other(path, name, value):
    made = good()
    part = made
    for step in path[:-1]:
        part = part[step]
    if isinstance(part, dict):
        part.setdefault(name, value)
    opened_or_refused(json.dumps(made).encode())


@settings(max_examples=300)
@given(st.sampled_from(PLACES[1:]))
def test_any_name_written_twice(path):
    text = json.dumps(good())
    name = path[-1]
    if isinstance(name, str):
        text = text.replace(f'"{name}":', f'"{name}": 0, "{name}":', 1)
        answer = opened_or_refused(text.encode())
        assert "duplicate-key" in {problem.code for problem in answer.problems}
