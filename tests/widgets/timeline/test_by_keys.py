"""Every shown event is reached by keys alone, and the list of its fold is too, few or very many."""

from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.engine.timeline.made import dataset_of, event
from tests.engine.timeline.scattered import events_of, place_of, seeds
from viewer.engine.timeline.members import MANY
from viewer.model.dataset import Dataset
from viewer.model.view import ViewState, within_axis
from viewer.widgets.parts import Parts
from viewer.widgets.timeline.fold_list import MOST_LISTED, MOST_SHOWN
from viewer.widgets.timeline.lanes_view import LanesView

SIZE = (1000, 260)


@pytest.fixture
def lanes(qtbot, parts: Parts) -> LanesView:
    made = LanesView(parts.session, parts.shown, parts.hover, parts.look, parts.navigation)
    qtbot.addWidget(made)
    made.resize(*SIZE)
    return made


def show(parts: Parts, dataset: Dataset, middle: float, span: float) -> None:
    parts.session.show(dataset, ViewState(within_axis(middle - span / 2, middle + span / 2)))


def walk(parts: Parts, lanes: LanesView, key: Qt.Key, steps: int) -> list[int]:
    """Press a key so often; return whom each press selected."""
    walked = []
    for _ in range(steps):
        QTest.keyClick(lanes, key)
        walked.append(lanes.stage.position(parts.session.view.selection[0]))
    return walked


def scene_of(lanes: LanesView):
    made = lanes.stage.scene(lanes.height(), lanes.scale())
    assert made is not None
    return made


def enter(lanes: LanesView) -> list[str] | None:
    """Press Enter; return the titles that a list names then, None where there is none."""
    QTest.keyClick(lanes, Qt.Key.Key_Return)
    menus = [menu for menu in lanes.findChildren(QMenu) if menu.isVisible()]
    if not menus:
        return None
    told = [action.text().split(": ")[-1] for action in menus[-1].actions() if action.isEnabled()]
    menus[-1].close()
    return told


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seeds)
def test_of_a_few_events_each_is_reached_by_arrows_and_its_fold_lists_it(
    parts: Parts, lanes: LanesView, seed: int
):
    chance = Random(seed)
    events, place = events_of(chance), place_of(chance)
    show(parts, dataset_of(*events), place.middle, place.span)
    count = len(events)
    # From wherever the walk begins, it comes to both ends, and meets everybody between them.
    walk(parts, lanes, chance.choice((Qt.Key.Key_Left, Qt.Key.Key_Up)), count)
    there = walk(parts, lanes, Qt.Key.Key_Right, count - 1)
    back = walk(parts, lanes, Qt.Key.Key_Left, count - 1)
    assert sorted({*there, *back[-1:]}) == list(range(count)) or count == 1
    assert back[:-1] == there[:-1][::-1]
    # Where Enter says what a fold holds, the selected event is among them.
    for position in there:
        parts.session.update(selection=(events[position].id,))
        scene = scene_of(lanes)
        fold = next((held for held in scene.fold_members if position in held), None)
        assert fold is not None or position in scene.box_event or position not in scene.events
        if fold is None or len(fold) == 1:
            continue
        told = enter(lanes)
        if told is None:
            assert len(fold) > MOST_LISTED, "it was zoomed to, not listed"
            show(parts, parts.session.dataset, place.middle, place.span)
        else:
            held = {events[int(member)].id for member in fold}
            assert len([one for one in told if one in held]) == min(len(fold), MOST_SHOWN)


def test_of_very_many_events_each_is_reached_by_arrows_and_seen(parts: Parts, lanes: LanesView):
    chance = np.random.default_rng(7)
    count = MANY + 100
    days = np.datetime64("2020-01-01") + chance.integers(0, 700, count)
    dates = [f"{day}" if n % 3 else f"{day}/{day + n % 90}" for n, day in enumerate(days)]
    kinds = ("letter", "trade", "border")
    made = [
        event(f"e{n}", date, categories=(kinds[n % 3],), importance=n % 7 / 10)
        for n, date in enumerate(dates)
    ]
    dataset = dataset_of(*made)
    middle = float((days.min() - np.datetime64("1970-01-01")).astype(int) + 350)
    show(parts, dataset, middle, 800.0)
    assert parts.shown.indexes is not None, "so many that the lanes are laid out by view"
    seen = scene_of(lanes)
    assert len(seen.box_event) < count / 4, "most of them are in folds"
    (last,) = walk(parts, lanes, Qt.Key.Key_Left, 1)
    order = lanes.stage.in_time_order()
    assert (sorted(order), order[-1]) == (list(range(count)), last)
    # From anywhere the keys lead to the one before and the one after.
    for at in chance.integers(1, count - 1, 120).tolist():
        parts.session.update(selection=(made[order[at]].id,))
        key, step = ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, -1))[at % 2]
        (position,) = walk(parts, lanes, key, 1)
        assert position == order[at + step]
        scene = scene_of(lanes)
        assert position in scene.box_event, "it stands in a row, not in a fold"
        folded = sum(len(members) for members in scene.fold_members)
        assert len(scene.box_event) + folded == count
