"""What has no room of its own, and what has no date: both open by a click."""

import html

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu


def fold_places(reader) -> list[tuple[QPoint, list[int]]]:
    """Where folds can be clicked now, and whom each holds."""
    scene, scroll = reader.scene(), reader.scrolled()
    return [
        (QPoint(round(x + width / 2), round(y - scroll)), sorted(members.tolist()))
        for (x, y, width, _), members in zip(scene.folds, scene.fold_members, strict=True)
        if 0 <= y - scroll < reader.lanes.height()
    ]


def seen(reader) -> set[int]:
    return set(reader.scene().box_event.tolist())


def listed(reader, place: QPoint) -> QMenu | None:
    """Click a fold; return its list, None where the click did something else."""
    reader.click(reader.lanes, place)
    menus = [menu for menu in reader.lanes.findChildren(QMenu) if menu.isVisible()]
    return menus[-1] if menus else None


def test_every_event_of_every_fold_is_listed_by_a_click_and_chosen_there(start):
    reader = start(size=(1280, 720))
    first, events = reader.time, reader.app.session.dataset.events
    folds = fold_places(reader)
    assert len(folds) >= 5
    assert any(len(members) > 1 for _, members in folds)
    for place, members in folds:
        for number, event in enumerate(members):
            menu = listed(reader, place)
            if len(members) == 1:
                assert menu is None, "one event is no list"
            else:
                titles = [action for action in menu.actions() if ": " in action.text()]
                assert len(titles) == len(members)
                said = [str(events[e].title)[:30].replace("&", "&&") for e in members]
                assert all(any(one in a.text() for a in titles) for one in said)
                chosen = next(a for a in titles if said[number] in a.text())
                chosen.trigger()
                menu.close()
                reader.settle()
            assert reader.position(reader.selection[0]) == event
            reader.app.session.update(time=first, selection=())
            reader.settle()


def test_the_first_entry_of_a_fold_zooms_to_all_of_it(reader):
    place, members = next((p, m) for p, m in fold_places(reader) if len(m) > 2)
    before = reader.time
    menu = listed(reader, place)
    menu.actions()[0].trigger()
    menu.close()
    reader.settle()
    assert reader.time.span < before.span
    middles = reader.app.shown.drawn.first()[members]
    assert all(reader.time.start <= day <= reader.time.end for day in middles.tolist())


def test_enter_opens_the_fold_that_holds_the_selected_event(reader):
    _, members = next((p, m) for p, m in fold_places(reader) if len(m) > 1)
    events = reader.app.session.dataset.events
    reader.app.session.update(selection=(events[members[0]].id,))
    reader.lanes.setFocus()
    reader.press("Return")
    menu = next(menu for menu in reader.lanes.findChildren(QMenu) if menu.isVisible())
    assert any(str(events[members[1]].title)[:20] in a.text() for a in menu.actions())
    menu.close()


def test_a_fold_that_no_zoom_takes_apart_is_listed_as_far_as_one_reads(start, put):
    same_day = [
        {"id": f"e{n}", "title": f"Event {n}", "occurred": "2020-10-10", "categories": ["c"]}
        for n in range(90)
    ]
    reader = start(put({
        "tradewake": 1, "title": "One day", "categories": [{"id": "c", "label": "C"}],
        "events": [*same_day, {**same_day[0], "id": "far", "occurred": "2021-10-10"}],
    }))  # fmt: skip
    for _ in range(12):
        place = next(p for p, held in fold_places(reader) if len(held) > 50)
        if (menu := listed(reader, place)) is not None:
            break
    named = [action for action in menu.actions() if action.isEnabled() and ": " in action.text()]
    assert len(named) == 50
    assert "more: see the List" in menu.actions()[-1].text()
    menu.close()


def test_the_pointer_is_told_what_a_fold_holds(reader):
    place, members = next((p, m) for p, m in fold_places(reader) if 1 < len(m) <= 8)
    reader.move_over(reader.lanes, place)
    told = reader.lanes.toolTip()
    assert f"{len(members)} events" in told
    for event in members:
        title = str(reader.app.session.dataset.events[event].title)
        assert html.escape(title[:20], quote=True) in told


def test_folds_count_what_they_hold(reader):
    scene = reader.scene()
    counts = [int(count) for count in scene.folds[:, 3]]
    assert counts == [len(members) for members in scene.fold_members]
    folded = {int(e) for members in scene.fold_members for e in members}
    assert not folded & seen(reader), "an event is drawn or counted, never both"


def test_an_undated_event_is_clicked_in_the_tray_and_read(reader):
    tray = reader.contents.tray
    assert tray.isVisible()
    box, position = tray._chips[0]
    event = reader.app.session.dataset.events[position]
    assert event.occurred is None
    reader.click(tray, box.center().toPoint())
    assert reader.selection == (event.id,)
    text = reader.text_of_details()
    assert str(event.title) in text
    assert "no date given by the article" in text


def test_what_has_no_room_in_the_tray_is_one_click_away(start):
    reader = start(size=(800, 600))
    tray = reader.contents.tray
    before = len(tray._chips)
    assert tray._more is not None
    box, hidden = tray._more
    reader.click(tray, box.center().toPoint())
    assert len(tray._chips) == before + hidden == 6
    assert tray._more is None


def test_the_tray_selects_the_same_as_the_keys_do(reader):
    events = reader.app.session.dataset.events
    chips = reader.contents.tray._chips
    box, position = chips[-2]
    reader.click(reader.contents.tray, box.center().toPoint())
    assert reader.selection == (events[position].id,)
    reader.press(".")
    assert reader.selection == (events[chips[-1][1]].id,), "undated events come last"
    reader.press(",")
    assert reader.selection == (events[position].id,)


def test_the_pointer_is_told_a_title_that_is_cut_or_left_out(reader):
    scene = reader.scene()
    bare = sorted(set(scene.box_event.tolist()) - set(scene.label_event.tolist()))
    events = reader.app.session.dataset.events
    assert bare, "some event stands without its label"
    reader.move_over(reader.lanes, reader.place_of(events[bare[0]].id))
    assert html.escape(str(events[bare[0]].title), quote=True) in reader.lanes.toolTip()
    whole = next(
        event for (_, _, width, _), event in zip(scene.labels, scene.label_event, strict=True)
        if width > 60 and str(events[int(event)].title) == "Parade in Pyongyang"
    )  # fmt: skip
    reader.move_over(reader.lanes, reader.place_of(events[int(whole)].id))
    assert reader.lanes.toolTip() == ""
