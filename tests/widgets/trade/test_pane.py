"""The trade pane under real mouse, wheel and keys."""

import random
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from tests.engine.trade.made import dataset, korea, plain, view
from tests.widgets.trade.conftest import SHIFT
from viewer.engine.time.scale import TimeScale
from viewer.model.clean import Clean
from viewer.model.edtf import parse
from viewer.model.records import Phase
from viewer.model.view import DAYS_PER_YEAR, FARTHEST, Pane, TimeRange, ValueScale
from viewer.state.figures import Figures
from viewer.widgets.trade.pane import TradePane


def test_one_x_is_the_same_instant_in_the_lanes_and_in_the_view_box(desk):
    gutter = desk.look.gutter
    chance = random.Random(7)
    for _ in range(1000):
        span = 10 ** chance.uniform(-1.38, 8.5)
        start = chance.uniform(-1, 1) * min(FARTHEST - span, 10 ** chance.uniform(0, 8.5))
        desk.session.update(time=TimeRange(start, start + span))
        lanes = TimeScale(desk.session.view.time, desk.pane.width() - gutter, gutter)
        day = start + chance.random() * span
        origin = desk.plot.mapTo(desk.pane, desk.plot.viewport().pos()).x()
        box = desk.plot.view_box
        by_box = box.mapViewToScene(QPointF(day, 0)).x()
        assert origin + by_box == pytest.approx(lanes.x(day), abs=0.5)
        assert origin + desk.pane.scale().x(day) == pytest.approx(lanes.x(day), abs=0.5)


@pytest.mark.parametrize("size", [100, 137, 200])
def test_the_axis_begins_at_the_gutter_at_every_text_size(desk, qapp, size):
    desk.look.use(qapp, "dark", size)
    assert desk.plot.geometry().left() == desk.look.gutter
    assert desk.plot.geometry().right() == desk.pane.width() - 1
    assert desk.plot.view_box.size().width() == desk.plot.width()


def test_the_painted_bar_begins_and_ends_where_its_month_does(desk):
    box = desk.pane.chart().box("import-2020-07")
    picture = desk.plot.grab().toImage()
    color = desk.look.theme["import"].rgb()
    y = round(box.y1) - 3
    painted = [x for x in range(picture.width()) if picture.pixel(x, y) == color]
    assert painted[0] == pytest.approx(box.x0, abs=1.5)  # a hairline sets neighbours apart
    assert painted[-1] + 1 == pytest.approx(box.x1, abs=0.5)


def test_the_wheel_zooms_at_the_pointer(desk):
    before = desk.session.view.time
    day = desk.pane.scale().day(400)
    desk.wheel(400, up=120)
    assert desk.session.view.time.span == pytest.approx(0.8 * before.span)
    assert desk.pane.scale().x(day) == pytest.approx(400)
    desk.wheel(400, up=-120)
    assert desk.session.view.time.span == pytest.approx(before.span)


def test_eight_small_steps_of_a_touchpad_are_one_notch(desk):
    before = desk.session.view.time
    for _ in range(8):
        desk.wheel(400, up=15)
    assert desk.session.view.time.span == pytest.approx(0.8 * before.span)


def test_shift_and_wheel_and_a_sideways_swipe_pan(desk):
    before = desk.session.view.time
    desk.wheel(400, up=-120, keys=SHIFT)
    assert desk.session.view.time.start > before.start
    assert desk.session.view.time.span == pytest.approx(before.span)
    desk.wheel(400, right=120)
    assert desk.session.view.time.start == pytest.approx(before.start)


def test_a_drag_pans_with_the_hand_and_is_one_step_of_the_history(desk):
    before = desk.session.view.time
    day = desk.pane.scale().day(700)
    desk.drag(700, 500, steps=20)
    assert desk.pane.scale().x(day) == pytest.approx(500)
    desk.session.back()
    assert desk.session.view.time == before
    assert not desk.session.can_go_back


def test_shift_and_drag_zoom_to_the_box(desk):
    scale = desk.pane.scale()
    desk.drag(300, 600, keys=SHIFT)
    assert desk.session.view.time.start == pytest.approx(scale.day(300))
    assert desk.session.view.time.end == pytest.approx(scale.day(600))


def test_a_double_click_on_free_ground_shows_all(desk):
    desk.mouse("MouseButtonPress", 1000, 120)
    desk.mouse("MouseButtonRelease", 1000, 120)
    desk.mouse("MouseButtonDblClick", 1000, 120)
    time = desk.session.view.time
    assert time.start < view("2019", "2022").time.start
    assert time.end > view("2019", "2022").time.end


def test_a_click_selects_the_value_and_a_click_beside_it_nothing(desk):
    desk.click(*desk.middle("import-2020-08"))
    assert desk.session.view.selection == ("import-2020-08",)
    assert "August 2020" in desk.pane.accessibleName() or "Aug 2020" in desk.pane.accessibleName()
    assert "19.3 million US dollars" in desk.pane.accessibleName()
    desk.click(1000, 120)
    assert desk.session.view.selection == ()
    assert desk.pane.accessibleName().startswith("North Korea’s trade with China, China Customs")


def test_values_a_pixel_high_can_be_clicked_too(desk):
    for some_id in ("import-2020-10", "export-2020-10", "total-2020-11", "import-2021-02"):
        x, y = desk.middle(some_id)
        desk.click(x, y + (3 if "import" in some_id else -3))
        assert desk.session.view.selection == (some_id,)


def test_the_selected_value_is_outlined(desk):
    accent = desk.look.theme["accent"].rgb()
    x, y = desk.middle("import-2020-08")
    left = round(desk.pane.chart().box("import-2020-08").x0)

    def outlined() -> bool:
        picture = desk.plot.grab().toImage()
        return any(picture.pixel(left + dx, round(y)) == accent for dx in (-1, 0, 1))

    assert not outlined()
    desk.click(x, y)
    assert outlined()


def test_the_pointer_says_its_day_and_value_and_lays_out_nothing(desk):
    desk.mouse("MouseMove", 90, 75)  # the first move has the picture made
    QApplication.processEvents()
    chart, painted = desk.pane.chart(), desk.plot.marks.painted
    for x in range(100, 1100, 20):
        desk.mouse("MouseMove", x, 75)
        QApplication.processEvents()
    assert desk.hover.day == pytest.approx(desk.pane.scale().day(1080))
    assert desk.pane.chart() is chart
    assert desk.plot.marks.painted == painted
    desk.mouse("MouseMove", *desk.middle("export-2020-09"))
    assert desk.hover.target == "export-2020-09"


def test_the_pointer_of_another_panel_shows_here(desk):
    accent = desk.look.theme["accent"].rgb()
    desk.hover.move(desk.pane.scale().day(1000))
    picture = desk.plot.grab().toImage()
    assert sum(picture.pixel(1000, y) == accent for y in range(picture.height())) > 40
    desk.hover.move(None)
    picture = desk.plot.grab().toImage()
    ring = 2  # the focus ring has the same colour
    assert not any(picture.pixel(1000, y) == accent for y in range(ring, picture.height() - ring))


def test_keys_walk_the_values_and_bring_them_into_view(desk):
    desk.click(*desk.middle("export-2020-09"))
    assert desk.pane.hasFocus()
    desk.press(Qt.Key.Key_Down)
    assert desk.session.view.selection == ("import-2020-09",)
    desk.press(Qt.Key.Key_Right)
    assert desk.session.view.selection == ("export-2020-10",)
    desk.press(Qt.Key.Key_Left)
    desk.press(Qt.Key.Key_Left)
    assert desk.session.view.selection == ("export-2020-09",)
    desk.press(Qt.Key.Key_Home)
    (first,) = desk.session.view.selection
    assert first == "total-2019"
    assert desk.pane.chart().box(first) is not None
    desk.press(Qt.Key.Key_End)
    assert desk.session.view.selection == ("import-2021-03",)
    assert desk.pane.chart().box("import-2021-03") is not None


def test_keys_that_do_not_walk_go_on_to_the_window(desk, qtbot):
    before = desk.session.view
    desk.press(Qt.Key.Key_F)
    assert desk.session.view == before


def test_a_ring_shows_where_the_keys_go(desk):
    focus = desk.look.theme["focus"].rgb()
    desk.pane.setFocus()
    picture = desk.pane.grab().toImage()
    at = [(0, 75), (picture.width() - 1, 75), (90, 0), (800, picture.height() - 1)]
    assert all(picture.pixel(x, y) == focus for x, y in at)
    desk.pane.clearFocus()
    picture = desk.pane.grab().toImage()
    assert not any(picture.pixel(x, y) == focus for x, y in at)


def test_a_new_theme_repaints_everything(desk, qapp):
    desk.look.use(qapp, "dark", 100)
    picture = desk.pane.grab().toImage()
    assert picture.pixel(1400, 100) == desk.look.theme["plot"].rgb()
    assert picture.pixel(5, 140) == desk.look.theme["window"].rgb()


def test_small_values_show_on_request(desk):
    even = desk.pane.chart().box("export-2021-02")
    desk.session.update(value_scale=ValueScale.SMALL_VALUES)
    small = desk.pane.chart().box("export-2021-02")
    assert small.y1 - small.y0 > 4 * (even.y1 - even.y0)


def test_on_a_log_scale_the_key_is_without_the_balance_until_another_scale(desk):
    def key() -> list[str]:
        desk.pane.grab()
        return [str(line.swatch.text) for line in desk.pane.key_lines]

    assert "balance" in key()
    desk.session.update(value_scale=ValueScale.LOG)
    assert "balance" not in key()
    desk.session.update(value_scale=ValueScale.EVEN)
    assert "balance" in key()


def test_mirrored_it_is_the_partners_trade(desk):
    desk.session.update(mirrored=True)
    assert desk.pane.accessibleName().startswith("China’s trade with North Korea, China Customs")
    assert desk.pane.chart().box("import-2020-07").y1 == pytest.approx(desk.pane.chart().zero)


def test_another_dataset_takes_the_place_of_the_first(desk):
    desk.open(dataset(plain(("2020-08", 3.0), flow=None, name="brent")))
    assert desk.pane.pane == Pane("value", ("brent",))
    assert desk.pane.accessibleName() == "brent, China Customs"
    assert len(desk.pane.chart().bars) == 1


def test_a_file_without_values_or_a_refused_file_leaves_an_empty_pane(desk):
    desk.open(dataset())
    assert desk.pane.chart() is None
    desk.pane.grab()
    desk.session.show(None, desk.session.view)
    desk.pane.grab()
    desk.press(Qt.Key.Key_Right)
    desk.click(300, 70)
    assert desk.session.view.selection == ()


@pytest.mark.parametrize(("width", "height"), [(186, 60), (300, 40), (1416, 20), (2600, 900)])
def test_any_size_paints(desk, width, height):
    desk.pane.setMinimumSize(1, 1)
    desk.pane.resize(width, height)
    QApplication.processEvents()
    assert desk.pane.grab().width() == width


@pytest.mark.parametrize("years", [1e-4, 0.01, 1, 100, 1e4, 1e6])
def test_any_zoom_paints(desk, years):
    middle = desk.session.view.time.middle
    span = years * DAYS_PER_YEAR
    desk.session.update(time=TimeRange(middle - span / 2, middle + span / 2))
    QApplication.processEvents()
    desk.pane.grab()
    assert desk.pane.chart() is not None


def test_phases_are_bands_behind_the_bars(desk):
    before = desk.plot.grab().toImage()
    x, y = desk.middle("import-2020-08")
    closed = Phase("closed", Clean("Border closed"), parse("2020-08/2020-09"))
    desk.open(replace(korea(), phases=(closed,)))
    after = desk.plot.grab().toImage()
    assert after.pixel(round(x), 120) != before.pixel(round(x), 120)
    assert after.pixel(round(x), round(y)) == before.pixel(round(x), round(y))


def test_markup_in_a_title_is_text(desk):
    made = plain(("2020-08", 3.0), flow=None, name="<b>bold</b> & {braces}")
    desk.open(dataset(made))
    desk.pane.grab()
    assert desk.pane.accessibleName() == "<b>bold</b> & {braces}, China Customs"


def test_a_pane_looks_the_same_before_it_hears_the_mouse(desk, qtbot):
    still = TradePane(desk.session, Figures(desk.session), desk.hover, desk.look, desk.navigation)
    qtbot.addWidget(still)
    still.resize(desk.pane.size())
    still.show()
    desk.session.update(selection=("import-2020-08",))
    desk.pane.switch.setFocus()
    at = desk.pane.plot_rect()
    assert not still.active
    assert still.grab(at).toImage() == desk.pane.grab(at).toImage()


def test_nothing_but_the_plot_needs_pyqtgraph():
    program = "import sys, viewer.widgets.trade.panes\nsys.exit('pyqtgraph' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_moving_about_leaves_nothing_behind(desk):
    before = len(desk.plot.scene().items())
    for step in range(200):
        desk.wheel(300 + step, up=60 if step % 2 else -60)
        QApplication.processEvents()
    assert len(desk.plot.scene().items()) == before
