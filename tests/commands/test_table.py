"""Everything the user can do: a table without gaps, and each row does what it says."""

from dataclasses import fields, replace
from itertools import combinations, product
from pathlib import Path

import pytest

from tests.commands.desk import NotingDesk
from tests.engine.timeline.made import dataset_of, event
from viewer.commands.command import Command
from viewer.commands.group import group_command
from viewer.commands.table import COMMANDS, by_id
from viewer.engine.time.left_out import NOTHING_LONG
from viewer.model.clean import clean
from viewer.model.message import Message
from viewer.model.records import Clock, Series
from viewer.model.view import (
    Arrangement,
    Choice,
    Comparison,
    Datings,
    Filter,
    Formula,
    GroupBy,
    Measure,
    Pane,
    Panel,
    Recipe,
    TimeRange,
    ValueScale,
    ViewState,
    Window,
)

MONTHS = {
    f"{flow}s": Series(f"{flow}s", clean(flow), "USD", "M", (), quantity="trade", flow=flow)
    for flow in ("import", "export")
}
KOREA = replace(
    dataset_of(event("visit", "2020-10-22"), event("trains", "2020-10-26")), series=MONTHS
)
BEGIN = ViewState(
    TimeRange(18000, 18600), selection=("visit",), filter=Filter("status:rumour"),
    panes=(Pane("trade", ("imports", "exports"), recipe=Recipe("Q")),),
    choice=Choice("2021-01-19", agency="kotra"),
)  # fmt: skip


def ids(command: Command) -> str:
    return command.id


@pytest.fixture
def desk(qapp):
    """A desk at which everything can be done but going forward and ending a presentation."""
    made = NotingDesk()
    made.session.show(KOREA, replace(BEGIN, time=TimeRange(0, 1)))
    made.session.update(time=BEGIN.time)
    made.file = Path("korea.json")
    return made


def test_ids_are_unique_and_found_again():
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert by_id(command.id) is command
    with pytest.raises(KeyError):
        by_id("view.fly")


@pytest.mark.parametrize("command", COMMANDS, ids=ids)
def test_every_row_has_a_title_a_menu_and_a_help_that_is_a_sentence(command):
    title, menu, help = (text.english() for text in (command.title, command.menu, command.help))
    assert title
    assert title[0].isupper()
    assert not title.endswith(".")
    assert menu
    assert help.endswith(".")
    assert help[0].isupper()
    assert help != f"{title}."
    assert command.id.count(".") == 1


def test_every_menu_has_commands_and_titles_are_told_apart():
    menus: dict[Message, list[Command]] = {}
    for command in COMMANDS:
        menus.setdefault(command.menu, []).append(command)
    assert [menu.english() for menu in menus] == [
        "File", "Find", "View", "Group by", "Figures", "Compare", "Select", "Help",
    ]  # fmt: skip
    # The rows of a menu stand together in the table.
    assert [c for commands in menus.values() for c in commands] == list(COMMANDS)
    for commands in menus.values():
        titles = [command.title.english() for command in commands]
        assert len(set(titles)) == len(titles)


def states(qapp):
    """Return desks in every mixture of what the conditions of commands look at."""
    for opened, selected, presenting, filtered, panes, back, file in product((0, 1), repeat=7):
        desk = NotingDesk()
        view = ViewState(
            TimeRange(0, 1), selection=("visit",) * selected,
            filter=Filter("visit") if filtered else Filter(),
            panes=(BEGIN.panes[0], *[replace(BEGIN.panes[0], height=2.0)] * file) * panes,
            group_by=GroupBy.TAG if file else GroupBy.CATEGORY,
            choice=BEGIN.choice if back else Choice(),
            brush=TimeRange(0, 1) if file else None,
        )  # fmt: skip
        desk.session.show(KOREA if opened else None, view)
        if back:
            desk.session.update(time=TimeRange(1, 2))
        desk.screen.presenting = bool(presenting)
        desk.file = Path("korea.json") if file else None
        desk.charts.focused = back if file else None
        yield desk


def test_no_key_ever_means_two_things(qapp):
    """Two rows may share a key if they can never be done at the same time."""
    sharing = [
        (one, other)
        for one, other in combinations(COMMANDS, 2)
        if {key.lower() for key in one.keys} & {key.lower() for key in other.keys}
    ]
    for desk in states(qapp):
        for one, other in sharing:
            assert not (one.when(desk) and other.when(desk)), (one.id, other.id)
    assert all(len(set(command.keys)) == len(command.keys) for command in COMMANDS)


def test_a_condition_changes_nothing(qapp):
    for desk in states(qapp):
        before = desk.session.view
        for command in COMMANDS:
            assert command.when(desk) in (True, False)
        assert desk.session.view is before
        assert desk.said == []


@pytest.mark.parametrize("command", COMMANDS, ids=ids)
def test_every_command_can_be_done_some_time_and_then_does_something(qapp, command):
    done = []
    for desk in states(qapp):
        desk.chosen = Path("other.json")
        desk.session.update(time=TimeRange(5, 6))
        desk.session.back()
        desk.settings.update(text_size=130)
        if command.when(desk):
            before = desk.session.view, desk.settings.now
            command.run(desk)
            done.append(bool(desk.said) or (desk.session.view, desk.settings.now) != before)
    assert any(done)


ASKED = {
    "span.type": ("charts type_span",),
    "span.draw": ("charts draw_span",),
    "file.open_sample": ("open_sample",),
    "file.reload": ("open", Path("korea.json")),
    "file.copy": ("takeaway copy_cited",),
    "file.copy_table": ("takeaway copy_table",),
    "file.save_picture": ("takeaway save_picture",),
    "file.copy_picture": ("takeaway copy_picture",),
    "file.save_list": ("takeaway save_list",),
    "file.save_values": ("takeaway save_values",),
    "file.quit": ("quit",),
    "find.anything": ("search find",),
    "find.date": ("search find_date",),
    "filter.add": ("search add_condition",),
    "filter.edit": ("search edit_filter",),
    "group.choose": ("search choose_grouping",),
    "figures.checks": ("read", Panel.CHECKS),
    "study.open": ("read", Panel.BEFORE_AFTER),
    "study.save": ("takeaway save_comparison",),
    "figures.save_checks": ("takeaway save_checks",),
    "figures.known_on": ("charts known_on",),
    "figures.chosen_by": ("charts chosen_by",),
    "working.index": ("charts pick_base", 0),
    "working.index_to": ("charts type_base", 0),
    "view.zoom_in": ("zoom", 2),
    "view.zoom_out": ("zoom", -2),
    "view.earlier": ("pan", -0.25),
    "view.later": ("pan", 0.25),
    "view.show_all": ("show_all",),
    "view.limits": ("type_limits",),
    "view.fit": ("fit_selection",),
    "view.shorten": ("screen tell", NOTHING_LONG),
    "view.full_screen": ("screen full_screen",),
    "view.present": ("screen present",),
    "select.next": ("walk", 1),
    "select.previous": ("walk", -1),
    "help.key": ("counsel key",),
    "help.keys": ("counsel keys",),
    "panes.add": ("charts add_series", None),
    "panes.add_here": ("charts add_series", 0),
    "help.log": ("counsel log",),
    "help.about": ("counsel about",),
}
"""What the window is asked for by commands that it does itself."""


def shown(recipe: Recipe) -> dict[str, object]:
    """Return what changes where the chart is shown as a recipe says."""
    return {"panes": (replace(BEGIN.panes[0], recipe=recipe),)}


CHANGED = {
    "span.in_view": {"brush": BEGIN.time},
    "filter.clear": {"filter": Filter()},
    "filter.uncertain": {"filter": Filter("status:rumour", uncertain=False)},
    "filter.datings": {"datings": Datings.MAIN},
    "filter.clock": {"clock": Clock.REPORTED},
    "figures.small_values": {"value_scale": ValueScale.SMALL_VALUES},
    "figures.arrange": {"panes": (replace(BEGIN.panes[0], arrangement=Arrangement.STACKED),)},
    "figures.side": {"mirrored": True},
    "figures.known_now": {"choice": Choice(agency="kotra")},
    "figures.as_given": {"choice": Choice()},
    "working.as_published": shown(Recipe()),
    "working.on_year": shown(Recipe("Q", Measure.ON_YEAR, window=4)),
    "working.on_previous": shown(Recipe("Q", Measure.ON_PREVIOUS, window=4)),
    "working.rolling": shown(Recipe("Q", Measure.ROLLING, window=4)),
    "working.cumulative": shown(Recipe("Q", Measure.CUMULATIVE, window=4)),
    "working.quarters": shown(Recipe("Q", window=4)),
    "working.years": shown(Recipe("A", window=5)),
    "working.balance": shown(Recipe("Q", formula=Formula.BALANCE)),
    "working.shares": shown(Recipe("Q", formula=Formula.SHARE)),
    "select.none": {"selection": ()},
    **{group_command(by): {"group_by": by} for by in GroupBy},
    "view.back": {"time": TimeRange(0, 1)},
}
"""What becomes of the view by the other commands."""
COMPARED = {f"study.{window.replace('-', '_')}": window for window in Window if window != "typed"}
"""The times that commands compare; what is shown is asked of the window."""
SWITCHES = ("filter.uncertain", "filter.datings", "filter.clock",
            "figures.side")  # fmt: skip


@pytest.mark.parametrize(("name", "asked"), list(ASKED.items()), ids=list(ASKED))
def test_a_command_asks_the_window_for_what_it_says(desk, name, asked):
    assert by_id(name).when(desk)
    by_id(name).run(desk)
    assert desk.said == [asked]
    assert desk.session.view == BEGIN


OF_PANES = (
    "panes.up", "panes.down", "panes.higher", "panes.lower", "panes.even", "panes.remove",
    "panes.restore",
)  # fmt: skip


OF_A_SPAN = ("span.copy", "span.go", "span.remove")


def test_a_span_is_copied_gone_to_and_removed(desk):
    assert not any(by_id(name).when(desk) for name in OF_A_SPAN)
    desk.session.update(brush=TimeRange(3, 4))
    for name in OF_A_SPAN:
        assert by_id(name).when(desk)
        by_id(name).run(desk)
    assert desk.said == [("charts copy_span",), ("go", TimeRange(3, 4))]
    assert desk.session.view == BEGIN


@pytest.mark.parametrize(("name", "changed"), list(CHANGED.items()), ids=list(CHANGED))
def test_a_command_changes_what_it_says_and_nothing_else(desk, name, changed):
    assert by_id(name).when(desk)
    by_id(name).run(desk)
    assert desk.session.view == replace(BEGIN, **changed)
    assert desk.said == []


@pytest.mark.parametrize(("name", "window"), list(COMPARED.items()), ids=list(COMPARED))
def test_a_time_to_compare_is_chosen_and_the_panel_is_shown(desk, name, window):
    by_id(name).run(desk)
    assert desk.session.view == replace(BEGIN, comparison=Comparison(window))
    assert desk.said == [("read", Panel.BEFORE_AFTER)]


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_done_twice_is_as_before(desk, name):
    by_id(name).run(desk)
    by_id(name).run(desk)
    assert desk.session.view == BEGIN


@pytest.mark.parametrize("name", ["figures.small_values", "figures.arrange"])
def test_a_choice_of_three_is_as_before_after_three_times(desk, name):
    seen = set()
    for _ in range(3):
        by_id(name).run(desk)
        seen.add(desk.session.view)
    assert len(seen) == 3
    assert desk.session.view == BEGIN


def test_every_grouping_has_a_command_of_its_own():
    assert {group_command(by) for by in GroupBy} <= {command.id for command in COMMANDS}


def test_no_command_is_left_untried():
    tried = {*ASKED, *CHANGED, *COMPARED, *OF_A_SPAN, *OF_PANES}
    settings = {"view.theme", "view.text_larger", "view.text_smaller", "view.text_normal",
                "view.animation", "view.panels"}  # fmt: skip
    others = {"file.open", "view.forward", "view.end_presentation"}
    assert {command.id for command in COMMANDS} == tried | settings | others


def test_opening_asks_for_a_file_and_who_cancels_keeps_what_is_open(desk):
    by_id("file.open").run(desk)
    assert desk.said == []
    desk.chosen = Path("other.json")
    by_id("file.open").run(desk)
    assert desk.said == [("open", Path("other.json"))]


def test_going_forward_undoes_going_back(desk):
    assert not by_id("view.forward").when(desk)
    by_id("view.back").run(desk)
    assert not by_id("view.back").when(desk)
    by_id("view.forward").run(desk)
    assert desk.session.view == BEGIN
    assert not by_id("view.forward").when(desk)


def test_escape_ends_a_presentation_before_it_clears_the_selection(desk):
    by_id("view.present").run(desk)
    assert by_id("view.end_presentation").when(desk)
    assert not by_id("select.none").when(desk)
    by_id("view.end_presentation").run(desk)
    assert not by_id("view.end_presentation").when(desk)
    assert by_id("select.none").when(desk)


def test_without_a_dataset_nothing_that_needs_one_can_be_done(qapp):
    desk = NotingDesk()
    possible = {command.id for command in COMMANDS if command.when(desk)}
    assert possible == {
        "file.open", "file.open_sample", "file.quit", "find.anything", "view.theme",
        "view.text_larger", "view.text_smaller", "view.text_normal", "view.animation",
        "view.panels", "view.full_screen", "help.key", "help.keys", "help.log", "help.about",
    }  # fmt: skip


def test_a_filter_can_be_cleared_only_while_there_is_one(desk):
    by_id("filter.clear").run(desk)
    assert not by_id("filter.clear").when(desk)
    by_id("filter.uncertain").run(desk)
    assert by_id("filter.clear").when(desk)


def test_text_grows_and_shrinks_in_steps_within_its_limits(desk):
    sizes = []
    for _ in range(20):
        by_id("view.text_larger").run(desk)
        sizes.append(desk.settings.now.text_size)
    assert sizes[:3] == [110, 120, 130]
    assert sizes[-1] == 250
    for _ in range(30):
        by_id("view.text_smaller").run(desk)
    assert desk.settings.now.text_size == 70
    by_id("view.text_normal").run(desk)
    assert desk.settings.now.text_size == 100


@pytest.mark.parametrize("kept", ["system", "light", "dark"])
@pytest.mark.parametrize("dark", [False, True])
def test_the_theme_is_switched_to_the_one_that_is_not_on(desk, kept, dark):
    desk.settings.update(theme=kept)
    desk.screen.dark = dark  # with "system" the machine decides
    by_id("view.theme").run(desk)
    assert desk.settings.now.theme == ("light" if dark else "dark")


def test_easing_is_switched_off_and_on(desk):
    for animation in (False, True):
        by_id("view.animation").run(desk)
        assert desk.settings.now.animation == animation


def test_commands_ask_for_nothing_that_a_desk_cannot_do(desk):
    with pytest.raises(AttributeError):
        desk.fly()
    with pytest.raises(AttributeError):
        desk.search.fly()
    assert {field.name for field in fields(Command)} >= {"id", "title", "menu", "run", "help"}
