"""People, bodies and places are found under every spelling; sources say who speaks."""

from typing import Any

import pytest

Record = dict[str, Any]

# Spellings as the article has them, and others seen: the record they must lead to.
ACTOR_SPELLINGS = {
    "Kim Jong-un": "kim-jong-un",
    "Kim Jong Un": "kim-jong-un",
    "Xi Jinping": "xi-jinping",
    "Mao Zedong": "mao-zedong",
    "Mao Anying": "mao-anying",
    "Kim Sung-nam": "kim-song-nam",
    "Kim Song-nam": "kim-song-nam",
    "Kim Song Nam": "kim-song-nam",
    "Ji Jae-ryn": "ji-jae-ryong",
    "Ji Jae-ryong": "ji-jae-ryong",
    "Ji Jae Ryong": "ji-jae-ryong",
    "Lee Yong-nam": "ri-ryong-nam",
    "Ri Ryong-nam": "ri-ryong-nam",
    "Ri Ryong Nam": "ri-ryong-nam",
    "Ri Yong-nam": "ri-ryong-nam",
    "Yo Sang-gi": "yoh-sang-key",
    "Yoh Sang-key": "yoh-sang-key",
    "Konstantin Asmolov": "konstantin-asmolov",
    "Secretary of State": "us-secretary-of-state",
    "Secretary of the Treasury": "us-secretary-of-the-treasury",
    "head of national intelligence": "us-head-of-national-intelligence",
    "28 high-ranking U.S. officials": "sanctioned-us-officials",
    "military technology analysts": "military-technology-analysts",
    "World Health Organization and UNICEF officials": "who-unicef-officials",
    "far-right renegade organizations": "far-right-organisations",
    "outgoing administration": "us-administration-outgoing",
    "new administration": "us-administration-new",
    "WPK": "workers-party-of-korea",
    "the ruling party": "workers-party-of-korea",
    "WPK Central Committee’s international department": "wpk-international-department",
    "CPV": "chinese-peoples-volunteers",
    "Chinese People’s Volunteers": "chinese-peoples-volunteers",
    "China Customs": "china-customs",
    "General Administration of Customs": "china-customs",
    "GACC": "china-customs",
    "KDI": "kdi",
    "Korea Development Institute": "kdi",
    "KOTRA": "kotra",
    "Korea Trade-Investment Promotion Agency": "kotra",
    "KITA": "kita",
    "KCNA": "kcna",
    "ITC": "itc",
    "UN Comtrade": "un-comtrade",
    "Ministry of Unification": "ministry-of-unification",
    "Ministry of Reunification": "ministry-of-unification",
    "World Health Organization": "who",
    "WHO": "who",
    "UNICEF": "unicef",
    "DJI": "dji",
    "Institute of the Far East": "institute-of-the-far-east",
    "Center for Korean Studies": "center-for-korean-studies",
    "ROK": "government-of-south-korea",
    "PRC": "government-of-china",
    "Beijing": "government-of-china",
    "Pyongyang": "government-of-north-korea",
    "Rodong Sinmun": "rodong-sinmun",
    "Minju Joseon": "minju-choson",
    "Minju Choson": "minju-choson",
    "Thonil Shinbo": "tongil-sinbo",
    "Tongil Sinbo": "tongil-sinbo",
    "Xinhua": "xinhua",
    "Xinhua News Agency": "xinhua",
    "Daily NK": "daily-nk",
    "NKNews": "nk-news",
    "NK News": "nk-news",
    "New Eastern Outlook": "new-eastern-outlook",
}

PLACE_SPELLINGS = {
    "Pyongyang": "pyongyang",
    "Friendship Tower": "friendship-tower",
    "Huchang County": "hoechang-county",
    "Hoechang County": "hoechang-county",
    "South Pyongyang Province": "south-pyongan-province",
    "South Pyongan Province": "south-pyongan-province",
    "CPV cemetery": "volunteers-cemetery",
    "Sinuiju": "sinuiju",
    "Nampo": "nampo",
    "Beijing": "beijing",
    "Dandong": "dandong",
    "Dalian": "dalian",
    "Liaoning Province": "liaoning-province",
    "Memorial Hall for the Resistance to American Aggression and Korean Support": (
        "war-memorial-hall-dandong"
    ),
    "USA": "united-states",
    "ROK": "south-korea",
    "DPRK": "north-korea",
    "PRC": "china",
    "Dandong-Sinuiju": "dandong-sinuiju-route",
    "Dalian-Nampo": "dalian-nampo-route",
}


def known_as(records: list[Record]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for record in records:
        for name in (record["name"], *record.get("aliases", [])):
            found.setdefault(name, set()).add(record["id"])
    return found


@pytest.mark.parametrize(("spelling", "actor"), ACTOR_SPELLINGS.items())
def test_an_actor_is_known_under_this_spelling(raw: Record, spelling: str, actor: str) -> None:
    assert known_as(raw["actors"]).get(spelling) == {actor}


@pytest.mark.parametrize(("spelling", "place"), PLACE_SPELLINGS.items())
def test_a_place_is_known_under_this_spelling(raw: Record, spelling: str, place: str) -> None:
    assert known_as(raw["places"]).get(spelling) == {place}


def test_routes_run_through_their_ends(raw: Record) -> None:
    routes = {p["id"]: p.get("via") for p in raw["places"] if p.get("kind") == "route"}
    assert routes == {
        "dandong-sinuiju-route": ["dandong", "sinuiju"],
        "dalian-nampo-route": ["dalian", "nampo"],
    }


def test_letters_go_from_person_to_person(raw: Record) -> None:
    letters = [e for e in raw["events"] if "letters" in e["categories"]]
    ends = [(e["direction"]["from"], e["direction"]["to"]) for e in letters]
    assert ends.count(("kim-jong-un", "xi-jinping")) == 5  # two of them exchanges
    assert ends.count(("xi-jinping", "kim-jong-un")) == 3
    assert len(ends) == 8


def test_the_article_is_the_one_main_source_and_says_from_what_standing(raw: Record) -> None:
    [article] = [s for s in raw["sources"] if s.get("main")]
    assert article["id"] == "article"
    assert article["publisher"] == "New Eastern Outlook"
    assert "Konstantin Asmolov" in article["note"]
    assert "Russian Academy of Sciences" in article["note"]
    assert article["published"] == "[2021-02-12..]"
    assert "url" not in article


def test_an_address_is_one_that_a_browser_opens(raw: Record) -> None:
    addresses = [s["url"] for s in raw["sources"] if "url" in s]
    assert addresses
    assert all(a.startswith(("https://", "http://")) and " " not in a for a in addresses)
    assert len(set(addresses)) == len(addresses), "one record per document"


def test_ids_are_unique_over_the_whole_file(raw: Record) -> None:
    ids = [r["id"] for value in raw.values() if isinstance(value, list) for r in value if "id" in r]
    assert len(set(ids)) == len(ids)


def test_whatever_a_record_points_to_is_there(raw: Record) -> None:
    def ids(*sections: str) -> set[str]:
        return {r["id"] for s in sections for r in raw[s]}

    actors, places, events = ids("actors"), ids("places"), ids("events")
    for event in raw["events"]:
        ends = {event["direction"].get("from"), event["direction"].get("to")} - {None}
        assert {*event.get("actors", []), *event.get("attributed_to", []), *ends} <= actors
        assert set(event.get("places", [])) <= places
        assert set(event["categories"]) <= ids("categories")
        sources = {e["source"] for e in event["evidence"]}
        sources |= {d["source"] for d in event.get("datings", []) if "source" in d}
        assert sources <= ids("sources"), event["id"]
    for relation in raw["relations"]:
        assert relation["from"] in events
        assert relation["to"] is None or relation["to"] in events
        assert relation.get("claimed_by") is None or relation["claimed_by"] in (
            actors | ids("sources")
        )
    for source in raw["sources"]:
        assert set(source.get("via", [])) <= ids("sources"), source["id"]
