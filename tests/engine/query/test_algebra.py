"""What holds for every query: it can be written down and read again, and combines as sets do."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.engine.query.small import EVERYTHING, NORTH_KOREA, ask, dataset_of, event, found
from viewer.engine.query.error import QueryError
from viewer.engine.query.facts import Facts
from viewer.engine.query.fields import FIELDS, condition
from viewer.engine.query.fold import folded, joined
from viewer.engine.query.match import matching, unknown_names
from viewer.engine.query.parse import parse_query
from viewer.engine.query.tree import And, Node, Not, Or, Query, Text, all_of, any_of
from viewer.model.clean import clean

FACTS = Facts(NORTH_KOREA)

filled = st.text(min_size=1, max_size=8).filter(lambda text: text.strip())
awkward = st.sampled_from(
    ["and", "OR", "not", "a:b", "(", ")", '"', "\\", "“", ":", "a b", " a", "x\\"]
)
free_fields = st.sampled_from([field.name for field in FIELDS if not field.values][:7])
dates = st.sampled_from(
    [
        "2020",
        "2020-10",
        "2020-10-19..2020-10-25",
        "..2020",
        "2021..",
        "[..2020-10]",
        "2008/2009",
        "2020~",
    ]
)
terms = st.one_of(
    st.builds(lambda name, value: condition(name, value, 0, 0), free_fields, filled | awkward),
    st.builds(
        lambda name, value: condition(name, value, 0, 0),
        st.sampled_from(["date", "surely", "possibly"]),
        dates,
    ),
    st.sampled_from(
        [
            condition(name, value, 0, 0)
            for name, value in (
                ("status", "rumour"),
                ("status", "none"),
                ("category", "border"),
                ("actor", "kim-jong-un"),
                ("actor", "Lee Yong-nam"),
                ("place", "dandong"),
                ("direction", "PRK>CHN"),
                ("dated", "no"),
                ("has", "dating"),
                ("related", "denies"),
                ("source", "none"),
            )
        ]
    ),
)
leaves = terms | st.builds(Text, filled | awkward | st.sampled_from(["kim", "xi", "minister"]))


def branches(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(children, min_size=2, max_size=4)
    return st.one_of(
        st.builds(Not, children),
        several.map(lambda parts: all_of(*parts)),
        several.map(lambda parts: any_of(*parts)),
    )


trees = st.recursive(leaves, branches, max_leaves=12)


@given(trees)
def test_what_is_written_down_is_read_as_the_same(tree: Node):
    assert parse_query(str(Query(tree))) == Query(tree)


pieces = st.sampled_from(
    [
        *'()"“”:>\\ ',
        "and ",
        "or ",
        "not ",
        "kim",
        "actor:",
        "date:",
        "2020",
        "..",
        "status:",
        "none",
        "：",
        "（",
    ]
)


@given(st.one_of(st.text(), st.lists(pieces).map("".join)))
@example("\ud800")
@example("date:\x00")
@example("date:" + "9" * 5000)
@example("date:[..]")
@example("date:Y-99999999999..")
@example('date:"2020..2021..2022"')
@example("direction:>>")
@example("\u017ftatus:rumour")
def test_any_text_is_a_query_or_a_fault_with_a_place(text: str):
    fault = None
    try:
        query = parse_query(text)
    except QueryError as caught:
        fault = caught
    if fault:
        assert fault.message.english()
        assert 0 <= fault.position <= len(text)
        return
    assert matching(query, FACTS).shape == (len(EVERYTHING),)
    unknown_names(query, FACTS)
    assert parse_query(str(query)) == query


def by_sets(node: Node) -> set[str]:
    if isinstance(node, And):
        return EVERYTHING.intersection(*map(by_sets, node.parts))
    if isinstance(node, Or):
        return set().union(*map(by_sets, node.parts))
    if isinstance(node, Not):
        return EVERYTHING - by_sets(node.part)
    return ask(str(node))


@given(trees)
def test_conditions_combine_as_sets_do(tree: Node):
    assert ask(str(tree)) == by_sets(tree)


@given(st.sampled_from(["date:2020-10", "date:2020..", "date:[..2020-10-22]", "date:2008..2021"]))
def test_what_is_sure_is_possible(query: str):
    assert ask(query, uncertain=False) <= ask(query)


alphabet = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "Z", "S", "Cc"))
texts = st.text(alphabet, max_size=20)


@given(st.lists(st.tuples(texts, texts), max_size=5), texts.filter(str.strip))
@example([("Straße", "İ")], "STRASSE")
def test_words_are_found_as_by_looking_at_every_text(rows: list[tuple[str, str]], word: str):
    data = dataset_of(
        *(event(str(n), clean(one), summary=clean(two)) for n, (one, two) in enumerate(rows))
    )
    wanted = folded(word)
    expected = {
        str(n)
        for n, row in enumerate(rows)
        if wanted and any(wanted in folded(text) for text in (clean(row[0]), clean(row[1])))
    }
    assert found(data, str(Text(word))) == expected


@given(st.text())
def test_folding_is_done_once_and_for_all(text: str):
    assert folded(folded(text)) == folded(text)
    assert joined(folded(text)) == joined(text)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_and_wide_letters_fold_alike(text: str):
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert folded(wide) == folded(text)


@pytest.mark.parametrize("name", ["김정은", "がぎぐ", "नरेन्द्र", "Николай", "Ἀθῆναι", "Łódź"])
def test_composed_and_decomposed_letters_fold_alike(name: str):
    assert folded(unicodedata.normalize("NFD", name)) == folded(name)
    assert joined(unicodedata.normalize("NFD", name)) == joined(name)


def test_voiced_kana_and_vowel_signs_are_no_accents():
    assert folded("が") != folded("か")
    assert joined("कि") != joined("क")
