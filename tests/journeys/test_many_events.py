"""A hundred thousand events: one is found, clicked and read; folds are opened; all of it by mouse,
and again by keys.
"""

import fcntl
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu

from tests.journeys.reader import CTRL
from viewer.cli import main
from viewer.engine.timeline.drawn import Shape
from viewer.widgets.timeline.fold_list import MOST_LISTED

MANY = 100_000
DEEP = 20
"""No fold lies so many clicks deep that it can't be listed."""


@pytest.fixture(scope="session")
def crowd(tmp_path_factory, worker_id: str) -> Path:
    """The file of very many events, made once for all who run tests at the same time."""
    own = tmp_path_factory.getbasetemp()
    folder = own if worker_id == "master" else own.parent
    made = folder / "crowd.json"
    with (folder / "crowd.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            part = folder / "crowd.part"
            assert main(["synth", "--events", str(MANY), "--points", "0", "-o", str(part)]) == 0
            part.rename(made)
    return made


def smallest_fold(reader) -> tuple[QPoint, list[int]]:
    """Where the fold of the fewest events can be clicked now, one alone not counted."""
    scene, scroll = reader.scene(), reader.scrolled()
    (x, y, width, _), members = min(
        (
            (place, members)
            for place, members in zip(scene.folds.tolist(), scene.fold_members, strict=True)
            if len(members) > 1 and 0 <= place[1] - scroll < reader.lanes.height()
        ),
        key=lambda fold: len(fold[1]),
    )
    return QPoint(round(x + width / 2), round(y - scroll)), list(members)


def listed(reader) -> QMenu | None:
    """The list of a fold that is open now."""
    menus = [menu for menu in reader.lanes.findChildren(QMenu) if menu.isVisible()]
    return menus[-1] if menus else None


def named(menu: QMenu) -> list[int]:
    """The places of the events in a list."""
    return [at for at, action in enumerate(menu.actions()) if ": " in action.text()]


def counted(reader) -> list[int]:
    """Every event in view, drawn alone or in a fold, in order; one counted twice is there twice."""
    scene = reader.scene()
    folded = [event for members in scene.fold_members for event in members]
    return sorted([*scene.box_event.tolist(), *folded])


def in_view(reader) -> set[int]:
    """The events that have or may have a time in common with the view."""
    drawn, time = reader.app.shown.drawn, reader.time
    found = (drawn.bounds[:, 0] < time.end) & (drawn.bounds[:, 3] > time.start)
    # A day is a mark at its noon, and that may lie beyond the edge.
    found &= (drawn.shape != Shape.POINT) | ((drawn.mark < time.end) & (drawn.mark > time.start))
    return set(np.flatnonzero(found).tolist())


def rare(reader) -> str:
    """The id of an event of one day with the longest title that no other one has."""
    events, drawn = reader.app.session.dataset.events, reader.app.shown.drawn
    titles = [str(events.title(at)) for at in range(len(events))]
    counts, days = Counter(titles), drawn.shape == Shape.POINT
    once = [at for at in np.flatnonzero(days).tolist() if counts[titles[at]] == 1]
    return events.id(max(once, key=lambda at: len(titles[at])))


def choose_in_folds(reader, event_id: str) -> None:
    """Click an event, or the folds that hold it, until it is selected."""
    for _ in range(DEEP):
        if reader.is_seen(event_id):
            reader.click_event(event_id)
            return
        x, y, _ = reader.scene().fold_of(reader.position(event_id))
        reader.click(reader.lanes, QPoint(round(x), round(y - reader.scrolled())))
        if (menu := listed(reader)) is not None:
            title = str(reader.app.session.dataset.events.get(event_id).title)
            action = next(action for action in menu.actions() if title in action.text())
            reader.click(menu, menu.actionGeometry(action).center())
            return


def read_details(reader, event_id: str) -> None:
    """All that is known of an event stands in the details."""
    event = reader.app.session.dataset.events.get(event_id)
    told = reader.text_of_details()
    for said in (event.title, event.summary, event.evidence[0].quote):
        assert str(said) in told


def test_an_event_among_very_many_is_found_and_read_and_a_fold_is_opened_by_mouse(start, crowd):
    reader = start(crowd)
    events = reader.app.session.dataset.events
    assert len(events) == MANY
    whole, wanted = reader.time, rare(reader)

    # Found by its title: the view goes there.
    reader.press("Ctrl+K")
    reader.write(str(events.get(wanted).title))
    reader.press("Return")  # before anything can have been found
    reader.until(lambda: reader.selection == (wanted,))
    assert reader.time.span < whole.span / 10
    assert reader.is_seen(wanted)

    # Clicked, and read.
    reader.click(reader.lanes, reader.empty_place())
    assert reader.selection == ()
    assert str(events.get(wanted).summary) not in reader.text_of_details()
    other = events.id(int(reader.scene().box_event[0]))
    reader.click_event(other)
    assert reader.selection == (other,)
    read_details(reader, other)
    choose_in_folds(reader, wanted)
    assert reader.selection == (wanted,)
    read_details(reader, wanted)

    # Zoomed out: every event is counted once, drawn alone or in a fold.
    reader.double_click(reader.lanes, reader.empty_place())
    assert reader.time.span > whole.span
    assert counted(reader) == list(range(MANY))

    # A fold is opened: each click leads deeper, to all that it holds, until its events are listed.
    for _ in range(DEEP):
        before = reader.time
        place, members = smallest_fold(reader)
        reader.click(reader.lanes, place)
        if (menu := listed(reader)) is not None:
            break
        assert len(members) > MOST_LISTED
        assert reader.time.span < before.span
        assert set(members) <= set(counted(reader)), "all of the fold is in view"
    assert menu is not None
    assert len(named(menu)) == len(members)
    first = menu.actions()[named(menu)[0]]
    said = first.text()
    reader.click(menu, menu.actionGeometry(first).center())
    chosen = reader.selection[0]
    assert events.position(chosen) in members
    assert str(events.get(chosen).title)[:30] in said
    assert reader.is_seen(chosen), "what was chosen stands in a row"
    read_details(reader, chosen)


def test_an_event_among_very_many_is_found_and_read_and_a_fold_is_opened_by_keys(start, crowd):
    reader = start(crowd)
    events, wanted = reader.app.session.dataset.events, rare(reader)
    reader.press("Ctrl+K")
    reader.write(str(events.get(wanted).title))
    reader.press("Return")  # before anything can have been found
    reader.until(lambda: reader.selection == (wanted,))
    read_details(reader, wanted)

    # The keys walk on from there, in the order of time, and each event is seen and read out.
    reader.lanes.setFocus()
    order = reader.lanes.stage.in_time_order()
    at = order.index(events.position(wanted))
    for key, step in (*[("Right", 1)] * 5, *[("Left", -1)] * 8, ("Down", 1), ("Up", -1)):
        reader.press(key)
        at += step
        walked = events.id(order[at])
        assert reader.selection == (walked,)
        assert reader.is_seen(walked)
        assert str(events.get(walked).title) in reader.lanes.accessibleName()

    # Somebody in a fold is chosen by keys: shown in a row, and Enter lists the rest of its fold.
    reader.press("Home")
    assert counted(reader) == list(range(MANY))
    assert reader.is_seen(reader.selection[0])
    seen = set(reader.scene().box_event.tolist())
    hidden = next(n for n, event in enumerate(order) if n > at and event not in seen)
    for _ in range(hidden - at):
        reader.press("Right")
    lifted = reader.selection[0]
    assert events.position(lifted) == order[hidden]
    assert reader.is_seen(lifted)
    assert counted(reader) == list(range(MANY)), "nobody is counted twice, nobody is lost"
    reader.lanes.setFocus()
    for _ in range(DEEP):
        before = reader.time
        reader.press("Return")
        if (menu := listed(reader)) is not None or reader.selection != (lifted,):
            break
        assert reader.time.span < before.span, "Enter zooms in where too many are listed"
    assert menu is not None
    assert 1 < len(named(menu)) <= MOST_LISTED
    reader.press("Down", menu)
    while menu.actions().index(menu.activeAction()) < named(menu)[0]:
        reader.press("Down", menu)
    chosen = menu.activeAction().text()
    reader.press("Return", menu)
    assert reader.selection != (lifted,)
    assert str(events.get(reader.selection[0]).title)[:30] in chosen
    assert reader.is_seen(reader.selection[0])
    read_details(reader, reader.selection[0])


def test_zooming_by_the_wheel_loses_nobody_and_leads_back_to_where_one_was(start, crowd):
    reader = start(crowd)
    reader.press("Home")
    there: list[tuple[object, list[int], list[list[float]]]] = []
    x = reader.lanes.width() * 0.6
    notches = 12
    for _ in range(notches):
        found = counted(reader)
        assert len(found) == len(set(found))
        assert in_view(reader) <= set(found)
        there.append((reader.time, found, reader.scene().boxes.tolist()))
        reader.wheel_over(reader.lanes, x, 3, CTRL)
    assert len(there[-1][1]) < MANY / 10, "it has been zoomed in"
    for time, found, boxes in reversed(there):
        reader.wheel_over(reader.lanes, x, -3, CTRL)
        assert (reader.time.start, reader.time.end) == pytest.approx((time.start, time.end))
        assert counted(reader) == found
        assert np.array(reader.scene().boxes.tolist()) == pytest.approx(np.array(boxes), abs=0.1)


def test_what_a_fold_of_a_crowd_holds_is_told_and_heard(start, crowd):
    reader = start(crowd)
    reader.app.session.update(time=reader.time.zoomed(1 / 16, reader.time.middle))
    reader.settle()
    place, members = smallest_fold(reader)
    reader.move_over(reader.lanes, place)
    told = reader.lanes.toolTip()
    assert f"{len(members):,} events" in told
    assert " to " in told
    scene = reader.scene()
    lanes = QAccessible.queryAccessibleInterface(reader.lanes)
    heard = [lanes.child(n).text(QAccessible.Text.Name) for n in range(lanes.childCount())]
    assert len(heard) == len(set(scene.box_event.tolist())) + len(scene.fold_members)
    assert any(f"{len(members):,} events that have no room" in text for text in heard)
    for fold in scene.fold_members:
        assert any(f"{len(fold):,} event" in text for text in heard)
