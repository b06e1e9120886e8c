"""What is told of an event: its dates and how they are known, who says so, in which words."""

import pytest

from tests.engine.details.read import lines, messages, sheet_of, texts
from tests.engine.timeline.made import best, dataset_of, event
from viewer.engine.details.event import event_sheet, quotation, spoken_event
from viewer.engine.details.sheet import Fact, Quotation, in_parts, place_in
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import (
    Actor,
    Basis,
    Claim,
    Clock,
    Dating,
    Direction,
    Event,
    Evidence,
    Likelihood,
    Relation,
    RelationType,
    Source,
    Stance,
)

VISIT, TRAINS, TRAFFIC = (
    "kim-visits-volunteers-cemetery", "daily-nk-trains-deal", "dandong-sinuiju-traffic-stops",
)  # fmt: skip
OURS = {"stance", "claim", "claims", "observation", "locator", "vintage", "dating", "basis", "null"}
"""Words of the program that a reader never meets."""


def told(dataset: Dataset, name: str) -> list[str]:
    return lines(event_sheet(dataset, dataset.events.get(name)))


def test_the_cemetery_visit_has_two_days_and_says_which_comes_from_where(bundled):
    assert told(bundled, VISIT)[:10] == [
        "[Confirmed (Commemoration)]",
        "# Kim visits the Volunteers’ cemetery",
        (
            "On the 70th anniversary of the Volunteers’ entry into the Korean War, Kim pays his "
            "respects to the fallen in Hoechang."
        ),
        "Happened: 22 October 2020 (exact day · from the article)",
        (
            "caption of the photographs: 21 October 2020 (KJU Visits CPV Martyrs’ Cemetery in "
            "Hoech’ang · drawn with all sources)"
        ),
        (
            "KCNA’s report: 22 October 2020 (Kim Jong Un Visits Cemetery of CPV Martyrs (KCNA, "
            "22 October 2020) · drawn with all sources)"
        ),
        "Korea Herald’s report: 22 October 2020 (Korea Herald, 22 October 2020 (20201022000140))",
        "As written: On October 22, 2020",
        "Between: Kim Jong Un to Chinese People’s Volunteers",
        (
            "“visited a cemetery in Huchang County, South Pyongyang Province” [Relations between "
            "North Korea and China (article without a title) · New Eastern Outlook · paragraph 3]"
        ),
    ]
    assert "Actors: Kim Jong Un, Chinese People’s Volunteers" in told(bundled, VISIT)
    assert (
        "marks the anniversary of: Chinese People’s Volunteers enter the Korean War "
        "(25 Oct 1950 · 70th.)"
    ) in told(bundled, VISIT)


def test_the_rumour_of_trains_is_credited_answered_and_followed(bundled):
    sheet = told(bundled, TRAINS)
    assert sheet[:9] == [
        "[Rumour (News and figures)]",
        "# Daily NK reports a deal to resume trains across the border",
        "Daily NK reports that Pyongyang and Beijing have agreed to resume train traffic.",
        "Happened: 26 October 2020 (exact day · from the article)",
        "Reported: 26 October 2020 (exact day)",
        "As written: On October 26, 2020",
        "Credited to: Daily NK",
        "Between: Government of North Korea and Government of China",
        (
            "“the Daily NK news portal reported that Pyongyang and Beijing had reached an "
            "agreement to resume train traffic across the border” [Relations between North Korea "
            "and China (article without a title) · New Eastern Outlook · paragraph 15]"
        ),
    ]
    linked = sheet[sheet.index("## Linked") + 1 :]
    assert linked[0] == "reports on: The alleged deal to resume trains (before 26 Oct 2020)"
    assert linked[1].startswith(
        "is answered by: Seoul: no noticeable changes (26 Oct 2020 · according to "
    )
    assert linked[-1].startswith(
        "later: Freight train from Sinuiju arrives in Dandong (16 Jan 2022"
    )


def test_the_summer_of_2020_is_said_with_its_months(bundled):
    sheet = told(bundled, TRAFFIC)
    assert sheet[3:6] == [
        "Happened: since summer 2020 (June to August) (from the article, the year inferred)",
        (
            "rail freight halted: since August 2020 (Yonhap, 18 June 2022 (AEN20220618001900315) · "
            "drawn with all sources)"
        ),
        "As written: since last summer",
    ]
    alone = dataset_of(event("summer", "2020-22"))
    assert told(alone, "summer")[2] == (
        "Happened: summer 2020, June to August (known to the season)"
    )


def test_an_event_is_spoken_in_one_sentence(bundled):
    assert str(spoken_event(bundled, bundled.events.get(TRAINS))) == (
        "26 October 2020, rumour, credited to Daily NK: "
        "Daily NK reports a deal to resume trains across the border"
    )
    assert str(spoken_event(bundled, bundled.events.get(TRAFFIC))) == (
        "since August 2020, reported: Almost no trucks or trains between Dandong and Sinuiju"
    )
    assert str(spoken_event(dataset_of(), event("shops"))) == "no date, no status given: shops"
    elsewhere = event("arrival", datings=(best("2021-02-19", Clock.REPORTED),))
    assert str(spoken_event(dataset_of(), elsewhere)).startswith("reported 19 February 2021, ")


def test_every_event_of_the_dataset_is_told_in_readers_words(bundled):
    for one in bundled.events:
        sheet = event_sheet(bundled, one)
        for text in texts(sheet):
            assert text.strip()
            assert text != "None"
            assert "{" not in text
        for message in messages(sheet):
            assert not OURS & set(message.template.lower().split()), message
        cited = [str(block.cited) for block in sheet if isinstance(block, Quotation)]
        assert not any(part[:1] == "L" and part[1:].isdigit() for c in cited for part in c.split())


def test_every_event_of_the_dataset_is_told_whole(bundled):
    for one in bundled.events:
        sheet = event_sheet(bundled, one)
        shown = set(texts(sheet))
        assert one.title in shown
        assert {one.summary, one.note, one.written} - {None} <= shown
        quotes = [block for block in sheet if isinstance(block, Quotation)]
        assert [block.quote for block in quotes] == [piece.quote for piece in one.evidence]
        assert {dating.label for dating in one.datings} - {None} <= shown
        assert {bundled.name_of(some) for some in (*one.actors, *one.places)} <= shown


def test_every_link_leads_somewhere_and_back(bundled):
    for one in bundled.events:
        for block in event_sheet(bundled, one):
            if isinstance(block, Fact) and block.target is not None:
                there = sheet_of(bundled, block.target)
                assert there is not None
                back = [b.target for b in there if isinstance(b, Fact)]
                assert one.id in back


def test_a_link_opens_the_source_that_is_cited(bundled):
    urls = {source.url for source in bundled.sources.values()}
    for one in bundled.events:
        quotes = [b for b in event_sheet(bundled, one) if isinstance(b, Quotation)]
        for block, piece in zip(quotes, one.evidence, strict=True):
            assert block.url in urls
            assert block.url == bundled.sources[piece.source].url


def dates_of(one: Event, **fields: object) -> list[str]:
    """Return what is told of the dates of an event."""
    dataset = dataset_of(one, **fields)
    names = ("Happened", "Reported", "As written", "announced")
    return [text for text in told(dataset, one.id) if text.split(":")[0] in names]


@pytest.mark.parametrize(
    ("occurred", "start", "end", "expected"),
    [
        ("2020-10-22", Basis.TEXT, Basis.TEXT, "22 October 2020 (exact day · from {it})"),
        ("2020-10-22", None, None, "22 October 2020 (exact day)"),
        ("2020-10", Basis.TEXT_YEAR, None,
         "October 2020 (known to the month · from {it}, the year inferred)"),
        ("2020", Basis.INFERRED, None, "2020 (known to the year · inferred)"),
        ("19XX", None, None, "20th century (known to the century)"),
        ("/2016", Basis.NONE, Basis.TEXT, "until 2016, no earlier limit known (from {it})"),
        ("2010/2021", Basis.TEXT, Basis.DERIVED,
         "2010 to 2021 (start from {it}; end calculated from {it})"),
        ("2008/2008", Basis.BOUND, Basis.BOUND,
         "all of 2008 (known only within bounds, from {it})"),
        ("[..2020-10-26]", None, Basis.BOUND,
         "before 26 October 2020, no earlier limit known (known only within bounds, from {it})"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("main", "called"),
    [
        (Source("s", Clean("Two neighbours"), kind="article", main=True), "the article"),
        (Source("s", Clean("Two neighbours"), main=True), "Two neighbours"),
        (Source("s", Clean("Two neighbours")), "the main source"),
    ],
)
def test_a_date_says_how_exactly_it_is_known_and_from_where(
    occurred, start, end, expected, main, called
):
    one = event("it", occurred, basis_start=start, basis_end=end)
    assert dates_of(one, sources=Dataset.index((main,))) == [
        f"Happened: {expected.format(it=called)}"
    ]


def test_without_a_date_that_is_said_and_a_guess_stays_a_guess():
    guess = Dating(
        Clock.OCCURRED, parse("2020-11"), label=Clean("announced"),
        basis=Basis.INFERRED, likelihood=Likelihood.POSSIBLE, note=Clean("From the weather."),
    )  # fmt: skip
    one = event("it", datings=(guess,), written=Clean("one autumn"))
    assert dates_of(one) == [
        "Happened: no date given by the main source",
        "announced: November 2020 (possible · inferred · From the weather.)",
        "As written: one autumn",
    ]


def test_the_reported_day_is_told_beside_the_day_itself():
    assert dates_of(event("it", "2020-10-22", "2020-10-24")) == [
        "Happened: 22 October 2020 (exact day)",
        "Reported: 24 October 2020 (exact day)",
    ]
    assert dates_of(event("it", None, "2020-10-24")) == ["Reported: 24 October 2020 (exact day)"]
    assert dates_of(event("it", "2020", datings=(best("2020-10-24", Clock.REPORTED),))) == [
        "Happened: 2020 (known to the year)",
        "Reported: 24 October 2020 (drawn with all sources)",
    ]


def test_a_link_says_whose_it_is_and_what_is_missing():
    dataset = dataset_of(
        event("thanks", "2020-10-24"),
        event("letter", "2020-10", stance=Stance.OPINION),
        relation_types=Dataset.index(
            (RelationType("answers", Clean("answers"), Clean("is answered by")),)
        ),
        actors=Dataset.index((Actor("kcna", Clean("KCNA")),)),
        relations=(
            Relation("answers", "thanks", "letter", claimed_by="kcna", note=Clean("In reply.")),
            Relation("answers", "letter", None),
            Relation("resembles", "letter", "thanks"),
        ),
    )
    links = [t for t in told(dataset, "letter") if "answer" in t or "resembles" in t]
    assert links == [
        "is answered by: thanks (24 Oct 2020 · according to KCNA · In reply.)",
        "answers: missing in the sources",
        "resembles: thanks (24 Oct 2020)",
    ]


def test_whom_it_went_between_is_told_as_it_was():
    actors = Dataset.index((Actor("kim", Clean("Kim")), Actor("xi", Clean("Xi"))))

    def between(*kinds: str, to: str | None = "xi") -> list[str]:
        one = event("it", direction=Direction(kinds, "kim", to), attributed_to=("kim", "xi"))
        return [t for t in told(dataset_of(one, actors=actors), "it") if "Kim" in t]

    assert between("one-way") == ["Credited to: Kim, Xi", "Between: Kim to Xi"]
    assert between("mutual") == ["Credited to: Kim, Xi", "Between: Kim and Xi"]
    assert between("internal", to=None) == ["Credited to: Kim, Xi"]


def test_context_from_outside_the_article_is_marked():
    inside, outside = event("inside"), event("outside", context=True)
    dataset = dataset_of(inside, outside)
    assert told(dataset, "inside")[0] == "[No status given (Letters)]"
    assert told(dataset, "outside")[0] == (
        "[No status given (Letters · from outside the main source)]"
    )


def test_figures_of_an_event_are_told_under_it():
    claims = (
        Claim("a", "trade", parse("2020"), Clean("Trade"), value_text=Clean("$539 million"),
              events=("it",)),
        Claim("b", "share", events=("it",)),
        Claim("c", "trade", events=("another",)),
    )  # fmt: skip
    sheet = told(dataset_of(event("it"), claims=Dataset.index(claims)), "it")
    assert sheet[sheet.index("## Figures") + 1 :] == ["Trade: $539 million (2020)", "share: –"]


@pytest.mark.parametrize(
    ("locator", "said"),
    [("L15", "paragraph 15"), ("L", "L"), ("p. 3", "p. 3"), ("Lᅠ", "Lᅠ"), (None, None)],
)
def test_a_place_in_a_source_is_said_as_a_reader_does(locator, said):
    place = place_in(Evidence(locator=Clean(locator) if locator else None))
    assert (str(place) if place else None) == said


def test_evidence_without_a_source_says_so():
    assert str(quotation(dataset_of(), Evidence(quote=Clean("They met."))).cited) == (
        "no source named"
    )
    gone = Evidence("gone", Clean("L2"), published=parse("2020-10-22"))
    assert str(quotation(dataset_of(), gone).cited) == "paragraph 2 · 22 Oct 2020"


def test_what_is_missing_leaves_no_dots_behind():
    assert in_parts(None, None) is None
    assert in_parts(None, Clean("a"), None) == "a"
    assert str(in_parts(Clean("a"), None, Clean("{b}"), Clean("c"))) == "a · {b} · c"


def test_nothing_that_is_missing_makes_a_sheet_fail():
    """References are checked when a file is opened; a sheet does not rely on it."""
    one = event(
        "it", "2020", categories=("gone",), actors=("gone",), places=("gone",),
        attributed_to=("gone",), direction=Direction(("one-way",), "gone", "gone"),
        evidence=(Evidence("gone"), Evidence()), datings=(Dating(Clock.OCCURRED, parse("2021"),
                                                                source="gone"),),
    )  # fmt: skip
    dataset = dataset_of(one, relations=(Relation("gone", "it", "gone", claimed_by="gone"),))
    sheet = told(dataset, "it")
    assert "[No status given]" in sheet
    assert "gone: missing in the sources (according to gone)" in sheet
