"""List, links, neighbours and search field date an event alike, and follow the choice of clock."""

import pytest

from viewer.model.records import Clock
from viewer.model.view import Panel

THANKS = "Xi → Kim: thanks"


@pytest.mark.parametrize(
    ("clock", "date", "other"),
    [
        (Clock.OCCURRED, "24 Oct 2020", "reported 29 Oct"),
        (Clock.REPORTED, "29 Oct 2020", "happened 24 Oct"),
    ],
)
def test_the_thanks_have_one_date_on_each_clock(reader, clock, date, other):
    session = reader.app.session
    event = next(e for e in session.dataset.events if str(e.title) == THANKS)
    (relation, *_) = session.dataset.relations_of(event.id)
    linked = {relation.from_event, relation.to_event} - {event.id}
    session.update(clock=clock, selection=tuple(linked))
    reader.settle()
    assert f"{date} ({other})" in reader.text_of_details().split("Linked\n")[1]
    session.update(panel=Panel.LIST, selection=())
    reader.settle()
    rows = reader.contents.side.currentWidget().panel.model.table.rows
    (row,) = (row for row in rows if row.id == event.id)
    assert str(row.cells[0]) == date
    assert other in str(row.below[0][1])
    reader.press("Ctrl+K")
    reader.write("thanks")
    entries = reader.contents.search.palette.popup.entries.entries
    assert [e.right for e in entries if e.text == THANKS] == [f"{date} ({other})"]
