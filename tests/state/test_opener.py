"""What has been worked out of a file by the time that it is shown."""

import json
import threading
from functools import partial

import pytest

from viewer.io import big_file, dataset_file
from viewer.io.crew import Alone
from viewer.io.parts import Sizes
from viewer.io.synth import synth
from viewer.model.edtf import parse
from viewer.model.view import Filter, TimeRange
from viewer.state import ahead
from viewer.state.jobs import Jobs
from viewer.state.opener import LATER, Opener
from viewer.state.session import Session
from viewer.state.shown import Shown

FILE = {
    "tradewake": 1,
    "title": "Two events",
    "categories": [{"id": "letter", "label": "Letters", "color": 1}],
    "events": [
        {"id": "first", "title": "First", "occurred": "2020-10-10", "categories": ["letter"]},
        {"id": "second", "title": "Second", "occurred": "2020-11", "categories": ["letter"]},
    ],
}


def test_the_thread_that_paints_finds_events_lanes_and_filter_worked_out(
    qtbot, tmp_path, monkeypatch
):
    file = tmp_path / "two.json"
    file.write_text(json.dumps(FILE))
    session, jobs = Session(), Jobs()
    shown, opener = Shown(session), Opener(session, jobs)
    opener.looked_ahead.connect(shown.expect)
    worked: list[threading.Thread] = []

    def noting(work):
        def noted(*args):
            worked.append(threading.current_thread())
            return work(*args)

        return noted

    for name in ("draw", "group", "passing"):
        monkeypatch.setattr(ahead, name, noting(getattr(ahead, name)))
    with qtbot.waitSignal(opener.opened):
        opener.open(file)
    session.update(filter=Filter("First"))
    with qtbot.waitSignal(opener.opened):
        opener.open(file)  # again, in the view that it has now
    assert session.view.filter == Filter("First")
    before = len(worked)
    assert len(shown.drawn) == 2
    assert shown.mask.tolist() == [True, False]
    assert [lane.members.tolist() for lane in shown.lanes] == [[0]]
    assert len(worked) == before > 0
    assert threading.main_thread() not in worked
    jobs.stop()


def test_a_big_file_is_kept_and_one_that_only_seems_the_same_is_opened_again(
    qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(dataset_file, "BIG", 1000)
    monkeypatch.setattr("viewer.io.column_store._SAMPLE", 8)
    file, kept = tmp_path / "big.json", tmp_path / "columns"
    file.write_bytes(b"".join(synth(300, 0)))
    session, jobs = Session(), Jobs()
    opener = Opener(session, jobs, columns=kept)

    def is_later_done(kind):
        return kind == LATER

    with qtbot.waitSignal(jobs.ended, check_params_cb=is_later_done):
        opener.open(file)
    assert len(list(kept.iterdir())) == 1
    title = session.dataset.events[150].title
    assert title[0] != "X"
    read: list[object] = []
    crew_for = big_file.crew_for
    monkeypatch.setattr(
        "viewer.io.big_file.open_in_parts.__defaults__",
        (None, lambda path: read.append(path) or crew_for(path), None, None),
    )
    with qtbot.waitSignal(jobs.ended, check_params_cb=is_later_done):
        opener.open(file)
    assert not read
    at = file.read_bytes().index(title.encode())
    with file.open("r+b") as there:
        there.seek(at)
        there.write(b"X")
    with qtbot.waitSignals([opener.opened, opener.opened]):
        opener.open(file)  # as kept at first, then as it is
    assert read
    assert session.dataset.events[150].title == "X" + title[1:]
    assert session.dataset.events.columns.titles[150] == "X" + title[1:]
    jobs.stop()


@pytest.fixture
def big(tmp_path, monkeypatch):
    """A file that is read in parts, though it is small."""
    events = [
        {"id": f"e{n}", "title": f"Event {n}", "occurred": f"{1000 + n}", "categories": ["letter"]}
        for n in range(900)
    ]
    file = tmp_path / "big.json"
    file.write_text(json.dumps({**FILE, "events": events}))
    monkeypatch.setattr(dataset_file, "BIG", 1000)
    tiny = partial(big_file.open_in_parts, sizes=Sizes(500, 2000), crew_of=Alone)
    monkeypatch.setattr(big_file, "open_in_parts", tiny)
    return file


def test_the_first_events_are_shown_before_the_rest_is_read(qtbot, big):
    session, jobs = Session(), Jobs()
    opener = Opener(session, jobs)
    counts: list[int] = []
    opener.arriving.connect(lambda early: counts.append(len(session.dataset.events)))
    with qtbot.waitSignal(opener.opened):
        opener.open(big)
    assert counts
    assert counts == sorted(counts)
    assert counts[0] < 20
    assert len(session.dataset.events) == 900
    low, high = session.view.time.start, session.view.time.end
    assert low < parse("1001").earliest_start
    assert high > parse("1898").latest_end
    jobs.stop()


def test_where_somebody_went_meanwhile_is_kept(qtbot, big):
    session, jobs = Session(), Jobs()
    opener = Opener(session, jobs)
    here = TimeRange(-300_000.0, -299_000.0)

    def go(early):
        session.update(time=here, selection=(early.ahead.dataset.events[3].id,))

    opener.arriving.connect(go)
    with qtbot.waitSignal(opener.opened):
        opener.open(big)
    assert (session.view.time, session.view.selection) == (here, ("e3",))
    assert len(session.dataset.events) == 900
    jobs.stop()


def test_what_is_open_is_not_replaced_by_half_of_another_file(qtbot, big, tmp_path):
    session, jobs = Session(), Jobs()
    opener = Opener(session, jobs)
    two = tmp_path / "two.json"
    two.write_text(json.dumps(FILE))
    with qtbot.waitSignal(opener.opened):
        opener.open(two)
    early: list[object] = []
    opener.arriving.connect(early.append)
    with qtbot.waitSignal(opener.opened):
        opener.open(big)
    assert early == []
    jobs.stop()


def test_nothing_half_read_stays_when_reading_is_stopped(qtbot, big):
    session, jobs = Session(), Jobs()
    opener = Opener(session, jobs)
    opener.arriving.connect(lambda early: opener.cancel())
    with qtbot.waitSignal(opener.stopped):
        opener.open(big)
    assert session.dataset is None
    jobs.stop()
