"""A window of 1280x720, as on a laptop: all of the bundled dataset's lanes are in sight."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor

from tests.pictures.test_window import colours, image_of


@pytest.fixture(params=["light", "dark"])
def reader(request, start):
    return start(size=(1280, 720), theme=request.param)


def test_all_lanes_are_in_sight_over_both_charts(reader):
    layout = reader.scene().layout
    assert len(layout.lanes) == 8
    assert len(reader.contents.trade.panes) == 2
    assert not reader.lanes.overflows()
    assert layout.height <= reader.lanes.height()
    for pane in reader.contents.trade.panes:
        assert pane.height() >= pane.least_height()


def test_letters_of_a_row_do_not_reach_into_the_next(reader):
    sizes, metrics = reader.scene().layout.sizes, reader.app.look.metrics("label")
    assert sizes.row < 19, "rows are pressed together here"
    assert sizes.row >= metrics.ascent() + metrics.descent()


def test_the_names_of_the_lanes_are_on_one_line_with_their_first_row(reader):
    scene, image = reader.scene(), image_of(reader.lanes)
    sizes, theme = scene.layout.sizes, reader.app.look.theme
    middle = (theme["text"].lightness() + theme["plot"].lightness()) / 2
    is_light = theme["text"].lightness() > middle
    rows = range(round(sizes.pad), round(sizes.pad + sizes.row))

    def foot(left: int) -> int:
        """The lowest line with ink of the letter that begins at ``left``: capitals have no tails.

        An L in the gutter, a K or an X in the plot.
        """
        found = {y: colours(image, QRect(left, y, 8, 1)) for y in rows}
        return max(
            y for y, inks in found.items()
            if any((QColor(ink).lightness() > middle) == is_light for ink in inks)
        )  # fmt: skip

    first = next(label for label in scene.labels.tolist() if label[1] < sizes.row)
    assert abs(foot(16) - foot(round(first[0]))) <= 1


def test_a_higher_window_has_its_usual_rows_and_shows_all_phases(reader):
    few = reader.contents.column.phases.height()
    reader.app.window.resize(1280, 960)
    reader.settle()
    assert reader.scene().layout.sizes.row == 19
    assert reader.contents.column.phases.height() > few
