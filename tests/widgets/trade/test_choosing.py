"""The row of the day on which figures were known, and the menu of what they are chosen by."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.engine.trade.made import korea
from viewer.engine.trade.panes import default_panes
from viewer.model.view import Choice, Pane, TimeRange, ViewState
from viewer.state.checking import Checking
from viewer.state.figures import Figures
from viewer.state.hover import Hover
from viewer.state.jobs import Jobs
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.state.shown import Shown
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.parts import Parts
from viewer.widgets.trade.choosing import add_choices, groups_of
from viewer.widgets.trade.day_dialog import DayDialog
from viewer.widgets.trade.known_on import KnownOnRow

CALENDAR = TimeRange(18_000, 18_600)


@pytest.fixture
def session(bundled) -> Session:
    made = Session()
    made.show(bundled, ViewState(CALENDAR, panes=default_panes(bundled)))
    return made


@pytest.fixture
def row(qtbot, qapp, repo, session):
    look = Look(repo / "resources")
    look.use(qapp, "light", 100)
    settings, shown = Settings(None), Shown(session)
    navigation = Navigation(session, shown, settings)
    figures, checking = Figures(session), Checking(session, Jobs())
    parts = Parts(session, shown, Hover(), settings, look, navigation, figures, checking)
    made = KnownOnRow(parts)
    qtbot.addWidget(made)
    made.resize(1100, 30)
    return made


def test_the_row_is_hidden_until_it_is_asked_for_or_a_past_day_is_in_force(row, session):
    assert row.isHidden()
    row.open()
    assert not row.isHidden()
    row.leave()
    assert row.isHidden()
    session.update(choice=Choice("2021-01-19"))
    assert not row.isHidden()
    session.back()
    assert row.isHidden()


def test_the_right_end_of_the_slider_is_now_and_every_place_a_day(row, session):
    slider = row.slider
    assert slider.value() == slider.maximum() == 57
    slider.setValue(0)
    assert session.view.choice.known_on == "2005-01-31"
    slider.setValue(slider.maximum())
    assert session.view.choice.known_on == ""


def test_a_day_between_two_publications_is_said_as_it_is(row, session):
    session.update(choice=Choice("2021-01-25"))
    said = row.slider.accessibleName()
    assert said.startswith("As known on: 25 January 2021 · ")
    place = row.slider.value()
    session.update(choice=Choice("2021-01-19"))
    assert row.slider.value() == place


def test_other_choices_are_kept_when_the_day_changes(row, session):
    session.update(choice=Choice(agency="kotra"))
    row.slider.setValue(3)
    assert session.view.choice.agency == "kotra"
    row.leave()
    assert session.view.choice == Choice(agency="kotra")


def test_keys_move_the_slider_and_escape_leaves(row, session, qtbot):
    row.show()
    qtbot.waitExposed(row)
    row.open()
    QTest.keyClick(row.slider, Qt.Key.Key_Left)
    assert session.view.choice.known_on != ""
    QTest.keyClick(row.slider, Qt.Key.Key_Escape)
    assert session.view.choice.known_on == ""
    assert row.isHidden()


@pytest.fixture
def typing(row, qtbot) -> Callable[[str], DayDialog]:
    """Type the first digit at the slider and the rest into the dialog that comes."""
    row.show()
    qtbot.waitExposed(row)
    row.open()

    def typed(text: str) -> DayDialog:
        QTest.keyClicks(row.slider, text[0])
        (dialog,) = row.window().findChildren(DayDialog)
        QTest.keyClicks(dialog.field, text[1:])
        return dialog

    return typed


def test_a_day_on_which_nothing_was_published_is_typed_at_the_slider(row, session, typing):
    dialog = typing("17 January 2021")
    assert dialog.field.text() == "17 January 2021"
    assert dialog.meaning.text() == "What was published by the end of 17 January 2021"
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert session.view.choice.known_on == "2021-01-17"
    assert "17 January 2021" in row.slider.accessibleName()


@pytest.mark.parametrize(
    ("text", "day"),
    [("2020", "2020-12-31"), ("2021-02", "2021-02-28"), ("12 Feb 2021", "2021-02-12")],
)
def test_a_month_or_a_year_is_its_last_day(session, typing, text, day):
    QTest.keyClick(typing(text).field, Qt.Key.Key_Return)
    assert session.view.choice.known_on == day


@pytest.mark.parametrize("text", ["17 Fooary", "2021..", "31 Feb 2021"])
def test_what_is_no_day_changes_nothing(session, typing, text):
    dialog = typing(text)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert session.view.choice == Choice()
    assert dialog.isVisible()
    dialog.reject()


def test_the_name_of_the_row_asks_for_a_day_too(row, session):
    session.update(choice=Choice("2021-01-19"))
    row.name.click()
    (dialog,) = row.window().findChildren(DayDialog)
    assert dialog.field.text() == ""
    assert "last day" in dialog.meaning.text()
    dialog.reject()


def test_a_screen_reader_hears_the_day(row, session):
    session.update(choice=Choice("2021-01-19"))
    heard = QAccessible.queryAccessibleInterface(row.slider).text(QAccessible.Text.Name)
    assert heard.startswith("As known on: 19 January 2021: 2 values published")
    assert row.now.text() == "As known now"


def test_a_dataset_without_dates_of_publication_has_no_row(row, session):
    session.show(korea(), ViewState(CALENDAR))
    row.open()
    assert row.isHidden()


def test_the_menu_offers_agencies_bases_and_publications(qtbot, session, bundled):
    groups = groups_of(bundled, Choice(), session.view.panes[0])
    assert [len(group) for group in groups] == [9, 3, 3]
    menu = QMenu()
    qtbot.addWidget(menu)
    inner = add_choices(menu, session, session.view.panes[0])
    assert inner is not None
    checked = [action.text() for action in inner.actions() if action.isChecked()]
    assert checked == ["Whoever the dataset has", "On any basis", "As the dataset has them"]
    next(a for a in inner.actions() if a.text() == "KITA").trigger()
    assert session.view.choice == Choice(agency="kita")


def test_claims_picked_are_given_up_from_the_menu(qtbot, session):
    session.update(choice=Choice(picked=("kotra-2020-total",)))
    menu = QMenu()
    qtbot.addWidget(menu)
    inner = add_choices(menu, session, session.view.panes[0])
    inner.actions()[-1].trigger()
    assert session.view.choice == Choice()


def test_there_is_no_menu_for_shares_nor_where_nobody_else_speaks(qtbot, session, bundled):
    menu = QMenu()
    qtbot.addWidget(menu)
    assert add_choices(menu, session, session.view.panes[1]) is None
    assert add_choices(menu, session, Pane("value", ("no such series",))) is None
    assert menu.actions() == []
