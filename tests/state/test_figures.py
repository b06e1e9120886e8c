"""The figures follow dataset and choice, and are made once for each of them."""

import pytest

from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.published import Account
from viewer.model.edtf import parse
from viewer.model.view import Choice, TimeRange, ViewState
from viewer.state.figures import Figures
from viewer.state.session import Session


@pytest.fixture
def session(qapp, bundled) -> Session:
    made = Session()
    made.show(bundled, ViewState(TimeRange(18_000, 18_600), panes=default_panes(bundled)))
    return made


def test_nothing_chosen_is_the_open_dataset(session, bundled):
    figures = Figures(session)
    assert figures.dataset is bundled
    assert figures.account == Account()


def test_without_a_dataset_there_are_no_figures(qapp):
    figures = Figures(Session())
    assert figures.dataset is None
    assert figures.releases == ()
    assert figures.tiers == ()
    assert figures.account == Account()


def test_the_same_choice_is_the_very_same_object(session, bundled):
    figures = Figures(session)
    session.update(choice=Choice("2021-01-19"))
    first = figures.dataset
    assert first is not bundled
    assert figures.dataset is first
    session.update(choice=Choice("2021-01-20"))
    assert figures.dataset is not first
    session.back()
    session.update(choice=Choice())
    assert figures.dataset is bundled


def test_every_change_is_told_once_and_the_new_figures_stand_by_then(session, bundled):
    figures = Figures(session)
    told = []
    figures.changed.connect(lambda: told.append(len(figures.dataset.claims)))
    session.update(choice=Choice("2021-01-17"))
    session.update(time=TimeRange(0, 1))
    session.update(choice=Choice())
    session.show(bundled, session.view)
    assert told == [143, 249, 249]


def test_what_a_day_hides_follows_the_day(session):
    figures = Figures(session)
    session.update(choice=Choice("2021-01-19"))
    early = figures.account
    session.update(choice=Choice("2024-02-01"))
    assert figures.account.later < early.later
    assert len(figures.releases) == 57


def test_lists_learn_which_frequency_the_charts_draw(session):
    figures = Figures(session)
    assert figures.tiers == (0, 0)
    figures.resize(1000.0)
    assert figures.tiers == (0, 0)
    session.update(time=TimeRange(parse("1990").period[0], parse("2025").period[1]))
    assert figures.tiers == (1, 0)
