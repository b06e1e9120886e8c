"""The arcs of the selected event among all else that the lanes show."""

import pytest
from PySide6.QtCore import QPoint

from tests.engine.timeline.test_arc_words import touching
from viewer.engine.timeline.room import painted
from viewer.model.calendar import day_of
from viewer.model.view import within_axis

LONG_TIME = (day_of(2019, 12, 11), day_of(2021, 3, 4))
OCTOBER = (day_of(2020, 10, 10), day_of(2020, 10, 31))
FIVE_DAYS = (day_of(2020, 10, 19), day_of(2020, 10, 24))
RELATED = ("kim-visits-volunteers-cemetery", "xi-letter-wpk-75th", "border-closed")


@pytest.fixture(params=[(1600, 900), (1280, 720)], ids=str)
def reader(request, start):
    return start(size=request.param)


def arcs(reader):
    lanes = reader.lanes
    return lanes.stage.arcs(lanes.height(), lanes.scale(), lanes.scrolled)


@pytest.mark.parametrize("time", [LONG_TIME, OCTOBER, FIVE_DAYS], ids=["year", "month", "days"])
@pytest.mark.parametrize("selected", RELATED)
def test_the_words_of_arcs_cover_nothing_in_the_bundled_dataset(reader, selected, time):
    reader.app.session.update(selection=(selected,), time=within_axis(*time))
    reader.settle()
    scene, half = reader.scene(), reader.app.look.metrics("label").height() / 2
    words = [(s.x, s.y - half, s.x + s.width, s.y + half) for s in arcs(reader).stubs if s.width]
    for number, box in enumerate(words):
        assert not [p for p in painted(scene).tolist() if touching(box, tuple(p))]
        assert not [other for other in words[:number] if touching(box, other)]


def test_words_that_were_cut_or_left_out_are_told_at_the_pointer_and_lead_there(reader):
    reader.app.session.update(selection=(RELATED[0],), time=within_axis(*FIVE_DAYS))
    reader.settle()
    stub = next(s for s in arcs(reader).stubs if "Chinese People" in s.text.english())
    place = QPoint(round(stub.x + max(2, stub.width / 2)), round(stub.y - reader.scrolled()))
    reader.move_over(reader.lanes, place)
    assert "Volunteers enter the Korean War, " in reader.lanes.toolTip()
    reader.move_over(reader.lanes, reader.empty_place())
    assert reader.lanes.toolTip() == ""
    reader.click(reader.lanes, place)
    assert reader.selection == ("volunteers-enter-korean-war",)
