"""`tradewake bench`: what a file costs, measured in the program itself, and told truly."""

import json
import os
import subprocess
import sys
from math import isclose

import pytest

from viewer import cli
from viewer.bench import process_tree
from viewer.bench.movements import FRAMES, MOVEMENTS, movements, p95


def test_the_command_measures_a_file_as_json(tmp_path, capsys):
    assert cli.main(["bench", "--events", "120", "--rounds", "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    (file,) = found["files"]
    assert file["events"] == 120
    assert 0 < file["first_paint_ms"] < file["first_events_ms"] <= file["open_ms"]
    assert set(file["frames_ms"]) == set(MOVEMENTS)
    assert all(0 < cell["median"] <= cell["p95"] for cell in file["frames_ms"].values())


def test_a_file_that_is_refused_is_told_by_its_name(tmp_path, capsys):
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    assert cli.main(["bench", str(bad), "--rounds", "1"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert str(bad) in err
    assert "Traceback" not in err


def test_every_round_looks_at_other_places_and_a_zoom_ends_in_detail():
    first, second = (dict(movements((0.0, 9000.0), 10_000, turn)) for turn in (1, 2))
    assert set(first) == set(MOVEMENTS)
    assert all(len(spans) == FRAMES for spans in first.values())
    assert all(first[name][0] != second[name][0] for name in first if name != "zoom")
    assert isclose(first["zoom"][0][1] - first["zoom"][0][0], 9000.0)
    assert isclose(first["zoom"][-1][1] - first["zoom"][-1][0], 9000.0 * 200 / 10_000)


def test_pans_stay_inside_of_what_there_is():
    for turn in range(20):
        for name, spans in movements((0.0, 9000.0), 100_000, turn):
            if name != "zoom":
                assert min(a for a, _ in spans) >= 0
                assert max(b for _, b in spans) <= 9000 + 1e-6


def test_five_of_a_hundred_frames_may_take_longer_than_p95():
    assert p95([float(n) for n in range(1, 101)]) == 95.0


@pytest.mark.skipif(not process_tree.is_known(), reason="this system does not tell it")
def test_what_a_process_starts_counts_as_its_own():
    program = "import sys; held = bytearray(50_000_000); print(flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        child.stdout.readline()
        with_it = process_tree.held(os.getpid())
        without = process_tree.held(os.getpid(), lambda process: process != child.pid)
        child.stdin.close()
    assert with_it - without > 50_000_000
