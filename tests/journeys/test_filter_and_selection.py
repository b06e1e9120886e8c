"""What a filter leaves out is said: of what is selected, and in the status bar."""

from viewer.model.view import Filter

VISIT = "kim-visits-volunteers-cemetery"
LEFT_OUT = "Not shown\nClear the filter\nthe filter leaves it out"


def test_details_of_an_event_that_the_filter_leaves_out_say_so_and_lead_back(reader):
    reader.app.session.update(selection=(VISIT,))
    reader.settle()
    assert LEFT_OUT not in reader.text_of_details()
    reader.app.session.update(filter=Filter("status:rumour"))
    reader.settle()
    assert reader.text_of_details().startswith(LEFT_OUT)
    reader.follow("Clear the filter")
    assert reader.app.session.view.filter == Filter()
    assert LEFT_OUT not in reader.text_of_details()
    assert reader.selection == (VISIT,)


def test_an_event_that_passes_says_nothing_of_the_filter(reader):
    reader.app.session.update(selection=(VISIT,), filter=Filter("cemetery"))
    reader.settle()
    assert "Not shown" not in reader.text_of_details()


def test_the_status_bar_counts_what_passes_of_all(reader):
    session = reader.app.session
    session.update(filter=Filter("status:rumour"))
    reader.press("Home")
    passing = int(reader.app.shown.mask.sum())
    assert f"{passing} of 84 events (filter)" in reader.status_text()
    session.update(time=session.view.time.panned(-10 * session.view.time.span))
    reader.settle()
    inside = reader.app.shown.in_view(session.view.time)
    assert inside < passing
    assert f"{inside} in view · {passing} of 84 events (filter)" in reader.status_text()
