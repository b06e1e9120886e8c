"""Datasets made by hand from records, with the figures that news reports give for 2020."""

from collections.abc import Sequence

from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.chart import build_chart
from viewer.engine.trade.marks import Chart
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.message import Message
from viewer.model.records import Actor, Claim, Observation, Place, Series, Source
from viewer.model.view import Pane, TimeRange, ValueScale

# period, imports, exports, total; "d" marks what was calculated, "-" what nobody printed
MONTHS = """
2020-01/2020-02  198       10        207.9d    38north
2020-03          18.0d     0.6d      18.647    mbc
2020-04          21.8      2.2       24.0      upi
2020-05          58.6d     4.7       63.3      upi
2020-06          87.7d     9.12      96.802    mbc
2020-07          65.868    7.97      73.843    newspim
2020-08          19.3      6.6       25.83d    kbs-september
2020-09          18.882    1.936     20.818    mbc
2020-10          0.3       1.4       1.66      kbs-november
2020-11          -         -         1.27      kyodo
2020-12          -         -         5.0       ket
2021-01          0.030d    1.49d     1.52d     reuters-april
2021-02          0.003     1.75      1.753d    reuters-april
2021-03          12.978    1.308     14.28     yonhap
"""
YEARS = """
2019  -  -  2789.02  wowtv
2020  -  -  539.1    yonhap-february
2021  -  -  318.04   voa
"""


def measure(text: Message | str) -> float:
    """Measure as if every letter were seven pixels wide."""
    return 7.0 * len(str(text))


def view(start: str, end: str, width: float = 1232.0, left: float = 0.0) -> TimeScale:
    """Return the scale of a view from the start of one date to the start of another."""
    return TimeScale(TimeRange(parse(start).period[0], parse(end).period[0]), width, left)


def value(text: str) -> tuple[float, int, str]:
    """Read "18.0d": value, decimals, origin."""
    origin = "derived" if text.endswith("d") else "stated"
    digits = text.rstrip("d")
    return float(digits), len(digits.partition(".")[2]), origin


def series(name: str, flow: str | None, frequency: str = "M", **more: object) -> Series:
    """Return a series of North Korea's trade with China, without observations yet."""
    fields: dict[str, object] = {
        "label": Clean(name), "unit": "USD", "multiplier": 1e6, "quantity": "trade",
        "ref_area": "PRK", "counterpart_area": "CHN", "agency": "customs", "observations": (),
    }  # fmt: skip
    return Series(id=name, flow=flow, frequency=frequency, **{**fields, **more})


def dataset(*made: Series, claims: Sequence[Claim] = (), sources: Sequence[str] = ()) -> Dataset:
    """Return a dataset of these series and claims."""
    return Dataset(
        Clean("Trade"),
        sources=Dataset.index([Source(s, Clean(s.upper()), kind="article") for s in sources]),
        actors=Dataset.index([Actor("customs", Clean("China Customs"))]),
        places=Dataset.index(
            [
                Place("nk", Clean("North Korea"), country="PRK", kind="country"),
                Place("cn", Clean("China"), country="CHN", kind="country"),
            ]
        ),
        claims=Dataset.index(claims),
        series=Dataset.index(made),
    )


def plain(*values: tuple[str, float | None], flow: str | None = "export", **more: object) -> Series:
    """Return a series of observations without claims."""
    seen = tuple(Observation(parse(period), amount) for period, amount in values)
    frequency = str(more.pop("frequency", "M"))
    name = str(more.pop("name", flow or "value"))
    return series(name, flow, frequency, **{**more, "observations": seen})


def korea() -> Dataset:
    """Return the months of 2020 with imports, exports and totals, and the totals of three years."""
    claims: list[Claim] = []
    seen: dict[tuple[str, str], list[Observation]] = {}
    sources = []
    for frequency, table in (("M", MONTHS), ("A", YEARS)):
        for line in table.split("\n"):
            if not line:
                continue
            period, *amounts, source = line.split()
            sources.append(source)
            for flow, text in zip(("import", "export", "total"), amounts, strict=True):
                if text == "-":
                    continue
                amount, decimals, origin = value(text)
                claim = Claim(
                    f"{flow}-{period}", "trade", parse(period), flow=flow, value=amount,
                    decimals=decimals, unit="USD", multiplier=1e6, origin=origin, source=source,
                    agency="customs",
                )  # fmt: skip
                claims.append(claim)
                seen.setdefault((flow, frequency), []).append(
                    Observation(claim.period, amount, claim.id)
                )
    made = [
        series(f"{flow}-{frequency}", flow, frequency, observations=tuple(observations))
        for (flow, frequency), observations in seen.items()
    ]
    return dataset(*made, claims=claims, sources=sorted(set(sources)))


def flows_of(seen: list[tuple[str, float | None, str]]) -> tuple[Dataset, Pane]:
    """Return a dataset of plain values (period, value, flow), and a pane of it."""
    parts = {
        flow: plain(*((p, v) for p, v, f in seen if f == flow), flow=flow)
        for flow in ("export", "import", "total")
    }
    return dataset(*parts.values()), Pane("trade", tuple(parts))


def chart(
    data: Dataset, pane: Pane, time: TimeScale, height: float = 150,
    scale: ValueScale = ValueScale.EVEN, mirrored: bool = False,
) -> Chart:  # fmt: skip
    """Lay a pane out as wide as the scale says."""
    return build_chart(data, pane, time, height, scale, mirrored, measure)


def pair(*seen: tuple[str, float | None, str], time: TimeScale, **more: object) -> Chart:
    """Lay out plain values (period, value, flow)."""
    return chart(*flows_of(list(seen)), time, **more)
