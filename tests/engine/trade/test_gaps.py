"""What is not there stays empty, is marked by its reason, and is never joined over."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trade.made import chart, dataset, flows_of, plain, series, view
from viewer.engine.trade.labels import Kind
from viewer.engine.trade.marks import Absence, Chart
from viewer.engine.trade.readout import nearest, readout
from viewer.engine.trade.rows import Flow
from viewer.model.edtf import parse
from viewer.model.records import Observation
from viewer.model.view import Arrangement, Pane, ValueScale

STATUSES = ["A", "O", "Q", "L", "M", "H", "K"]
months = st.lists(st.tuples(st.booleans(), st.sampled_from(STATUSES)), min_size=3, max_size=36)


def month(n: int) -> str:
    return f"{2018 + n // 12}-{n % 12 + 1:02}"


def with_holes(name: str, known: list[tuple[bool, str]]):
    seen = tuple(
        Observation(parse(month(n)), 5.0 + n % 7 if there else None, status="A" if there else why)
        for n, (there, why) in enumerate(known)
    )
    return replace(plain(flow=name), observations=seen)


def lay_out(exports, imports, arrangement, scale) -> Chart:
    data = dataset(with_holes("export", exports), with_holes("import", imports))
    pane = Pane("trade", ("export", "import"), arrangement)
    return chart(data, pane, view("2018", "2021"), scale=scale)


@given(months, months, st.sampled_from(list(Arrangement)), st.sampled_from(list(ValueScale)))
def test_no_bar_or_line_crosses_a_month_without_a_value(exports, imports, arrangement, scale):
    shown = lay_out(exports, imports, arrangement, scale)
    bars, steps = shown.bars, shown.steps
    for flow, known in ((Flow.EXPORT, exports), (Flow.IMPORT, imports)):
        mine = bars.flow == flow
        for n, (there, _) in enumerate(known):
            start, end = (shown.time.x(day) for day in parse(month(n)).period)
            inside = (bars.x0 < end - 0.5) & (bars.x1 > start + 0.5) & mine
            assert inside.any() == there
            crossing = (steps.x0 < end - 0.5) & (steps.x1 > start + 0.5)
            assert there or not crossing.any()


@given(months)
def test_every_missing_value_is_marked_over_its_own_month_by_its_reason(known):
    shown = lay_out(known, [], Arrangement.MIRRORED, ValueScale.EVEN)
    reasons = {"Q": Absence.WITHHELD, **dict.fromkeys("LMHK", Absence.NOT_COUNTED)}
    wanted = {
        n: reasons.get(why, Absence.MISSING) for n, (there, why) in enumerate(known) if not there
    }
    assert {int(shown.rows.refs[mark.row, 1]): mark.kind for mark in shown.blanks} == wanted
    for mark in shown.blanks:
        period = parse(month(int(shown.rows.refs[mark.row, 1]))).period
        edges = (shown.time.x(period[0]), shown.time.x(period[1]))
        assert (mark.box.x0, mark.box.x1) == pytest.approx(edges, abs=0.5)


@pytest.mark.parametrize(
    ("observation", "words"),
    [
        ({"value": None, "status": "O"}, "exports no figure found"),
        ({"value": None, "status": "Q"}, "exports withheld"),
        ({"value": None, "status": "L"}, "exports not collected"),
        ({"value": None, "status": "M"}, "exports does not apply"),
        ({"value": 0.0}, "exports 0 · stated as zero"),
        ({"value": 3.0, "comparator": "<"}, "exports <3 · only this limit is known"),
    ],
)
def test_the_read_out_says_in_words_why_nothing_is_there(observation, words):
    seen = (Observation(parse("2020-03"), **observation),)
    data = dataset(series("export", "export", observations=seen))
    shown = chart(data, Pane("trade", ("export",)), view("2020", "2020-07"))
    near = nearest(shown.rows, parse("2020-03-10").period[0], 5.0)
    assert str(readout(shown.rows, near, 9)[1]) == words


def test_wide_marks_say_their_reason_beside_them():
    known = [(True, "A"), (False, "Q"), (False, "L"), (False, "O")]
    data = dataset(with_holes("export", known))
    shown = chart(data, Pane("trade", ("export",)), view("2018", "2018-07"))
    notes = {str(label.text) for label in shown.labels if label.kind is Kind.NOTE}
    assert notes == {"withheld", "not collected", "no figure found"}


@given(st.lists(st.floats(0, 100), min_size=2, max_size=20))
def test_a_zero_is_no_bar_and_a_value_however_small_is_one(values):
    seen = [(month(n), value, "export") for n, value in enumerate(values)]
    data, pane = flows_of([*seen, (month(30), 100.0, "export")])
    shown = chart(data, pane, view("2018", "2021"))
    heights = np.abs(shown.bars.base - shown.bars.tip)
    assert (heights[shown.bars.zero] == 0).all()
    assert (heights[~shown.bars.zero] >= 2.0 - 1e-9).all()
