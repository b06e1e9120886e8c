"""What the chips say."""

from __future__ import annotations

from viewer.model.clean import clean_line
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Clock
from viewer.model.view import Datings

UNCERTAIN = say(QT_TRANSLATE_NOOP("Words", "Include uncertain dates"))
UNCERTAIN_HELP = say(
    QT_TRANSLATE_NOOP(
        "Words",
        "Shows events of whose date nothing is certain (pale hatching), and where the filter asks "
        "for a time, events that only may lie in it.",
    )
)
DATINGS_HELP = say(
    QT_TRANSLATE_NOOP(
        "Words", "Whose dates the events stand at: the best of all sources, or the main source’s."
    )
)
CLOCK_HELP = say(
    QT_TRANSLATE_NOOP(
        "Words",
        "Which time the events stand at. Where it is not known, they stand at the other one.",
    )
)
ALL_SOURCES = say(QT_TRANSLATE_NOOP("Words", "all sources"))
ONLY: dict[str, Message] = {
    "article": say(QT_TRANSLATE_NOOP("Words", "article only")),
    "newspaper": say(QT_TRANSLATE_NOOP("Words", "newspaper only")),
    "agency": say(QT_TRANSLATE_NOOP("Words", "news agency only")),
    "journal": say(QT_TRANSLATE_NOOP("Words", "journal only")),
    "magazine": say(QT_TRANSLATE_NOOP("Words", "magazine only")),
    "book": say(QT_TRANSLATE_NOOP("Words", "book only")),
    "report": say(QT_TRANSLATE_NOOP("Words", "report only")),
    "statistics": say(QT_TRANSLATE_NOOP("Words", "statistics only")),
    "database": say(QT_TRANSLATE_NOOP("Words", "database only")),
    "website": say(QT_TRANSLATE_NOOP("Words", "website only")),
}
CLOCKS: dict[Clock, Message] = {
    Clock.OCCURRED: say(QT_TRANSLATE_NOOP("Words", "When it happened")),
    Clock.REPORTED: say(QT_TRANSLATE_NOOP("Words", "When it was reported")),
}


def datings_words(datings: Datings, dataset: Dataset) -> Message:
    """Return whose dates count: "all sources", "article only"."""
    if datings is Datings.ALL:
        return ALL_SOURCES
    main = dataset.main_source
    kind = main.kind if main is not None else None
    if kind is None:
        return say(QT_TRANSLATE_NOOP("Words", "main source only"))
    named = str(clean_line(kind)).replace("-", " ")
    return ONLY.get(kind, say(QT_TRANSLATE_NOOP("Words", "{kind} only"), kind=named))


def at_character(why: Message, position: int) -> Message:
    """Return a refusal with its place, counted from 1."""
    template = QT_TRANSLATE_NOOP("Words", "At character {at}: {why}")
    return say(template, at=position + 1, why=why)
