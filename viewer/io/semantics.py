"""What no schema can see: references, repeats, cycles, contradictions within a file.

Every check changes the rows so that what is left can be relied on, and tells what it changed.
"""

from __future__ import annotations

from collections.abc import Container

from viewer.io import words
from viewer.io.areas import check_area
from viewer.io.cycles import break_cycles
from viewer.io.findings import Findings
from viewer.io.format1 import Row
from viewer.io.identity import WithEvents, owners_of
from viewer.io.locate import Path
from viewer.io.references import References
from viewer.io.rows import Rows
from viewer.io.short import quoted
from viewer.io.values import check_claims, check_series
from viewer.model.clean import clean_line
from viewer.model.message import QT_TRANSLATE_NOOP, say, say_count
from viewer.model.records import Basis


def check_meaning(
    sections: dict[str, Rows], findings: Findings, events: Container[str] | None = None
) -> None:
    """Check all that the rows of a file say together.

    ``events`` are the ids of events that are not among the rows, and of which all is well.
    """
    owners = owners_of(sections, findings)
    if events is not None:
        owners = WithEvents(owners, events)
    references = References(owners, findings)
    _check_sources(sections["sources"], references, findings)
    _check_actors_and_places(sections, references, findings)
    _check_categories(sections["categories"], findings)
    _check_phases(sections["phases"], references, findings)
    _check_events(sections, references, findings)
    _check_relations(sections["relations"], references, findings)
    check_claims(sections["claims"], references, findings)
    check_series(sections, references, findings)
    break_cycles(sections["sources"], ("via",), findings)
    break_cycles(sections["places"], ("via",), findings)
    break_cycles(sections["claims"], ("inputs", "of"), findings)
    references.tell_lost()


def _check_sources(sources: Rows, references: References, findings: Findings) -> None:
    first = ""
    for number, row in enumerate(sources.rows):
        path = sources.path(number)
        references.many(row, "via", path, "sources")
        if not row.get("main"):
            continue
        if not first:
            first = row["id"]
            continue
        template = QT_TRANSLATE_NOOP(
            "Words", "a second main source; expected one, and {first} is the one that counts"
        )
        findings.warning("second-main-source", say(template, first=quoted(first)), (*path, "main"))


def _check_actors_and_places(
    sections: dict[str, Rows], references: References, findings: Findings
) -> None:
    for rows in (sections["actors"], sections["places"]):
        for number, row in enumerate(rows.rows):
            check_area(row, "country", rows.path(number), findings)
            references.many(row, "via", rows.path(number), "places")


def _check_categories(categories: Rows, findings: Findings) -> None:
    if len(categories.rows) > words.COLORS:
        message = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} category; expected at most eight"),
            QT_TRANSLATE_NOOP("Words", "{n} categories; expected at most eight, one a colour"),
            len(categories.rows),
        )
        findings.warning("many-categories", message, categories.path(words.COLORS))


def _check_phases(phases: Rows, references: References, findings: Findings) -> None:
    dateless = []
    for number, row in enumerate(phases.rows):
        path = phases.path(number)
        references.evidence(row, path)
        if row.get("during") is None:
            template = QT_TRANSLATE_NOOP(
                "Words", 'a phase without dates; expected them in "during"'
            )
            findings.warning("no-dates", say(template), path)
            dateless.append(number)
    phases.drop(dateless)


def _check_events(sections: dict[str, Rows], references: References, findings: Findings) -> None:
    events = sections["events"]
    known = {category["id"] for category in sections["categories"].rows}
    for number, row in enumerate(events.rows):
        path = events.path(number)
        _check_categories_of(row, path, sections["categories"], known, references)
        references.many(row, "actors", path, "actors")
        references.many(row, "places", path, "places")
        references.many(row, "attributed_to", path, "actors")
        references.evidence(row, path)
        if direction := row.get("direction"):
            references.one(direction, "from_", (*path, "direction"), "actors")
            references.one(direction, "to", (*path, "direction"), "actors")
        if row.get("datings"):
            references.each(row, "datings", "source", path, "sources")
            _check_best(row["datings"], (*path, "datings"), findings)
        if (basis := row.get("basis")) and row["occurred"] is not None:
            _check_basis(row, basis, path, findings)


def _check_categories_of(
    row: Row, path: Path, categories: Rows, known: set[str], references: References
) -> None:
    """Follow the categories of an event; it always keeps one, under the name that it gave."""
    named = row["categories"]
    if references.many(row, "categories", path, "categories") or row["categories"]:
        return
    stand_in = named[0]
    if stand_in not in known:
        known.add(stand_in)
        categories.rows.append({"id": stand_in, "label": clean_line(stand_in)})
        categories.positions.append(len(categories.positions))
    row["categories"] = [stand_in]


def _check_best(datings: list[Row], path: Path, findings: Findings) -> None:
    seen = set()
    for position, dating in enumerate(datings):
        if not dating.get("best"):
            continue
        if dating["clock"] in seen:
            template = QT_TRANSLATE_NOOP(
                "Words", "a second best dating of {clock}; expected one at most"
            )
            message = say(template, clock=str(dating["clock"]))
            findings.error("second-best-dating", message, (*path, position, "best"))
            dating["best"] = False
        seen.add(dating["clock"])


def _check_basis(row: Row, basis: Row, path: Path, findings: Findings) -> None:
    if Basis.NONE in (basis.get("start"), basis.get("end")):
        template = QT_TRANSLATE_NOOP(
            "Words", "a date whose basis is none; expected null in occurred, or another basis"
        )
        findings.warning("basis-none", say(template), (*path, "basis"))


def _check_relations(relations: Rows, references: References, findings: Findings) -> None:
    gone = []
    for number, row in enumerate(relations.rows):
        path = relations.path(number)
        references.evidence(row, path)
        references.one(row, "claimed_by", path, "sources", "actors")
        good = [
            references.one(row, "type", path, "relation_types"),
            references.one(row, "from_", path, "events"),
            references.one(row, "to", path, "events"),
        ]
        if all(good) and row["from_"] == row.get("to"):
            template = QT_TRANSLATE_NOOP(
                "Words", "an event stands in relation to itself; expected another event"
            )
            findings.error("refers-to-itself", say(template), (*path, "to"))
            good.append(False)
        if not all(good):
            gone.append(number)
            findings.leave_out("relations", path, row)
    relations.drop(gone)
