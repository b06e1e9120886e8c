"""What is told of a fold: how many events, over which time, of which kinds."""

import numpy as np

from viewer.engine.details.fold import fold_lines, most_important
from viewer.engine.timeline.drawn import draw
from viewer.model.dataset import Dataset
from viewer.model.records import Clock
from viewer.model.view import Datings


def drawn_of(dataset: Dataset):
    return draw(dataset, Clock.OCCURRED, Datings.ALL)


def test_it_counts_what_is_there(bundled):
    drawn = drawn_of(bundled)
    members = np.flatnonzero(np.isfinite(drawn.first()))
    lines = [str(line) for line in fold_lines(bundled, drawn, members)]
    assert lines[0] == f"{len(members)} events that have no room of their own here"
    assert lines[1].startswith("10 Oct 1945 to ")
    for line in lines[2:]:
        counts = [int(part.split()[0]) for part in line.split(" · ")]
        assert sum(counts) == len(members)
        assert counts == sorted(counts, reverse=True)
    events = [bundled.events[at] for at in members.tolist()]
    letters = sum(event.categories[:1] == ("letters",) for event in events)
    assert not letters or f"{letters} " in lines[2]


def test_what_all_share_is_not_counted(bundled):
    drawn = drawn_of(bundled)
    dated = np.isfinite(drawn.first())
    for stance in np.unique(drawn.stance[dated]):
        members = np.flatnonzero(dated & (drawn.stance == stance))[:1]
        assert len(fold_lines(bundled, drawn, members)) == 2


def test_undated_events_have_no_time(bundled):
    drawn = drawn_of(bundled)
    members = np.flatnonzero(~np.isfinite(drawn.first()))
    assert len(members)
    lines = [str(line) for line in fold_lines(bundled, drawn, members)]
    assert not any(line.startswith(("19", "20")) for line in lines[1:2])


def test_the_most_important_come_first(bundled):
    drawn = drawn_of(bundled)
    members = np.flatnonzero(np.isfinite(drawn.first()))
    best = most_important(drawn, members, 3)
    least = min(drawn.importance[best])
    others = np.setdiff1d(members, best)
    assert (drawn.importance[others] <= least).all()
