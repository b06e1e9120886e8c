"""Events and claims made by hand, and what a test asks of a table."""

from collections.abc import Sequence

from viewer.engine.lists.table import Table
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset, Events
from viewer.model.edtf import parse
from viewer.model.message import Message
from viewer.model.records import Actor, Category, Claim, Event, Likelihood, Reading, Source, Stance
from viewer.model.view import Pane, TimeRange

CUSTOMS = Pane(
    "trade",
    ("customs-exports-monthly", "customs-imports-monthly", "customs-total-monthly",
     "customs-total-annual"),
)  # fmt: skip
"""What China Customs counts, in the bundled dataset."""


def time(start: str, end: str) -> TimeRange:
    """Return the time from the start of one date to the end of another."""
    return TimeRange(parse(start).period[0], parse(end).period[1])


def event(some_id: str, date: str | None = None, **more: object) -> Event:
    """Return an event of the category "a"."""
    fields: dict[str, object] = {"title": Clean(some_id.title()), "categories": ("a",), **more}
    return Event(id=some_id, occurred=parse(date) if date else None, **fields)


def of_events(*events: Event) -> Dataset:
    """Return a dataset with these events, two categories and one actor."""
    return Dataset(
        Clean("Events"),
        sources=Dataset.index(
            [Source("main", Clean("The article"), Clean("The paper"), "article", main=True),
             Source("other", Clean("Elsewhere"))]
        ),
        actors=Dataset.index([Actor("ann", Clean("Ann")), Actor("bob", Clean("Bob"))]),
        categories=Dataset.index(
            [Category("b", Clean("Second"), 2), Category("a", Clean("First"))]
        ),
        events=Events(events),
    )  # fmt: skip


def claim(some_id: str, value: float | None = None, period: str | None = "2019", **more: object):
    """Return a claim about all trade of one country with another, in US dollars."""
    fields: dict[str, object] = {
        "quantity": "trade", "flow": "total", "ref_area": "PRK", "counterpart_area": "CHN",
        "commodity": "TOTAL", "unit": "USD", "decimals": 0, "agency": some_id,
        "subject": Clean("Trade"),
    }  # fmt: skip
    readings = more.pop("readings", ())
    return Claim(
        id=some_id, value=value, period=parse(period) if period else None,
        readings=tuple(Reading(parse(p), Likelihood(how)) for p, how in readings),
        **{**fields, **more},
    )  # fmt: skip


def of_claims(*claims: Claim) -> Dataset:
    """Return a dataset of claims."""
    return Dataset(Clean("Claims"), claims=Dataset.index(claims))


def ids(table: Table) -> list[str]:
    """Return the ids of the rows, in the order of the table."""
    return [row.id for row in table.rows]


def cells(table: Table, some_id: str, columns: Sequence[str]) -> list[str]:
    """Return cells of the row with an id, in English."""
    row = table.rows[int(table.where((some_id,))[0])]
    return [english(row.cells[table.number(column)]) for column in columns]


def column(table: Table, key: str) -> list[str]:
    """Return all cells of a column, in English."""
    return [english(row.cells[table.number(key)]) for row in table.rows]


def english(text: Message | str) -> str:
    """Return words in English."""
    return str(text)


STATUSES = (None, *Stance)
