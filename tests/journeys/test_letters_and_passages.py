"""Questions 6 and 14: which letters passed and which answers which; the passage for any fact."""

import pytest

FEW = 4
"""Clicks and keys; a text that is typed counts as one."""


def shown(reader) -> set[str]:
    """The events that pass the filter."""
    events = reader.app.session.dataset.events
    return {e.id for e, hit in zip(events, reader.app.shown.mask, strict=True) if hit}


def test_the_letters_their_direction_and_which_answers_which(reader):
    reader.click_words("+ Filter")
    reader.pick("Category")
    reader.pick("Letters")
    assert {
        "kim-letter-prc-71st", "xi-letter-wpk-75th", "xi-thanks-kim",
        "kim-reply-wpk-75th", "kim-reply-dprk-72nd", "xi-letter-general-secretary",
    } <= shown(reader)  # fmt: skip
    reader.click_event("xi-thanks-kim")
    assert reader.steps <= FEW
    said = reader.text_of_details()
    assert "Xi Jinping to Kim Jong Un" in said
    assert "replies to\nKim → Xi: the PRC’s 71st anniversary" in said


def test_the_answer_to_the_letter_of_10_october_is_the_one_of_the_19th(reader):
    reader.click_event("xi-letter-wpk-75th")
    assert "is replied to by\nKim → Xi: reply on the Party’s 75th anniversary" in (
        reader.text_of_details()
    )
    reader.follow("Kim → Xi: reply on the Party’s 75th anniversary")
    assert reader.steps <= FEW
    assert "Kim Jong Un to Xi Jinping" in reader.text_of_details()
    assert "19 October 2020" in reader.text_of_details()


@pytest.mark.parametrize(
    ("event", "words", "paragraph"),
    [
        ("daily-nk-trains-deal", "reached an agreement to resume train traffic", 15),
        ("kim-visits-volunteers-cemetery", "paid his respects to the fallen", 3),
        ("border-closed", "the tightening of border controls", 11),
    ],
)
def test_one_click_leads_to_the_passage_in_the_source(reader, event, words, paragraph):
    reader.click_event(event)
    assert reader.steps == 1
    said = reader.text_of_details()
    assert words in said
    assert f"New Eastern Outlook · paragraph {paragraph}" in said
