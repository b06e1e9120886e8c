"""Question 8: what is uncertain about the date of the cemetery visit?"""

import pytest

VISIT = "kim-visits-volunteers-cemetery"


@pytest.mark.parametrize("size", [(1600, 900), (1280, 720)])
def test_all_datings_of_the_visit_are_read_after_one_click(start, size):
    reader = start(size=size)
    reader.click_event(VISIT)
    assert reader.steps == 1
    text = reader.text_of_details()
    assert "Kim visits the Volunteers’ cemetery" in text
    assert "Happened\n22 October 2020\nexact day · from the article" in text
    outside = text.partition("caption of the photographs\n")[2]
    assert outside.startswith("21 October 2020\nKJU Visits CPV Martyrs’ Cemetery")
    reported = text.partition("KCNA’s report\n")[2]
    assert reported.startswith("22 October 2020\nKim Jong Un Visits Cemetery of CPV Martyrs (KCNA")


def test_each_dating_has_its_source_and_its_words(reader):
    reader.click_event(VISIT)
    text = reader.text_of_details()
    assert (
        "on 21 October 2020”\nKJU Visits CPV Martyrs’ Cemetery in Hoech’ang · North Korea Lea"
        in text
    )
    assert "New Eastern Outlook · paragraph 3" in text
    assert "On October 22, 2020" in text, "how the article wrote it"


def test_what_was_asked_for_is_on_screen_and_marked(reader):
    reader.click_event(VISIT)
    assert reader.selection == (VISIT,)
    assert reader.is_seen(VISIT)
    name = reader.lanes.accessibleName()
    assert "21 October 2020 (reported 22 Oct)" in name
    assert "Kim visits the Volunteers’ cemetery" in name
