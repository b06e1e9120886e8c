"""Text to paste: what is said of an event or a value, by whom, in which words and where."""

import pytest

from tests.engine.takeaway.made import dataset
from viewer.engine.takeaway.cited import cited


def text_of(*ids: str) -> str:
    return "\n".join(str(line) for line in cited(dataset(), ids))


def test_an_event_with_its_words_and_where_they_stand():
    assert text_of("letter") == (
        "A letter\n"
        "Confirmed · Letters\n"
        "Somebody wrote.\n"
        "Happened: 10 October 2020 (exact day)\n"
        "sent: 9 October 2020 (A report)\n"
        "Reported: 12 October 2020 (exact day)\n"
        "Credited to: The writer\n"
        "\n"
        "“he wrote”\n"
        "— Two neighbours, The Outlook, paragraph 15, published 12 February 2021\n"
        "   https://example.org/neighbours\n"
        "\n"
        "“a letter was seen”\n"
        "— A report, published 13 October 2020\n"
        "\n"
        "Note\n"
        "One of many.\n"
        "Actors: The writer, The reader\n"
        "Places: The town\n"
        "Tags: paper\n"
        "\n"
        "From the dataset “Neighbours”"
    )


def test_a_claim_with_the_words_that_state_it():
    text = text_of("exports-october")
    assert text.startswith("Exports\nStated\nValue: $1.4 million")
    assert "\nPeriod: October 2020\n" in text
    assert "“exports of $1.4 million”\n— A report, published October 2020\n" in text
    assert "\n\nNote\nRounded.\n" in text


def test_an_observation_with_the_source_of_its_series():
    text = text_of("exports#0")
    assert text.startswith("Exports by month\n")
    assert "— Two neighbours, The Outlook, published 12 February 2021\n" in text


def test_several_stand_one_below_the_other():
    text = text_of("letter", "nowhen")
    assert text.index("A letter") < text.index("No date")
    assert "Tags: paper\n\nNo date\n" in text
    assert text.count("From the dataset") == 1


@pytest.mark.parametrize("unknown", ["", "nobody", "exports#9", "exports#x", "exports#-1", "#"])
def test_ids_that_nothing_has_give_nothing(unknown: str):
    assert text_of(unknown) == ""
    assert text_of(unknown, "nowhen") == text_of("nowhen")


def test_everything_bundled_can_be_cited(bundled):
    for some_id in (*(event.id for event in bundled.events), *bundled.claims):
        text = "\n".join(str(line) for line in cited(bundled, [some_id]))
        assert "\n— " in text or "calculated" in text.casefold(), some_id
        assert "\n\n\n" not in text
