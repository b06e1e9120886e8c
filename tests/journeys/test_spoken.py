"""What a screen reader finds in the lanes."""

from PySide6.QtGui import QAccessible


def test_each_event_in_view_is_a_child_with_its_own_words(reader):
    lanes = reader.app.contents.lanes
    found = QAccessible.queryAccessibleInterface(lanes)
    assert found.role() == QAccessible.Role.List
    spoken = [found.child(i).text(QAccessible.Text.Name) for i in range(found.childCount())]
    assert (
        "26 October 2020, rumour, credited to Daily NK: "
        "Daily NK reports a deal to resume trains across the border" in spoken
    )
    scene = lanes.stage.scene(lanes.height(), lanes.scale())
    assert len(spoken) == len(scene.events)
