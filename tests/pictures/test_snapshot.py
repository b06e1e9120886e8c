"""`tradewake snapshot`: each option does what it says, and it always comes to an end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from viewer import cli
from viewer.engine.query.report import report
from viewer.model.calendar import day_of
from viewer.model.view import GroupBy
from viewer.state.session import Session
from viewer.state.settings import where

VISIT = "kim-visits-volunteers-cemetery"
SMALL = {
    "tradewake": 1,
    "title": "Small",
    "categories": [{"id": "things", "label": "Things", "color": 1}],
    "events": [{"id": "e", "title": "A thing", "occurred": "2020-10-10", "categories": ["things"]}],
}


@pytest.mark.parametrize("size", [(1600, 900), (1280, 720), (801, 603)])
def test_the_picture_has_the_size_that_was_asked_for(shoot, put, size):
    shot = shoot(put(SMALL), "--size", "{}x{}".format(*size))
    assert (shot.code, shot.told, shot.size) == (0, "", size)


def test_without_words_it_is_the_bundled_dataset_at_1600x900(shoot):
    shot = shoot()
    assert (shot.code, shot.size) == (0, (1600, 900))
    assert len(shot.app.session.dataset.events) == 84


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_theme(shoot, put, theme):
    shot = shoot(put(SMALL), "--theme", theme)
    assert shot.app.look.theme.name == theme
    assert shot.image.pixelColor(800, 3) == shot.app.look.theme["window"]


def test_from_and_to_are_whole_periods(shoot):
    time = shoot("--from", "2020-10", "--to", "2021-02").app.session.view.time
    assert (time.start, time.end) == (day_of(2020, 10, 1), day_of(2021, 3, 1))


@pytest.mark.parametrize(("words", "start", "end"), [
    (("--from", "2020-10"), (2020, 10, 1), None),
    (("--to", "2020-09-30"), None, (2020, 10, 1)),
    (("--from", "2030"), (2030, 1, 1), None),
    (("--to", "1960"), None, (1961, 1, 1)),
])  # fmt: skip
def test_one_end_alone_leaves_or_moves_the_other(shoot, words, start, end):
    time = shoot(*words).app.session.view.time
    assert start is None or time.start == day_of(*start)
    assert end is None or time.end == pytest.approx(day_of(*end))


@pytest.mark.parametrize("selected", [VISIT, "volunteers-enter-korean-war"])
def test_a_selected_event_is_shown_with_its_details(shoot, selected):
    shot = shoot("--select", selected)
    assert shot.app.session.view.selection == (selected,)
    position = shot.app.session.dataset.events.position(selected)
    first = float(shot.app.shown.drawn.first()[position])
    assert shot.app.session.view.time.touches(first, first)
    accent = shot.app.look.theme["accent"].rgb()
    lanes = shot.app.contents.lanes.geometry()
    assert lanes.width() > 500
    assert any(shot.image.pixel(x, y) == accent for x in range(190, 1200) for y in range(60, 650))


def test_a_value_is_selected_by_the_id_of_its_claim(shoot):
    shot = shoot("--select", "customs-2020-07-imports")
    assert shot.code == 0
    assert shot.app.session.view.selection == ("customs-2020-07-imports",)


def test_what_is_not_there_cannot_be_selected(shoot):
    shot = shoot("--select", "pudding")
    assert (shot.code, shot.image.isNull()) == (64, True)
    assert shot.told == "tradewake: --select pudding: nothing in the dataset has this id\n"


def test_a_filter_shows_what_query_lists(shoot):
    shot = shoot("--filter", "kim and not xi")
    dataset = shot.app.session.dataset
    listed = {row["id"] for row in report(dataset, "kim and not xi")}
    shown = {e.id for e, there in zip(dataset.events, shot.app.shown.mask, strict=True) if there}
    assert shown == listed
    assert 0 < len(listed) < 84


@pytest.mark.parametrize("by", list(GroupBy))
def test_lanes_are_grouped_by_anything(shoot, by):
    shot = shoot("--group-by", by.value)
    assert shot.code == 0
    assert shot.app.session.view.group_by is by
    held = {int(event) for lane in shot.app.shown.lanes for event in lane.members}
    assert len(held) == 84, "every event has a lane"


@pytest.mark.parametrize("percent", [70, 150, 250])
def test_the_size_of_text(shoot, percent):
    shot = shoot("--text-size", percent)
    assert (shot.code, shot.app.look.text_size) == (0, percent)
    assert shot.size == (1600, 900)


def test_a_size_in_which_nothing_fits_is_refused_with_the_least_one(shoot):
    shot = shoot("--size", "320x240")
    assert shot.code == 64
    least = shot.told.partition("--size ")[2].split()[0]
    assert shoot("--size", least).code == 0


def test_the_same_words_make_the_same_picture(shoot, tmp_path):
    words = ("--select", VISIT, "--theme", "dark", "--group-by", "status")
    first, second = (shoot(*words, target=tmp_path / f"{n}.png") for n in (1, 2))
    assert first.image == second.image


def test_a_refused_file_makes_a_picture_too_and_ends_with_2(shoot, put):
    file = put(b'{"tradewake": 1,\n"events": [}', "bad.json")
    shot = shoot(file)
    assert (shot.code, shot.size) == (2, (1600, 900))
    assert shot.told == f'{file}:2:12: found "}}"; expected a value\n'
    assert shot.app.contents.refused.isVisibleTo(shot.app.window)


def test_rows_that_were_left_out_are_no_reason_to_fail(shoot, put):
    events = [*SMALL["events"], {"id": "x", "title": "Bad", "occurred": "x", "categories": ["y"]}]
    shot = shoot(put({**SMALL, "events": events}))
    assert shot.code == 0
    assert shot.app.contents.banner.isVisibleTo(shot.app.window)


@pytest.mark.parametrize("target", ["nowhere/shot.png", "."])
def test_a_place_that_cannot_be_written_is_told_in_one_sentence(shoot, put, tmp_path, target):
    shot = shoot(put(SMALL), target=tmp_path / target)
    assert shot.code == 2
    assert shot.told.startswith(f"tradewake: {tmp_path / target} can't be written: ")
    assert shot.told.count("\n") == 1


def test_an_older_picture_survives_a_snapshot_that_fails(shoot, put, tmp_path):
    target = tmp_path / "shot.png"
    target.write_bytes(b"older")
    assert shoot(put(SMALL), "--select", "pudding").code == 64
    assert target.read_bytes() == b"older"


def test_a_picture_touches_no_settings_of_the_user(shoot, put):
    shoot(put(SMALL), "--theme", "dark", "--text-size", "150")
    assert not where().exists()


# It can never hang, whatever fails


@pytest.mark.timeout(30)
def test_a_failing_session_ends_it(shoot, put, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("pudding")

    monkeypatch.setattr(Session, "show", fail)
    shot = shoot(put(SMALL))
    assert (shot.code, shot.image.isNull()) == (2, True)
    assert shot.told.startswith("tradewake: no picture was made: this is a fault of the program")
    assert shot.told.count("\n") == 1


FAILING_PAINT = """
import sys
from viewer.widgets.timeline.{module} import {name}

def fail(*_):
    raise RuntimeError("pudding")

{name}.paintEvent = fail
from viewer.cli import main
sys.exit(main(["snapshot", sys.argv[1], "-o", sys.argv[2]]))
"""


@pytest.mark.timeout(60)
@pytest.mark.parametrize(("module", "name"), [("lanes_view", "LanesView"), ("ruler", "RulerView")])
def test_a_failing_paint_ends_it_without_a_crash(put, tmp_path, module, name):
    """In a process of its own: it is the end of the process that is tried."""
    target = tmp_path / "shot.png"
    code = FAILING_PAINT.format(module=module, name=name)
    done = subprocess.run(
        [sys.executable, "-c", code, put(SMALL), target], capture_output=True, text=True,
        timeout=50, check=False, cwd=Path(cli.__file__).parent.parent,
    )  # fmt: skip
    assert done.returncode == 2
    assert "no picture was made: this is a fault of the program (RuntimeError)" in done.stderr
    assert "Traceback" not in done.stderr
    assert not target.exists()


def test_the_scale_multiplies_the_pixels(put, tmp_path):
    """In a process of its own: Qt reads the scale once."""
    target = tmp_path / "shot.png"
    words = ["snapshot", put(SMALL), "-o", target, "--size", "800x600", "--scale", "2"]
    done = subprocess.run(
        [sys.executable, "-m", "viewer", *map(str, words)], capture_output=True, text=True,
        timeout=50, check=False, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(cli.__file__).parent.parent,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1600, 1200)
