"""What has no room of its own, and what has no date: both open by a click."""

from PySide6.QtCore import QPoint


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


def test_every_event_of_every_fold_is_reached_by_clicks(start):
    reader = start(size=(1280, 720))
    first = reader.time
    folds = [members for _, members in fold_places(reader)]
    assert len(folds) >= 5
    for members in folds:
        reached: set[int] = set()
        for _ in range(2 * len(members) + 2):  # what lies close together opens in steps
            left = set(members) - reached
            places = [place for place, held in fold_places(reader) if set(held) & left]
            if not places:
                break
            reader.click(reader.lanes, places[0])
            reached |= seen(reader) | {reader.position(chosen) for chosen in reader.selection}
        assert set(members) <= reached
        reader.app.session.update(time=first, selection=())
        reader.settle()


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
