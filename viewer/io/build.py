"""From checked rows to the records of the model. Nothing is checked here any more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from viewer.io import words
from viewer.io.format1 import Row
from viewer.io.reading import LONGEST_LINE
from viewer.io.rows import Rows
from viewer.model.clean import Clean, clean_line
from viewer.model.columns import packed
from viewer.model.dataset import Dataset, Events
from viewer.model.records import (
    Actor,
    Adjustment,
    Category,
    Change,
    Claim,
    Dating,
    Direction,
    Event,
    Evidence,
    Observation,
    Phase,
    Place,
    Reading,
    Relation,
    RelationType,
    Role,
    Series,
    Source,
)

Made = TypeVar("Made")


def build(
    head: Row, sections: Mapping[str, Rows], title: Clean, adjustments: object = None
) -> Dataset:
    """Make the dataset; ``title`` is its title where the file gives none, ``adjustments`` is the
    field ``x-adjustments`` as it stands in the file.
    """

    def made(section: str, make: Callable[[Row], Made]) -> list[Made]:
        return [make(row) for row in sections[section].rows]

    categories = [category(row, n) for n, row in enumerate(sections["categories"].rows)]
    return Dataset(
        title=head.get("title") or title,
        description=head.get("description"),
        license=head.get("license"),
        language=head.get("language") or "en",
        sources=Dataset.index(made("sources", source)),
        actors=Dataset.index(made("actors", actor)),
        places=Dataset.index(made("places", place)),
        categories=Dataset.index(categories),
        relation_types=Dataset.index(made("relation_types", relation_type)),
        events=Events(made("events", event)),
        relations=tuple(made("relations", relation)),
        phases=tuple(made("phases", phase)),
        claims=Dataset.index(made("claims", claim)),
        series=Dataset.index(made("series", series)),
        adjustments=MappingProxyType(adjustments_of(adjustments)),
    )


def adjustments_of(value: object) -> dict[str, Adjustment]:
    """Read what the codes of bases mean: by code, a text, or ``label`` and ``note``. As an ``x-``
    field it is never wrong: whatever else it holds is passed over.
    """
    found: dict[str, Adjustment] = {}
    for code, said in value.items() if isinstance(value, dict) else ():
        parts = said if isinstance(said, dict) else {"note": said}
        label, note = (
            clean_line(text[:LONGEST_LINE]) if isinstance(text, str) else None
            for text in (parts.get("label"), parts.get("note"))
        )
        if label or note:
            named = label or Clean(clean_line(code[:LONGEST_LINE]).replace("-", " "))
            found[code] = Adjustment(code, named, note)
    return found


def _all(row: Row, field: str, make: Callable[[Row], Made]) -> tuple[Made, ...]:
    entries = row.get(field)
    return tuple(make(entry) for entry in entries) if entries else ()


def evidence(row: Row) -> Evidence:
    """Make one piece of evidence."""
    return Evidence(row.get("source"), row.get("locator"), row.get("quote"), row.get("published"))


def source(row: Row) -> Source:
    """Make a source."""
    return Source(
        id=row["id"],
        title=row["title"],
        publisher=row.get("publisher"),
        kind=row.get("kind"),
        main=row.get("main") or False,
        published=row.get("published"),
        url=row.get("url"),
        note=row.get("note"),
        via=tuple(row.get("via") or ()),
        text=row.get("text"),
        inventory=row.get("x_inventory") or (),
    )


def actor(row: Row) -> Actor:
    """Make an actor."""
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=row.get("kind"),
        country=row.get("country"),
        aliases=tuple(row.get("aliases") or ()),
        names=tuple((row.get("names") or {}).items()),
        roles=_all(row, "roles", lambda role: Role(role["title"], role.get("during"))),
        note=row.get("note"),
        inventory=row.get("x_inventory") or (),
    )


def place(row: Row) -> Place:
    """Make a place."""
    return Place(
        id=row["id"],
        name=row["name"],
        aliases=tuple(row.get("aliases") or ()),
        country=row.get("country"),
        kind=row.get("kind"),
        via=tuple(row.get("via") or ()),
        lat=row.get("lat"),
        lon=row.get("lon"),
        note=row.get("note"),
        inventory=row.get("x_inventory") or (),
    )


def category(row: Row, number: int) -> Category:
    """Make a category; without a colour it takes that of its ``number`` in the file."""
    return Category(row["id"], row["label"], row.get("color") or number % words.COLORS + 1)


def relation_type(row: Row) -> RelationType:
    """Make a type of relation; without an inverse it reads the same from both ends."""
    return RelationType(row["id"], row["label"], row.get("inverse") or row["label"])


def dating(row: Row) -> Dating:
    """Make a dating."""
    return Dating(
        clock=row["clock"],
        date=row["date"],
        label=row.get("label"),
        source=row.get("source"),
        basis=row.get("basis"),
        likelihood=row.get("likelihood"),
        best=row.get("best") or False,
        note=row.get("note"),
    )


def _direction(row: Row | None) -> Direction | None:
    if row is None:
        return None
    return Direction(tuple(row.get("kinds") or ()), row.get("from_"), row.get("to"))


def event(row: Row) -> Event:
    """Make an event."""
    basis = row.get("basis") or {}
    importance = row.get("importance")
    return Event(
        id=row["id"],
        title=row["title"],
        categories=tuple(row["categories"]),
        occurred=row["occurred"],
        reported=row.get("reported"),
        summary=row.get("summary"),
        basis_start=basis.get("start"),
        basis_end=basis.get("end"),
        written=row.get("x_written"),
        datings=_all(row, "datings", dating),
        direction=_direction(row.get("direction")),
        stance=row.get("stance"),
        attributed_to=tuple(row.get("attributed_to") or ()),
        context=row.get("context") or False,
        actors=tuple(row.get("actors") or ()),
        places=tuple(row.get("places") or ()),
        tags=tuple(row.get("tags") or ()),
        importance=0.5 if importance is None else importance,
        note=row.get("note"),
        evidence=_all(row, "evidence", evidence),
        inventory=row.get("x_inventory") or (),
    )


def relation(row: Row) -> Relation:
    """Make a relation."""
    return Relation(
        type=row["type"],
        from_event=row["from_"],
        to_event=row.get("to"),
        claimed_by=row.get("claimed_by"),
        stance=row.get("stance"),
        note=row.get("note"),
        evidence=_all(row, "evidence", evidence),
        inventory=row.get("x_inventory") or (),
    )


def phase(row: Row) -> Phase:
    """Make a phase."""
    return Phase(row["id"], row["label"], row["during"], _all(row, "evidence", evidence))


def _reading(row: Row) -> Reading:
    return Reading(row["period"], row.get("likelihood"), row.get("note"))


def change(row: Row) -> Change:
    """Make a change said of a value."""
    return Change(
        amount=row.get("amount"),
        decimals=row.get("decimals"),
        comparator=row.get("comparator") or "=",
        kind=row.get("kind"),
        direction=row.get("direction"),
        against=row.get("against"),
        agency=row.get("agency"),
        source=row.get("source"),
        quote=row.get("quote"),
    )


def claim(row: Row) -> Claim:
    """Make a claim."""
    return Claim(
        id=row["id"],
        quantity=row["quantity"],
        period=row["period"],
        subject=row.get("subject"),
        flow=row.get("flow"),
        ref_area=row.get("ref_area"),
        counterpart_area=row.get("counterpart_area"),
        commodity=row.get("commodity"),
        of=row.get("of"),
        readings=_all(row, "readings", _reading),
        value=row.get("value"),
        decimals=row.get("decimals"),
        comparator=row.get("comparator") or "=",
        approximate=row.get("approximate") or False,
        low=row.get("low"),
        high=row.get("high"),
        value_text=row.get("value_text"),
        unit=row.get("unit"),
        multiplier=row.get("multiplier") or 1.0,
        change=_all(row, "change", change),
        origin=row.get("origin") or "stated",
        inputs=tuple(row.get("inputs") or ()),
        status=row.get("status") or "A",
        adjustment=tuple(row.get("adjustment") or ()),
        same_figure_as=tuple(row.get("same_figure_as") or ()),
        agency=row.get("agency"),
        source=row.get("source"),
        published=row.get("published"),
        evidence=_all(row, "evidence", evidence),
        events=tuple(row.get("events") or ()),
        note=row.get("note"),
        inventory=row.get("x_inventory") or (),
    )


def observation(row: Row) -> Observation:
    """Make an observation; one without a value, of which nothing more is said, is missing (O)."""
    claimed, value = row.get("claim"), row.get("value")
    return Observation(
        period=row.get("period"),
        value=value,
        claim=claimed,
        comparator=row.get("comparator") or "=",
        status=row.get("status") or ("O" if value is None and claimed is None else "A"),
        published=row.get("published"),
        note=row.get("note"),
    )


def series(row: Row) -> Series:
    """Make a series."""
    return Series(
        id=row["id"],
        label=row["label"],
        unit=row["unit"],
        frequency=row["frequency"],
        observations=packed([observation(entry) for entry in row["observations"].rows]),
        quantity=row.get("quantity"),
        flow=row.get("flow"),
        ref_area=row.get("ref_area"),
        counterpart_area=row.get("counterpart_area"),
        commodity=row.get("commodity"),
        multiplier=row.get("multiplier") or 1.0,
        adjustment=tuple(row.get("adjustment") or ()),
        agency=row.get("agency"),
        source=row.get("source"),
        inventory=row.get("x_inventory") or (),
    )
