"""Same in, same out: how a file is laid out changes nothing."""

import json
import random

import pytest

from tests.io.small import good, written
from viewer.io.dataset_file import open_bytes
from viewer.model.columns import ObservationColumns
from viewer.model.dataset import Dataset


def content(dataset: Dataset) -> list[object]:
    names = ("sources", "actors", "places", "categories", "relation_types", "claims", "series")
    head = [dataset.title, dataset.title.languages, dataset.description, dataset.language]
    tables = [list(getattr(dataset, name).items()) for name in names]
    return [*head, *tables, list(dataset.events), dataset.relations, dataset.phases]


def shuffled(value: object, chance: random.Random) -> object:
    if isinstance(value, list):
        return [shuffled(entry, chance) for entry in value]
    if isinstance(value, dict):
        names = list(value)
        chance.shuffle(names)
        return {name: shuffled(value[name], chance) for name in names}
    return value


WRITTEN = written(good())
LAYOUTS = {
    "one line": written(good(), indent=None),
    "tabs": json.dumps(good(), indent="\t").encode(),
    "escapes": json.dumps(good(), ensure_ascii=True).encode(),
    "byte order mark": b"\xef\xbb\xbf" + WRITTEN,
    "line ends of Windows": WRITTEN.replace(b"\n", b"\r\n"),
    "line ends of old Macs": WRITTEN.replace(b"\n", b"\r"),
    "space before colons": json.dumps(good(), separators=(" ,\n", " : ")).encode(),
    "space around": b"\n\n " + WRITTEN + b" \n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_of_a_file_changes_nothing(layout):
    opened = open_bytes(LAYOUTS[layout])
    assert opened.problems == ()
    assert content(opened.dataset) == content(open_bytes(WRITTEN).dataset)


def test_the_order_of_names_changes_nothing():
    expected = content(open_bytes(WRITTEN).dataset)
    chance = random.Random(7)
    for _ in range(10):
        opened = open_bytes(written(shuffled(good(), chance)))
        assert opened.problems == ()
        assert content(opened.dataset) == expected


def test_line_ends_change_no_place():
    spoilt = WRITTEN.replace(b'"confirmed"', b'"certain"')
    for end in (b"\n", b"\r\n", b"\r"):
        (problem, *_) = open_bytes(spoilt.replace(b"\n", end)).problems
        line = spoilt.decode().splitlines()[problem.line - 1]
        assert line[problem.column - 1 :].startswith('"certain"')


def test_columns_and_rows_are_the_same():
    file = good()
    rows = open_bytes(written(file)).dataset.series["m2"].observations
    file["series"][1]["observations"] = [
        {"period": "2018", "value": 1, "status": "A"},
        {"period": "2019", "value": None, "status": "Q"},
    ]
    assert open_bytes(written(file)).dataset.series["m2"].observations == rows


def test_everything_of_the_format_comes_through():
    """Each field of the small file differs from what stands where it is absent."""
    dataset = open_bytes(WRITTEN).dataset
    (e1, *_), c1, m1 = dataset.events, dataset.claims["c1"], dataset.series["m1"]
    records = [
        dataset.sources["s1"], dataset.actors["a1"], dataset.actors["a1"].roles[0],
        dataset.categories["letter"], dataset.relation_types["answers"],
        dataset.relations[0], dataset.phases[0],
        e1, e1.datings[0], e1.direction, e1.evidence[0],
        c1, c1.readings[0], c1.change[0], m1, m1.observations[1],
    ]  # fmt: skip
    for record in records:
        empty = {
            name: getattr(record, name)
            for name in record.__slots__
            if getattr(record, name) in (None, (), False) and name != "claim"
        }
        assert empty == {}, type(record).__name__
    assert (str(e1.occurred), str(e1.reported)) == ("2020-10-10", "2020-10-11")
    assert (e1.written, e1.inventory) == ("on October 10", ("E02", "E03"))
    assert dataset.actors["a1"].inventory == ("A1",)
    assert (e1.basis_start, e1.basis_end) == ("text", "text-year")
    assert (e1.direction.kinds, e1.direction.from_actor) == (("one-way",), "a1")
    assert (c1.value, c1.multiplier, c1.comparator) == (539.1, 1e6, "<=")
    assert dataset.places["p2"].via == ("p1",)
    p1 = dataset.places["p1"]
    assert (p1.name, p1.aliases, p1.country, p1.kind) == ("Dandong", ("Andong",), "CHN", "city")
    assert (p1.lat, p1.lon, p1.note) == (40.1, 124.0, "a note")
    assert dataset.title.languages == {"en": "Letters", "ko": "서한"}


def test_a_language_map_shows_the_language_of_the_file():
    file = {**good(), "language": "ko"}
    assert open_bytes(written(file)).dataset.title == "서한"
    file = {**good(), "title": {"zh": "信", "ru": "Письма"}}
    assert open_bytes(written(file)).dataset.title == "信"


def test_a_long_series_is_kept_as_columns_however_it_is_written():
    file = good()
    days = [f"{year}-{month:02d}-01" for year in range(1900, 2000) for month in range(1, 13)]
    rows = [{"period": day, "value": number + 0.5} for number, day in enumerate(days)]
    rows[7] = {"period": days[7], "value": None, "status": "Q"}
    rows[8] = {"period": days[8], "value": None}
    file["series"][1]["observations"] = rows
    one = open_bytes(written(file)).dataset.series["m2"].observations
    columns = {name: [row.get(name) for row in rows] for name in ("period", "value", "status")}
    file["series"][1]["observations"] = columns
    other = open_bytes(written(file)).dataset.series["m2"].observations
    assert type(one) is type(other) is ObservationColumns
    assert one == other
    assert [one[n].status for n in (6, 7, 8)] == ["A", "Q", "O"]
    assert (one[9].period.text, one[9].value) == (days[9], 9.5)
