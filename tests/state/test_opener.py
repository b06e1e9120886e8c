"""What has been worked out of a file by the time that it is shown."""

import json
import threading

from viewer.model.view import Filter
from viewer.state import ahead
from viewer.state.jobs import Jobs
from viewer.state.opener import Opener
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
