"""How each kind of date is drawn, as pictures in letters (see letters.py)."""

import pytest

from tests.pictures.letters import dataset_of, picture


def event(title: str, occurred: str | None, **more: object) -> dict[str, object]:
    return {"title": title, "occurred": occurred, **more}


ALL_KINDS = dataset_of(
    event("Day", "2020-03-15"),
    event("Month", "2020-04"),
    event("Season", "2020-22"),
    event("Year so far", "2020-02/.."),
    event("Until May", "../2020-05-10"),
    event("From unknown", "/2020-06-10"),
    event("In bounds", "[2020-07-10..2020-09-01]"),
    event("By August", "[..2020-08-15]"),
    event("All summer", "2020-06/2020-08"),
    event("About", "2020-10~"),
    event("Said later", "2020-11-02", reported="2020-11-25"),
    event("Nobody knows", None),
)


def shows(drawn: str, expected: str) -> None:
    assert drawn.splitlines() == expected.strip("\n").splitlines()


def test_a_year_of_every_kind_of_date():
    shows(
        picture(ALL_KINDS, "2020", "2020"),
        """
|Events
      [/////#Year so far###############################################>
              * Day           [////////////////] *Season    *-----Said l
                  [////] *Month       [////////]/* In bounds
<Until May################    [/////#All summer]      {////} *About
{//////////////////From unknown/
{///////////////////////////////////////////] *By August
""",
    )


def test_three_years_of_the_same():
    shows(
        picture(ALL_KINDS, "2019", "2021"),
        """
|Events
                          [/#Year so far###############################>
                            * Day    [/]/* In bounds
                              [] *Month   {} * About
<Until May####################### [////] * Season
                                  [/##/]All summer
{/////////////////////From unknown/         *-Said later
{/////////////////////////////////////] *By August
""",
    )


def test_two_centuries_in_which_most_are_marks_alone():
    drawn = picture(ALL_KINDS, "1900", "2100")
    for title in ("Day", "Month", "Season", "All summer", "In bounds", "About", "Said later"):
        (row,) = (line for line in drawn.splitlines() if line.endswith(title))
        assert row.lstrip().startswith("*"), row
    assert "<Until May#" in drawn
    assert "////]" in drawn, "what has no beginning reaches back as far as one can see"


def test_inside_a_month_nothing_pretends_to_a_day():
    drawn = picture(ALL_KINDS, "2020-04-05", "2020-04-25")
    (month,) = (line for line in drawn.splitlines() if "Month" in line)
    assert "#" not in month
    assert "*" not in month
    assert month.count("/") > 50


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ({"start": "text", "end": "text"}, "#Lasted all of it##"),
        ({"start": "bound", "end": "bound"}, "{Lasted all of it#}"),
        ({"start": "bound", "end": "text"}, "{Lasted all of it##"),
    ],
)
def test_a_state_known_only_to_include_a_time_has_torn_ends(basis, expected):
    dataset = dataset_of(event("Lasted all of it", "2020/2020", basis=basis))
    (row,) = picture(dataset, "2018", "2022", letters=95).splitlines()[1:]
    assert row.strip().replace("/", "#") == expected


def test_a_short_title_is_never_left_out():
    dataset = dataset_of(event("War", "2020-05-05"), event("V", "2020-06-05"))
    drawn = picture(dataset, "2020", "2020")
    assert "* War" in drawn
    assert "V" in drawn


CROWD = dataset_of(
    *(event(f"Event {n}", f"2020-05-{n + 1:02d}", importance=n / 20) for n in range(12))
)


def test_a_crowd_in_two_rows_is_a_mark_and_a_count():
    shows(
        picture(CROWD, "2020", "2020", height=60),
        """
|Events
                          *Event 11
                       (11)
""",
    )


def test_a_crowd_with_room_is_all_names():
    drawn = picture(CROWD, "2020-05", "2020-05", height=300)
    assert all(f"Event {n}" in drawn for n in range(12))
    assert "(" not in drawn


@pytest.mark.parametrize("height", range(40, 400, 30))
def test_at_every_height_each_event_is_drawn_or_counted_once(height):
    drawn = picture(CROWD, "2020-04", "2020-07", height=float(height))
    marks = drawn.count("*")
    counted = sum(int(part.partition(")")[0]) for part in drawn.split("(")[1:])
    assert marks + counted == 12


def test_lanes_stand_in_the_order_of_the_categories():
    dataset = dataset_of(
        event("Second", "2020-02", categories=["B"]),
        event("First", "2020-03", categories=["A"]),
        categories=("A", "B"),
    )
    drawn = picture(dataset, "2020", "2020")
    assert [line for line in drawn.splitlines() if line.startswith("|")] == ["|A", "|B"]
    assert drawn.index("First") < drawn.index("|B") < drawn.index("Second")
