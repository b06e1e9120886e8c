"""Figures and events made by hand."""

from collections.abc import Sequence

import numpy as np
from scipy.signal import lfilter

from viewer.engine.study.figures import Figures, figures_of, plain_figures
from viewer.engine.study.split import Split, split_at
from viewer.engine.timeline.drawn import drawn_date
from viewer.model.calendar import day_of, shift_months
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.message import Message
from viewer.model.records import Clock
from viewer.model.view import Datings

MONTHS = {"M": 1, "Q": 3, "A": 12}


def figures(values: Sequence[float], start: str = "2000", frequency: str = "M") -> Figures:
    """One value a period from a year or month on; NaN is missing."""
    part = parse(start).start_part
    first, step = (part.year, part.month or 1), MONTHS[frequency]
    edges = [day_of(*shift_months(*first, step * i)) for i in range(len(values) + 1)]
    return plain_figures(edges[:-1], edges[1:], values, frequency)


def split(date: str, label: str = "It") -> Split:
    """What an event of this date divides."""
    found = split_at(parse(date), Clean(label), label)
    assert not isinstance(found, Message), found
    return found


def of_series(dataset: Dataset, name: str) -> Figures:
    return figures_of(dataset, dataset.series[name])


def of_event(dataset: Dataset, name: str) -> Split:
    """What an event divides at the date that it is drawn at."""
    event = dataset.events.get(name)
    date, _ = drawn_date(event, Clock.OCCURRED, Datings.ALL)
    found = split_at(date, event.title, event.id)
    assert not isinstance(found, Message), found
    return found


def ids(made: Figures, rows: Sequence[int]) -> list[str]:
    return [made.ids[row] for row in rows]


def noise(seed: int, count: int, follows: float = 0.0) -> np.ndarray:
    """Normal noise of variance one; each value keeps so much of the one before."""
    steps = np.random.default_rng(seed).standard_normal(count + 50)
    return lfilter([1.0], [1.0, -follows], steps)[50:]
