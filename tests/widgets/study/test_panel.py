"""The panel before and after, read and used."""

import pytest

from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.view import Comparison, Window

CLOSED = "border-closed"


def test_without_an_event_it_asks_for_one(read):
    assert "Select an event to see what each series did before and after it." in read().text()


def test_it_tells_the_event_and_what_changed(read, bundled):
    text = read(bundled, CLOSED).text()
    assert text.startswith("North Korea closes its border against the virus\nsince 31 January 2020")
    assert "Trade with China, by year: down 88.6%. 2,789.02 (2019), then 318.04 (2021)." in text
    assert "Too few figures before it: 2 of 12; at least 6 are needed." in text


def test_another_time_is_chosen_from_the_menu(read, bundled, parts):
    reader = read(bundled, CLOSED)
    reader.choose("Calendar years")
    assert parts.session.view.comparison.window is Window.CALENDAR_YEARS
    assert "Trade with China, by year: down 80.7%. 2,789.02 (2019), then 539.1 (2020)." in (
        reader.text()
    )
    parts.session.back()
    reader.settle()
    assert "down 88.6%" in reader.text()


def test_a_click_on_a_figure_selects_it_beside_the_event(read, bundled, parts):
    reader = read(bundled, CLOSED)
    reader.click("2,789.02")
    assert parts.session.view.selection == (CLOSED, "customs-2019-total")
    assert reader.text().startswith("North Korea closes its border")


def test_figures_chosen_in_a_chart_leave_the_event_and_choose_the_series(read, bundled):
    reader = read(bundled, CLOSED)
    reader.choose("The same months a year earlier")
    reader.select("customs-2020-07-imports")
    text = reader.text()
    assert "Imports from China, by month: down 80.5%." in text
    assert "Jul 2020\n207.7\n65.868\n−68.3%" in text
    reader.select()
    assert "Select an event" in reader.text()


def test_a_click_on_an_event_near_a_break_goes_there(read, bundled, parts):
    reader = read(bundled, CLOSED)
    reader.click("UN resolution 2397")
    assert parts.session.view.selection == ("un-resolution-2397",)
    assert reader.text().startswith("UN resolution 2397")


def test_a_date_is_typed(read, bundled, parts):
    reader = read(bundled)
    reader.choose("Before and after a date")
    reader.type("Oct 2020")
    assert parts.session.view.comparison == Comparison(Window.TYPED, "2020-10")
    assert reader.text().startswith("October 2020")
    assert "Trade with China, by month: " in reader.text()
    reader.type("soon")
    assert parts.session.view.comparison == Comparison(Window.TYPED, "2020-10")
    assert "soon" in reader.panel.head.field.text()
    assert reader.panel.head._fault.isVisible()


def test_a_phase_is_chosen_from_the_menu(read, bundled, parts):
    reader = read(bundled)
    reader.choose("During: Border closed")
    assert parts.session.view.comparison == Comparison(Window.TYPED, "2020-01-31/..")
    assert reader.text().startswith("Border closed\nsince 31 January 2020")


def test_two_chosen_events_in_one_time_are_shown_and_have_no_mean(read, bundled):
    reader = read(bundled, "un-resolution-2397", "kim-visits-volunteers-cemetery", CLOSED)
    reader.choose("Calendar years")
    text = reader.text()
    assert text.startswith("3 events\n")
    assert "North Korea closes its border against the virus · Trade with China, by year" in text
    assert "Too few events for a mean: 1; at least 2 are needed." in text
    assert "Its time overlaps that of “North Korea closes its border against the virus”." in text
    assert reader.panel.picture.isHidden()


def test_without_dataset_charts_or_figures_it_says_so(read, bundled):
    assert read(None).text() == "No dataset is open."
    assert (
        "No chart is shown, so there is nothing to compare."
        in read(bundled, CLOSED, panes=()).text()
    )
    assert "Select an event" in read(Dataset(Clean("Nothing"))).text()


def test_the_picture_is_painted_and_has_a_name(read, bundled, parts):
    reader = read(bundled, CLOSED)
    picture = reader.panel.picture
    assert picture.accessibleName().startswith("Trade with China, by year: down 88.6%.")
    image = picture.grab().toImage()
    theme = parts.look.theme
    seen = {image.pixelColor(x, y).name() for x in range(image.width())
            for y in range(image.height())}  # fmt: skip
    for token in ("total", "accent", "text", "raised"):
        assert theme[token].name() in seen, token


@pytest.mark.parametrize("window", Window)
@pytest.mark.parametrize("width", [60, 200, 1400])
def test_the_picture_can_be_painted_at_any_size(read, bundled, parts, window, width):
    reader = read(bundled, CLOSED)
    parts.session.update(comparison=Comparison(window, "2020-03"))
    reader.settle()
    picture = reader.panel.picture
    picture.resize(width, picture.height())
    image = picture.grab().toImage()
    assert (image.width(), image.height()) == (width, picture.height_at(width))
    colors = {image.pixelColor(x, y).name() for x in range(0, width, 3)
              for y in range(0, image.height(), 3)}  # fmt: skip
    assert len(colors) > 2
    assert picture.height_at(60) > picture.height_at(600)


def test_it_works_nothing_out_while_it_is_not_seen(read, bundled, parts):
    reader = read(bundled, CLOSED)
    reader.panel.hide()
    before = reader.text()
    reader.select("kim-visits-volunteers-cemetery")
    assert reader.text() == before
    reader.panel.show()
    reader.settle()
    assert reader.text().startswith("Kim")
