"""Question 9: what does "summer 2020" cover on the axis?"""

import pytest

from viewer.model.calendar import day_of
from viewer.model.view import Datings

TRAFFIC = "dandong-sinuiju-traffic-stops"
JUNE, AUGUST, SEPTEMBER = (float(day_of(2020, month)) for month in (6, 8, 9))


@pytest.fixture
def reader(start):
    """Somebody with a window in which every row has room."""
    return start(size=(1600, 1000))


def pieces(reader, solid: bool) -> list[tuple[float, float]]:
    """Left and right edges of what is drawn of the event, in pixels of the lanes."""
    scene = reader.scene()
    mine = (scene.piece_event == reader.position(TRAFFIC)) & (scene.piece_solid == solid)
    return [(x, x + width) for x, _, width, _ in scene.pieces[mine].tolist()]


def shades(reader, start: float, end: float) -> set[int]:
    """The colours along the upper rim of the bar between two pixels."""
    scene = reader.scene()
    at = scene.piece_event.tolist().index(reader.position(TRAFFIC))
    y = round(scene.pieces[at][1] - reader.scrolled()) + 1
    image = reader.lanes.grab().toImage()
    return {image.pixel(x, y) for x in range(round(start), round(end))}


@pytest.mark.parametrize(
    ("datings", "first"), [(Datings.MAIN, JUNE), (Datings.ALL, AUGUST)], ids=["article", "all"]
)
def test_the_summer_is_hatched_from_its_first_to_its_last_day(reader, datings, first):
    reader.app.session.update(datings=datings)
    reader.settle()
    scale = reader.lanes.scale()
    assert pieces(reader, solid=False) == [
        (pytest.approx(scale.x(first), abs=0.5), pytest.approx(scale.x(SEPTEMBER), abs=0.5))
    ]
    ((start, end),) = pieces(reader, solid=True)
    assert start == pytest.approx(scale.x(SEPTEMBER), abs=0.5)
    assert end >= scale.x(reader.time.end), "it goes on"


def test_hatching_looks_different_from_what_surely_lasted(reader):
    scale = reader.lanes.scale()
    may_be = shades(reader, scale.x(AUGUST) + 8, scale.x(SEPTEMBER) - 2)
    surely = shades(reader, scale.x(SEPTEMBER) + 2, scale.x(SEPTEMBER) + 8)
    assert len(surely) == 1
    assert len(may_be) > 1
    assert not surely & may_be


def test_the_details_say_what_summer_means(reader):
    reader.click_event(TRAFFIC)
    text = reader.text_of_details()
    assert "Happened\nsince summer 2020 (June to August)" in text
    assert "As written\nsince last summer" in text
    assert "rail freight halted\nsince August 2020\nYonhap, 18 June 2022" in text


def test_the_summer_keeps_its_days_however_far_one_zooms(reader):
    reader.app.session.update(datings=Datings.MAIN)
    reader.click_event(TRAFFIC)
    for _ in range(4):
        x = reader.lanes.scale().x(SEPTEMBER)
        reader.wheel_over(reader.ruler, x, 1)
        ((_, end),) = pieces(reader, solid=False)
        assert end == pytest.approx(reader.lanes.scale().x(SEPTEMBER), abs=0.5)
        assert end == pytest.approx(x, abs=0.5), "what is under the pointer stays there"
