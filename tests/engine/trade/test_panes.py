"""The first pane of any dataset."""

from tests.engine.trade.made import dataset, korea, series
from viewer.engine.trade.panes import default_panes
from viewer.model.edtf import parse
from viewer.model.records import Observation
from viewer.model.view import Pane


def run(name: str, flow: str | None, frequency: str, count: int, **more: object):
    seen = tuple(Observation(parse(str(2000 + n)), float(n)) for n in range(count))
    return series(name, flow, frequency, observations=seen, **more)


def test_months_of_exports_and_imports_come_with_their_totals_and_the_years():
    assert default_panes(korea()) == (
        Pane("trade", ("export-M", "import-M", "total-M", "total-A")),
    )


def test_the_finest_pair_wins_however_long_the_others_are():
    made = dataset(
        run("xa", "export", "A", 50), run("ma", "import", "A", 50),
        run("xq", "export", "Q", 8), run("mq", "import", "Q", 8),
    )  # fmt: skip
    assert default_panes(made)[0].series == ("xq", "mq")


def test_a_pair_of_almost_nothing_does_not_win_by_being_fine():
    made = dataset(
        run("xa", "export", "A", 50), run("ma", "import", "A", 50),
        run("xm", "export", "M", 1), run("mm", "import", "M", 1),
    )  # fmt: skip
    assert default_panes(made)[0].series == ("xa", "ma")


def test_flows_of_different_agencies_units_or_adjustments_never_share_a_pane():
    made = dataset(
        run("x", "export", "M", 9, agency="kotra"), run("m", "import", "M", 9, agency="kita"),
        run("x2", "export", "M", 9, unit="CNY"), run("m2", "import", "M", 9, adjustment=("oil",)),
    )  # fmt: skip
    assert {pane.kind for pane in default_panes(made)} == {"value"}
    assert all(len(pane.series) == 1 for pane in default_panes(made))


def test_all_goods_come_before_one_chapter():
    made = dataset(
        run("x27", "export", "M", 90, commodity="27"),
        run("m27", "import", "M", 90, commodity="27"),
        run("x", "export", "A", 9, commodity="TOTAL"),
        run("m", "import", "A", 9, commodity="TOTAL"),
    )
    assert default_panes(made)[0].series == ("x", "m")


def test_a_dataset_without_flows_shows_its_longest_series():
    made = dataset(run("few", None, "M", 3), run("brent", None, "M", 400))
    assert default_panes(made) == (Pane("value", ("brent",)),)


def test_one_flow_alone_is_shown_as_values():
    made = dataset(run("imports", "import", "M", 5))
    assert default_panes(made) == (Pane("value", ("imports",)),)


def test_a_dataset_without_values_has_no_pane():
    assert default_panes(dataset()) == ()
    assert default_panes(dataset(series("empty", "export"))) == ()
