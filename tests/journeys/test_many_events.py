"""Twenty thousand events: one is found by its title, clicked and read; then a fold is opened."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu

from viewer.io.synth import synth

MANY = 20_000
SEED = 20
DEEP = 12
"""No fold lies so many clicks deep that it can't be listed."""


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


def test_an_event_among_very_many_is_found_and_read_and_a_fold_is_opened(start, put):
    reader = start(put(b"".join(synth(MANY, 0, SEED)), "crowd.json"))
    events = reader.app.session.dataset.events
    assert len(events) == MANY
    whole = reader.time
    wanted = max(events, key=lambda event: len(event.title))
    assert [event.id for event in events if event.title == wanted.title] == [wanted.id]

    # Found by its title: the view goes there.
    reader.press("Ctrl+K")
    reader.write(str(wanted.title))
    reader.press("Return")
    assert reader.time.span < whole.span / 10
    assert reader.is_seen(wanted.id)

    # Clicked, and read.
    reader.click(reader.lanes, reader.empty_place())
    assert reader.selection == ()
    assert str(wanted.summary) not in reader.text_of_details()
    reader.click_event(wanted.id)
    assert reader.selection == (wanted.id,)
    for said in (wanted.title, wanted.summary, wanted.evidence[0].quote):
        assert str(said) in reader.text_of_details()

    # Zoomed out: every event is counted once, drawn alone or in a fold.
    reader.double_click(reader.lanes, reader.empty_place())
    assert reader.time.span > whole.span
    scene = reader.scene()
    alone = set(scene.box_event.tolist())
    assert len(alone) + sum(len(members) for members in scene.fold_members) == MANY

    # A fold is opened: each click leads deeper, until its events are listed.
    for _ in range(DEEP):
        before = reader.time
        place, members = smallest_fold(reader)
        reader.click(reader.lanes, place)
        if (menu := listed(reader)) is not None:
            break
        assert reader.time.span < before.span
    assert menu is not None
    titles = [action for action in menu.actions() if ": " in action.text()]
    assert len(titles) == len(members)
    first = titles[0].text()
    titles[0].trigger()
    menu.close()
    reader.settle()
    chosen = events.get(reader.selection[0])
    assert events.position(chosen.id) in members
    assert str(chosen.title)[:30] in first
    assert str(chosen.summary) in reader.text_of_details()


def test_what_a_fold_of_a_crowd_holds_is_told_and_heard(start, put):
    reader = start(put(b"".join(synth(MANY // 4, 0, SEED)), "crowd.json"))
    place, members = smallest_fold(reader)
    reader.move_over(reader.lanes, place)
    told = reader.lanes.toolTip()
    assert f"{len(members):,} events" in told
    assert "confirmed" in told
    assert " to " in told
    scene = reader.scene()
    lanes = QAccessible.queryAccessibleInterface(reader.lanes)
    heard = [lanes.child(n).text(QAccessible.Text.Name) for n in range(lanes.childCount())]
    assert len(heard) == len(set(scene.box_event.tolist())) + len(scene.fold_members)
    assert any(f"{len(members):,} events that have no room" in text for text in heard)
    for fold in scene.fold_members:
        assert any(f"{len(fold):,} event" in text for text in heard)
