"""The first pane of any dataset."""

from tests.engine.trade.made import dataset, korea, series
from viewer.engine.trade.panes import default_panes
from viewer.model.edtf import parse
from viewer.model.records import Claim, Observation, Reading
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


def share(name: str, count: int, **more: object):
    return run(name, "total", "A", count, quantity="share", unit="PERCENT", **more)


def a_claim(name: str, period: str | None = "2019", value: float | None = 95.0, **more: object):
    fields = {
        "unit": "PERCENT", "flow": "total", "ref_area": "PRK", "counterpart_area": "CHN", **more,
    }  # fmt: skip
    return Claim(name, "share", parse(period) if period else None, value=value, **fields)


def test_the_bundled_dataset_opens_with_trade_and_the_share_of_china(bundled):
    trade, china = default_panes(bundled)
    assert trade == Pane(
        "trade",
        ("customs-exports-monthly", "customs-imports-monthly", "customs-total-monthly",
         "customs-total-annual"),
    )  # fmt: skip
    assert china.kind == "share"
    assert {"kotra-crude-share", "article-share"} <= set(china.series)
    assert {"article-last-year-share", "kotra-share-without-year"} <= set(china.series)
    assert "customs-2020-import-share" not in china.series  # a share of something else


def test_shares_of_all_agencies_and_bases_are_one_pane():
    made = dataset(
        run("x", "export", "M", 9), run("m", "import", "M", 9),
        share("kotra", 3), share("kita", 2, agency="kita", adjustment=("with-inter-korean",)),
    )  # fmt: skip
    assert default_panes(made)[1] == Pane("share", ("kotra", "kita"))


def test_of_the_shares_of_several_things_those_that_most_is_said_of_are_shown():
    made = dataset(share("china", 3), share("russia", 5, counterpart_area="RUS"))
    assert default_panes(made) == (Pane("share", ("russia",)),)


def test_claims_alone_make_a_pane_of_shares_too():
    readings = (Reading(parse("2020")),)
    made = dataset(
        claims=[a_claim("a"), a_claim("unclear", None, readings=readings),
                a_claim("words", None, None), a_claim("import", flow="import")],
    )  # fmt: skip
    assert default_panes(made) == (Pane("share", ("a", "unclear", "words")),)


def test_a_share_of_which_nobody_says_when_or_how_much_makes_no_pane():
    assert default_panes(dataset(claims=[a_claim("words", None, None), a_claim("x", None)])) == ()


def test_prices_and_wages_stand_in_panes_of_their_own():
    made = dataset(
        run("wheat", None, "irregular", 50, quantity="price", unit="SHILLING"),
        run("wages", None, "irregular", 40, quantity="wage", unit="SHILLING"),
        run("returns", None, "A", 30, quantity="price", unit="SHILLING"),
        run("weeks", None, "A", 20, quantity="ratio", unit="WEEKS"),
    )
    assert default_panes(made) == (Pane("value", ("wheat",)), Pane("value", ("wages",)))
