"""The window comes back where it was, and never where nobody can reach it."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMainWindow

from viewer.state.settings import Settings
from viewer.widgets import placing
from viewer.widgets.first_paint import show
from viewer.widgets.main_window import MainWindow
from viewer.widgets.placing import GRIP_HEIGHT, GRIP_WIDTH, keep, put_back, within_reach

LAPTOP = QRect(0, 25, 1366, 743)
BESIDE = QRect(1366, 0, 2560, 1440)
LEFT_OF_IT = QRect(-1920, 0, 1920, 1080)

numbers = st.integers(-32_767, 32_767)
sizes = st.integers(400, 16_384)
rectangles = st.builds(QRect, numbers, numbers, sizes, sizes)
desks = st.sampled_from(
    [[LAPTOP], [LAPTOP, BESIDE], [LEFT_OF_IT, LAPTOP], [LEFT_OF_IT, LAPTOP, BESIDE]]
)


def can_be_grasped(window: QRect, there: list[QRect]) -> bool:
    grip = QRect(window.left(), window.top(), window.width(), GRIP_HEIGHT)
    seen = [grip.intersected(screen) for screen in there]
    return any(one.height() == GRIP_HEIGHT and one.width() >= GRIP_WIDTH for one in seen)


@given(rectangles, desks)
@example(QRect(0, 0, 1600, 900), [LAPTOP])
def test_wherever_it_was_it_can_be_grasped(wanted: QRect, there: list[QRect]):
    placed = within_reach(wanted, there)
    assert can_be_grasped(placed, there)
    assert within_reach(placed, there) == placed
    assert placed.width() <= wanted.width()
    assert placed.height() <= wanted.height()


@given(st.data(), desks)
def test_what_is_wholly_on_a_screen_stays(data, there):
    screen = data.draw(st.sampled_from(there))
    width, height = data.draw(st.integers(400, 1300)), data.draw(st.integers(400, 700))
    x = data.draw(st.integers(screen.left(), screen.left() + screen.width() - width))
    y = data.draw(st.integers(screen.top(), screen.top() + screen.height() - height))
    wanted = QRect(x, y, width, height)
    assert within_reach(wanted, there) == wanted


def test_a_window_over_two_screens_or_over_an_edge_stays():
    both = QRect(900, 100, 1400, 600)
    assert within_reach(both, [LAPTOP, BESIDE]) == both
    over = QRect(-500, 100, 900, 600)
    assert within_reach(over, [LAPTOP]) == over


@pytest.mark.parametrize(("wanted", "there", "expected"), [
    (QRect(2000, 100, 1200, 700), [LAPTOP], QRect(166, 100 - 32, 1200, 700)),
    (QRect(-1500, 200, 1000, 600), [LAPTOP], QRect(0, 168, 1000, 600)),
    (QRect(100, -300, 1000, 600), [LAPTOP], QRect(100, 57, 1000, 600)),
    (QRect(100, 760, 1000, 600), [LAPTOP], QRect(100, 168, 1000, 600)),
    (QRect(100, 100, 3000, 2000), [LAPTOP], QRect(0, 57, 1366, 711)),
    (QRect(9000, 9000, 800, 600), [LAPTOP, BESIDE], QRect(3126, 840, 800, 600)),
], ids=["screen gone", "left screen gone", "above", "below", "too large", "far off"])  # fmt: skip
def test_what_is_out_of_reach_comes_onto_the_nearest_screen(wanted, there, expected):
    placed = within_reach(wanted, there)
    assert placed == expected
    assert any(screen.contains(placed) for screen in there)


def test_where_no_screen_is_known_nothing_is_moved():
    wanted = QRect(9000, 9000, 800, 600)
    assert within_reach(wanted, []) == wanted


# The window itself


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.json"


@pytest.fixture
def desk(monkeypatch):
    """Screens that the machine of the test does not have."""
    there = [LAPTOP, BESIDE]
    monkeypatch.setattr(placing, "screens", lambda: there)
    return there


@pytest.fixture
def opened(qtbot, qapp, either_look, desk, file):
    """Opens the program's window as at a start."""

    def opened() -> MainWindow:
        window = MainWindow(either_look, Settings(file))
        qtbot.addWidget(window)
        show(window)
        return window

    return opened


def test_it_opens_where_it_was_closed(opened):
    first = opened()
    first.setGeometry(1500, 200, 1100, 700)
    first.close()
    again = opened()
    assert again.geometry() == QRect(1500, 200, 1100, 700)
    again.close()


def test_it_opens_maximized_and_goes_back_to_where_it_was(opened, file):
    first = opened()
    first.setGeometry(1500, 200, 1100, 700)
    first.showMaximized()
    first.close()
    kept = json.loads(file.read_bytes())
    assert (kept["place"], kept["width"], kept["height"]) == ([1500, 200], 1100, 700)
    again = opened()
    assert again.isMaximized()
    assert again.normalGeometry() == QRect(1500, 200, 1100, 700)
    again.close()


def test_a_full_screen_is_not_what_is_kept(opened):
    first = opened()
    first.setGeometry(1500, 200, 1100, 700)
    first.showFullScreen()
    first.close()
    again = opened()
    assert not again.isFullScreen()
    assert again.geometry() == QRect(1500, 200, 1100, 700)
    again.close()


def test_on_a_desk_with_fewer_screens_it_is_brought_back(opened, desk):
    first = opened()
    first.setGeometry(3000, 600, 900, 700)
    first.close()
    desk.remove(BESIDE)
    again = opened()
    assert LAPTOP.contains(again.geometry())
    assert again.size() == first.size()
    again.close()


@pytest.mark.parametrize("place", [
    "here", 3, None, [], [1], [1, 2, 3], [1.5, 2], ["1", "2"], [True, False], [None, None],
    [10**40, 0], [40_000, 0], {"x": 1, "y": 2}, [[1, 2], 3],
], ids=str)  # fmt: skip
def test_a_damaged_place_is_no_place(opened, file, place):
    file.write_text(json.dumps({"place": place, "width": 1000, "height": 650}))
    window = opened()
    assert window.settings.now.place == ()
    assert window.size().toTuple() == (1000, 650)
    window.close()


def test_where_others_place_windows_the_place_is_left_as_it_was(qtbot, file, monkeypatch):
    settings = Settings(file)
    settings.update(place=(40, 50))
    monkeypatch.setattr(placing, "screens", list)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setGeometry(7, 8, 900, 600)
    put_back(window, settings)
    assert window.geometry() == QRect(7, 8, 900, 600)
    keep(window, settings)
    assert (settings.now.place, settings.now.width) == ((40, 50), 900)


def test_without_a_screen_there_is_nowhere_to_put_it(qapp):
    assert placing.screens() == []
