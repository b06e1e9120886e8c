"""Whatever figures a file holds, the checks come to an end and every finding can be told."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.checks.run import check_all
from viewer.engine.checks.told import findings_sheet, outline, sentence
from viewer.model.clean import clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Change, Claim, Observation, Reading, Series

NAMES = ("a", "b", "c", "d", "e", "f")
PERIODS = (
    "2019", "2018", "2017", "2019-01", "2019-02/2019-12", "2019-01/2019-06", "2019-07/2019-12",
    "2020~", "[..2020]", "2019/..", "-999999", "Y-100000", "2019-03-01T09:00/2019-03-01T12:00",
)  # fmt: skip
numbers = st.one_of(
    st.none(),
    st.sampled_from([0.0, 1.0, -1.0, 5e-324, 1e-300, 1.7e308, -1.7e308, 1e15, 90.0, 1000.0, 0.5]),
    st.floats(allow_nan=False, allow_infinity=False),
)
decimals = st.one_of(st.none(), st.integers(-400, 400))
signs = st.sampled_from(["=", "=", "<", "<=", ">", ">="])
some = st.sampled_from


def period(text: str):
    try:
        return parse(text)
    except ValueError:
        return None


periods = some([found for text in PERIODS if (found := period(text))] + [None])
changes = st.builds(
    Change, numbers, decimals, signs, some(["percent", "points", "ratio", None]),
    some(["up", "down", None]), some([*NAMES, "2018", "2019", "no date", None]),
    some(["office", None]), some(["report", None]),
)  # fmt: skip


@st.composite
def claims(draw, name: str) -> Claim:
    percent = draw(st.booleans())
    low, high = draw(numbers), draw(numbers)
    if low is not None and high is not None and low > high:
        low, high = high, low
    texts = st.sampled_from(["$80.1 billion", "9만6천", "1" * 300, "{x}", None])
    return Claim(
        id=name, quantity="share" if percent else "trade", period=draw(periods),
        flow=draw(some(["import", "export", "total", "balance", None])), ref_area="PRK",
        counterpart_area=draw(some(["CHN", "CHN", "WLD", None])),
        commodity=draw(some(["TOTAL", "TOTAL", None])),
        of=draw(some([*NAMES, "WLD", None])) if percent else None,
        readings=tuple(Reading(p) for p in draw(st.lists(periods, max_size=2)) if p),
        value=draw(numbers), decimals=draw(decimals), comparator=draw(signs),
        approximate=draw(st.booleans()), low=low, high=high,
        value_text=clean(text) if (text := draw(texts)) else None,
        unit="PERCENT" if percent else draw(some(["USD", "USD", None])),
        multiplier=draw(some([1.0, 1e6, 1e9, 1e-300, 1e300, 7.0])),
        change=tuple(draw(st.lists(changes, max_size=2))),
        origin=draw(some(["stated", "stated", "derived", "implied"])),
        inputs=tuple(draw(st.lists(some(NAMES), max_size=2))),
        status=draw(some(["A", "U"])), adjustment=draw(some([(), (), ("x",)])),
        same_figure_as=tuple(draw(st.lists(some(NAMES), max_size=1))),
        agency=draw(some(["office", "office", "bureau", None])), source="report",
    )  # fmt: skip


@st.composite
def datasets(draw) -> Dataset:
    made = [draw(claims(name)) for name in NAMES[: draw(st.integers(0, len(NAMES)))]]
    series = [
        Series(f"s{flow}", clean("S"), "USD", "A", tuple(
            Observation(p, draw(numbers)) for p in draw(st.lists(periods, max_size=8)) if p
        ), "trade", flow, "PRK", "CHN", "TOTAL", agency="office")
        for flow in draw(st.sets(some(["import", "export", "total"])))
    ]  # fmt: skip
    return Dataset(clean("Any"), claims=Dataset.index(made), series=Dataset.index(series))


@given(datasets())
def test_the_checks_end_and_can_be_told(dataset):
    checked = check_all(dataset)
    assert len([one for one in outline(checked) if one.finding]) == len(checked.findings)
    for finding in checked.findings:
        assert str(sentence(dataset, finding))
        assert set(finding.inputs) <= {*dataset.claims, *checked.of}
    assert len(list(findings_sheet(dataset, checked.findings))) == len(checked.findings)
