"""A file that can't be opened: where the fault is, what was expected, and how to go on."""

import json

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog

SMALL = {
    "tradewake": 1,
    "title": "Small",
    "categories": [{"id": "c", "label": "Things", "color": 1}],
    "events": [{"id": "e", "title": "A thing", "occurred": "2020-10-10", "categories": ["c"]}],
}
GOOD = json.dumps(SMALL).encode()

REFUSED = {
    "a syntax fault on line 3": (
        b'{"tradewake": 1,\n "title": "x",\n "events": [}\n',
        'Found "}"; expected a value\ndataset.json, line 3, column 13',
    ),
    "a comma too many": (
        b'{"tradewake": 1,\n "events": [],\n}\n',
        "dataset.json, line 3, column 1\n",
    ),
    "UTF-16": (GOOD.decode().encode("utf-16"), "UTF-16"),
    "a picture": (
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        "This is not a Tradewake dataset (JSON expected), nor any other text\n",
    ),
    "a letter to a friend": (
        b"Dear friend,\nhow are you?\n",
        'This is not a Tradewake dataset (JSON expected); it begins with "Dear friend,"\ndataset',
    ),
    "nothing at all": (b"", "dataset.json"),
    "another version": (
        b'{\n "title": "x",\n "tradewake": 7\n}',
        "This file is of format 7; expected 1\ndataset.json, line 3, column 15, /tradewake",
    ),
    "no version": (b'{"title": "x"}', 'The field "tradewake" is missing'),
    "a list": (b"[1, 2]", "an object in curly brackets"),
}


@pytest.mark.parametrize(("data", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_the_page_says_where_the_fault_is_and_what_was_expected(start, put, data, told):
    reader = start(put(data))
    page = reader.page_text()
    assert page.startswith("This file can’t be opened\ndataset.json has a fault. Nothing in it")
    assert told in page
    assert "dataset.json was not opened" in reader.status_text()


def test_one_goes_on_with_the_bundled_dataset(start, put):
    reader = start(put(REFUSED["UTF-16"][0]))
    reader.click_words("Open the bundled dataset")
    reader.wait()
    assert not reader.contents.refused.isVisible()
    assert "File read completely" in reader.status_text()
    assert reader.is_seen("kim-visits-volunteers-cemetery")


def test_one_goes_on_with_another_file(start, put, monkeypatch):
    reader = start(put(b"{"))
    good = put(SMALL, "good.json")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(good), ""))
    reader.click_words("Open…")
    reader.wait()
    reader.click_event("e")
    assert "A thing" in reader.text_of_details()
    assert reader.app.window.windowTitle() == "Small – Tradewake"


def test_one_mends_the_file_and_reads_it_again(start, put):
    reader = start(put(b'{"tradewake": 1,\n "events": [}'))
    put(SMALL)
    reader.click_words("Reload")
    reader.wait()
    assert reader.is_seen("e")


def test_what_is_open_is_still_there_behind_a_refused_file(start, put):
    reader = start(put(SMALL))
    reader.click_event("e")
    assert reader.drop(put(b"nonsense", "bad.json"))
    assert "bad.json, line 1, column 1" in reader.page_text()
    reader.click_words("Back to Small")
    assert reader.is_seen("e")
    assert reader.selection == ("e",)


def test_nothing_of_what_was_open_stays_above_the_page_of_a_refused_file(start, put):
    reader = start(put(SMALL))
    reader.app.opener.open(put(b"hello", "letter.txt"))
    reader.wait()
    contents = reader.contents
    assert reader.app.window.windowTitle() == "letter.txt – Tradewake"
    assert "letter.txt" in contents.topbar._title.text()
    assert not contents.filters.isVisible()
    assert reader.status_text() == "letter.txt was not opened"
    with pytest.raises(AssertionError, match="no button"):
        reader.button("Show all")
    reader.click_words("Back to Small")
    assert reader.app.window.windowTitle() == "Small – Tradewake"
    assert "Small" in contents.topbar._title.text()
    assert contents.filters.isVisible()
    assert "1 event in view" in reader.status_text()
    assert reader.button("Show all")


@pytest.mark.parametrize("text_size", [100, 200])
def test_the_buttons_stand_close_below_the_text(start, put, text_size):
    reader = start(put(b"hello"), text_size=text_size)
    page = reader.contents.refused
    below = reader.button("Reload").mapTo(page, QPoint()).y() - page._list.geometry().bottom()
    assert 0 <= below < 40 * text_size / 100
    assert page._list.height() < page.height() / 4


def test_there_is_no_way_back_where_nothing_was_open(start, put):
    reader = start(put(b"nonsense"))
    with pytest.raises(AssertionError, match="no button"):
        reader.button("Back to Small")


def test_a_missing_file_is_told_without_a_place(start, tmp_path):
    reader = start(tmp_path / "gone.json")
    assert "There is no such file\ngone.json" in reader.page_text()


def test_keys_for_the_timeline_do_nothing_on_the_page_of_a_refused_file(start, put):
    reader = start(put(b"nonsense"))
    for key in (".", ",", "+", "-", "Home", "F", "Esc", "Alt+Left", "PgUp", "Ctrl+C"):
        reader.press(key)
    assert "This file can’t be opened" in reader.page_text()
