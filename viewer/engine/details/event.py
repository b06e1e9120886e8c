"""All that is known of an event: when, who says so, in which words, and what it is linked to."""

from __future__ import annotations

from viewer.engine.details.sheet import (
    Block,
    Fact,
    Names,
    Prose,
    Quotation,
    Section,
    Sheet,
    Standing,
    Title,
    Words,
    in_parts,
    place_in,
)
from viewer.engine.timeline.drawn import drawn_date
from viewer.engine.timeline.lanes import NO_STATUS, STATUS_WORDS
from viewer.engine.timeline.when import NO_DATE, ON_CLOCK, drawn_words, other_words, when_words
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.edtf import EdtfDate, Kind, Precision
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Basis, Clock, Dating, Event, Evidence, Likelihood, Relation, Stance
from viewer.model.view import Datings

CLOCK_WORDS: dict[Clock, Message] = {
    Clock.OCCURRED: say(QT_TRANSLATE_NOOP("Words", "Happened")),
    Clock.REPORTED: say(QT_TRANSLATE_NOOP("Words", "Reported")),
}
BASIS_WORDS: dict[Basis | None, Message] = {
    Basis.TEXT: say(QT_TRANSLATE_NOOP("Words", "from {source}")),
    Basis.TEXT_YEAR: say(QT_TRANSLATE_NOOP("Words", "from {source}, the year inferred")),
    Basis.INFERRED: say(QT_TRANSLATE_NOOP("Words", "inferred")),
    Basis.DERIVED: say(QT_TRANSLATE_NOOP("Words", "calculated from {source}")),
    Basis.BOUND: say(QT_TRANSLATE_NOOP("Words", "known only within bounds, from {source}")),
}
PRECISION_WORDS: dict[Precision, Message] = {
    Precision.DAY: say(QT_TRANSLATE_NOOP("Words", "exact day")),
    Precision.MONTH: say(QT_TRANSLATE_NOOP("Words", "known to the month")),
    Precision.SEASON: say(QT_TRANSLATE_NOOP("Words", "known to the season")),
    Precision.YEAR: say(QT_TRANSLATE_NOOP("Words", "known to the year")),
    Precision.DECADE: say(QT_TRANSLATE_NOOP("Words", "known to the decade")),
    Precision.CENTURY: say(QT_TRANSLATE_NOOP("Words", "known to the century")),
}
LIKELIHOOD_WORDS: dict[Likelihood, Message] = {
    Likelihood.LITERAL: say(QT_TRANSLATE_NOOP("Words", "read literally")),
    Likelihood.PROBABLE: say(QT_TRANSLATE_NOOP("Words", "probable")),
    Likelihood.POSSIBLE: say(QT_TRANSLATE_NOOP("Words", "possible")),
}


STATUS_SPOKEN: dict[Stance | None, Message] = {
    Stance.CONFIRMED: say(QT_TRANSLATE_NOOP("Words", "confirmed")),
    Stance.REPORTED: say(QT_TRANSLATE_NOOP("Words", "reported")),
    Stance.LIKELY: say(QT_TRANSLATE_NOOP("Words", "likely")),
    Stance.RUMOUR: say(QT_TRANSLATE_NOOP("Words", "rumour")),
    Stance.DENIED: say(QT_TRANSLATE_NOOP("Words", "denied")),
    Stance.OPINION: say(QT_TRANSLATE_NOOP("Words", "opinion")),
    Stance.FORECAST: say(QT_TRANSLATE_NOOP("Words", "forecast")),
    None: say(QT_TRANSLATE_NOOP("Words", "no status given")),
}


def event_sheet(
    dataset: Dataset,
    event: Event,
    clock: Clock = Clock.OCCURRED,
    datings: Datings = Datings.ALL,
) -> Sheet:
    """Return the sheet of one event; others are dated by this clock and these sources."""
    blocks: list[Block] = [_standing(dataset, event), Title(event.title)]
    if event.summary:
        blocks.append(Prose(event.summary))
    blocks += _dates(dataset, event)
    blocks += [Fact(name, text) for name, text in _who(dataset, event)]
    blocks += [quotation(dataset, evidence) for evidence in event.evidence]
    if event.note:
        blocks += [Section(say(QT_TRANSLATE_NOOP("Words", "Note"))), Prose(event.note)]
    actors = tuple(dataset.name_of(actor) for actor in event.actors)
    places = tuple(dataset.name_of(place) for place in event.places)
    if actors:
        blocks.append(Names(say(QT_TRANSLATE_NOOP("Words", "Actors")), actors))
    if places:
        blocks.append(Names(say(QT_TRANSLATE_NOOP("Words", "Places")), places))
    if event.tags:
        blocks.append(Names(say(QT_TRANSLATE_NOOP("Words", "Tags")), event.tags))
    if related := dataset.relations_of(event.id):
        blocks.append(Section(say(QT_TRANSLATE_NOOP("Words", "Linked"))))
        blocks += [_link(dataset, event, relation, clock, datings) for relation in related]
    if claims := [claim for claim in dataset.claims.values() if event.id in claim.events]:
        blocks.append(Section(say(QT_TRANSLATE_NOOP("Words", "Figures"))))
        blocks += [
            Fact(
                claim.subject or Clean(claim.quantity),
                claim.value_text or Clean("–"),
                in_parts(
                    dataset.name_of(claim.agency) if claim.agency else None,
                    in_words(claim.period, short=True) if claim.period else None,
                ),
                claim.id,
            )
            for claim in claims
        ]
    return tuple(blocks)


def spoken_event(
    dataset: Dataset,
    event: Event,
    clock: Clock = Clock.OCCURRED,
    datings: Datings = Datings.ALL,
) -> Message:
    """Return one sentence for a screen reader: date as drawn, status, credited to whom, title."""
    date, of = drawn_date(event, clock, datings)
    when = in_words(date) if date is not None else NO_DATE
    if date is not None and of is not clock:
        when = say(ON_CLOCK[of], date=when)
    if other := other_words(event, clock, datings):
        when = say("{date} ({other})", date=when, other=other)
    status = STATUS_SPOKEN[event.stance]
    if event.attributed_to:
        return say(
            QT_TRANSLATE_NOOP("Words", "{when}, {status}, credited to {who}: {title}"),
            when=when,
            status=status,
            who=", ".join(dataset.name_of(actor) for actor in event.attributed_to),
            title=event.title,
        )
    return say("{when}, {status}: {title}", when=when, status=status, title=event.title)


def quotation(dataset: Dataset, evidence: Evidence) -> Quotation:
    """Return a piece of evidence with its citation."""
    source = dataset.sources.get(evidence.source or "")
    by = source.publisher if source else None
    cited = in_parts(
        source.title if source else None,
        by,
        place_in(evidence),
        in_words(evidence.published, short=True) if evidence.published else None,
    )
    unnamed = say(QT_TRANSLATE_NOOP("Words", "no source named"))
    told = cited if isinstance(cited, Message) else say("{a}", a=cited) if cited else unnamed
    return Quotation(evidence.quote, told, source.url if source else None)


def main_source_words(dataset: Dataset) -> Words:
    """Return what to call the source that the dataset was made from, inside a sentence."""
    main = dataset.main_source
    if main is not None and main.kind == "article":
        return say(QT_TRANSLATE_NOOP("Words", "the article"))
    return main.title if main else say(QT_TRANSLATE_NOOP("Words", "the main source"))


def _standing(dataset: Dataset, event: Event) -> Standing:
    category = dataset.categories.get(event.categories[0])
    status = STATUS_WORDS[event.stance] if event.stance else NO_STATUS
    outside = say(QT_TRANSLATE_NOOP("Words", "from outside the main source"))
    return Standing(
        event.stance,
        category.color if category else 8,
        status,
        in_parts(category.label if category else None, outside if event.context else None),
    )


def _dates(dataset: Dataset, event: Event) -> list[Block]:
    rows: list[Block] = []
    called = main_source_words(dataset)
    for clock in Clock:
        date = event.occurred if clock is Clock.OCCURRED else event.reported
        if date:
            bases = (event.basis_start, event.basis_end) if clock is Clock.OCCURRED else ()
            rows.append(Fact(CLOCK_WORDS[clock], in_words(date), _how_known(date, bases, called)))
        rows += [
            _other_dating(dataset, dating) for dating in event.datings if dating.clock is clock
        ]
    if event.occurred is None and event.reported is None:
        rows.insert(
            0,
            Fact(
                CLOCK_WORDS[Clock.OCCURRED],
                say(QT_TRANSLATE_NOOP("Words", "no date given by {source}"), source=called),
            ),
        )
    if event.written:
        rows.append(Fact(say(QT_TRANSLATE_NOOP("Words", "As written")), event.written))
    return rows


def _how_known(date: EdtfDate, bases: tuple[Basis | None, ...], called: Words) -> Words | None:
    precision = PRECISION_WORDS.get(date.precision) if date.kind is Kind.MOMENT else None
    told = [
        Message(BASIS_WORDS[basis].template, (("source", called),))
        for basis in dict.fromkeys(bases)
        if basis in BASIS_WORDS
    ]
    if len(told) == 2 and date.kind is Kind.INTERVAL:
        return say(
            QT_TRANSLATE_NOOP("Words", "start {start}; end {end}"), start=told[0], end=told[1]
        )
    return in_parts(precision, *told[:1])


def _other_dating(dataset: Dataset, dating: Dating) -> Fact:
    label = dating.label or CLOCK_WORDS[dating.clock]
    named = dataset.name_of(dating.source) if dating.source else None
    likely = LIKELIHOOD_WORDS[dating.likelihood] if dating.likelihood else None
    inferred = (
        say(QT_TRANSLATE_NOOP("Words", "inferred")) if dating.basis is Basis.INFERRED else None
    )
    best = say(QT_TRANSLATE_NOOP("Words", "drawn with all sources")) if dating.best else None
    return Fact(label, in_words(dating.date), in_parts(named, likely, inferred, best, dating.note))


def _who(dataset: Dataset, event: Event) -> list[tuple[Message, Words]]:
    rows: list[tuple[Message, Words]] = []
    if event.attributed_to:
        names = ", ".join(dataset.name_of(actor) for actor in event.attributed_to)
        rows.append((say(QT_TRANSLATE_NOOP("Words", "Credited to")), Clean(names)))
    way = event.direction
    if way and way.from_actor and way.to_actor:
        template = (
            QT_TRANSLATE_NOOP("Words", "{a} and {b}")
            if "mutual" in way.kinds
            else QT_TRANSLATE_NOOP("Words", "{a} to {b}")
        )
        ends = say(template, a=dataset.name_of(way.from_actor), b=dataset.name_of(way.to_actor))
        rows.append((say(QT_TRANSLATE_NOOP("Words", "Between")), ends))
    return rows


def _link(
    dataset: Dataset, event: Event, relation: Relation, clock: Clock, datings: Datings
) -> Fact:
    kind = dataset.relation_types.get(relation.type)
    outward = relation.from_event == event.id
    name = (kind.label if outward else kind.inverse) if kind else Clean(relation.type)
    place = dataset.events.position((relation.to_event if outward else relation.from_event) or "")
    other = dataset.events.brief(place) if place is not None else None
    claimed = (
        say(
            QT_TRANSLATE_NOOP("Words", "according to {who}"),
            who=dataset.name_of(relation.claimed_by),
        )
        if relation.claimed_by
        else None
    )
    if other is None:
        missing = say(QT_TRANSLATE_NOOP("Words", "missing in the sources"))
        return Fact(name, missing, in_parts(claimed, relation.note))
    dated = drawn_words(other, clock, datings) is not None
    when = when_words(other, clock, datings) if dated else None
    return Fact(name, other.title, in_parts(when, claimed, relation.note), other.id)
