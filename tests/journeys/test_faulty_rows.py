"""A file with three bad rows: said over the timeline, listed with their lines, the rest shown."""

import json

import pytest

HEAD = {
    "tradewake": 1,
    "title": "Three of six",
    "categories": [{"id": "c", "label": "Things", "color": 1}],
}
ROWS = [
    {"id": "good1", "title": "First", "occurred": "2020-10-01", "categories": ["c"]},
    {"id": "bad1", "title": "No such month", "occurred": "2020-13", "categories": ["c"]},
    {"id": "good2", "title": "Second", "occurred": "2020-10-10", "categories": ["c"]},
    {"id": "bad2", "title": "A field too many", "occurred": "2020", "categories": ["c"], "hue": 1},
    {"id": "bad3", "occurred": "2020-10-15", "categories": ["c"]},
    {"id": "good3", "title": "Third", "occurred": "2020-10-20", "categories": ["c"]},
]


@pytest.fixture
def reader(start, put):
    rows = ",\n".join(json.dumps(row) for row in ROWS)
    head = json.dumps(HEAD, indent=1).removesuffix("\n}")
    text = f'{head},\n"events": [\n{rows}\n]}}'
    lines = text.splitlines()
    made = start(put(text.encode()))
    made.lines = {row["id"]: 1 + lines.index(json.dumps(row) + ",") for row in ROWS[:-1]}
    return made


def test_the_banner_counts_the_faults(reader):
    said = "3 faults in this file: what they concern is left out."
    assert said in reader.texts(reader.contents.banner)
    assert said in reader.status_text()


def test_each_fault_is_listed_with_its_line_and_what_was_expected(reader):
    reader.click_words("Show them")
    assert reader.contents.side.problems.isVisible()
    listed = reader.contents.side.problems.text.toPlainText().split("\n\n")
    assert len(listed) == 3
    for told, row, record, pointer, words in zip(
        listed,
        ("bad1", "bad2", "bad3"),
        ("Event “No such month”: ", "Event “A field too many”: ", "Event “bad3”: "),
        ("/events/1/occurred", "/events/3/hue", "/events/4"),
        ("month 13 does not exist; expected 01 to 12", "hue", "title"),
        strict=True,
    ):
        said, place = told.splitlines()
        assert said.startswith(record)
        assert words in said
        assert place.startswith(f"line {reader.lines[row]}, column ")
        assert place.endswith(f", {pointer}")
    heading = reader.texts(reader.contents.side.problems)[:2]
    assert heading[0] == "3 faults in this file"
    assert "everything else is shown" in heading[1]


def test_the_good_rows_are_shown_and_the_bad_ones_left_out(reader):
    for event_id in ("good1", "good2", "good3"):
        assert reader.is_seen(event_id)
    assert "3 events in view of 3" in reader.status_text()
    reader.click_event("good3")
    assert "Third" in reader.text_of_details()


def test_the_banner_can_be_closed_and_the_list_stays(reader):
    reader.click_words("Close")
    assert not reader.contents.banner.isVisible()
    assert reader.contents.side.indexOf(reader.contents.side.problems) >= 0


def test_a_good_file_takes_banner_and_list_away(reader, put):
    reader.click_words("Show them")
    good = {**HEAD, "events": [row for row in ROWS if row["id"].startswith("good")]}
    reader.drop(put(good, "good.json"))
    assert not reader.contents.banner.isVisible()
    assert reader.contents.side.indexOf(reader.contents.side.problems) < 0
    assert "File read completely" in reader.status_text()
