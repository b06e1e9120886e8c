"""Nothing, one event, events only, values only: each has its own good words, and nothing breaks."""

import pytest
from PySide6.QtCore import QPoint

from viewer.model.calendar import day_of
from viewer.model.view import Filter

CATEGORY = [{"id": "c", "label": "Things", "color": 1}]
HEAD = {"tradewake": 1, "title": "Little", "categories": CATEGORY}
ONE = {"id": "one", "title": "The only one", "occurred": "2020-10-10", "categories": ["c"]}
UNDATED = {"id": "when", "title": "Nobody knows when", "occurred": None, "categories": ["c"]}
SOURCE = [{"id": "s", "title": "Customs", "kind": "statistics"}]
SERIES = {
    "id": "m",
    "label": "Imports",
    "quantity": "trade",
    "flow": "import",
    "ref_area": "PRK",
    "counterpart_area": "CHN",
    "unit": "USD",
    "frequency": "M",
    "source": "s",
    "observations": [{"period": "2020-10", "value": 5}, {"period": "2020-11", "value": 0}],
}
KEYS = (
    ".", ",", "+", "-", "PgUp", "PgDown", "Home", "F", "Esc", "Alt+Left", "Alt+Right", "Ctrl+C",
)  # fmt: skip
DATASETS = {
    "nothing": HEAD,
    "one event": {**HEAD, "events": [ONE]},
    "one undated event": {**HEAD, "events": [UNDATED]},
    "one year": {**HEAD, "events": [{**ONE, "occurred": "2020"}]},
    "one without end": {**HEAD, "events": [{**ONE, "occurred": "2020/.."}]},
    "events on one day": {**HEAD, "events": [{**ONE, "id": f"e{n}"} for n in range(40)]},
    "events only": {**HEAD, "events": [ONE, {**UNDATED, "id": "u"}]},
    "values only": {**HEAD, "sources": SOURCE, "series": [SERIES]},
    "a series without values": {
        **HEAD, "events": [ONE], "sources": SOURCE, "series": [{**SERIES, "observations": []}],
    },
    "the far past": {**HEAD, "events": [{**ONE, "occurred": "Y-900000"}]},
    "the farthest future": {**HEAD, "events": [{**ONE, "occurred": "Y999999"}]},
    "a title of a thousand letters": {**HEAD, "title": "W" * 1000, "events": [ONE]},
}  # fmt: skip


@pytest.mark.parametrize("content", DATASETS.values(), ids=DATASETS.keys())
def test_every_key_wheel_and_click_is_harmless(start, put, content):
    reader = start(put(content))
    assert "File read completely" in reader.status_text()
    for key in KEYS:
        reader.press(key)
    charts = [pane._plot.viewport() for pane in reader.contents.trade.panes]
    for widget in (reader.lanes, reader.ruler, *charts):
        for notches in (3, -3):
            reader.wheel_over(widget, 400, notches)
        middle = widget.rect().center()
        reader.move_over(widget, middle)
        reader.click(widget, middle)
        reader.double_click(widget, middle)
        reader.drag(widget, middle, middle + QPoint(60, 0))
    for widget in (reader.lanes, *reader.contents.trade.panes):
        reader.press("Left", widget)
        reader.press("Right", widget)
    assert not reader.app.window.grab().isNull()


@pytest.mark.parametrize("name", ["nothing", "one event"])
def test_theme_and_text_size_change_where_there_is_hardly_anything(start, put, name):
    reader = start(put(DATASETS[name]))
    for key in ("Ctrl+Shift+D", "Ctrl+=", "Ctrl+-"):
        reader.press(key)
    assert reader.app.look.theme.name == "dark"
    assert reader.app.look.text_size == 100


def test_an_empty_dataset_says_that_it_is_empty(start, put):
    reader = start(put(DATASETS["nothing"]))
    assert "0 events in view of 0" in reader.status_text()
    assert reader.text_of_details() == "Little\nThis dataset holds no events and no figures."
    assert reader.app.window.windowTitle() == "Little – Tradewake"


def test_one_event_stands_in_view_and_is_read(start, put):
    reader = start(put(DATASETS["one event"]))
    assert "1 event in view of 1" in reader.status_text()
    reader.click_event("one")
    text = reader.text_of_details()
    assert "The only one" in text
    assert "Happened\n10 October 2020\nexact day" in text
    assert "No status given" in text


def test_one_undated_event_stands_in_the_tray(start, put):
    reader = start(put(DATASETS["one undated event"]))
    tray = reader.contents.tray
    assert tray.isVisible()
    reader.click(tray, tray._chips[0][0].center().toPoint())
    assert "Nobody knows when" in reader.text_of_details()
    assert "no date given by" in reader.text_of_details()


def test_values_that_others_state_are_in_view_at_once_and_after_show_all(start, put):
    claims = [
        {"id": f"q{year}", "quantity": "trade", "period": str(year), "value": 3, "unit": "USD",
         "source": "s"}
        for year in (1893, 1894)
    ]  # fmt: skip
    series = {**SERIES, "frequency": "A", "observations": [{"claim": c["id"]} for c in claims]}
    reader = start(put({**HEAD, "sources": SOURCE, "claims": claims, "series": [series]}))
    reader.click_value("q1893")
    assert "Period\n1893" in reader.text_of_details()
    reader.press("PgDown")
    reader.press("Home")
    reader.click_value("q1894")


def test_show_all_shows_events_and_values_and_under_a_filter_the_events_that_pass(start, put):
    long = [{"period": str(year), "value": 5} for year in range(1990, 2026)]
    series = {**SERIES, "frequency": "A", "observations": long}
    content = {**HEAD, "events": [ONE, {**ONE, "id": "two", "title": "Two", "occurred": "2001"}]}
    reader = start(put({**content, "sources": SOURCE, "series": [series]}))
    reader.press("+")
    reader.press("Home")
    assert reader.time.start < day_of(1990)
    assert reader.time.end > day_of(2026)
    reader.app.session.update(filter=Filter("Two"))
    reader.press("Home")
    assert reader.time.start > day_of(1999)


def test_values_alone_are_in_view_at_once_and_are_read(start, put):
    reader = start(put(DATASETS["values only"]))
    reader.click_value("m#0")
    text = reader.text_of_details()
    assert "October 2020" in text
    assert "Customs" in text
    assert "0 events in view of 0" in reader.status_text()


def test_values_alone_have_the_room_of_the_lanes_and_give_it_back(start, put, qtbot):
    reader = start(put(DATASETS["values only"]))
    contents = reader.contents
    alone = contents.lanes.height()
    assert contents.trade.height() > 4 * alone
    both = {**DATASETS["one event"], "sources": SOURCE, "series": [SERIES]}
    reader.app.opener.open(put(both, "both.json"))
    qtbot.waitUntil(lambda: "1 event in view of 1" in reader.status_text())
    qtbot.waitUntil(lambda: contents.lanes.height() > alone)


def test_forty_events_of_one_day_are_all_drawn_or_counted(start, put):
    reader = start(put(DATASETS["events on one day"]))
    assert len(reader.scene().events) == 40
    assert "40 events in view of 40" in reader.status_text()


def test_events_without_values_have_no_empty_chart_under_them(start, put):
    reader = start(put(DATASETS["events only"]))
    assert not reader.contents.trade.isVisible()
