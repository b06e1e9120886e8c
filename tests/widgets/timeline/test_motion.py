"""A moving view owes some labels and fades; when idle everything is there. Without animation at
once.
"""

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from viewer.engine.time.scale import TimeScale
from viewer.model.view import TimeRange
from viewer.widgets.timeline.fading import Fading
from viewer.widgets.timeline.kept import KeptPicture
from viewer.widgets.timeline.motion import Motion
from viewer.widgets.timeline.stamps import NEW_A_FRAME, Stamps

MANY = 2 * NEW_A_FRAME + 5


class Labels(QWidget):
    """Shows as many labels as one wants; each view has its own."""

    def __init__(self, look) -> None:
        super().__init__()
        self.look, self.stamps, self.fading = look, Stamps(), Fading()
        self.motion = Motion(self, KeptPicture(self, look), self.fading, self.stamps)
        self.start, self.seen = 0.0, []
        self.resize(300, 200)

    def words(self) -> list[str]:
        return [f"{self.start:.0f}: {number}" for number in range(MANY)]

    def paint(self, p: QPainter) -> None:
        self.stamps.on(p)
        self.fading.meet("labels", self.words(), self.start)
        before = self.stamps.owed
        for number, text in enumerate(self.words()):
            self.stamps.write(p, text, 60.0, 5.0, 12.0 + number, self.look)
        self.seen.append(MANY - (self.stamps.owed - before))

    def move_to(self, start: float) -> None:
        self.start, self.seen = start, []
        self.update()

    def paintEvent(self, event) -> None:
        scale = TimeScale(TimeRange(self.start, self.start + 10), 300.0)
        with QPainter(self) as p:
            self.motion.paint(p, scale, (scale,), self.paint)


@pytest.fixture
def labels(qtbot, look):
    made = Labels(look)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: bool(made.seen))
    return made


def test_the_first_picture_has_all_labels(labels):
    assert labels.seen[0] == MANY


def test_a_moving_view_has_its_labels_frame_by_frame_until_all_are_there(qtbot, labels):
    labels.motion.is_eased = lambda: True
    labels.move_to(100.0)
    qtbot.waitUntil(lambda: labels.seen[-1:] == [MANY])
    assert labels.seen[:3] == [NEW_A_FRAME, 2 * NEW_A_FRAME, MANY]
    qtbot.waitUntil(lambda: not labels.fading.goes_on)


def test_without_animation_a_moving_view_has_them_at_once(qtbot, labels):
    labels.move_to(100.0)
    qtbot.waitUntil(lambda: bool(labels.seen))
    assert labels.seen[0] == MANY
    assert not labels.fading.goes_on


def test_a_fade_that_is_over_costs_nothing_more(qtbot, labels):
    labels.motion.is_eased = lambda: True
    labels.move_to(100.0)
    qtbot.waitUntil(lambda: bool(labels.seen) and not labels.fading.goes_on)
    assert not labels.motion._later.isActive()
