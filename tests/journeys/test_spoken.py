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


def test_each_value_in_view_is_a_child_of_its_chart(reader):
    trade, shares = reader.contents.trade.panes
    found = QAccessible.queryAccessibleInterface(trade)
    spoken = [found.child(i).text(QAccessible.Text.Name) for i in range(found.childCount())]
    assert found.text(QAccessible.Text.Name).startswith("North Korea’s trade with China, China C")
    assert "imports from China, Oct 2020: 0.3 million US dollars" in spoken
    assert "total, Nov 2020: 1.27 million US dollars" in spoken
    assert (
        "total, 2020: 760.8 million US dollars, KOTRA, 29 Jul 2021, crude oil estimated" in spoken
    )
    assert spoken[-1] == "Scale: even"
    found = QAccessible.queryAccessibleInterface(shares)
    spoken = [found.child(i).text(QAccessible.Text.Name) for i in range(found.childCount())]
    assert any(
        "2020: 95 per cent, no agency named, 2020 if read literally, probably 2019" in one
        for one in spoken
    )


def test_a_value_in_a_chart_is_found_by_its_place(reader):
    trade = reader.contents.trade.panes[0]
    found = QAccessible.queryAccessibleInterface(trade)
    reader.click_value("customs-2020-07-imports")
    for index in range(found.childCount()):
        child = found.child(index)
        if child.state().selected:
            break
    assert child.text(QAccessible.Text.Name) == (
        "imports from China, Jul 2020: 65.868 million US dollars"
    )
    middle = child.rect().center()
    assert found.childAt(middle.x(), middle.y()).text(QAccessible.Text.Name) == child.text(
        QAccessible.Text.Name
    )
    assert found.indexOfChild(child) == index
