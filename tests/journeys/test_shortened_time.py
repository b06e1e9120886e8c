"""Empty time drawn short: one torn strip in all that shares the axis, and the axis stays one."""

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.journeys.reader import CTRL, Reader
from viewer.engine.time.ticks import ruler
from viewer.engine.timeline.members import MANY
from viewer.model.calendar import day_of
from viewer.model.view import Filter

ALT = Qt.KeyboardModifier.AltModifier
WAR = "volunteers-enter-korean-war"
VISIT = "kim-visits-volunteers-cemetery"


@pytest.fixture
def reader(start):
    """Somebody who sees all of the bundled dataset, with its empty time drawn short."""
    made = start()
    made.press("Home")
    made.press("E")
    return made


def strip(reader: Reader):
    (tear,) = reader.lanes.scale().tears()
    return tear


def days_across(reader: Reader) -> list[float]:
    time = reader.time
    return [time.start + share / 16 * time.span for share in range(17)]


def test_the_years_between_war_and_summits_become_a_strip_that_says_how_long_they_were(start):
    reader = start()
    reader.press("Home")
    scale = reader.lanes.scale()
    wide = scale.x(day_of(2000)) - scale.x(day_of(1955))
    reader.press("E")
    tear = strip(reader)
    assert tear.x1 - tear.x0 < wide / 10
    assert day_of(1953, 7, 27) < tear.start < day_of(1956)
    assert day_of(1999) < tear.end < day_of(2000, 12, 31)
    assert "1 empty stretch shortened" in reader.status_text()
    assert {WAR, VISIT} <= {
        reader.app.session.dataset.events.id(event) for event in reader.scene().events
    }


@pytest.mark.parametrize("size", [(1600, 900), (1280, 720)])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_strip_is_torn_out_of_ruler_lanes_and_charts_at_the_same_pixels(start, size, theme):
    reader = start(size=size, theme=theme)
    reader.press("Home")
    before = reader.app.window.grab().toImage()
    reader.press("E")
    after = reader.app.window.grab().toImage()
    assert before.devicePixelRatio() == 1
    tear, look = strip(reader), reader.app.look.theme
    paper = look.tint(look["muted"], 0.13).rgb()
    left = reader.lanes.mapTo(reader.app.window, QPoint()).x()
    parts = [reader.ruler, reader.lanes, *(pane._plot for pane in reader.contents.trade.panes)]
    for widget in parts:
        top = widget.mapTo(reader.app.window, QPoint()).y()
        rows = range(top + 3, top + widget.height() - 3)
        inside = range(round(left + tear.x0) + 4, round(left + tear.x1) - 4)
        torn = [after.pixel(x, y) == paper for x in inside for y in rows]
        assert sum(torn) > 0.7 * len(torn), widget
        beside = [round(left + tear.x0) - 3, round(left + tear.x1) + 3]
        assert not any(after.pixel(x, y) == paper for x in beside for y in rows), widget


def test_one_instant_has_one_pixel_in_ruler_lanes_and_charts(reader):
    for notches in (0, 4, 4, -12):
        reader.wheel_over(reader.ruler, strip(reader).x0, notches)
        for day in days_across(reader):
            xs = reader.xs_of(day)
            assert max(xs.values()) - min(xs.values()) <= 0.5, (day, xs)


def test_tick_bar_and_value_of_one_date_begin_at_one_pixel(start, put):
    years = [{"period": str(year), "value": year - 1990} for year in range(2000, 2010)]
    dates = {f"old-{n}": f"1900-0{n}-01" for n in range(1, 7)} | {"reign": "2003/2006"}
    reader = start(put({
        "tradewake": 1, "title": "Two bunches",
        "categories": [{"id": "c", "label": "Things", "color": 1}],
        "events": [
            {"id": name, "title": name, "occurred": date, "categories": ["c"]}
            for name, date in dates.items()
        ],
        "sources": [{"id": "s", "title": "Customs", "kind": "statistics"}],
        "series": [{
            "id": "m", "label": "Imports", "quantity": "trade", "flow": "import",
            "ref_area": "PRK", "counterpart_area": "CHN", "unit": "USD", "frequency": "A",
            "source": "s", "observations": years,
        }],
    }))  # fmt: skip
    reader.press("Home")
    reader.press("E")
    made, day = ruler(reader.ruler.scale()), day_of(2003)
    (tick,) = (tick.x for tick in made.ticks if tick.day == day)
    assert tick > strip(reader).x1
    scene, box = reader.scene(), reader.pane.chart().box("m#3")
    pieces = scene.pieces[scene.piece_event == reader.position("reign")]
    assert pieces[:, 0].min() == pytest.approx(tick, abs=0.01)
    assert box.x0 + reader.app.look.gutter == pytest.approx(tick, abs=0.01)


def test_an_event_after_the_strip_is_clicked_and_read(reader):
    reader.click_event(VISIT)
    assert reader.selection == (VISIT,)
    assert "Kim visits the Volunteers" in reader.text_of_details()
    reader.press("F")
    assert reader.is_seen(VISIT)
    assert reader.time.span < 365


@pytest.mark.parametrize("over", ["lanes", "ruler", "chart"])
def test_a_drag_across_the_strip_keeps_what_is_held_under_the_pointer(reader, over):
    widget = {
        "lanes": reader.lanes, "ruler": reader.ruler, "chart": reader.plot.viewport()
    }[over]  # fmt: skip
    tear, shift = strip(reader), 220
    left = reader.lanes.mapTo(reader.app.window, QPoint()).x()
    offset = widget.mapTo(reader.app.window, QPoint()).x() - left
    x = round(tear.x0) - 60
    held, wide = reader.lanes.scale().day(x), tear.x1 - tear.x0
    y = 30 if over != "lanes" else reader.empty_place().y()
    reader.drag(widget, QPoint(x - offset, y), QPoint(x - offset + shift, y))
    assert reader.lanes.scale().x(held) == pytest.approx(x + shift, abs=0.5)
    moved = strip(reader)
    assert moved.x1 - moved.x0 == pytest.approx(wide, abs=0.5)
    assert moved.x0 == pytest.approx(tear.x0 + shift, abs=0.5)


def test_zooming_in_at_the_strip_and_out_again_leads_back(reader):
    before, x = reader.time, strip(reader).x1 + 5
    reader.wheel_over(reader.lanes, x, 5, CTRL)
    assert reader.time != before
    reader.wheel_over(reader.lanes, x, -5, CTRL)
    assert reader.time.start == pytest.approx(before.start, abs=0.01)
    assert reader.time.end == pytest.approx(before.end, abs=0.01)


def test_a_span_drawn_across_the_strip_holds_the_days_that_it_begins_and_ends_at(reader):
    tear, scale = strip(reader), reader.pane.scale()
    gutter = reader.app.look.gutter
    x0, x1 = round(tear.x0 - gutter) - 50, round(tear.x1 - gutter) + 50
    reader.drag(reader.plot.viewport(), QPoint(x0, 30), QPoint(x1, 30), keys=ALT)
    span = reader.app.session.view.brush
    assert span is not None
    assert span.start == pytest.approx(scale.day(x0), abs=1)
    assert span.end == pytest.approx(scale.day(x1), abs=1)
    edges = reader.pane.span_hand.edges()
    assert edges == pytest.approx((x0, x1), abs=1)


def test_the_pointer_in_the_strip_is_told_what_is_left_out(reader):
    tear = strip(reader)
    reader.move_over(reader.ruler, QPoint(round((tear.x0 + tear.x1) / 2), 10))
    assert "46 years without a dated event or value" in reader.ruler.toolTip()
    reader.move_over(reader.ruler, QPoint(round(tear.x1) + 30, 10))
    assert reader.ruler.toolTip() == ""
    chart, gutter = reader.plot, round(reader.app.look.gutter)
    reader.move_over(chart.viewport(), QPoint(round(tear.x0 + tear.x1) // 2 - gutter, 30))
    assert "46 years without a dated event or value" in chart.toolTip()


def test_a_step_back_draws_all_time_to_scale_again_and_one_forward_short(reader):
    time = reader.time
    reader.press("Alt+Left")
    assert reader.lanes.scale().tears() == []
    assert "shortened" not in reader.status_text()
    assert reader.time == time
    reader.press("Alt+Right")
    assert strip(reader)


def test_a_filter_does_not_move_what_is_shortened(reader):
    before = strip(reader)
    reader.app.session.update(filter=Filter("status:rumour"))
    reader.settle()
    assert strip(reader) == before


def test_the_view_is_short_again_when_the_file_is_opened_again(start, tmp_path):
    first = start(views=tmp_path / "views")
    first.press("Home")
    first.press("E")
    seen = strip(first)
    first.app.window.close()
    assert strip(start(views=tmp_path / "views")) == seen


def test_where_nothing_is_empty_for_long_one_sentence_says_so(start, repo):
    reader = start(repo / "data/samples/nuclear-tests.json")
    view = reader.app.session.view
    reader.press("E")
    assert reader.app.session.view == view
    assert "No time is shortened: nothing here is empty for long." in reader.status_text()


def test_in_the_menu_the_switch_is_checked_while_it_is_on(reader):
    action = reader.contents.actions_by_id["view.shorten"]
    assert action.isCheckable()
    assert action.isChecked()
    reader.press("E")
    assert not action.isChecked()


def test_a_picture_to_take_away_is_torn_as_the_window_is_and_says_so(reader):
    from viewer.widgets.composer import Wishes

    composer = reader.app.desk.takeaway._composed_by()
    with composer.page(Wishes("", key=False)) as page:
        said, short = page.subtitle, page.image(1)
    reader.press("E")
    with composer.page(Wishes("", key=False)) as page:
        assert said == f"{page.subtitle} · 1 empty stretch shortened"
        assert short != page.image(1)


def test_very_many_events_stand_at_their_dates_with_time_short_and_to_scale(start, put):
    bunches = [f"{year + n % 7}-{n % 12 + 1:02}-{n % 28 + 1:02}"
               for n in range(1, MANY) for year in (1900, 2000)]  # fmt: skip
    reader = start(put({
        "tradewake": 1, "title": "Two crowds",
        "categories": [{"id": "c", "label": "Things", "color": 1}],
        "events": [{"id": f"e{n}", "title": f"Event {n}", "occurred": date, "categories": ["c"]}
                   for n, date in enumerate(bunches)],
    }))  # fmt: skip
    reader.press("Home")
    drawn = reader.app.shown.drawn
    for tears in (0, 1, 0):
        scene, scale = reader.scene(), reader.lanes.scale()
        assert len(scale.tears()) == tears
        assert len(scene.folds)
        assert len(scene.mark_event) > 20
        days = drawn.mark[scene.mark_event]
        assert scene.marks[:, 0] == pytest.approx(scale.xs(days), abs=0.01)
        reader.press("E")
