"""The fields of a query: their names, what they take, what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from viewer.engine.query.error import QueryError, shown
from viewer.engine.query.tree import During, Term
from viewer.model.edtf import EdtfDate, EdtfError, parse
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Stance

NONE = "none"
"""As a value: the event has nothing of the kind."""
STATUSES = (*(stance.value for stance in Stance), NONE)
PRECISIONS = ("day", "month", "season", "year", "decade", "bounds", "about", NONE)
"""How exactly a date is known; a decade stands for all that is longer, too."""
DIRECTIONS = ("one-way", "mutual", "internal", "third", NONE)


@dataclass(frozen=True, slots=True)
class Field:
    """One field: an example, what it finds, and its values where they are a closed list."""

    name: str
    example: str
    meaning: Message
    values: tuple[str, ...] = ()


FIELDS: tuple[Field, ...] = (
    Field(
        "actor",
        'actor:"Kim Jong-un"',
        say(
            QT_TRANSLATE_NOOP("Words", "who takes part, gives, receives or is quoted; any spelling")
        ),
    ),
    Field("place", "place:Dandong", say(QT_TRANSLATE_NOOP("Words", "where, or on which route"))),
    Field(
        "source",
        "source:Xinhua",
        say(QT_TRANSLATE_NOOP("Words", "the source of the event or of one of its dates")),
    ),
    Field(
        "attributed",
        'attributed:"Daily NK"',
        say(QT_TRANSLATE_NOOP("Words", "who says so, by the account of the source")),
    ),
    Field("status", "status:rumour", say(QT_TRANSLATE_NOOP("Words", "the status")), STATUSES),
    Field("category", "category:letter", say(QT_TRANSLATE_NOOP("Words", "the category"))),
    Field("tag", "tag:covid", say(QT_TRANSLATE_NOOP("Words", "a tag"))),
    Field("id", "id:e31", say(QT_TRANSLATE_NOOP("Words", "the one event with this id"))),
    Field(
        "direction",
        "direction:PRK>CHN",
        say(QT_TRANSLATE_NOOP("Words", "from whom to whom; one side may be left out")),
    ),
    Field(
        "date",
        "date:2020-10..2021-02",
        say(QT_TRANSLATE_NOOP("Words", "the event may lie in this time")),
    ),
    Field(
        "possibly",
        "possibly:2020-10",
        say(QT_TRANSLATE_NOOP("Words", "the event may lie in this time")),
    ),
    Field(
        "surely",
        "surely:2020-10",
        say(QT_TRANSLATE_NOOP("Words", "the event lies in this time for certain")),
    ),
    Field(
        "dated",
        "dated:no",
        say(QT_TRANSLATE_NOOP("Words", "whether the main source gives a date")),
        ("yes", "no"),
    ),
    Field(
        "precision",
        "precision:month",
        say(
            QT_TRANSLATE_NOOP(
                "Words",
                "how exactly the date is known; bounds: only limits, none: no date",
            )
        ),
        PRECISIONS,
    ),
    Field(
        "has",
        "has:quote",
        say(QT_TRANSLATE_NOOP("Words", "whether the event has something of this kind")),
        ("claim", "quote", "note", "dating", "relation"),
    ),
    Field(
        "related",
        "related:denies",
        say(QT_TRANSLATE_NOOP("Words", "events tied in this way, or tied to the event of this id")),
    ),
)
CLOSED = frozenset({"status", "precision"})
"""Fields that the values of events are looked up in as they are written."""
PERIODS = frozenset({"date", "possibly", "surely"})


def field_names() -> tuple[str, ...]:
    """Return the names of all fields, in the order of the help."""
    return tuple(field.name for field in FIELDS)


def field_named(name: str, at: int) -> Field:
    """Return a field by its name in lower case. Raises QueryError for any other name."""
    for field in FIELDS:
        if field.name == name:
            return field
    template = QT_TRANSLATE_NOOP(
        "Words",
        'There is no field "{found}": expected one of {names}, or quotation marks around the text.',
    )
    raise QueryError(say(template, found=shown(name), names=", ".join(field_names())), at)


def condition(name: str, value: str, at: int, value_at: int) -> Term | During:
    """Return what a field and its value mean. Raises QueryError where they mean nothing."""
    field = field_named(name, at)
    value = value.strip()
    if not value:
        template = QT_TRANSLATE_NOOP(
            "Words", "Nothing follows {field}: expected a value, as in {example}."
        )
        raise QueryError(say(template, field=name, example=field.example), value_at)
    if name in PERIODS:
        return During(name, value, *period(name, value, value_at))
    if name == "direction":
        return Term(name, _direction(value, value_at))
    if field.values:
        value = value.casefold()
        if value not in field.values:
            raise _no_such_value(field, value, field.values, value_at)
    return Term(name, value)


def _no_such_value(field: Field, value: str, values: tuple[str, ...], at: int) -> QueryError:
    template = QT_TRANSLATE_NOOP("Words", '{field} cannot be "{found}": expected one of {values}.')
    args = {"field": field.name, "found": shown(value), "values": ", ".join(values)}
    return QueryError(say(template, **args), at)


def _direction(value: str, at: int) -> str:
    giver, arrow, taker = value.replace("→", ">").partition(">")
    giver, taker = giver.strip(), taker.strip()
    if arrow and (giver or taker):
        return f"{giver}>{taker}"
    if value.casefold() in DIRECTIONS:
        return value.casefold()
    template = QT_TRANSLATE_NOOP(
        "Words",
        '"{found}" is no direction: expected two sides, as in PRK>CHN, or one of {values}.',
    )
    raise QueryError(say(template, found=shown(value), values=", ".join(DIRECTIONS)), at)


def period(name: str, value: str, at: int) -> tuple[float, float]:
    """Return the time that an EDTF date, or two of them as ``a..b``, cover: ``[start, end)``.

    It is the whole of what they may cover, as in claims and series: 2020 is all of that year,
    2020/2021 both years. Marks such as ``~`` do not widen it. Either side of ``..`` may be
    missing, not both. Raises QueryError with the place of the fault.
    """
    if ".." not in value or "/" in value or value.startswith("["):
        return _read(name, value, at).period
    left, _, right = value.partition("..")
    if not (left.strip() or right.strip()):
        template = QT_TRANSLATE_NOOP(
            "Words", "Two dots need a date at one side at least, as in {example}."
        )
        raise QueryError(say(template, example=f"{name}:2020-10..2021-02"), at)
    right_at = at + len(left) + 2
    start = _read(name, left, at).earliest_start if left.strip() else -inf
    end = _read(name, right, right_at).latest_end if right.strip() else inf
    if start >= end:
        template = QT_TRANSLATE_NOOP(
            "Words", "{end} lies before {start}: expected the earlier date first."
        )
        raise QueryError(say(template, start=left.strip(), end=right.strip()), right_at)
    return start, end


def _read(name: str, text: str, at: int) -> EdtfDate:
    shift = len(text) - len(text.lstrip())
    try:
        return parse(text.strip())
    except EdtfError as fault:
        message = say(
            QT_TRANSLATE_NOOP("Words", "{field} takes a date: {why}."),
            field=name,
            why=fault.message,
        )
        raise QueryError(message, at + shift + fault.position) from fault
