"""What readers ask, and which events answer."""

import numpy as np
import pytest

from tests.engine.query.small import EVERYTHING, NORTH_KOREA, ask, dataset_of, event, found
from viewer.engine.query.facts import Facts
from viewer.engine.query.match import matching, unknown_names
from viewer.engine.query.parse import parse_query
from viewer.model.clean import Clean
from viewer.model.records import Actor, Evidence, Place, Source


def test_an_empty_filter_shows_everything_with_context_and_undated():
    assert ask("") == ask("  ") == EVERYTHING


def test_rumours_only():
    assert ask("status:rumour") == {"trains"}
    assert ask("STATUS:Rumour") == {"trains"}
    assert ask("status:none") == {"letter", "ambassador", "minister", "closure", "shops"}


@pytest.mark.parametrize(
    "spelling",
    [
        '"Ri Ryong-nam"',
        '"Ri Ryong Nam"',
        '"RI RYONGNAM"',
        '"Lee Yong-nam"',
        '"Lee Yong\u2010nam"',
        '"Ri Yong’nam"',
        # wide letters, as a Chinese or Japanese keyboard gives them
        '"\uff2c\uff45\uff45\u3000\uff39\uff4f\uff4e\uff47\uff0d\uff4e\uff41\uff4d"',
        "ri-ryong-nam",
        "Ryongnam",
        "Ryong",
        '"Yong-nam Lee"',
        "Le",
    ],
)
def test_everything_on_one_person_whatever_the_spelling(spelling: str):
    assert ask(f"actor:{spelling}") == {"ambassador", "minister"}


def test_a_name_means_its_closest_bearer():
    """Xi is Xi Jinping and not Xinhua; China is the country and not its customs office."""
    facts = Facts(NORTH_KOREA)
    assert facts.named("actor", "Xi") == {"xi-jinping"}
    assert facts.named("actor", "Xin") == {"xinhua"}
    assert facts.named("actor", "China") == {"chn"}
    assert facts.named("actor", "customs") == {"china-customs"}
    assert facts.named("actor", "Kim") == {"kim-jong-un", "kim-song-nam"}
    assert facts.named("actor", "im") == frozenset()
    assert facts.named("actor", "?") == frozenset()


def test_accents_and_other_scripts():
    facts = Facts(NORTH_KOREA)
    assert facts.named("actor", "Jurgen Muller") == {"muller"}
    assert facts.named("actor", "JÜRGEN MÜLLER-ŁÓDŹ") == {"muller"}
    assert facts.named("actor", "muller lodz") == {"muller"}
    assert facts.named("actor", "김정은") == facts.named("actor", "정은") == {"kim-jong-un"}
    assert facts.named("actor", "正恩") == {"kim-jong-un"}
    assert facts.named("place", "P'yongyang") == facts.named("place", "평양") == {"pyongyang"}
    assert facts.named("place", "丹东") == {"dandong", "railway"}


def test_an_actor_takes_part_gives_receives_or_is_quoted():
    assert ask("actor:kim-jong-un") == {"visit", "thanks", "letter"}
    assert ask('actor:"Daily NK"') == ask('attributed:"daily nk"') == {"trains"}
    assert ask("attributed:kim-jong-un") == set()
    assert ask("attributed:none") == EVERYTHING - {"trains"}


def test_a_route_lies_in_the_places_on_it():
    assert ask("place:Dandong") == {"closure", "trains"}
    assert ask("place:Sinuiju") == {"trains"}
    assert ask('place:"friendship railway"') == {"trains"}
    assert ask("place:none") == EVERYTHING - {"closure", "trains", "ambassador"}


def test_a_source_is_found_by_title_by_publisher_and_through_others():
    assert ask("source:article") == ask('source:"New Eastern Outlook"') == {"visit", "thanks"}
    assert ask("source:watch") == {"visit"}
    assert ask("source:KCNA") == {"visit", "thanks"}
    assert ask('source:"NK News"') == ask("source:shops") == {"no-changes"}
    assert ask("source:none") == EVERYTHING - {"visit", "thanks", "no-changes"}


def test_a_publisher_does_not_hide_titles_that_name_it():
    sources = Source("a", Clean("A"), publisher=Clean("NK News")), Source("b", Clean("NK News, 3"))
    facts = Facts(dataset_of(sources={source.id: source for source in sources}))
    assert facts.named("source", "nk news") == {"a", "b"}


def test_what_the_main_source_quotes_is_no_source_of_everything_in_it():
    main = Source("main", Clean("M"), main=True, via=("quoted",))
    sources = {"main": main, "quoted": Source("quoted", Clean("Q"))}
    data = dataset_of(event("a", evidence=(Evidence("main"),)), sources=sources)
    assert found(data, "source:quoted") == set()
    assert found(data, "source:main") == {"a"}


def test_a_ring_of_sources_and_of_places_ends():
    ring = {"a": Source("a", Clean("A"), via=("b",)), "b": Source("b", Clean("B"), via=("a",))}
    circle = {"c": Place("c", Clean("C"), via=("c",))}
    facts = Facts(dataset_of(sources=ring, places=circle))
    assert facts.named("source", "a") == {"a", "b"}
    assert facts.named("place", "c") == {"c"}


def test_category_by_id_or_label():
    assert ask("category:border") == {"trains", "closure"}
    assert (
        ask('category:"Border and logistics"')
        == ask("category:logistics")
        == ask("category:border")
    )


def test_tags_by_any_spelling():
    assert ask("tag:covid-19") == ask('tag:"Covid 19"') == ask("tag:covid") == {"shops"}
    assert ask("tag:anniversary") == {"visit"}
    assert ask("tag:anniv") == {"visit", "closure"}


def test_tags_that_differ_by_case_are_one():
    data = dataset_of(event("a", tags=(Clean("Covid"),)), event("b", tags=(Clean("covid"),)))
    assert found(data, "tag:covid") == {"a", "b"}


def test_one_event_by_its_id():
    assert ask("id:visit") == {"visit"}
    assert ask("id:vis") == ask("id:VISIT") == set()


def test_who_wrote_to_whom():
    assert ask('direction:"Kim Jong-un">"Xi Jinping"') == {"letter"}
    assert ask("direction:xi-jinping>kim-jong-un") == {"thanks"}
    assert ask("direction:PRK>CHN") == {"letter", "trains"}
    assert ask("direction:CHN→PRK") == {"thanks", "trains"}
    assert ask("direction:prk>") == {"letter", "trains", "closure"}
    assert ask("direction:mutual") == {"trains"}
    assert ask("direction:internal") == {"closure"}
    assert ask("direction:none") == EVERYTHING - {"thanks", "letter", "trains", "closure"}


def test_what_an_event_has():
    assert ask("has:claim") == {"closure"}
    assert ask("has:quote") == {"visit"}
    assert ask("has:note") == {"letter"}
    assert ask("has:dating") == {"visit", "thanks", "ambassador"}
    assert ask("has:relation") == {"no-changes", "trains", "thanks", "letter"}


def test_what_denies_or_is_denied_and_what_is_tied_to_an_event():
    assert ask("related:denies") == ask('related:"is denied by"') == {"no-changes", "trains"}
    assert ask('related:"replies to"') == ask("related:replies-to") == {"thanks", "letter"}
    assert ask("related:trains") == {"no-changes"}
    assert ask("related:none") == EVERYTHING - ask("has:relation")


def test_words_look_into_all_texts_and_names():
    assert ask("cemetery") == {"visit"}
    assert ask("emeter") == {"visit"}
    assert ask('"to the fallen"') == ask("FALLEN respects") == {"visit"}
    assert ask("missing") == {"letter"}
    assert ask("무역") == {"minister"}
    assert ask("lee") == {"ambassador", "minister"}
    assert ask("김정은") == {"visit", "thanks", "letter"}
    assert ask("丹东") == ask("dandong") == {"trains", "closure"}
    assert ask('"korean war"') == {"visit"}
    assert ask('"volunteers\' cemetery"') == {"visit"}
    assert ask("p'yongyang") == {"ambassador"}
    assert ask("daily") == {"trains"}


def test_all_words_must_be_there_but_not_side_by_side():
    assert ask("kim cemetery") == {"visit"}
    assert ask("kim trains") == set()
    assert ask('"kim cemetery"') == set()


def test_a_phrase_does_not_reach_from_one_text_into_the_next():
    data = dataset_of(event("a", "first", tags=(Clean("second"),)), event("second"))
    assert found(data, '"first second"') == set()
    assert found(data, "second") == {"a", "second"}


def test_a_title_is_searched_in_every_language():
    title = Clean.in_languages("A letter", {"de": "Ein Brief", "zh": "一封信"})
    data = dataset_of(event("a", title))
    assert found(data, "brief") == found(data, "封信") == {"a"}


def test_and_or_not_and_parentheses():
    assert ask("kim or status:rumour") == {"visit", "thanks", "letter", "trains"}
    assert ask("category:border not status:rumour") == {"closure"}
    assert ask("kim and (tag:anniversary or has:note)") == {"visit", "letter"}
    assert ask("not (kim or status:rumour)") == EVERYTHING - ask("kim or status:rumour")
    assert ask("not not kim") == ask("kim")
    assert ask("kim or trains and status:rumour") == ask("kim or (trains status:rumour)")


def test_a_dataset_without_anything_answers_every_field():
    for query in ("x", "actor:x", "date:2020", "has:claim", "related:x", "direction:a>b", ""):
        assert found(dataset_of(), query) == set()


def test_an_answer_may_be_changed_without_spoiling_the_next():
    facts = Facts(NORTH_KOREA)
    for text in ("dated:yes", "has:quote", "kim", ""):
        query = parse_query(text)
        first = matching(query, facts)
        kept = first.copy()
        first[:] = ~first
        assert np.array_equal(matching(query, facts), kept)


def test_a_name_that_nothing_bears_is_told():
    facts = Facts(NORTH_KOREA)
    query = parse_query("actor:Kin or not (place:Atlantis status:rumour) category:none tag:covid")
    assert [message.english() for message in unknown_names(query, facts)] == [
        'Nothing in this dataset is called "Kin".',
        'Nothing in this dataset is called "Atlantis".',
    ]
    assert unknown_names(parse_query("related:trains related:denies"), facts) == ()


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    ["x" + "\u0591\u05ae" * 200_000, "a " * 300_000, "aa" * 300_000 + "b", "\u0300" * 300_000],
)
def test_no_text_of_a_stranger_freezes_the_search(text: str):
    hostile = Clean(text)
    actors = {"a": Actor("a", hostile, aliases=(hostile,))}
    data = dataset_of(event("e", hostile, actors=("a",)), actors=actors)
    assert found(data, "x or a or e or aab or actor:a") <= {"e"}
    for value in ("aab", "a a a b", text[:1000].strip()):
        found(data, f'actor:"{value}" or "{value}"')
