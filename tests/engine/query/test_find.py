"""One search for everything, and the best answer first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.query.small import NORTH_KOREA, ask, dataset_of, event
from tests.engine.trade.made import dataset as with_series
from tests.engine.trade.made import plain as plain_series
from viewer.engine.query.facts import Facts
from viewer.engine.query.find import Around, find
from viewer.engine.query.hit import Hit, HitKind, Section
from viewer.engine.query.ranked import Rank, Spellings, plain
from viewer.model.calendar import day_of
from viewer.model.clean import Clean
from viewer.model.view import TimeRange

FACTS = Facts(NORTH_KOREA)
COMMANDS = (
    ("show_all", "Show all", ("Home",), ()),
    ("theme", "Light or dark", (), ()),
    ("back", "Back", ("Alt+Left",), ("Undo view change",)),
)
AROUND = Around(COMMANDS, near=day_of(2020, 10, 14))


def hits(text: str, limit: int = 8, around: Around = AROUND) -> tuple[Hit, ...]:
    return find(NORTH_KOREA, FACTS, text, limit, around)


def first(text: str) -> Hit:
    return hits(text)[0]


def titles(text: str, *kinds: HitKind) -> list[str]:
    return [str(hit.title) for hit in hits(text) if hit.kind in kinds]


@pytest.mark.parametrize(
    "text",
    [
        "Ri Ryong-nam", "Lee Yong-nam", "RI RYONG NAM", "ri ryongnam", "lee yong", "Ryong Nam Ri",
        "ryongnam",
    ],
)  # fmt: skip
def test_a_person_is_found_in_any_spelling(text: str):
    found = next(hit for hit in hits(text) if hit.kind is HitKind.ACTOR)
    assert (str(found.title), found.key, found.count) == (
        "Ri Ryong Nam", 'actor:"Ri Ryong Nam"', 2,
    )  # fmt: skip
    assert len(ask(found.key)) == found.count


@pytest.mark.parametrize(
    ("text", "name"), [("김정", "Kim Jong Un"), ("正恩", "Kim Jong Un"), ("习近平", "Xi Jinping")]
)
def test_names_in_chinese_and_korean_letters_are_found_from_any_letter(text: str, name: str):
    assert first(text).kind is HitKind.ACTOR
    assert str(first(text).title) == name
    assert first(text).rank <= Rank.WORD


def test_the_spelling_that_was_met_is_told_where_the_name_is_another():
    assert first("Lee Yong-nam").said == "Lee Yong-nam"
    assert first("Ri Ryong Nam").said is None
    assert first("평양").said == "평양"


@pytest.mark.parametrize(
    "text", ["muller lodz", "Müller-Łódź", "MULLER ŁÓDŹ", "\uff4d\uff55\uff4c\uff4c\uff45\uff52"]
)
def test_accents_case_and_width_make_no_difference(text: str):
    assert "Jürgen Müller-Łódź" in titles(text, HitKind.ACTOR)


def test_whole_titles_come_before_beginnings_words_and_insides():
    data = dataset_of(
        event("inside", "Border bartrade"),
        event("word", "Border trade falls"),
        event("words", "Trade in falling prices"),
        event("start", "Trade falls again", importance=0.1),
        event("important", "Trade falls and falls", importance=0.9),
        event("exact", "Trade falls", importance=0.0),
    )
    found = [
        (hit.key, hit.rank)
        for hit in find(data, Facts(data), "trade fall", 8)
        if hit.kind is HitKind.EVENT
    ]
    assert found == [
        ("important", Rank.START),
        ("start", Rank.START),
        ("exact", Rank.START),
        ("word", Rank.WORD),
        ("words", Rank.WORDS),
    ]
    assert find(data, Facts(data), "trade falls", 1)[0].key == "exact"
    assert [hit.key for hit in find(data, Facts(data), "trade", 8)][5] == "inside"


def test_an_event_is_found_by_words_of_its_quotations_too():
    found = [hit for hit in hits("fallen respects") if hit.kind is HitKind.EVENT]
    assert [(hit.key, hit.rank) for hit in found] == [("visit", Rank.MENTION)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Oct 2020", "date:2020-10"),
        ("2020-10", "date:2020-10"),
        ("19-25 Oct 2020", "date:2020-10-19..2020-10-25"),
        ("summer 2020", "date:2020-22"),
        ("26 October 2020", "date:2020-10-26"),
        ("2020", "date:2020"),
        ("2008/2009", "date:2008/2009"),
    ],
)
def test_a_date_in_any_precision_comes_first(text: str, key: str):
    assert (first(text).kind, first(text).key) == (HitKind.DATE, key)
    assert first(text).count == len(ask(key))


def test_a_date_is_no_first_answer_where_it_is_guessed_or_lies_far_away():
    assert [hit.rank for hit in hits("October") if hit.kind is HitKind.DATE] == [Rank.WORDS]
    far = Around(near=0.0, whole=TimeRange(day_of(1950), day_of(2022)))
    rank = {hit.key: hit.rank for hit in hits("2515", around=far)}["date:2515"]
    assert rank is Rank.WORDS


def test_a_command_is_found_by_its_title():
    assert (first("show a").kind, first("show a").key, first("show a").keys) == (
        HitKind.COMMAND, "show_all", ("Home",),
    )  # fmt: skip
    assert titles("dark", HitKind.COMMAND) == ["Light or dark"]


def test_a_command_is_found_by_another_name_which_is_told():
    found = first("undo")
    assert (found.kind, found.key, str(found.said)) == (
        HitKind.COMMAND, "back", "Undo view change",
    )  # fmt: skip
    assert first("back").said is None


def test_without_a_dataset_only_commands_are_found():
    assert [hit.kind for hit in find(None, None, "show", 8, AROUND)] == [HitKind.COMMAND]


def test_statuses_categories_and_tags_are_offered_as_filters():
    assert ("status:rumour", 1) in [(hit.key, hit.count) for hit in hits("rumour")]
    assert "category:border" in [hit.key for hit in hits("border")]
    assert 'tag:"Korean War"' in [hit.key for hit in hits("korean")]


def test_the_words_themselves_are_always_offered_last():
    last = hits("cemetery")[-1]
    assert (last.kind, last.key, last.count) == (HitKind.WORDS, "cemetery", 1)
    assert [hit.kind for hit in hits("zzz")] == [HitKind.WORDS]
    assert hits("zzz")[0].count == 0


def test_a_condition_is_the_first_answer():
    assert (first("status:rumour").kind, first("status:rumour").count) == (HitKind.WORDS, 1)
    assert str(first('not actor:"xi jinping"').title) == "Not Actor: Xi Jinping"


def test_only_the_wanted_kinds_are_found():
    only = Around(COMMANDS, kinds=frozenset({HitKind.ACTOR}))
    assert {hit.kind for hit in hits("kim", around=only)} == {HitKind.ACTOR}


@given(st.text(max_size=12), st.integers(1, 5))
def test_any_text_is_answered_section_by_section(text: str, limit: int):
    found = hits(text, limit)
    for section in Section:
        of_it = [hit for hit in found if hit.section is section and hit.kind is not HitKind.WORDS]
        assert len(of_it) <= limit
        empty = [hit.count == 0 for hit in of_it]
        ranks = [hit.rank for hit in of_it if hit.count != 0]
        assert empty == sorted(empty)
        assert ranks == sorted(ranks)
    assert len({(hit.kind, hit.key) for hit in found}) == len(found)
    for hit in found:
        if hit.kind in {HitKind.ACTOR, HitKind.PLACE, HitKind.TAG, HitKind.DATE, HitKind.WORDS}:
            assert hit.count is None or len(ask(hit.key)) == hit.count


letters = st.text(alphabet="ab c'-", max_size=8)


@given(st.lists(st.lists(letters, max_size=2), max_size=6), letters)
def test_ranks_are_those_of_looking_at_every_text(rows: list[list[str]], typed: str):
    wanted = plain(typed)

    def rank(text: str) -> Rank | None:
        text = plain(text)
        words = text.split()
        return next(
            (
                rank
                for rank, holds in (
                    (Rank.EXACT, text == wanted),
                    (Rank.START, text.startswith(wanted)),
                    (Rank.WORD, f" {wanted}" in f" {text}"),
                    (Rank.INSIDE, wanted in text),
                )
                if holds
            ),
            None,
        ) if words and wanted else None  # fmt: skip

    def best(row: list[str]) -> Rank | None:
        ranks = [found for text in row if (found := rank(text)) is not None]
        starts = [word for text in row for word in plain(text).split()]
        if " " in wanted and all(
            any(word.startswith(part) for word in starts) for part in wanted.split()
        ):
            ranks.append(Rank.WORDS)
        return min(ranks, default=None)

    expected = {at: found for at, row in enumerate(rows) if (found := best(row)) is not None}
    answers = Spellings(rows).best(typed, 100)
    assert dict(answers) == expected
    assert [r for _, r in answers] == sorted(expected.values())
    assert Spellings(rows).best(typed, 2) == answers[:2]


def test_titles_in_other_languages_are_found():
    title = Clean.in_languages("Xi thanks Kim", {"ko": "시진핑 감사"})
    data = dataset_of(event("thanks", title))
    assert find(data, Facts(data), "감사", 5)[0].key == "thanks"


def test_a_series_is_found_by_words_of_its_name_and_spelt_otherwise():
    assert find_series("imports china") == ["Imports from China, by month"]
    assert find_series("imprts by month")[0] == "Imports from China, by month"
    assert find_series("nothing") == []


def test_one_word_brings_no_more_than_a_few_series():
    assert len(find_series("china")) == 3
    assert len(find_series("coal china")) == 4


def find_series(text: str) -> list[str]:
    labels = ("Imports from China, by month", *(f"Coal from China, {n}" for n in range(2000, 2004)))
    made = [plain_series(("2020-06", 4.0), name=f"s{n}", label=Clean(label), flow=None)
            for n, label in enumerate(labels)]  # fmt: skip
    data = with_series(*made)
    found = find(data, Facts(data), text, 8, Around())
    return [str(hit.title) for hit in found if hit.kind is HitKind.SERIES]
