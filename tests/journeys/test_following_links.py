"""From an event to what it is linked to, and back."""

VISIT = "kim-visits-volunteers-cemetery"
ENTRY = "Chinese People’s Volunteers enter the Korean War"
FLOWERS = "Flowers for Mao Anying’s grave"
FLOWERS_ID = "flowers-mao-anying-grave"


def test_a_link_leads_to_the_other_event_and_alt_left_leads_back(reader):
    reader.click_event(VISIT)
    before = reader.time
    reader.follow(ENTRY)
    assert reader.selection == ("volunteers-enter-korean-war",)
    assert f"\n{ENTRY}\n" in reader.text_of_details()
    assert reader.is_seen("volunteers-enter-korean-war"), "the view went along, to 1950"
    assert "1950" in reader.status_text()
    for _ in range(3):
        if reader.selection != (VISIT,) or reader.time != before:
            reader.press("Alt+Left")
    assert reader.selection == (VISIT,)
    assert reader.time == before
    assert "\nKim visits the Volunteers’ cemetery\n" in reader.text_of_details()


def test_one_link_is_one_step_back(reader):
    reader.click_event(VISIT)
    before = reader.time
    reader.follow(ENTRY)
    reader.press("Alt+Left")
    assert (reader.selection, reader.time) == ((VISIT,), before)
    reader.press("Alt+Right")
    assert reader.selection == ("volunteers-enter-korean-war",)
    assert reader.is_seen("volunteers-enter-korean-war")


def test_a_link_to_what_is_in_view_leaves_the_view_alone(reader):
    reader.click_event(VISIT)
    before = reader.time
    reader.follow(FLOWERS)
    assert reader.selection == (FLOWERS_ID,)
    assert reader.time == before


def test_a_link_is_followed_by_key_as_well(reader):
    reader.click_event(VISIT)
    link = reader.link(FLOWERS)
    link.setFocus()
    reader.press("Space")
    assert reader.selection == (FLOWERS_ID,)


def test_links_lead_from_an_event_to_its_figures_and_on(reader):
    reader.click_event(VISIT)
    reader.follow("70th anniversary")
    text = reader.text_of_details()
    assert "Years since the Chinese volunteers entered the Korean War" in text
    assert "Value\n70th anniversary" in text


def test_the_way_back_begins_with_the_first_view(reader):
    first = (reader.time, reader.selection)
    reader.click_event(VISIT)
    reader.follow(FLOWERS)
    reader.click(reader.lanes, reader.empty_place())
    assert reader.selection == ()
    for _ in range(3):
        reader.press("Alt+Left")
    assert (reader.time, reader.selection) == first
    reader.press("Alt+Left")
    assert (reader.time, reader.selection) == first, "before the first there is nothing"
