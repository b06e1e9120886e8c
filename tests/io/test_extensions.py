"""Fields of other programs are kept and change nothing."""

from tests.io.small import good, put, written
from viewer.io.dataset_file import open_bytes


def test_extensions_anywhere_are_kept_as_they_were():
    file = good()
    file["x-top"] = {"deep": [1, {"x-in": 2}]}
    file["events"][1]["x-color"] = "red"
    file["events"][0]["evidence"][0]["x-page"] = 3
    file["events"][0]["direction"]["x-way"] = None
    file["categories"][0]["x-inventory"] = ["K1"]
    file["series"][0]["observations"][1]["x-cell"] = "B7"
    file["series"][1]["observations"]["x-column"] = [1]
    opened = open_bytes(written(file))
    assert opened.problems == ()
    assert dict(opened.extensions) == {
        "/x-top": {"deep": [1, {"x-in": 2}]},
        "/events/1/x-color": "red",
        "/events/0/evidence/0/x-page": 3,
        "/events/0/direction/x-way": None,
        "/categories/0/x-inventory": ["K1"],
        "/series/0/observations/1/x-cell": "B7",
        "/series/1/observations/x-column": [1],
    }
    assert opened.dataset.events[0].written == "on October 10"
    assert list(opened.dataset.events) == list(open_bytes(written(good())).dataset.events)


def test_extensions_and_faults_in_one_file():
    file = put("/events/0/x-color", "red", put("/events/2/stance", "rumor"))
    opened = open_bytes(written(file))
    assert opened.problems[0].pointer == "/events/2/stance"
    assert opened.extensions == {"/events/0/x-color": "red"}


def test_the_known_extensions_are_never_wrong():
    for value in (1, {"a": 1}, ["E1", 2], None, "E1"):
        opened = open_bytes(
            written(put("/events/0/x-inventory", value, put("/events/0/x-written", value)))
        )
        assert opened.problems == ()
    assert opened.dataset.events[0].inventory == ("E1",)
    assert opened.dataset.events[0].written == "E1"


def test_the_codes_of_bases_are_called_what_the_file_calls_them():
    file = good()
    file["x-adjustments"] = {
        "oil-estimated": {"label": "with estimated oil", "note": "Nobody records it."},
        "raw-data": "As it was recorded.",
        "wrong": 7, "worse": {"label": ["a"]}, "empty": {},
    }  # fmt: skip
    opened = open_bytes(written(file))
    assert opened.problems == ()
    dataset = opened.dataset
    assert dataset.adjustment_name("oil-estimated") == "with estimated oil"
    assert dataset.adjustments["oil-estimated"].note == "Nobody records it."
    assert dataset.adjustment_name("raw-data") == "raw data"
    assert dataset.adjustments["raw-data"].note == "As it was recorded."
    assert dataset.adjustment_name("not-there") == "not there"
    assert set(dataset.adjustments) == {"oil-estimated", "raw-data"}


def test_whatever_stands_for_the_names_of_bases_is_no_fault():
    for value in (None, 1, [], "oil", {"oil": None}):
        file = good()
        file["x-adjustments"] = value
        opened = open_bytes(written(file))
        assert opened.problems == ()
        assert dict(opened.dataset.adjustments) == {}
