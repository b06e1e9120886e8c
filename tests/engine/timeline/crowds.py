"""Random crowds of events, and windows on them."""

import numpy as np
from hypothesis import strategies as st

from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.crowded import Crowd
from viewer.engine.timeline.drawn import Drawn, Shape
from viewer.engine.timeline.lanes import Lane
from viewer.engine.timeline.layout import Sizes
from viewer.model.clean import Clean
from viewer.model.view import TimeRange

DAYS = st.integers(-20_000, 20_000)


@st.composite
def drawns(draw: st.DrawFn, most: int = 300) -> Drawn:
    """Events of every shape, some of them open, in bunches as real ones come."""
    count = draw(st.integers(1, most))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    middles = random.integers(-20_000, 20_000, max(1, count // 20))
    start = np.floor(random.choice(middles, count) + random.normal(0, 60, count))
    shape = random.choice([Shape.POINT, Shape.BAND, Shape.BAR], count).astype(np.uint8)
    lasts = np.where(shape == Shape.POINT, 1.0, np.ceil(2.0 ** random.uniform(0, 14, count)))
    loose = np.where(shape == Shape.BAR, np.floor(random.uniform(0, 0.5, count) * lasts), lasts)
    bounds = np.stack((start, start + loose, start + lasts - loose, start + lasts), 1)
    points = shape == Shape.POINT
    bounds[points, 1], bounds[points, 2] = start[points] + 1, start[points]
    bounds[(shape == Shape.BAR) & (random.random(count) < 0.02), 3] = np.inf
    bounds[(shape == Shape.BAND) & (random.random(count) < 0.02), 0] = -np.inf
    shape[random.random(count) < 0.03] = Shape.UNDATED
    bounds[shape == Shape.UNDATED] = np.nan
    mark = np.where(shape == Shape.POINT, start + 0.5, np.nan)
    tied = points & (random.random(count) < 0.1)
    other = np.where(tied, start + random.integers(2, 900, count), np.nan)
    zeros = np.zeros(count, np.uint8)
    color = random.integers(1, 4, count).astype(np.uint8)
    importance = random.choice([0.2, 0.5, 0.5, 0.9], count)
    return Drawn(
        bounds, shape, zeros, zeros, mark, other, color, zeros, zeros.astype(bool), importance
    )


def lanes_of(drawn: Drawn) -> list[Lane]:
    return [
        Lane(str(color), Clean(f"lane {color}"), color, np.flatnonzero(drawn.color == color))
        for color in np.unique(drawn.color).tolist()
    ]


def crowd_of(drawn: Drawn) -> Crowd:
    return Crowd(drawn, lanes_of(drawn), lambda event: 30.0 + event * 37 % 200, Sizes())


views = st.builds(
    lambda middle, span: TimeScale(TimeRange(middle - span / 2, middle + span / 2), 1200.0, 180.0),
    DAYS.map(float),
    st.floats(0, 16).map(lambda power: 2.0**power),
)
