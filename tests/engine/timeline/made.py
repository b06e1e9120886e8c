"""Small datasets in the words of a file, and what is drawn of them."""

from viewer.engine.timeline.drawn import Drawn, draw
from viewer.model.calendar import day_of
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset, Events
from viewer.model.edtf import parse
from viewer.model.records import Basis, Category, Clock, Dating, Event
from viewer.model.view import Datings

CATEGORIES = (
    Category("letter", Clean("Letters"), 1),
    Category("trade", Clean("Trade"), 2),
    Category("border", Clean("Border"), 3),
)


def event(
    name: str, occurred: str | None = None, reported: str | None = None, **fields: object
) -> Event:
    """Return an event whose dates are EDTF texts; ``bound`` marks the ends that are bounds."""
    fields.setdefault("categories", ("letter",))
    for end in str(fields.pop("bound", "")).split():
        fields[f"basis_{end}"] = Basis.BOUND
    return Event(
        name,
        Clean(name),
        occurred=parse(occurred) if occurred else None,
        reported=parse(reported) if reported else None,
        **fields,
    )


def best(date: str, clock: Clock = Clock.OCCURRED) -> Dating:
    """Return what another source says, flagged as the best date of its clock."""
    return Dating(clock, parse(date), best=True)


def dataset_of(*events: Event, **fields: object) -> Dataset:
    fields.setdefault("categories", Dataset.index(CATEGORIES))
    return Dataset(Clean("made for a test"), events=Events(events), **fields)


def drawn_of(
    *events: Event, clock: Clock = Clock.OCCURRED, datings: Datings = Datings.ALL
) -> Drawn:
    return draw(dataset_of(*events), clock, datings)


def day(text: str) -> float:
    """Return the first instant of 2020-10-26, 2020-10 or 2020; infinite for -inf and inf."""
    return float(text) if "inf" in text else float(day_of(*map(int, text.split("-"))))
