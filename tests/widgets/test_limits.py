"""The dialog in which the limits of the view are typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from tests.engine.timeline.made import dataset_of, event
from viewer.model.edtf import parse
from viewer.model.view import FARTHEST, TimeRange, ViewState
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.state.shown import Shown
from viewer.widgets.limits import LimitsDialog
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation

SEEN = TimeRange(parse("2020-07").period[0], parse("2021-03").period[1])


@pytest.fixture
def ask(qtbot, qapp, repo):
    """Opens the dialog over a dataset from 1945 to 2021, at a time."""
    look = Look(repo / "resources")
    session, settings = Session(), Settings(None)
    settings.update(animation=False)
    navigation = Navigation(session, Shown(session), settings)

    def ask(time: TimeRange = SEEN) -> LimitsDialog:
        dataset = dataset_of(event("a", "1945-10-10"), event("b", "2021-02-12"))
        session.show(dataset, ViewState(time))
        dialog = LimitsDialog(None, session, look, navigation)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return ask


def ok(dialog: LimitsDialog):
    return dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)


def test_it_opens_with_the_first_and_the_last_day_on_screen(ask, qtbot):
    dialog = ask()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.first.hasFocus)
    assert (dialog.first.text(), dialog.last.text()) == ("2020-07-01", "2021-03-31")
    assert dialog.meaning.text() == "July 2020 to March 2021"
    assert dialog.first.selectedText() == "2020-07-01"


def test_typed_dates_are_shown_with_enter_and_undone_with_back(ask):
    dialog = ask()
    QTest.keyClicks(dialog.first, "Oct 2020")
    dialog.last.setText("")
    assert dialog.meaning.text() == "October 2020"
    QTest.keyClick(dialog.first, Qt.Key.Key_Return)
    session = dialog._session
    assert (session.view.time.start, session.view.time.end) == parse("2020-10").period
    session.back()
    assert session.view.time == SEEN


def test_what_is_no_date_is_said_and_not_shown(ask):
    dialog = ask()
    QTest.keyClicks(dialog.first, "soon")
    assert dialog.meaning.text().startswith('"soon" is no date')
    assert not ok(dialog).isEnabled()
    QTest.keyClick(dialog.first, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog._session.view.time == SEEN
    dialog.reject()


def test_show_all_is_beside_it(ask):
    dialog = ask()
    QTest.mouseClick(dialog.show_all, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert dialog._session.view.time.start < parse("1945-10-10").period[0]


def test_both_fields_have_names(ask):
    dialog = ask()
    assert (dialog.first.accessibleName(), dialog.last.accessibleName()) == ("From", "To")
    dialog.reject()


@pytest.mark.parametrize("time", [TimeRange(-FARTHEST, FARTHEST), TimeRange(4e6, 4e6 + 10)])
def test_far_years_are_left_to_be_typed(ask, time):
    dialog = ask(time)
    assert dialog.first.text() == ""
    assert not ok(dialog).isEnabled()
    dialog.reject()
