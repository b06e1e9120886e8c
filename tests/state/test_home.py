"""What is remembered: files opened last, and the view of each, from one start to the next."""

import json
from pathlib import Path

import pytest

from viewer.model.view import GroupBy, Panel, TimeRange
from viewer.state.files import Files
from viewer.state.jobs import Jobs
from viewer.state.last_view import place_of
from viewer.state.samples import title_of
from viewer.state.session import Session
from viewer.state.settings import Settings

EVENT = {"id": "e", "title": "An event", "occurred": "2020-10-10", "categories": ["c"]}
DATASET = {
    "tradewake": 1,
    "title": "Small",
    "categories": [{"id": "c", "label": "C"}],
    "events": [EVENT, {**EVENT, "id": "f", "occurred": "2021-10-10"}],
}


class Start:
    """One start of the program without its window."""

    def __init__(self, qtbot, folder: Path) -> None:
        self._qtbot = qtbot
        self.session, self.jobs = Session(), Jobs()
        self.settings = Settings(folder / "settings.json")
        bundled = folder / "data" / "bundled.json"
        self.files = Files(self.session, self.jobs, self.settings, bundled, folder / "views")

    def open(self, path: Path) -> None:
        self.files.opener.open(path)
        self._qtbot.waitUntil(lambda: not self.jobs.busy)
        self._qtbot.waitUntil(lambda: self.files.opener.shown == path)

    def end(self) -> None:
        self.files.watch.watch(None, None)
        self.files.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data" / "samples").mkdir(parents=True)
    for name in ("bundled.json", "samples/b.json", "samples/a.json"):
        (tmp_path / "data" / name).write_text(json.dumps(DATASET))
    return tmp_path


@pytest.fixture
def start(qtbot, folder):
    begun: list[Start] = []

    def start() -> Start:
        begun.append(Start(qtbot, folder))
        return begun[-1]

    yield start
    for one in begun:
        one.end()


@pytest.fixture
def put(folder):
    def put(name: str, content: object = None) -> Path:
        file = folder / name
        file.write_text(json.dumps(DATASET if content is None else content))
        return file

    return put


def test_the_last_view_comes_back(start, put):
    file = put("mine.json")
    one = start()
    one.open(file)
    view = one.session.view.but(
        time=TimeRange(18000, 18100), group_by=GroupBy.TAG, selection=("e",), panel=Panel.LIST
    )
    one.session.update(
        time=view.time, group_by=view.group_by, selection=view.selection, panel=view.panel
    )
    one.end()
    other = start()
    other.open(file)
    assert other.session.view == view
    assert not other.session.can_go_back


def test_a_view_is_kept_before_the_program_ends(qtbot, start, put, folder):
    file = put("mine.json")
    one = start()
    one.open(file)
    one.files.home._settle.setInterval(1)
    one.session.update(group_by=GroupBy.PLACE)
    place = place_of(folder / "views", file)
    qtbot.waitUntil(lambda: place.exists() and b'"place"' in place.read_bytes())


def test_opening_another_file_keeps_the_view_of_the_first(start, put):
    first, second = put("first.json"), put("second.json")
    one = start()
    one.open(first)
    one.session.update(group_by=GroupBy.PLACE)
    one.open(second)
    assert one.session.view.group_by is GroupBy.CATEGORY
    one.open(first)
    assert one.session.view.group_by is GroupBy.PLACE


def test_a_view_of_a_changed_file_names_nothing_that_is_gone(start, put):
    file = put("mine.json")
    one = start()
    one.open(file)
    one.session.update(selection=("e",), group_by=GroupBy.TAG)
    one.end()
    put("mine.json", {**DATASET, "events": [{**EVENT, "id": "other"}]})
    other = start()
    other.open(file)
    assert other.session.view.selection == ()
    assert other.session.view.group_by is GroupBy.TAG


def test_a_damaged_view_is_the_first_view(start, put, folder):
    file = put("mine.json")
    one = start()
    one.open(file)
    first = one.session.view
    one.session.update(group_by=GroupBy.TAG)
    one.end()
    place_of(folder / "views", file).write_bytes(b'{"tradewake-view": 1, "file"')
    other = start()
    other.open(file)
    assert other.session.view == first


def test_recent_files_stand_latest_first_and_once(start, put):
    files = [put(f"{number}.json") for number in range(12)]
    one = start()
    for file in (*files, files[5]):
        one.files.home.remember(file)
    names = [Path(path).name for path in one.settings.now.recent]
    assert names == [f"{n}.json" for n in (5, 11, 10, 9, 8, 7, 6, 4, 3, 2)]


def test_recent_files_are_there_at_the_next_start_and_can_be_forgotten(start, put):
    file = put("mine.json")
    one = start()
    one.open(file)
    one.end()
    other = start()
    assert other.settings.now.recent == (str(file),)
    other.files.home.forget()
    assert start().settings.now.recent == ()


def test_what_comes_with_the_program_is_no_recent_file(start, folder):
    one = start()
    for path in one.files.samples():
        one.open(path)
    assert one.settings.now.recent == ()


def test_samples_are_the_bundled_dataset_and_those_in_their_folder(start):
    names = [path.name for path in start().files.samples()]
    assert names == ["bundled.json", "a.json", "b.json"]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b'{"title": "A title"}', "A title"),
        (b'{"title": {"ko": "K", "en": "E"}}', "E"),
        (b'{"title": {"ko": "K"}}', "K"),
        (b'{"title": "\\u202eevil\\nname"}', "[U+202E]evil name"),
        (b'{"title": 5}', "sample"),
        (b'{"title": {}}', "sample"),
        (b"[1]", "sample"),
        (b"{", "sample"),
    ],
)
def test_a_sample_is_called_by_its_title(tmp_path: Path, content: bytes, title: str):
    (tmp_path / "sample.json").write_bytes(content)
    assert title_of(tmp_path / "sample.json") == title
    assert title_of(tmp_path / "none.json") == "none"


def test_nothing_is_kept_without_a_folder(qtbot, put, folder):
    session, jobs = Session(), Jobs()
    files = Files(session, jobs, Settings(None), folder / "data" / "bundled.json")
    file = put("mine.json")
    files.opener.open(file)
    qtbot.waitUntil(lambda: files.opener.shown == file)
    session.update(group_by=GroupBy.TAG)
    files.watch.watch(None, None)
    files.close()
    assert not (folder / "views").exists()


def test_reading_can_be_stopped_and_what_is_open_stays(start, put):
    one = start()
    file = put("mine.json")
    one.open(file)
    heard = []
    one.files.opener.stopped.connect(heard.append)
    one.files.opener.open(put("other.json"))
    one.files.opener.cancel()
    one.files.opener.cancel()
    assert [path.name for path in heard] == ["other.json"]
    assert one.files.opener.shown == file


def test_the_open_file_is_known_by_every_name(start, put, folder):
    one = start()
    file = put("mine.json")
    one.open(file)
    link = folder / "link.json"
    link.symlink_to(file)
    opener = one.files.opener
    assert opener.is_open(file)
    assert opener.is_open(link)
    assert opener.is_open(folder / "data" / ".." / "mine.json")
    assert not opener.is_open(folder / "settings.json")
    assert not opener.is_open(folder / "none.json")
