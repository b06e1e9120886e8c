"""Coming back: recent files, the view of last time, a file that changed, news in one line."""

import importlib
import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from viewer.model.view import GroupBy

EVENT = {"id": "e", "title": "An event", "occurred": "2020-10-10", "categories": ["c"]}
DATASET = {
    "tradewake": 1,
    "title": "Mine",
    "categories": [{"id": "c", "label": "C"}],
    "events": [EVENT, {**EVENT, "id": "f", "title": "Another", "occurred": "2021-03-05"}],
}


def open_file_menu(reader) -> None:
    reader.contents.actions_by_id.whole.aboutToShow.emit()
    reader.wait()


def rows_of(menu) -> dict[str, QAction]:
    return {action.text().replace("&&", "&"): action for action in menu.actions() if action.text()}


def news(reader) -> str:
    """What the banner says, "" while it is hidden."""
    banner = reader.contents.banner
    return banner._text.text() if banner.isVisible() else ""


# Recent files and samples


def test_files_opened_last_are_in_the_menu_and_missing_ones_grey(reader, put):
    first, second = put(DATASET, "first & best.json"), put(DATASET, "second.json")
    reader.drop(first)
    reader.drop(second)
    second.unlink()
    open_file_menu(reader)
    rows = rows_of(reader.app.desk.menus.recent)
    names = list(rows)
    assert names[0].startswith("second.json in ")
    assert names[1].startswith("first & best.json in ")
    assert [rows[name].isEnabled() for name in names] == [False, True, True]
    rows[names[1]].trigger()
    reader.wait()
    assert reader.app.opener.shown == first


def test_the_list_of_recent_files_can_be_cleared(reader, put):
    reader.drop(put(DATASET))
    open_file_menu(reader)
    rows_of(reader.app.desk.menus.recent)["Clear the list"].trigger()
    open_file_menu(reader)
    assert not reader.app.desk.menus.recent.isEnabled()


def test_samples_are_called_by_their_titles_and_open(reader, repo: Path):
    open_file_menu(reader)
    rows = rows_of(reader.app.desk.menus.samples)
    samples = sorted((repo / "data" / "samples").glob("*.json"))
    titles = [json.loads(file.read_text())["title"] for file in samples]
    assert list(rows) == ["North Korea – China, 2020–21", *titles]
    rows[titles[0]].trigger()
    reader.wait()
    assert str(reader.app.session.dataset.title) == titles[0]


def test_samples_are_two_clicks_away_and_none_is_offered_twice(reader):
    whole = reader.contents.actions_by_id.whole
    first = [action.text() for action in whole.actions()[:4]]
    assert first == ["Open recent", "Open sample", "", "File"]
    for menu in reader.contents.actions_by_id.menus.values():
        assert "Open the bundled dataset" not in rows_of(menu)
        assert "From … to …" not in rows_of(menu)


# The view of last time


def test_the_bundled_dataset_opens_where_it_was_left(start, tmp_path: Path):
    reader = start(views=tmp_path / "views")
    reader.press("PgDown")
    reader.press("+")
    reader.click_event("daily-nk-trains-deal")
    reader.app.session.update(group_by=GroupBy.STATUS)
    view = reader.app.session.view
    reader.app.window.close()
    again = start(views=tmp_path / "views")
    assert again.app.session.view == view
    assert again.is_seen("daily-nk-trains-deal")


def test_damaged_memory_is_forgotten_and_nothing_is_said(start, tmp_path: Path):
    views, settings = tmp_path / "views", tmp_path / "settings.json"
    reader = start(views=views, settings=settings)
    first = reader.app.session.view
    reader.press("PgDown")
    reader.app.window.close()
    for file in (*views.iterdir(), settings):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    again = start(views=views, settings=settings)
    assert again.app.session.view == first
    assert news(again) == ""


def test_without_memory_nothing_is_written(start, tmp_path: Path):
    reader = start()
    reader.press("PgDown")
    reader.app.window.close()
    assert list(tmp_path.iterdir()) == []


# A file that changes


def test_a_changed_file_is_read_again_when_one_wants_it(qtbot, start, put):
    reader = start(put(DATASET))
    reader.click_event("e")
    changed = {**DATASET, "events": [*DATASET["events"], {**EVENT, "id": "g", "title": "New"}]}
    put(changed)
    qtbot.waitUntil(lambda: news(reader) == "dataset.json was changed by another program.")
    assert len(reader.app.session.dataset.events) == 2, "what is seen stays"
    reader.click_words("Reload")
    reader.wait()
    assert len(reader.app.session.dataset.events) == 3
    assert reader.selection == ("e",)
    assert news(reader) == ""


def test_a_half_written_file_does_not_take_away_what_is_seen(qtbot, start, put):
    reader = start(put(DATASET))
    put(json.dumps(DATASET).encode()[:100])
    qtbot.waitUntil(lambda: "changed" in news(reader))
    reader.click_words("Reload")
    reader.wait()
    assert "line 1" in reader.page_text()
    reader.click_words("Back to Mine")
    assert len(reader.app.session.dataset.events) == 2


def test_a_file_that_goes_is_told(qtbot, start, put):
    file = put(DATASET)
    reader = start(file)
    file.unlink()
    qtbot.waitUntil(lambda: news(reader).startswith("dataset.json was moved or deleted."))


# News


def test_the_first_start_gives_a_hint_until_it_is_closed(reader, put):
    reader.settings.update(hint_seen=False)
    reader.drop(put(DATASET))
    assert news(reader).startswith("Click an event to read it.")
    reader.click_words("Close")
    assert reader.settings.now.hint_seen
    reader.drop(put(DATASET))
    assert news(reader) == ""


def test_settings_that_cannot_be_saved_are_told(start, tmp_path: Path):
    settings = tmp_path / "settings.json"
    reader = start(settings=settings)
    settings.unlink()
    settings.mkdir()
    reader.press("Ctrl+=")
    told = reader.contents.status._state.text()
    assert told.startswith("The settings could not be saved in ")
    assert reader.app.look.text_size == 110, "the change is in force all the same"


class SlowDoor:
    """Reads files, but only once it is let."""

    def __init__(self, monkeypatch) -> None:
        self.go_on = threading.Event()
        door = importlib.import_module("viewer.io.dataset_file")
        real = door.open_dataset

        def open_dataset(path, *, progress, **others):
            while not self.go_on.wait(0.01):
                if not progress(0.4):
                    raise door.Cancelled
            return real(path, progress=progress, **others)

        monkeypatch.setattr(door, "open_dataset", open_dataset)


@pytest.fixture
def slow(reader, monkeypatch):
    made = SlowDoor(monkeypatch)
    yield made
    made.go_on.set()


def test_slow_reading_shows_how_far_it_is_and_can_be_stopped(qtbot, reader, put, slow):
    title = reader.app.session.dataset.title
    reader.app.opener.open(put(DATASET))
    line = reader.app.herald.progress
    assert not line.isVisible(), "a flash would only disturb"
    qtbot.waitUntil(line.isVisible)
    qtbot.waitUntil(lambda: line.share == pytest.approx(0.4))
    reader.click_words("Cancel")
    assert not line.isVisible()
    assert reader.contents.status._state.text() == "Reading dataset.json was stopped"
    assert reader.app.session.dataset.title == title


def test_slow_reading_that_ends_takes_its_progress_away(qtbot, reader, put, slow):
    reader.app.opener.open(put(DATASET))
    qtbot.waitUntil(reader.app.herald.progress.isVisible)
    slow.go_on.set()
    reader.wait()
    assert not reader.app.herald.progress.isVisible()
    assert str(reader.app.session.dataset.title) == "Mine"


def test_who_comes_back_to_the_window_hears_of_a_change_nobody_told(qtbot, qapp, start, put):
    reader = start(put(DATASET))
    watch = reader.app.files.watch
    qtbot.waitUntil(lambda: not watch._pause.isActive() and not reader.app.jobs.busy)
    watcher = watch._watcher
    watcher.removePaths([*watcher.files(), *watcher.directories()])  # as over a network
    put({**DATASET, "title": "Mine, changed"})
    reader.settle()
    assert news(reader) == ""
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: "changed" in news(reader))
