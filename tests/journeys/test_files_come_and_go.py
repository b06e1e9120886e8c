"""Dropping, reloading, changing one's mind; files that change and vanish meanwhile."""

import json
from threading import Event as Gate

import pytest

from viewer.io import dataset_file
from viewer.model.calendar import day_of

CATEGORY = [{"id": "things", "label": "Things", "color": 1}]


def dataset(title: str, *events: str):
    return {
        "tradewake": 1,
        "title": title,
        "categories": CATEGORY,
        "events": [
            {"id": name, "title": name.upper(), "occurred": f"2020-10-{10 + at}",
             "categories": ["things"]}
            for at, name in enumerate(events)
        ],
    }  # fmt: skip


def test_a_file_dropped_on_the_window_is_opened(reader, put):
    assert reader.drop(put(dataset("Dropped", "a")))
    assert reader.app.window.windowTitle() == "Dropped – Tradewake"
    assert reader.is_seen("a")
    assert reader.selection == ()


def test_charts_of_a_file_that_was_closed_hear_nothing_of_the_next(reader, put, repo):
    panes = len(reader.contents.trade.panes)
    assert panes == 2
    assert reader.drop(put(dataset("Without figures", "a", "b")))
    assert len(reader.contents.trade.panes) < panes
    reader.wheel_over(reader.ruler, 700, 1)
    assert reader.drop(repo / "data" / "dprk-china.json")
    reader.wheel_over(reader.ruler, 700, 1)
    assert len(reader.contents.trade.panes) == panes


def test_several_files_or_an_address_are_not_taken(reader, put):
    assert not reader.drop(put(dataset("A", "a"), "a.json"), put(dataset("B", "b"), "b.json"))
    assert not reader.drop("https://example.org/dataset.json")
    assert not reader.drop()
    assert "North Korea" in reader.app.window.windowTitle()


@pytest.mark.parametrize("key", ["F5", "Ctrl+R"])
def test_reload_shows_what_has_changed_and_keeps_ones_place(start, put, key):
    reader = start(put(dataset("Before", "a", "b")))
    reader.click_event("b")
    reader.wheel_over(reader.ruler, 700, 1)
    time = reader.time
    put(dataset("After", "a", "b", "c"))
    reader.press(key)
    reader.wait()
    assert reader.app.window.windowTitle() == "After – Tradewake"
    assert reader.time == time
    assert reader.selection == ("b",)
    assert "3 events in view of 3" in reader.status_text()


def test_reload_forgets_a_selected_event_that_is_gone(start, put):
    reader = start(put(dataset("Before", "a", "b")))
    reader.click_event("b")
    put(dataset("After", "a"))
    reader.press("F5")
    reader.wait()
    assert reader.selection == ()
    assert "Click an event or a value" in reader.text_of_details()


def test_another_file_does_not_inherit_the_view(start, put):
    reader = start(put(dataset("First", "a"), "first.json"))
    reader.click_event("a")
    for _ in range(10):
        reader.press("PgDown")
    reader.drop(put(dataset("Second", "a"), "second.json"))
    assert reader.selection == ()
    assert reader.time.start < day_of(2020, 10, 10) < reader.time.end


def test_a_file_that_has_vanished_is_told_and_what_was_open_stays(start, put):
    file = put(dataset("Here", "a"))
    reader = start(file)
    file.unlink()
    reader.press("F5")
    reader.wait()
    assert "There is no such file\ndataset.json" in reader.page_text()
    reader.click_words("Back to Here")
    assert reader.is_seen("a")
    put(dataset("Here again", "a", "b"))
    reader.press("F5")
    reader.wait()
    assert reader.app.window.windowTitle() == "Here again – Tradewake"
    assert reader.is_seen("b")


def test_a_file_that_has_been_broken_is_told_with_the_place(start, put):
    file = put(dataset("Here", "a"))
    reader = start(file)
    file.write_text(file.read_text()[:-20])
    reader.press("F5")
    reader.wait()
    assert "dataset.json, line 1, column " in reader.page_text()
    assert file.read_bytes() == json.dumps(dataset("Here", "a")).encode()[:-20], "never written"


@pytest.fixture
def slow(monkeypatch):
    """Reading takes until the gate is opened; it can be told to stop, as the real one can."""
    gate = Gate()
    really = dataset_file.open_dataset

    def wait_first(path, *, progress, **more):
        while path.name == "slow.json" and not gate.wait(0.01):
            if not progress(0.1):
                raise dataset_file.Cancelled
        return really(path, progress=progress, **more)

    monkeypatch.setattr(dataset_file, "open_dataset", wait_first)
    yield gate
    gate.set()


def test_the_window_answers_while_a_file_is_read(start, put, slow):
    reader = start(put(dataset("Quick", "a", "b"), "quick.json"))
    reader.app.opener.open(put(dataset("Slow", "s"), "slow.json"))
    reader.settle()
    assert "Reading slow.json…" in reader.status_text()
    reader.click_event("b")
    assert "B" in reader.text_of_details()
    slow.set()
    reader.wait()
    assert reader.app.window.windowTitle() == "Slow – Tradewake"
    assert reader.selection == ()


def test_who_opens_another_file_meanwhile_gets_that_one(start, put, slow):
    reader = start(put(dataset("Quick", "a"), "quick.json"))
    reader.app.opener.open(put(dataset("Slow", "s"), "slow.json"))
    reader.settle()
    reader.app.opener.open(put(dataset("Third", "t"), "third.json"))
    slow.set()
    reader.wait()
    assert reader.app.window.windowTitle() == "Third – Tradewake"
    assert reader.is_seen("t")


def test_the_window_can_be_closed_while_a_file_is_read(start, put, slow):
    reader = start(put(dataset("Quick", "a"), "quick.json"))
    reader.app.opener.open(put(dataset("Slow", "s"), "slow.json"))
    reader.settle()
    reader.app.window.close()
    slow.set()
    reader.app.jobs.stop()
    reader.settle()
    assert reader.app.window.windowTitle() == "Quick – Tradewake"


def test_a_fault_of_the_program_while_reading_is_told_in_one_sentence(start, put, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("pudding")

    reader = start(put(dataset("Here", "a")))
    monkeypatch.setattr(dataset_file, "open_dataset", fail)
    reader.press("F5")
    reader.wait()
    page = reader.page_text()
    assert "The program failed while it read this file (RuntimeError)" in page
    assert "pudding" not in page
    reader.click_words("Back to Here")
    assert reader.is_seen("a")
