"""Who says what as lines, and as a table to take away."""

import pytest

from tests.engine.lists.made import claim, column, english, of_claims
from viewer.engine.lists.claim_words import claim_note
from viewer.engine.lists.claims import claims_groups
from viewer.engine.lists.outline import Level, claims_table, outline


@pytest.fixture(scope="module")
def lines(bundled):
    return outline(claims_groups(bundled))


def test_headings_count_what_follows_them(lines):
    counts = [line.count for line in lines if line.level is Level.STANDING]
    assert counts == [11, 18, 8, 145]


def test_every_claim_has_its_line_and_ambiguous_ones_have_two(bundled, lines):
    claims = [line.claim.id for line in lines if line.claim]
    assert len(claims) == len(bundled.claims) + 2
    assert set(claims) == set(bundled.claims)
    assert sorted(c for c in set(claims) if claims.count(c) > 1) == [
        "article-last-year-share", "kotra-share-without-year",
    ]  # fmt: skip


def test_things_stated_once_share_a_heading_with_their_like():
    data = of_claims(claim("a", 1, "2019"), claim("b", 2, "2020"), claim("c", 3, "2021"))
    lines = outline(claims_groups(data))
    assert [line.level for line in lines] == [
        Level.STANDING, Level.GROUP, Level.CLAIM, Level.CLAIM, Level.CLAIM,
    ]  # fmt: skip


def test_all_values_of_a_group_lie_on_one_scale_and_small_spreads_look_small(lines):
    shares = {}
    for line in lines:
        if line.claim is not None and line.scale is not None:
            share = line.scale.share(line.statement.amount.shown)
            assert 0 <= share <= 1
            shares.setdefault(id(line.group), []).append(share)
    last = [line for line in lines if line.claim and line.claim.id == "kita-2019-share"]
    group = shares[id(last[0].group)]
    assert max(group) - min(group) < 0.1  # 94.8 to 95.4 per cent


def test_the_second_line_tells_who_how_firm_when_and_how_the_period_was_read(bundled, lines):
    notes = {}
    for line in lines:
        if line.claim:
            notes.setdefault(line.claim.id, []).append(
                english(claim_note(bundled, line.statement, line.claim))
            )
    assert notes["kita-2019-total-may"] == ["KITA · low reliability · 18 May 2020"]
    assert notes["customs-2016-total-implied"] == ["China Customs · implied by other figures"]
    assert notes["customs-2020-total-january"] == ["the same figure · China Customs · 19 Jan 2021"]
    assert sorted(notes["article-last-year-share"]) == [
        "New Eastern Outlook · probable", "New Eastern Outlook · read literally",
    ]  # fmt: skip


def test_the_table_to_take_away_names_basis_source_and_comparison(bundled, lines):
    table = claims_table(bundled, lines)
    rows = table.where(("kotra-2020-share", "article-last-year-share"))
    told = [[english(table.rows[i].cells[table.number(key)]) for key in
             ("what", "period", "reading", "value", "basis", "agency", "standing")]
            for i in rows.tolist()]  # fmt: skip
    share = "China’s share of North Korea’s foreign trade"
    apart = "3 statements, 0.4 points apart · 2 not comparable"
    bases = "2 statements, not comparable: different bases"
    assert told == [
        [share, "2019", "probable", "95%", "basis not stated", "", apart],
        [share, "2020", "read literally", "95%", "basis not stated", "", bases],
        [
            share,
            "2020",
            "",
            "88.2%",
            "crude oil estimated · without inter-Korean trade",
            "KOTRA",
            bases,
        ],
    ]
    by_value = table.order(table.number("value"))
    assert column(table, "value")[by_value[0]] == "deficit of $811 million"
