"""The switch that draws empty time short."""

from tests.commands.desk import NotingDesk
from tests.engine.timeline.made import dataset_of, event
from viewer.commands.table import by_id
from viewer.model.view import TimeRange, ViewState

MONTHS = [
    event(f"{year}-{month}", f"{year}-0{month}") for year in (1950, 2020) for month in range(1, 7)
]
BEGIN = ViewState(TimeRange(18000, 18600))


def test_long_empty_time_is_shortened_and_drawn_to_scale_again(qapp):
    desk, command = NotingDesk(), by_id("view.shorten")
    desk.session.show(dataset_of(*MONTHS), BEGIN)
    assert command.is_on is not None
    for on in (True, False):
        command.run(desk)
        assert desk.session.view == BEGIN.but(shortened=on)
        assert command.is_on(desk) is on
    assert desk.said == []


def test_an_axis_that_is_short_already_is_drawn_to_scale_whatever_there_is_in_it(qapp):
    desk = NotingDesk()
    desk.session.show(dataset_of(*MONTHS[:6]), BEGIN.but(shortened=True))
    by_id("view.shorten").run(desk)
    assert desk.session.view == BEGIN
