"""How firm a value is shows in grey print: any two kinds of mark differ in more than colour.

Each mark is painted by the painter of charts, turned grey, and measured: how much ink it has, how
dark it is at most, how unevenly its rows and columns are inked. Two marks are told apart where one
of these measures differs by a tenth of the way from paper to the darkest ink.
"""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from tests.engine.trade.made import dataset, series
from viewer.engine.takeaway.value_specimens import ValueTrait, value_specimen
from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.chart import build_chart
from viewer.engine.trade.marks import Chart
from viewer.model.edtf import parse
from viewer.model.records import Claim, Observation
from viewer.model.view import Pane, TimeRange, ValueScale
from viewer.widgets.look import Look
from viewer.widgets.trade.painter import paint_chart

HEIGHT = 60.0
USUAL, NARROW = 64.0, 6.3
"""Widths of specimens in which a bar of a month is 41 and 4 pixels wide."""
ENOUGH = 0.1
"""So much of the way from paper to the darkest ink must lie between two marks."""

FIRM = (
    ValueTrait.FINAL, ValueTrait.PROVISIONAL, ValueTrait.ESTIMATED, ValueTrait.CALCULATED,
    ValueTrait.TOTAL_ONLY, ValueTrait.DISPUTED,
)  # fmt: skip
ABSENT = (
    ValueTrait.MISSING, ValueTrait.ZERO, ValueTrait.WITHHELD, ValueTrait.AT_MOST,
    ValueTrait.NOT_COUNTED,
)  # fmt: skip


@pytest.fixture(params=["light", "dark"])
def look(request, qapp, repo):
    made = Look(repo / "resources")
    made.use(qapp, request.param, 100)
    yield made
    made.use(qapp, "light", 100)


def grey(chart: Chart, look: Look, ratio: int) -> np.ndarray:
    """Return ink between 0 (paper) and 1, without colour."""
    width, height = round(chart.time.width * ratio), round(chart.height * ratio)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    with QPainter(image) as p:
        paint_chart(p, chart, look, float(ratio))
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    paper = look.theme["plot"].lightnessF() * 255
    ink = np.abs(lines[:, :width].astype(float) - paper)
    return ink / abs(look.theme["text"].lightnessF() * 255 - paper)


def bar_of(trait: ValueTrait, look: Look, width: float, ratio: int) -> np.ndarray:
    """Return the ink of the one mark in a specimen."""
    chart = value_specimen(trait, width, HEIGHT)
    (bar,) = range(len(chart.bars))
    x0, x1 = round(chart.bars.x0[bar] * ratio), round(chart.bars.x1[bar] * ratio)
    top, bottom = sorted((float(chart.bars.base[bar]), float(chart.bars.tip[bar])))
    return grey(chart, look, ratio)[round(top * ratio) : round(bottom * ratio), x0:x1]


def around_zero(trait: ValueTrait, look: Look, width: float, ratio: int) -> np.ndarray:
    """Return the ink of the one mark in a specimen, cut out with a little paper around it."""
    chart = value_specimen(trait, width, HEIGHT)
    x0, x1 = (round(chart.time.x(float(days[0])) * ratio) for days in chart.rows.standing[2:4])
    zero = round(chart.zero * ratio)
    ink = grey(chart, look, ratio)[: zero - 1, x0:x1]
    rows = np.flatnonzero(ink.max(axis=1) > ENOUGH / 2)
    return ink[rows[0] : zero - 1]


def measures(ink: np.ndarray) -> np.ndarray:
    """Return density, the spread of the ink of rows, columns and pixels, the darkest ink, and how
    many rows and columns have any: all from 0 to 1.
    """
    inked = ink > ENOUGH / 2
    return np.array([
        ink.mean(), ink.mean(axis=1).std(), ink.mean(axis=0).std(), ink.std(), ink.max(),
        inked.any(axis=1).mean(), inked.any(axis=0).mean(),
    ])  # fmt: skip


def test_a_final_bar_is_all_ink_and_an_empty_paper_has_none(look):
    assert measures(bar_of(ValueTrait.FINAL, look, USUAL, 1))[0] > 0.4
    chart = value_specimen(ValueTrait.FINAL, USUAL, HEIGHT)
    assert grey(chart, look, 1)[2:20, 2:8].max() < 0.02


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("width", [USUAL, NARROW])
def test_in_grey_print_any_two_kinds_of_evidence_differ(look, width, ratio):
    found = {trait: measures(bar_of(trait, look, width, ratio)) for trait in FIRM}
    for one, other in combinations(FIRM, 2):
        far = np.abs(found[one] - found[other]).max()
        assert far >= ENOUGH, (one, other, found[one].round(2), found[other].round(2))


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("width", [USUAL, NARROW])
def test_in_grey_print_any_two_ways_of_not_being_there_differ(look, width, ratio):
    found = {trait: measures(around_zero(trait, look, width, ratio)) for trait in ABSENT}
    for one, other in combinations(ABSENT, 2):
        far = np.abs(found[one] - found[other]).max()
        assert far >= ENOUGH, (one, other, found[one].round(2), found[other].round(2))


@pytest.mark.parametrize("trait", [*FIRM, *ABSENT])
def test_at_twice_the_scale_a_mark_has_as_much_ink(look, trait):
    """Hairlines do not fade on dense screens."""
    once, twice = (measures(around(trait, look, ratio))[0] for ratio in (1, 2))
    assert twice == pytest.approx(once, rel=0.3, abs=0.01)


def around(trait: ValueTrait, look: Look, ratio: int) -> np.ndarray:
    return (bar_of if trait in FIRM else around_zero)(trait, look, USUAL, ratio)


def months_of(known: list[bool], width: float) -> Chart:
    """Lay out calculated values of the months that are known, each so many pixels wide."""
    names = [f"{2000 + n // 12}-{n % 12 + 1:02}" for n in range(len(known))]
    claims = [
        Claim(name, "trade", parse(name), flow="export", value=10.0 + n % 3, unit="USD",
              multiplier=1e6, origin="derived")
        for n, (name, there) in enumerate(zip(names, known, strict=True)) if there
    ]  # fmt: skip
    seen = tuple(Observation(claim.period, claim.value, claim.id) for claim in claims)
    data = dataset(series("export", "export", observations=seen), claims=claims)
    time = TimeRange(parse(names[0]).period[0], parse(names[-1]).period[1])
    pane = Pane("trade", ("export",))
    return build_chart(
        data, pane, TimeScale(time, width * len(known)), HEIGHT, ValueScale.EVEN, False,
        lambda _: 1e9,
    )  # fmt: skip


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("width", [2.5, 4.0, 9.0, 40.0])
def test_the_edge_of_calculated_values_stops_at_a_gap(look, width, ratio):
    known = [True, True, False, True, False, False, True, True, True, False, True, True]
    shown = months_of(known, width)
    ink = grey(shown, look, ratio)[: round(shown.zero * ratio) - 1]
    for n, there in enumerate(known):
        start, end = parse(f"2000-{n % 12 + 1:02}").period
        x0, x1 = (round(shown.time.x(day) * ratio) for day in (start, end))
        assert (ink[:, x0:x1].max() > ENOUGH) == there


def test_narrow_calculated_values_are_one_line_and_no_thicket(look):
    shown = months_of([True] * 40, 4.0)
    ink = grey(shown, look, 1)[: round(shown.zero) - 1]
    top = round(float(shown.bars.tip.max())) + 2
    assert ink[top:, 3:-4].max() < ENOUGH  # only the grid lies between the tips and zero


@pytest.mark.parametrize("ratio", [1, 2])
def test_edges_and_lines_are_sharp(look, ratio):
    """Along a row of pixels there is paper or ink, and nothing of a blurred line between."""
    chart = value_specimen(ValueTrait.TOTAL_ONLY, USUAL, HEIGHT)
    ink = grey(chart, look, ratio)
    top, bottom = sorted((float(chart.bars.base[0]), float(chart.bars.tip[0])))
    row = ink[round((top + bottom) / 2 * ratio)]
    assert len(set(row[row > 0.02].round(2).tolist())) <= 3  # pale ground, rules, edge
    edge = np.flatnonzero(row > ENOUGH)[0]
    assert (row[edge : edge + ratio] > 0.4).all()
    assert row[edge - 1] < 0.02
    assert row[edge + ratio] < 0.2
