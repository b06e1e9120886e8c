"""The column of panes: as many as the view has, each readable, all on one axis."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.engine.trade.made import dataset, korea, view
from tests.engine.trade.test_share import share
from viewer.engine.trade.panes import default_panes
from viewer.model.dataset import Dataset
from viewer.model.view import Pane, ViewState
from viewer.state.figures import Figures
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.state.shown import Shown
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.trade.panes import TradePanes


@pytest.fixture
def column(qtbot, qapp, repo):
    look = Look(repo / "resources")
    look.use(qapp, "light", 100)
    session = Session()
    navigation = Navigation(session, Shown(session), Settings(None))
    made = TradePanes(session, Figures(session), Hover(), look, navigation)
    qtbot.addWidget(made)
    made.resize(1416, 210)
    made.show()
    return made


def show(column: TradePanes, data: Dataset | None, *panes: Pane) -> None:
    time = view("2020-07", "2021-04").time
    column._session.show(data, ViewState(time, panes=panes or default_panes(data)))
    QApplication.processEvents()


def test_before_a_dataset_is_open_one_empty_frame_is_there(column):
    assert [pane.chart() for pane in column.panes] == [None]


def test_there_are_as_many_panes_as_the_view_has(column, bundled):
    show(column, bundled)
    assert [pane.pane.kind for pane in column.panes] == ["trade", "share"]
    show(column, korea())
    assert [pane.pane.kind for pane in column.panes] == ["trade"]
    column._session.update(panes=(*default_panes(korea()), Pane("value", ("total-A",))))
    assert [pane.pane.kind for pane in column.panes] == ["trade", "value"]


def test_without_values_nothing_is_shown_and_it_comes_back(column):
    show(column, dataset())
    assert column.panes == []
    assert not column.isVisible()
    show(column, korea())
    assert column.isVisible()


def test_panes_hear_the_mouse_only_when_they_are_let_also_those_that_come_later(column, bundled):
    show(column, korea())
    assert not column.panes[0].active
    column.activate()
    show(column, bundled)
    assert [pane.active for pane in column.panes] == [True, True]
    column.activate()
    assert len(column.panes) == 2


def test_one_x_is_the_same_instant_in_all_panes(column, bundled):
    show(column, bundled)
    column.activate()
    day = view("2020-10", "2021").time.start
    xs = {pane.plot_rect().left() + pane.scale().x(day) for pane in column.panes}
    assert len(xs) == 1


@pytest.mark.parametrize(
    ("height", "least", "most"), [(900, 205, 225), (720, 150, 180), (480, 150, 160)]
)
def test_the_panes_take_a_quarter_of_the_window_and_stay_readable(
    column, bundled, height, least, most
):
    show(column, bundled)
    assert least <= column.height_wanted(height) <= most
    column.resize(1416, column.height_wanted(height))
    QApplication.processEvents()
    trade, shares = column.panes
    assert trade.height() >= 96
    assert shares.height() >= 60
    assert len(trade.chart().labels) > 10
    assert len(shares.chart().labels) >= 3


def test_another_height_is_wanted_when_other_panes_are_shown(column, bundled, qtbot):
    with qtbot.waitSignal(column.wanted, timeout=1000):
        show(column, bundled)
    with qtbot.assertNotEmitted(column.wanted):
        show(column, bundled)
        column._session.update(mirrored=True)


def test_the_share_is_the_lower_pane(column):
    made = korea()
    shares = dataset(*made.series.values(), claims=[*made.claims.values(), share("a", 90.0)])
    show(column, shares)
    trade, china = column.panes
    assert trade.height() > china.height()
    assert china.accessibleName().startswith("a") or "share" in china.accessibleName().lower()
