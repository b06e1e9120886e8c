"""One value that was worked out, told in full: formula, inputs, order, doubts."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.engine.trade.calculated import Calculated
from viewer.engine.trade.cells import Bound
from viewer.engine.trade.numbers import number
from viewer.engine.trade.recipe_words import parts_words, reason_words, steps_words
from viewer.engine.trade.words import ABOUT, PLAIN_SIGNS
from viewer.engine.trade.worked import DOUBTS, PLAIN, WEAK, Worked
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.records import Claim, Evidence, Observation, Series
from viewer.model.view import Formula, Measure, Recipe

MOST_TERMS = 12
"""A sum of more terms is told by their number."""
MOST_INPUTS = 400
"""So many inputs of one value are named."""
SIGNS = {Bound.AT_LEAST: ">=", Bound.AT_MOST: "<="}
NARROW_SPACE = "\u202f"
CHANGES = (Measure.ON_PREVIOUS, Measure.ON_YEAR)


def claim_of(
    dataset: Dataset, worked: Worked, series: Series, recipe: Recipe, position: int
) -> Claim:
    """Return the claim at a position of a series that was worked out."""
    there = bool(worked.there[position])
    leaves = list(_leaves(worked, position))[:MOST_INPUTS]
    records = [_record(dataset, *leaf) for leaf in leaves]
    evidence = [piece for leaf in leaves for piece in _evidence(dataset, *leaf)]
    whole = _is_whole(worked, position)
    value = float(worked.value[position])
    comparator = SIGNS.get(Bound(int(worked.bound[position])), "=") if there else "="
    reach, decimals = float(worked.reach[position]), int(worked.decimals[position])
    is_loose = there and comparator == "=" and reach > 0.55 * 10.0**-decimals
    return Calculated(
        id=f"{series.id}#{position}",
        quantity=series.quantity or "",
        period=worked.periods.written(position),
        subject=_subject(records),
        flow=series.flow, ref_area=series.ref_area, counterpart_area=series.counterpart_area,
        commodity=series.commodity,
        value=value if there else None,
        decimals=decimals,
        comparator=comparator,
        approximate=bool(worked.approximate[position]),
        low=value - reach if is_loose else None,
        high=value + reach if is_loose else None,
        value_text=_signed(worked, position, comparator) if _is_change(recipe) and there else None,
        unit=series.unit, multiplier=series.multiplier,
        origin="derived",
        inputs=tuple(_id_of(*leaf) for leaf in leaves),
        status=_status(records, int(worked.doubt[position])) if there else "O",
        adjustment=series.adjustment,
        evidence=tuple(dict.fromkeys(evidence)),
        firm=int(worked.firm(position)),
        formula=_formula(worked, position, recipe) if there else None,
        order=steps_words(recipe, worked.sources[0].frequency),
        reason=None if there else reason_words(int(worked.reason[position]), recipe),
        parts=_parts(worked, position),
        whole=whole,
    )  # fmt: skip


def _is_change(recipe: Recipe) -> bool:
    return recipe.measure in CHANGES and recipe.formula is Formula.FLOWS


def _signed(worked: Worked, position: int, comparator: str) -> Clean:
    """Return a change with its sign: what rises is seen to rise."""
    value, decimals = float(worked.value[position]), int(worked.decimals[position])
    text = number(round(value, decimals) + 0.0, decimals)
    sign = PLAIN_SIGNS.get(comparator, ABOUT if worked.approximate[position] else "")
    if sign == ABOUT and text.startswith("−"):
        sign += NARROW_SPACE  # else the two look like one sign
    return Clean(f"{sign}{'+' if round(value, decimals) > 0 else ''}{text}")


def _is_whole(worked: Worked, position: int) -> bool:
    return bool(worked.whole[position])


def _parts(worked: Worked, position: int) -> Message | None:
    """Say how much is known of what a sum is of; nothing where that is all, and obvious."""
    if not len(worked.of) or not worked.of[position]:
        return None
    known, of = int(worked.known[position]), int(worked.of[position])
    before = worked.inputs.of if worked.inputs is not None else worked
    return parts_words(before.frequency, known, of)


def _leaves(worked: Worked, position: int) -> Iterator[tuple[Series, int]]:
    """Return what was read of a file to make a value: series and position of each."""
    if worked.inputs is None:
        series, at = worked.refs[position]
        yield worked.sources[int(series)], int(at)
        return
    told = set()
    for one, place in worked.inputs.at(position):
        for leaf in _leaves(one, place):
            name = (leaf[0].id, leaf[1])
            if name not in told:
                told.add(name)
                yield leaf


def _record(dataset: Dataset, series: Series, position: int) -> Claim | Observation:
    observation = series.observations[position]
    return dataset.claims.get(observation.claim or "") or observation


def _id_of(series: Series, position: int) -> str:
    return series.observations[position].claim or f"{series.id}#{position}"


def _evidence(dataset: Dataset, series: Series, position: int) -> tuple[Evidence, ...]:
    claim = dataset.claims.get(series.observations[position].claim or "")
    source = series.source
    if claim is not None:
        if claim.evidence:
            return claim.evidence
        source = claim.source or source
    return (Evidence(source),) if source else ()


def _subject(records: list[Claim | Observation]) -> Clean | None:
    """Return what all inputs say that they count, None where they say nothing or differ."""
    told = {one.subject if isinstance(one, Claim) else None for one in records}
    return told.pop() if len(told) == 1 else None


def _status(records: list[Claim | Observation], doubt: int) -> str:
    """Return the status of the most doubtful input."""
    if doubt != PLAIN:
        return DOUBTS[doubt]
    return next((r.status for r in records if WEAK.get(r.status, PLAIN) == PLAIN), "A")


def _formula(worked: Worked, position: int, recipe: Recipe) -> Message | None:
    """Return the last step of a calculation as it is done on paper."""
    if worked.inputs is None:
        return None
    parts = worked.inputs.at(position)
    terms = [_term(one, place) for one, place in parts]
    result = _term(worked, position)
    if recipe.formula is Formula.BALANCE:
        return say("{a} − {b} = {result}", a=terms[0], b=terms[-1], result=result)
    if recipe.formula is Formula.SHARE:
        template = "{a} ÷ ({a} + {b}) × 100 = {result}"
        return say(template, a=terms[0], b=terms[-1], result=result)
    match recipe.measure:
        case Measure.ON_PREVIOUS | Measure.ON_YEAR:
            template = "({a} ÷ {b} − 1) × 100 = {result}"
            return say(template, a=terms[0], b=terms[-1], result=result)
        case Measure.INDEX:
            return _index(worked, position, terms, result)
        case Measure.ROLLING:
            known = int(worked.of[position]) if len(worked.of) else len(parts)
            template = "({sum}) ÷ {n} = {result}"
            return say(template, sum=_added(terms), n=known, result=result)
        case _:
            return say("{sum} = {result}", sum=_added(terms), result=result)


def _index(worked: Worked, position: int, terms: list[str], result: str) -> Message:
    """Return how an index was made; of amounts over several periods the mean counts."""
    assert worked.inputs is not None
    (own, at), (base, place) = worked.inputs.at(position)[0], worked.inputs.at(position)[-1]
    value = float(own.value[at]) / float(base.value[place]) * 100
    times = float(worked.value[position]) / value if value else 1.0
    if abs(times - 1.0) < 1e-6:
        return say("{a} ÷ {b} × 100 = {result}", a=terms[0], b=terms[-1], result=result)
    if times < 1:
        template = "({a} ÷ {n}) ÷ {b} × 100 = {result}"
        return say(template, a=terms[0], n=round(1 / times), b=terms[-1], result=result)
    template = "{a} ÷ ({b} ÷ {n}) × 100 = {result}"
    return say(template, a=terms[0], n=round(times), b=terms[-1], result=result)


def _added(terms: list[str]) -> Message | str:
    if len(terms) <= MOST_TERMS:
        return " + ".join(terms)
    return say_count(
        QT_TRANSLATE_NOOP("Words", "sum of {n} value"),
        QT_TRANSLATE_NOOP("Words", "sum of {n} values"),
        len(terms),
    )


def _term(worked: Worked, position: int) -> str:
    """Return a value as it stands in a formula, with its sign of a limit."""
    value, decimals = float(worked.value[position]), int(worked.decimals[position])
    sign = PLAIN_SIGNS.get(SIGNS.get(Bound(int(worked.bound[position])), ""), "")
    if not sign and worked.approximate[position]:
        sign = ABOUT
    return sign + number(round(value, decimals) + 0.0, decimals)
