"""The chips say what is filtered, and change it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.engine.query.small import EVERYTHING, best, dataset_of, event
from viewer.model.calendar import day_of
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Clock, Source
from viewer.model.view import Datings, Filter, GroupBy, TimeRange


def test_at_first_there_are_only_the_standing_chips_and_the_counts(seeker):
    assert seeker.conditions() == []
    choices = seeker.filters.choices
    assert [chip.text() for chip in choices.chips] == [
        "Include uncertain dates", "Dates: all sources", "When it happened",
    ]  # fmt: skip
    assert choices.uncertain.isChecked()
    assert seeker.counts() == "6 events in view · 1 undated"
    assert not seeker.filters.notice.isVisible()


def test_the_count_follows_time_and_filter(seeker):
    seeker.session.update(time=TimeRange(day_of(2020, 10, 19), day_of(2020, 10, 26)))
    assert seeker.counts() == "4 events in view · 1 undated"
    seeker.session.update(filter=Filter("status:none"))
    assert seeker.counts() == "1 event in view · 1 undated"
    seeker.session.update(filter=Filter("status:rumour"))
    assert seeker.counts() == "1 event in view"


def test_each_condition_has_a_chip_that_takes_it_away(seeker):
    seeker.session.update(filter=Filter("category:letter kim not status:rumour"))
    assert seeker.conditions() == ["Category: Letters and messages", "“kim”", "Not Status: Rumour"]
    seeker.click_cross(seeker.chips()[1])
    assert seeker.query == "category:letter not status:rumour"
    seeker.click_cross(seeker.chips()[0])
    seeker.click_cross(seeker.chips()[0])
    assert seeker.session.view.filter == Filter()
    assert seeker.shown_ids() == EVERYTHING
    seeker.session.back()
    assert seeker.conditions() == ["Not Status: Rumour"]


def test_delete_takes_a_condition_away_and_the_focus_stays_in_the_row(seeker):
    seeker.session.update(filter=Filter("kim status:confirmed"))
    seeker.settle()
    seeker.chips()[1].setFocus()
    seeker.press("Delete")
    assert seeker.query == "kim"
    assert QApplication.focusWidget() is seeker.chips()[0]
    seeker.press("Backspace")
    assert seeker.query == ""
    assert QApplication.focusWidget() is seeker.filters.conditions.add


def test_clear_shows_everything_again(seeker):
    seeker.session.update(filter=Filter("kim", uncertain=False))
    clear = seeker.filters.conditions.clear
    assert not clear.isVisible()
    seeker.session.update(filter=Filter("kim status:confirmed", uncertain=False))
    seeker.settle()
    seeker.click(clear)
    assert seeker.session.view.filter == Filter()
    seeker.session.update(filter=Filter("kim"))
    seeker.press("Ctrl+Backspace")
    assert seeker.session.view.filter == Filter()


def test_without_uncertain_dates_only_what_is_certain_of_its_date_is_shown(seeker):
    seeker.click(seeker.filters.choices.uncertain)
    assert not seeker.session.view.filter.uncertain
    assert not seeker.filters.choices.uncertain.isChecked()
    hidden = EVERYTHING - seeker.shown_ids()
    assert hidden == {"letter", "trains", "no-changes"}, "a month with a doubt, and bounds"
    seeker.press("U")
    assert seeker.shown_ids() == EVERYTHING
    assert seeker.filters.choices.uncertain.isChecked()


def test_uncertain_follows_whose_dates_count(seeker):
    seeker.session.update(filter=Filter(uncertain=False), datings=Datings.MAIN)
    data = dataset_of(event("a", "a", "2020-10", datings=(best("2020-10-05"),)))
    seeker.session.show(data, seeker.session.view)
    assert seeker.shown_ids() == set()
    seeker.session.update(datings=Datings.ALL)
    assert seeker.shown_ids() == {"a"}


def test_whose_dates_count_is_chosen_and_named_after_the_main_source(seek):
    main = Dataset.index([Source("m", Clean("The paper"), main=True, kind="newspaper")])
    seeker = seek(dataset_of(event("a", "a", "2020-10-04", datings=(best("2020-10-05"),)),
                             sources=main))  # fmt: skip
    seeker.click(seeker.filters.choices.datings)
    assert seeker.open_items() == ["All sources", "Newspaper only"]
    seeker.pick("Newspaper only")
    assert seeker.session.view.datings is Datings.MAIN
    assert seeker.filters.choices.datings.text() == "Dates: newspaper only"
    seeker.press("S")
    assert seeker.filters.choices.datings.text() == "Dates: all sources"


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        ((), "Dates: main source only"),
        ((Source("m", Clean("m"), main=True, kind="state-media"),), "Dates: state media only"),
        ((Source("m", Clean("m"), main=True),), "Dates: main source only"),
    ],
)
def test_a_main_source_of_another_kind_has_a_name_too(seek, sources, words: str):
    seeker = seek(dataset_of(event("a", datings=(best("2020"),)), sources=Dataset.index(sources)))
    seeker.session.update(datings=Datings.MAIN)
    assert seeker.filters.choices.datings.text() == words


def test_which_of_the_two_times_is_chosen(seeker):
    seeker.click(seeker.filters.choices.clock)
    assert seeker.open_items() == ["When it happened", "When it was reported"]
    seeker.pick("When it was reported")
    assert seeker.session.view.clock is Clock.REPORTED
    assert seeker.filters.choices.clock.text() == "When it was reported"
    seeker.press("C")
    assert seeker.session.view.clock is Clock.OCCURRED


def test_a_choice_that_makes_no_difference_is_hidden(seek):
    seeker = seek(dataset_of(event("a", "a", "2020")))
    shown = [chip.isVisible() for chip in seeker.filters.choices.chips]
    assert shown == [True, False, False]
    data = dataset_of(event("a", "a", "2020", reported=parse("2021")))
    seeker.session.show(data, seeker.session.view)
    assert seeker.filters.choices.clock.isVisible()


def test_without_a_dataset_the_row_is_empty(seek):
    seeker = seek(None)
    assert not any(chip.isVisible() for chip in seeker.filters.choices.chips)
    assert not seeker.filters.conditions.add.isVisible()
    assert seeker.counts() == ""


def test_a_fault_is_told_in_an_empty_dataset_too(seek):
    seeker = seek(dataset_of())
    seeker.session.update(filter=Filter("(kim"))
    assert seeker.conditions() == ["(kim"]
    assert seeker.told().startswith("At character 1")


def test_a_filter_that_cannot_be_read_is_told_with_its_place(seeker):
    seeker.session.update(filter=Filter("kim statsu:rumour"))
    assert seeker.conditions() == ["kim statsu:rumour"]
    assert seeker.told().startswith('At character 5: There is no field "statsu": expected one of')
    assert seeker.shown_ids() == EVERYTHING
    seeker.click_cross(seeker.chips()[0])
    assert seeker.query == ""
    assert seeker.told() == ""


def test_why_nothing_is_shown_is_told(seeker):
    seeker.session.update(filter=Filter("actor:Nobody"))
    assert seeker.told() == 'Nothing in this dataset is called "Nobody".'
    link = seeker.filters.notice._link
    assert link.text() == "Clear the filter"
    seeker.session.update(filter=Filter("status:denied"))
    assert seeker.told() == "No event passes this filter."
    seeker.actions.refresh()
    seeker.click(link)
    assert seeker.session.view.filter == Filter()


def test_what_was_found_at_another_time_is_told(seeker):
    seeker.session.update(filter=Filter("actor:ri-ryong-nam"))
    seeker.session.update(time=TimeRange(day_of(1990), day_of(1991)))
    assert seeker.told() == "All 2 events found lie outside this time."
    seeker.click(seeker.filters.notice._link)
    assert seeker.desk.ran == ["show all"]


def test_many_and_long_conditions_break_into_rows_and_are_cut(seek):
    seeker = seek()
    seeker.session.update(filter=Filter(" ".join(f'"{"long " * 30}{n}"' for n in range(9))))
    seeker.settle()
    tops = {chip.y() for chip in seeker.chips()}
    assert len(tops) > 1
    for chip in seeker.chips():
        assert 0 <= chip.x() <= chip.parentWidget().width() - chip.width()
    boxes = [chip.geometry() for chip in seeker.chips()]
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_chips_are_named_and_reached_by_keys(seeker):
    seeker.session.update(filter=Filter("kim"))
    seeker.settle()
    chip = seeker.chips()[0]
    interface = QAccessible.queryAccessibleInterface(chip)
    assert interface.text(QAccessible.Text.Name) == "“kim”"
    assert "Delete removes it" in interface.text(QAccessible.Text.Description)
    uncertain = QAccessible.queryAccessibleInterface(seeker.filters.choices.uncertain)
    assert uncertain.state().checkable
    assert uncertain.state().checked


def test_a_chip_looks_different_when_checked_focused_and_in_either_theme(seek, qapp):
    seeker = seek()
    chip = seeker.filters.choices.uncertain
    pictures = [chip.grab().toImage()]
    seeker.click(chip, QPoint(5, 5))
    pictures.append(chip.grab().toImage())
    chip.setFocus()
    pictures.append(chip.grab().toImage())
    seeker.parts.look.use(qapp, "dark", 100)
    pictures.append(chip.grab().toImage())
    seeker.parts.look.use(qapp, "dark", 150)
    seeker.settle()
    assert chip.width() > pictures[0].width()
    seeker.parts.look.use(qapp, "light", 100)
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


def test_what_a_lane_stands_for_is_chosen_beside_it(seeker):
    assert seeker.grouping.text() == "Group by Category ▾"
    seeker.click(seeker.grouping)
    assert seeker.open_items() == [
        "Category", "Status", "Direction", "Credited to", "Source", "Actor", "Place", "Tag",
    ]  # fmt: skip
    seeker.pick("Status")
    assert seeker.session.view.group_by is GroupBy.STATUS
    assert seeker.grouping.accessibleName() == "Group by Status"
    seeker.press("B")
    checked = [action.text() for action in seeker.menus()[0].actions() if action.isChecked()]
    assert checked == ["Status"]
    seeker.menus()[0].close()


def test_every_grouping_has_a_command_and_a_name(seeker):
    for by in GroupBy:
        seeker.actions[f"group.{by.value}"].trigger()
        assert seeker.session.view.group_by is by
        assert seeker.grouping.text() != "Group by  ▾"
