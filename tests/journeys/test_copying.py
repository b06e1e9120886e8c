"""What is copied is told, and is the same wherever one copies from."""

import pytest
from PySide6.QtWidgets import QApplication

from viewer.model.view import Panel

VISIT = "kim-visits-volunteers-cemetery"
REPLY = "kim-reply-wpk-75th"


@pytest.fixture(autouse=True)
def empty_clipboard(qapp):
    QApplication.clipboard().setText("")


def clipboard() -> str:
    return QApplication.clipboard().text()


def in_list(reader, *names: str):
    reader.app.session.update(panel=Panel.LIST, selection=names)
    reader.settle()
    table = reader.contents.side.currentWidget().panel.table
    table.setFocus()
    return table


def test_one_event_is_copied_with_its_citation_from_the_timeline_and_from_the_list(reader):
    reader.app.session.update(selection=(VISIT,))
    reader.lanes.setFocus()
    reader.press("Ctrl+C")
    from_lanes = clipboard()
    assert from_lanes.startswith("Kim visits the Volunteers’ cemetery")
    assert "— Relations between North Korea and China" in from_lanes
    assert "Copied with its citation" in reader.status_text()
    QApplication.clipboard().setText("")
    in_list(reader, VISIT)
    reader.press("Ctrl+C")
    assert clipboard() == from_lanes


def test_several_rows_of_a_list_are_copied_as_a_table_and_counted(reader):
    in_list(reader, VISIT, REPLY)
    reader.press("Ctrl+C")
    assert clipboard().splitlines()[0].startswith("Date\tStatus\tEvent")
    assert len(clipboard().splitlines()) == 3
    assert "2 rows copied as a table" in reader.status_text()


@pytest.mark.parametrize(
    ("names", "title"),
    [((VISIT,), "Date"), ((VISIT, REPLY), "Date"), (("customs-2020-07-imports",), "What")],
)
def test_copy_as_table_copies_rows_from_anywhere(reader, names, title):
    reader.app.session.update(selection=names, panel=Panel.DETAILS)
    reader.lanes.setFocus()
    reader.press("Ctrl+Alt+C")
    rows = clipboard().splitlines()
    assert rows[0].split("\t")[0] == title
    assert len(rows) == 1 + len(names)
    assert "copied as a table" in reader.status_text()


def test_the_menu_of_a_list_offers_both(reader):
    table = in_list(reader, VISIT)
    actions = {action.text(): action for action in table.actions()}
    actions["Copy with citation"].trigger()
    assert clipboard().startswith("Kim visits the Volunteers’ cemetery")
    actions["Copy as table"].trigger()
    assert clipboard().startswith("Date\t")


def test_after_a_while_the_status_bar_says_again_how_the_file_is(reader):
    before = reader.status_text()
    reader.app.session.update(selection=(VISIT,))
    reader.press("Ctrl+C", reader.lanes)
    status = reader.contents.status
    assert status._fading.isActive()
    status._fading.timeout.emit()
    assert before.split(" | ")[-1] in reader.status_text()
    assert "Copied" not in reader.status_text()
