"""Menus of values with live counts, and the filter as text."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.engine.query.small import EVERYTHING, dataset_of, event
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.records import Actor
from viewer.model.view import Filter


def test_a_status_is_chosen_in_three_clicks(seeker):
    seeker.click(seeker.filters.conditions.add)
    seeker.pick("Status")
    menu, _ = seeker.item("Rumour")
    assert seeker.items(menu) == [
        "Confirmed\t2", "Reported\t1", "Likely\t0", "Rumour\t1", "Denied\t0", "Opinion\t0",
        "Forecast\t0", "No status given\t5",
    ]  # fmt: skip
    assert not seeker.item("Denied")[1].isEnabled()
    seeker.pick("Rumour")
    assert seeker.query == "status:rumour"
    assert seeker.conditions() == ["Status: Rumour"]
    assert seeker.shown_ids() == {"trains"}


def test_the_menu_offers_every_field_words_dates_and_the_text(seeker):
    seeker.press("Ctrl+Shift+F")
    assert seeker.open_items() == [
        "Status", "Category", "Actor", "Place", "Source", "Credited to", "Tag", "Direction",
        "Date known to", "Filter by words…", "Filter by a date…", "Edit as text…",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "query"),
    [
        ("Category", "Letters and messages", "category:letter"),
        ("Actor", "Ri Ryong Nam", 'actor:"Ri Ryong Nam"'),
        ("Place", "Sinuiju", "place:Sinuiju"),
        ("Source", "NK News on shops", "source:nk-news"),
        ("Credited to", "Daily NK", 'attributed:"Daily NK"'),
        ("Tag", "Korean War", 'tag:"Korean War"'),
        ("Direction", "CHN → PRK", "direction:CHN>PRK"),
        ("Direction", "Both ways", "direction:mutual"),
    ],
)
def test_each_field_sets_its_condition_and_shows_as_many_as_it_says(
    seeker, field: str, value: str, query: str
):
    seeker.click(seeker.filters.conditions.add)
    seeker.pick(field)
    count = int(seeker.item(value)[1].text().split("\t")[1])
    seeker.pick(value)
    assert seeker.query == query
    assert len(seeker.shown_ids()) == count


def test_counts_are_those_beside_the_rest_of_the_filter(seeker):
    seeker.session.update(filter=Filter("category:letter status:confirmed"))
    seeker.settle()
    seeker.click(seeker.chips()[1])
    assert "No status given\t4" in seeker.open_items(), "letters of any status"
    assert seeker.item("Confirmed")[1].isChecked()
    seeker.pick("No status given")
    assert seeker.query == "category:letter (status:confirmed or status:none)"
    assert seeker.conditions()[1] == "Status: Confirmed or No status given"
    seeker.click(seeker.chips()[1])
    seeker.pick("Confirmed")
    assert seeker.query == "category:letter status:none"


def test_counts_leave_out_what_uncertain_dates_hide(seeker):
    seeker.session.update(filter=Filter(uncertain=False))
    seeker.click(seeker.filters.conditions.add)
    seeker.pick("Status")
    assert seeker.item("Rumour")[1].text() == "Rumour\t0"


def test_a_menu_that_was_open_before_counts_anew(seeker):
    for uncertain, text in ((True, "Rumour\t1"), (False, "Rumour\t0")):
        seeker.session.update(filter=Filter(uncertain=uncertain))
        seeker.click(seeker.filters.conditions.add)
        seeker.pick("Status")
        assert seeker.item("Rumour")[1].text() == text
        for menu in seeker.menus():
            menu.close()


def test_fields_with_a_choice_say_how_many(seeker):
    seeker.session.update(filter=Filter("status:confirmed or status:rumour"))
    seeker.click(seeker.filters.conditions.add)
    assert "Status (2)" in seeker.open_items()


def test_a_long_list_goes_on_in_the_palette_in_any_spelling(seek):
    actors = [Actor(f"a{n}", Clean(f"Person number {n}"), aliases=(Clean(f"Alias {n}"),))
              for n in range(30)]  # fmt: skip
    data = dataset_of(
        *(event(f"e{n}", actors=(f"a{n}",)) for n in range(30)), actors=Dataset.index(actors)
    )
    seeker = seek(data)
    seeker.session.update(filter=Filter("status:none"))
    seeker.click(seeker.filters.conditions.add)
    seeker.pick("Actor")
    menu, _ = seeker.item("Find another…")
    assert len(seeker.items(menu)) == 21
    seeker.pick("Find another…")
    assert seeker.palette.field.placeholderText() == "Filter by an actor…"
    seeker.write("alias 29")
    assert seeker.rows() == ["People and places:", "Person number 29 | Alias 29 | 1 event"]
    assert seeker.hint() == "Enter: add to the filter"
    seeker.press("Return")
    assert seeker.query == 'status:none actor:"Person number 29"'


@pytest.mark.parametrize(
    ("item", "typed", "query"),
    [
        ("Filter by words…", "cemetery", "status:confirmed cemetery"),
        ("Filter by a date…", "oct 2020", "status:confirmed date:2020-10"),
    ],
)
def test_words_and_dates_are_typed_and_added(seeker, item: str, typed: str, query: str):
    seeker.session.update(filter=Filter("status:confirmed"))
    seeker.click(seeker.filters.conditions.add)
    seeker.pick(item)
    seeker.write(typed)
    seeker.press("Return")
    assert seeker.query == query


def test_names_with_an_ampersand_and_long_names_are_shown_as_they_are(seek):
    actors = Dataset.index([Actor("a", Clean("R&D " + "x" * 300))])
    seeker = seek(dataset_of(event("e", actors=("a",)), actors=actors))
    seeker.click(seeker.filters.conditions.add)
    seeker.pick("Actor")
    items = [item for menu in seeker.menus() for item in seeker.items(menu)]
    (text,) = [item for item in items if item.startswith("R&&D")]
    assert len(text) < 60


def test_the_filter_can_be_written_as_text_and_shows_at_once(seeker):
    seeker.session.update(filter=Filter("status:confirmed"))
    seeker.press("Ctrl+L")
    edit = QApplication.focusWidget()
    assert edit.text() == "status:confirmed"
    seeker.write(" or status:rumour")
    assert seeker.shown_ids() == {"visit", "thanks", "trains"}
    seeker.press("Return")
    assert seeker.query == "status:confirmed or status:rumour"
    assert seeker.conditions() == ["Status: Confirmed or Rumour"]
    seeker.session.back()
    assert seeker.query == "status:confirmed"


def test_a_fault_is_told_with_its_place_and_the_last_good_filter_stays(seeker):
    seeker.press("Ctrl+L")
    seeker.write("kim")
    seeker.write(" (status:confirmed")
    assert seeker.told() == "At character 5: A parenthesis is opened here and never closed."
    assert seeker.shown_ids() != EVERYTHING
    edit = QApplication.focusWidget()
    seeker.press("Return")
    assert QApplication.focusWidget() is edit
    assert edit.cursorPosition() == 4
    edit.setCursorPosition(len(edit.text()))
    seeker.write(")")
    assert seeker.told() == ""
    seeker.press("Return")
    assert seeker.query == "kim status:confirmed"
    assert seeker.conditions() == ["“kim”", "Status: Confirmed"]


def test_esc_brings_back_what_was_there(seeker):
    seeker.session.update(filter=Filter("kim"))
    seeker.press("Ctrl+L")
    seeker.write(" status:rumour")
    seeker.press("Esc")
    assert seeker.query == "kim"
    assert seeker.conditions() == ["“kim”"]
    seeker.session.back()
    assert seeker.query == "", "what was tried is no step of the history"


def test_leaving_the_text_keeps_what_could_be_read(seeker):
    seeker.press("Ctrl+L")
    seeker.write("status:rumour")
    seeker.write(" (")
    seeker.elsewhere.setFocus()
    assert seeker.query == "status:rumour"
    assert seeker.conditions() == ["Status: Rumour"]
    assert seeker.told() == ""


def test_a_condition_without_values_opens_the_text(seeker):
    seeker.session.update(filter=Filter("not status:rumour"))
    seeker.settle()
    seeker.click(seeker.chips()[0])
    assert QApplication.focusWidget().text() == "not status:rumour"


def test_a_faulty_filter_is_mended_where_it_is_wrong(seeker):
    seeker.session.update(filter=Filter("kim statsu:rumour"))
    seeker.settle()
    seeker.click(seeker.chips()[0])
    edit = QApplication.focusWidget()
    assert edit.cursorPosition() == 4
    assert seeker.told().startswith("At character 5")


def test_a_value_chosen_beside_a_faulty_filter_takes_its_place(seeker):
    seeker.session.update(filter=Filter("(("))
    seeker.click(seeker.filters.conditions.add)
    seeker.pick("Status")
    seeker.pick("Rumour")
    assert seeker.query == "status:rumour"
