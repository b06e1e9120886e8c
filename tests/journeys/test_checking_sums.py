"""Somebody asks the program itself whether figures add up, with mouse and keys alone."""

from PySide6.QtTest import QTest

from tests.journeys.reader import CTRL, LEFT, NONE, Reader
from viewer.model.view import Panel


def checks(reader: Reader):
    """The list of checked sums, once it is there."""
    late = reader.contents.side.by_panel[Panel.CHECKS]
    reader._qtbot.waitUntil(lambda: late.panel is not None and late.panel.model.rowCount() > 0)
    reader.settle()
    return late.panel


def open_checks(reader: Reader):
    """Click the tab."""
    side = reader.contents.side
    tab = side.indexOf(side.by_panel[Panel.CHECKS])
    reader.click(side.tabBar(), side.tabBar().tabRect(tab).center())
    return checks(reader)


def row_of(panel, told: str) -> int:
    texts = [panel.model.index(row, 0).data() for row in range(panel.model.rowCount())]
    assert told in texts, f"{told!r} is not listed"
    return texts.index(told)


def click_row(reader: Reader, panel, row: int, keys=NONE) -> None:
    """Scroll to a line, as with the wheel, and click it."""
    index = panel.model.index(row, 0)
    panel.view.scrollTo(index)
    reader.settle()
    QTest.mouseClick(panel.view.viewport(), LEFT, keys, panel.view.visualRect(index).center())
    reader.steps += 1
    reader.settle()


def test_do_imports_and_exports_add_up_to_the_total(start):
    reader = start()
    panel = open_checks(reader)
    assert panel.head._note.accessibleName().startswith("20 don’t add up")
    click_row(reader, panel, row_of(panel, "491.1 + 48 = 539.1"))
    assert reader.selection == (
        "customs-2020-imports", "customs-2020-exports", "customs-2020-total",
    )  # fmt: skip
    assert reader.steps == 2
    reader.click(reader.contents.side.tabBar(), reader.contents.side.tabBar().tabRect(0).center())
    text = reader.text_of_details()
    assert "$539 million 100 thousand dollars" in text
    assert "491.1 + 48 = 539.1\nadds up" in text
    assert "from 2,789.02 to 539.1: −80.67%; stated: −80.7%\nadds up" in text


def test_which_sums_do_not_add_up_by_keys_alone(start):
    reader = start()
    reader.press("Ctrl+E")
    panel = checks(reader)
    assert reader.app.session.view.panel is Panel.CHECKS
    assert panel.view.hasFocus()
    reader.press("Home")
    assert reader.selection[-1] == "kita-2019-total-may"
    reader.press("Down")
    assert reader.selection[-1] == "customs-2021-09-total"
    reader.press("Return")
    assert reader.app.session.view.time.touches(18871, 18900), "September 2021 is in view"


def test_from_a_value_to_its_sums_and_back(start):
    reader = start()
    reader.click_value("customs-2020-10-imports")
    reader.follow("Check the sums")
    panel = checks(reader)
    rows = panel.checks.shared.rows()
    assert [panel.model.index(row, 0).data() for row in rows] == ["0.3 + 1.4 = 1.7; stated: 1.66"]
    reader.click(reader.contents.side.tabBar(), reader.contents.side.tabBar().tabRect(0).center())
    reader.follow("0.3 + 1.4 = 1.7; stated: 1.66")
    assert reader.app.session.view.panel is Panel.CHECKS
    assert reader.selection[-1] == "customs-2020-10-total"


def test_several_sums_at_once(start):
    reader = start()
    panel = open_checks(reader)
    click_row(reader, panel, 1)
    click_row(reader, panel, 2, CTRL)
    assert reader.selection[-1] == "customs-2021-09-total"
    assert "kita-2019-total-may" in reader.selection


def test_the_sums_are_saved_as_a_table(start, tmp_path):
    reader = start()
    target = tmp_path / "sums.csv"
    reader.app.desk.takeaway.ask = lambda *_: target
    reader.contents.actions_by_id["figures.save_checks"].trigger()
    reader._qtbot.waitUntil(lambda: target.exists() and not reader.app.jobs.busy)
    rows = target.read_bytes().decode("utf-8-sig").split("\r\n")
    assert rows[0].startswith("Verdict,Sum,Difference,What,Period,Kind of check,Note")
    assert rows[1].startswith('does not add up,"2.59 billion + 215 = 2,805; stated: 2.84 billion"')
    assert "Hankyoreh" in rows[1]
