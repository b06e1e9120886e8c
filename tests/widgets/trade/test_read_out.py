"""Where a chart that nobody points at reads out its values: over free ground, if it has any."""

import pytest
from PySide6.QtCore import QEvent, QObject

from tests.engine.trade.made import dataset, view
from viewer.engine.trade.labels import Box
from viewer.model.edtf import parse
from viewer.model.records import Claim
from viewer.model.view import Pane, ViewState

SUBJECT = {"quantity": "share", "unit": "PERCENT", "of": "WLD", "agency": "customs"}


def low_shares(desk, years, height=80):
    claims = [
        Claim(f"{agency}-{year}", period=parse(str(year)), value=value, published=parse("2021-03"),
              **{**SUBJECT, "agency": agency})
        for year, *pairs in years for agency, value in pairs
    ]  # fmt: skip
    panes = (Pane("share", tuple(claim.id for claim in claims)),)
    desk.session.show(dataset(claims=claims), ViewState(view("2019", "2023").time, panes=panes))
    desk.pane.resize(1416, height)
    desk.pane.grab()


def words_under(desk) -> list[str]:
    at = desk.plot.pointer._box
    box = Box(at.left(), at.top() + 3, at.right(), at.bottom() - 3)
    return [str(one.text) for one in desk.pane.chart().labels if box.touches(one.box)]


@pytest.mark.parametrize("day", ["2019-06", "2020-06", "2021-06", "2022-06"])
def test_in_a_low_chart_of_shares_it_covers_no_words(desk, day):
    years = [(2019, ("customs", 95.4)), (2020, ("customs", 88.2)), (2021, ("customs", 95.6)),
             (2022, ("customs", 96.7))]  # fmt: skip
    low_shares(desk, years)
    assert any(label.row >= 0 for label in desk.pane.chart().labels)
    desk.hover.move(parse(day).period[0])
    assert desk.plot.pointer.lines
    assert words_under(desk) == []


def test_a_long_one_is_cut_where_words_would_be_covered_else(desk):
    name = "an office of {} with a name that is long enough for more than a third of a chart"
    low_shares(desk, [("2019/2020", *((name.format(n), 60.0 + 6 * n) for n in range(7)))])
    told = [label for label in desk.pane.chart().labels if label.row >= 0]
    assert max(label.box.x1 for label in told) > 0.4 * desk.plot.width()
    desk.hover.move(parse("2019-06").period[0])
    (line,) = desk.plot.pointer.lines
    assert desk.look.metrics("label").horizontalAdvance(line) > 0.6 * desk.plot.width()
    assert words_under(desk) == []
    assert 0.4 * desk.plot.width() < desk.plot.pointer._box.width() < 0.6 * desk.plot.width()


def test_between_the_corners_it_finds_the_free_ground(desk):
    name = "an office of {} with a long name"
    low_shares(desk, [(2019, *((name.format(n), 90.0 + 2 * n) for n in range(4))),
                      (2022, *((name.format(n), 90.0 + 2 * n) for n in range(4)))])  # fmt: skip
    desk.hover.move(parse("2022-06").period[0])
    assert words_under(desk) == []


def test_the_line_of_the_pointer_follows_it_on_the_screen(desk, qtbot):
    screen = desk.plot.viewport()

    class Seen(QObject):
        parts = ()

        def eventFilter(self, watched, event) -> bool:
            if event.type() == QEvent.Type.Paint:
                self.parts = (*self.parts, event.region().boundingRect())
            return False

    seen = Seen()
    screen.installEventFilter(seen)
    for x in (300, 500, 420):
        seen.parts = ()
        desk.mouse("MouseMove", x, 60)
        qtbot.waitUntil(lambda at=x: any(one.left() <= at <= one.right() for one in seen.parts))
    assert all(one.width() < desk.plot.width() for one in seen.parts), "only where it has changed"
    screen.removeEventFilter(seen)


def read_out_at(desk, day: str):
    desk.mouse("MouseMove", desk.pane.scale().x(parse(day).period[0]), 70)
    assert desk.plot.pointer.lines[0] in ("2019", "2020", "2021", "2022")
    return desk.plot.pointer._box


@pytest.mark.parametrize(("value", "low"), [(2.0, True), (98.0, False)])
def test_under_the_pointer_it_keeps_to_the_edge_with_less_on_it(desk, value, low):
    """All shares lie at one end of the scale, but for one that opens it."""
    years = [(year, ("customs", value)) for year in (2019, 2020, 2021)]
    low_shares(desk, [*years, (2022, ("customs", 100.0 - value))], height=160)
    tops = [read_out_at(desk, f"{year}-{month}").top()
            for year in (2019, 2020, 2021, 2022) for month in ("02", "06", "11")]  # fmt: skip
    assert len(set(tops)) == 1, "it does not jump"
    assert (tops[0] < desk.plot.height() / 2) == low
