"""However a reader arranges the charts: it is kept as it is, and every step can be taken back."""

import json

from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.trade.catalogue import added
from viewer.engine.trade.hidden import toggled
from viewer.engine.trade.pane_heights import as_at_first, taller
from viewer.engine.trade.pane_order import moved_to, without
from viewer.engine.trade.panes import default_panes
from viewer.model.view import TimeRange, ViewState
from viewer.state.session import Session
from viewer.state.view_json import view_as_json, view_from_json

PLACE = st.integers(0, 5)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 40), st.none() | PLACE),
        st.tuples(st.just("move"), PLACE, PLACE),
        st.tuples(st.just("remove"), PLACE, PLACE),
        st.tuples(st.just("hide"), PLACE, st.integers(0, 8)),
        st.tuples(st.just("taller"), PLACE, st.floats(0.1, 10)),
        st.tuples(st.just("even"), PLACE, PLACE),
        st.tuples(st.just("room"), PLACE, st.floats(0.01, 1)),
    ),
    max_size=10,
)


def change(dataset, view: ViewState, kind: str, first, second) -> dict[str, object]:
    panes = view.panes
    if kind == "room":
        return {"chart_room": second}
    if kind == "hide" and first < len(panes):
        series = panes[first].series
        return {"panes": toggled(panes, first, (series[second % len(series)],))}
    name = list(dataset.series)[first % len(dataset.series)]
    done = {
        "add": lambda: added(dataset, panes, (name,), second),
        "move": lambda: moved_to(panes, first, min(second, len(panes))),
        "remove": lambda: without(panes, first),
        "taller": lambda: taller(panes, first, second),
        "even": lambda: as_at_first(panes),
        "hide": lambda: panes,
    }
    return {"panes": done[kind]()}


@given(steps=STEPS)
def test_every_arrangement_is_kept_and_every_step_is_taken_back(bundled, steps):
    first = ViewState(TimeRange(18000, 19000), panes=default_panes(bundled))
    session = Session()
    session.show(bundled, first)
    seen = [first]
    for step in steps:
        session.update(**change(bundled, session.view, *step))
        if session.view != seen[-1]:
            seen.append(session.view)
        kept = json.loads(json.dumps(view_as_json(session.view)))
        assert view_from_json(kept, bundled, first) == session.view
    for view in reversed(seen[:-1]):
        session.back()
        assert session.view == view
    for view in seen[1:]:
        session.forward()
        assert session.view == view
