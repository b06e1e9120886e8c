"""Claims about the same: who rivals whom, and who only repeats a figure."""

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trade.made import dataset
from viewer.engine.trade.statements import (
    Drawn,
    about,
    is_ambiguous,
    others_about,
    rivals,
    same_days,
    same_figures,
    series_of,
)
from viewer.model.clean import Clean
from viewer.model.edtf import parse
from viewer.model.records import Claim, Observation, Reading, Series


def claim(name: str, value: float | None = 1.0, period: str | None = "2020", **more: object):
    fields = {"commodity": "TOTAL", "unit": "USD", "flow": "total", **more}
    return Claim(name, "trade", parse(period) if period else None, value=value, **fields)


def rivals_of(*claims: Claim) -> list[str]:
    """The rivals of the first claim among all, by id."""
    data = dataset(claims=claims)
    drawn = [Drawn(about(claims[0]), same_days(claims[0].period), claims[0].id)]
    shown = {claims[0].id}
    others = others_about(data, {about(claims[0])}, shown)
    return [found.id for found, _ in rivals(data, others, drawn, shown)]


def test_other_figures_for_the_same_are_rivals_stated_ones_first():
    assert rivals_of(
        claim("a"), claim("b", 2.0, origin="implied"), claim("c", 3.0), claim("d", 4.0)
    ) == ["c", "d", "b"]


def test_what_is_about_something_else_is_no_rival():
    assert rivals_of(
        claim("a"), claim("b", 2.0, "2019"), claim("c", 2.0, flow="import"),
        claim("d", 2.0, unit="EUR"), claim("e", 2.0, commodity="27"), claim("f", None),
        claim("g", 2.0, None), claim("h", 2.0, counterpart_area="RUS"),
    ) == []  # fmt: skip


def test_the_same_days_written_otherwise_are_the_same_period():
    assert rivals_of(claim("a"), claim("b", 2.0, "2020-01/2020-12")) == ["b"]


def test_one_figure_in_several_renderings_is_no_rival_of_itself():
    assert rivals_of(
        claim("a"), claim("b", 1.1, same_figure_as=("a",)), claim("c", 1.2, same_figure_as=("b",)),
        claim("d", 2.0), claim("e", 2.1, same_figure_as=("d",)),
    ) == ["d"]  # fmt: skip


def test_the_same_agency_saying_the_same_again_is_no_rival():
    said = {"agency": "customs"}
    assert rivals_of(
        claim("a", **said), claim("b", 0.001, multiplier=1000.0, **said),
        claim("c", agency="kita"), claim("d", adjustment=("oil",), **said),
    ) == ["c", "d"]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60))
def test_renderings_are_joined_whatever_way_they_point(pairs):
    """Against a plain search through all that is joined."""
    joined: dict[int, set[int]] = {n: set() for n in range(31)}
    for a, b in pairs:
        if a != b:
            joined[a].add(b)
    data = dataset(
        claims=[claim(f"c{n}", same_figure_as=tuple(f"c{m}" for m in sorted(joined[n])))
                for n in joined]
    )  # fmt: skip
    same = same_figures(data)
    for n in joined:
        reached, waiting = {n}, [n]
        while waiting:
            at = waiting.pop()
            for m in joined:
                if m not in reached and (m in joined[at] or at in joined[m]):
                    reached.add(m)
                    waiting.append(m)
        mine = same.get(f"c{n}", f"c{n}")
        assert {m for m in joined if same.get(f"c{m}", f"c{m}") == mine} == reached


def test_a_claim_stands_for_a_series_of_its_own_with_a_value_for_each_reading():
    readings = (Reading(parse("2020")), Reading(parse("2019")))
    unclear = claim("u", 95.0, None, readings=readings)
    data = dataset(claims=[unclear, claim("a")])
    assert is_ambiguous(unclear)
    first, second = series_of(data, ["a", "u", "gone"])
    assert [str(o.period) for o in first.observations] == ["2020"]
    assert [str(o.period) for o in second.observations] == ["2020", "2019"]


def test_an_unclear_claim_inside_a_series_follows_it():
    unclear = claim("u", 95.0, None, readings=(Reading(parse("2019")),), subject=Clean("Share"))
    seen = (Observation(None, 95.0, "u"), Observation(parse("2020"), 90.0))
    made = Series("s", Clean("s"), "USD", "A", seen)
    found = series_of(dataset(made, claims=[unclear]), ["s"])
    assert [(one.id, one.label) for one in found] == [("s", "s"), ("u", "Share")]
