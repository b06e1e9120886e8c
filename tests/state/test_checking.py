"""Sums are checked in the background, once for each dataset."""

import pytest

from tests.engine.checks.made import claim
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.view import TimeRange, ViewState
from viewer.state.checking import Checking
from viewer.state.jobs import Jobs
from viewer.state.session import Session

VIEW = ViewState(TimeRange(0, 1))


def dataset(total: str) -> Dataset:
    three = (
        claim("in", "1", flow="import"),
        claim("out", "2", flow="export"),
        claim("all", total),
    )
    return Dataset(Clean("Sums"), claims=Dataset.index(three))


@pytest.fixture
def desk(qapp):
    session, jobs = Session(), Jobs()
    yield session, Checking(session, jobs)
    jobs.stop()


def test_nothing_is_checked_before_somebody_asks(desk):
    session, checking = desk
    session.show(dataset("3"), VIEW)
    assert checking.checked is None
    assert not checking.busy


def test_the_findings_come_and_are_kept(desk, qtbot):
    session, checking = desk
    session.show(dataset("3"), VIEW)
    with qtbot.waitSignal(checking.changed):
        checking.want()
        assert checking.busy
    found = checking.checked
    assert [str(one.told) for one in found.findings] == ["1 + 2 = 3"]
    checking.want()
    assert not checking.busy
    assert checking.checked is found


def test_findings_go_with_their_dataset(desk, qtbot):
    session, checking = desk
    session.show(dataset("3"), VIEW)
    with qtbot.waitSignal(checking.changed):
        checking.want()
    with qtbot.waitSignal(checking.changed):
        session.show(dataset("4"), VIEW)
    assert checking.checked is None
    with qtbot.waitSignal(checking.changed):
        checking.want()
    assert [str(one.told) for one in checking.checked.findings] == ["1 + 2 = 3; stated: 4"]


def test_an_answer_about_a_dataset_that_is_gone_is_dropped(desk, qtbot):
    session, checking = desk
    session.show(dataset("3"), VIEW)
    checking.want()
    session.show(dataset("4"), VIEW)
    assert not checking.busy
    with qtbot.waitSignal(checking.changed):
        checking.want()
    assert [str(one.told) for one in checking.checked.findings] == ["1 + 2 = 3; stated: 4"]


def test_without_a_dataset_there_is_nothing_to_do(desk):
    session, checking = desk
    checking.want()
    assert not checking.busy
    session.show(None, VIEW)
    checking.want()
    assert checking.checked is None
