"""The density looks the same as a picture of columns and as rectangles."""

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter, QPicture

from viewer.engine.timeline.crowded import Strip
from viewer.engine.timeline.layout import Sizes
from viewer.widgets.timeline.density import paint_density

LEFT, WIDTH = 20.0, 200


def scene_of(counts: np.ndarray, strength: float) -> SimpleNamespace:
    layout = SimpleNamespace(
        tops=(10.0,), heights=(40.0,), lanes=(SimpleNamespace(color=2),), sizes=Sizes()
    )
    strips = (Strip(0, 1, counts, strength),)
    return SimpleNamespace(left=LEFT, width=LEFT + WIDTH, layout=layout, strips=strips)


def page(look, ratio: float) -> QImage:
    made = QImage(round(240 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(look.theme["plot"])
    return made


def pixels(image: QImage) -> np.ndarray:
    return np.frombuffer(image.constBits(), np.uint8).reshape(-1, 4)[:, :3].astype(int)


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize(("strength", "apart"), [(1.0, 0), (0.4, 1)])
def test_on_pixels_it_looks_as_where_there_are_none(either_look, ratio, strength, apart):
    counts = np.random.default_rng(7).integers(0, 90, WIDTH)
    counts[40:70] = 0
    scene = scene_of(counts, strength)
    shown, replayed, recorded = page(either_look, ratio), page(either_look, ratio), QPicture()
    with QPainter(shown) as p:
        paint_density(p, scene, either_look)
    with QPainter(recorded) as p:
        paint_density(p, scene, either_look)
    with QPainter(replayed) as p:
        recorded.play(p)
    assert (pixels(shown) != pixels(page(either_look, ratio))).any()
    assert np.abs(pixels(shown) - pixels(replayed)).max() <= apart


def test_a_lane_without_events_paints_nothing(either_look):
    shown = page(either_look, 1.0)
    with QPainter(shown) as p:
        paint_density(p, scene_of(np.zeros(WIDTH, int), 1.0), either_look)
    assert (pixels(shown) == pixels(page(either_look, 1.0))).all()
