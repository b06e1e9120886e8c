"""A reader adds series to the charts: finds them by words, sees what they are, and where drawn."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.journeys.reader import Reader
from viewer.model.view import Pane

GDP = {
    "tradewake": 1,
    "title": "Three of one",
    "series": [
        {
            "id": f"gdp-{name}", "label": f"GDP, {name.upper()}", "quantity": "gdp", "unit": "USD",
            "multiplier": 1000000, "frequency": "A", "ref_area": "X-ALDA",
            "observations": [
                {"period": str(year), "value": value + year - 2000} for year in range(2001, 2011)
            ],
        }
        for name, value in (("un", 10), ("imf", 12), ("bank", 9))
    ],
}  # fmt: skip


def chooser(reader: Reader):
    return reader.app.desk.charts.chooser


def rows(reader: Reader) -> list[str]:
    return [item.text(0) for item in chooser(reader).items()]


def charts(reader: Reader) -> list[tuple[str, ...]]:
    return [pane.series for pane in reader.app.session.view.panes]


def find(reader: Reader, text: str) -> None:
    QTest.keyClicks(chooser(reader).field, text)
    reader.settle()


@pytest.fixture
def gdp(start, put) -> Reader:
    """Somebody at a dataset that counts one thing three times."""
    return start(put(GDP))


def test_by_keys_alone_a_series_is_found_added_and_marked_and_taken_back(qtbot, reader):
    before = charts(reader)
    reader.press("Ctrl+Shift+A")
    assert chooser(reader).field.hasFocus()
    find(reader, "comtrade exports")
    assert rows(reader) == ["Exports to China, by year, UN Comtrade"]
    line = chooser(reader).items()[0]
    assert [line.text(n) for n in range(1, 7)] == [
        "", "million US dollars", "yearly", "2017 to 2018", "2", "UN Comtrade",
    ]  # fmt: skip
    reader.press("Return", chooser(reader).field)
    assert charts(reader) == [*before, ("comtrade-exports-annual",)]
    assert chooser(reader).items()[0].text(1) == "chart 3"
    assert not reader.contents.trade.panes[2].visibleRegion().isEmpty()
    reader.press("Return", chooser(reader).field)
    assert len(charts(reader)) == 3, "what is drawn is not drawn once more"
    reader.press("Escape", chooser(reader).field)
    assert not chooser(reader).isVisible()
    reader.app.window.activateWindow()
    qtbot.waitUntil(reader.app.window.isActiveWindow)
    reader.press("Alt+Left", reader.lanes)
    assert charts(reader) == before


def test_exports_imports_and_total_come_together_as_one_mirrored_chart(reader):
    reader.press("Ctrl+Shift+A")
    find(reader, "comtrade exports")
    reader.press("Shift+Return", chooser(reader).field)
    pane = reader.app.session.view.panes[-1]
    assert pane.kind == "trade"
    assert {name.split("-")[1] for name in pane.series} == {"exports", "imports", "total"}


def test_a_link_below_tells_of_series_that_count_the_same_and_leads_to_them(gdp):
    assert charts(gdp) == [("gdp-un",)]
    link = gdp.contents.series_link
    assert link.text() == "+ 2 more series"
    assert "count the same" in link.toolTip()
    assert "GDP, IMF" in link.toolTip()
    gdp.click_button(link)
    assert [item.text(1) for item in chooser(gdp).items()] == ["chart 1", "", ""]
    item = chooser(gdp).items()[2]
    tree = chooser(gdp).tree
    chooser(gdp).target.setCurrentIndex(1)
    item = chooser(gdp).items()[2]
    at = tree.visualItemRect(item).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, at.y()))
    gdp.settle()
    assert charts(gdp) == [("gdp-un", "gdp-bank")]
    assert link.text() == "+ 1 more series"


def test_what_does_not_fit_on_the_scale_of_a_chart_is_not_put_there(reader):
    reader.app.session.update(panes=(Pane("share", ("kotra-share",)),))
    reader.contents.actions_by_id["panes.add_here"].trigger()
    reader.settle()
    find(reader, "exports monthly")
    reader.press("Return", chooser(reader).field)
    assert charts(reader) == [("kotra-share",)]
    assert "does not fit" in chooser(reader).told.text()


def test_arrows_walk_the_series_and_a_word_that_is_in_none_leaves_none(reader):
    reader.press("Ctrl+Shift+A")
    field, tree = chooser(reader).field, chooser(reader).tree
    first = chooser(reader).items().index(tree.currentItem())
    reader.press("Down", field)
    assert chooser(reader).items().index(tree.currentItem()) == first + 1
    find(reader, "zzz")
    assert rows(reader) == []
    assert chooser(reader).told.text() == "No series is called so."
    reader.press("Return", field)
    assert len(charts(reader)) == 2


def test_the_last_chart_can_be_removed_and_another_added(reader):
    reader.app.session.update(panes=())
    reader.settle()
    assert not reader.contents.trade.isVisible()
    reader.click_button(reader.contents.series_link)
    find(reader, "kdi")
    reader.press("Return", chooser(reader).field)
    assert reader.contents.trade.isVisible()
    assert len(charts(reader)) == 1


def offered(reader: Reader) -> list[str]:
    """What the search field offers, each with what stands behind it."""
    entries = reader.app.contents.search.palette.popup.entries.entries
    return [f"{entry.text} {entry.aside}".strip() for entry in entries if entry.hit is not None]


def test_a_series_is_drawn_from_the_search_field_and_found_there_again(reader):
    before = charts(reader)
    reader.press("Ctrl+K")
    reader.write("comtrade exports")
    assert "Add Exports to China, by year, UN Comtrade to the charts" in offered(reader)
    while "Add Exports" not in reader.app.contents.search.palette.popup.current.text:
        reader.press("Down")
    reader.press("Return")
    assert charts(reader) == [*before, ("comtrade-exports-annual",)]
    assert not reader.contents.trade.panes[-1].visibleRegion().isEmpty()
    reader.press("Ctrl+K")
    reader.write("comtrade exports")
    name = "Exports to China, by year, UN Comtrade drawn in chart 3"
    assert name in offered(reader)
    reader.press("Escape")
    reader.press("Alt+Left", reader.lanes)
    assert charts(reader) == before


def test_the_search_field_brings_a_chart_far_below_into_view(reader):
    names = list(reader.app.session.dataset.series)
    reader.app.session.update(panes=tuple(Pane("value", (name,)) for name in names[:12]))
    reader.settle()
    far = reader.contents.trade.panes[11]
    assert far.visibleRegion().isEmpty()
    label = reader.app.session.dataset.series[names[11]].label
    reader.press("Ctrl+K")
    reader.write(label)
    while reader.app.contents.search.palette.popup.current.text != label:
        reader.press("Down")
    reader.press("Return")
    assert not far.visibleRegion().isEmpty()
    assert len(charts(reader)) == 12
