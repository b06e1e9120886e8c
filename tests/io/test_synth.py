"""Made-up datasets: as many records as asked for, good ones, and the same every time."""

import json

import pytest

from viewer.cli import main
from viewer.io.check import check_files
from viewer.io.dataset_file import open_bytes
from viewer.io.synth import synth


def made(events: int, points: int, seed: int = 1) -> bytes:
    return b"".join(synth(events, points, seed))


@pytest.mark.parametrize(("events", "points"), [(0, 1), (1, 0), (700, 0), (501, 2500)])
def test_it_holds_what_was_asked_for_and_nothing_is_wrong_with_it(events: int, points: int):
    opened = open_bytes(made(events, points))
    assert opened.problems == ()
    assert len(opened.dataset.events) == events
    assert sum(len(one.observations) for one in opened.dataset.series.values()) == points


def test_the_same_numbers_make_the_same_bytes_and_another_seed_makes_others():
    assert made(300, 20) == made(300, 20)
    assert made(300, 20) != made(300, 20, seed=2)


def test_an_event_has_about_560_bytes_and_nested_evidence():
    text = made(2000, 0)
    rows = json.loads(text)["events"]
    assert 480 < len(text) / len(rows) < 640
    assert all(row["evidence"][0]["quote"] for row in rows)
    kinds = {"/" in row["occurred"] for row in rows}, {len(row["occurred"]) for row in rows}
    assert kinds[0] == {True, False}
    assert {4, 7, 8, 10} <= kinds[1]


def test_the_command_writes_it(tmp_path, capsys):
    target = tmp_path / "made.json"
    words = ["synth", "--events", "1e2", "--points", "50", "--seed", "3", "-o", str(target)]
    assert main(words) == 0
    assert target.read_bytes() == made(100, 50, seed=3)
    assert check_files([target]).exit_code == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("count", ["-1", "1.5", "many", "1e300", "nan", "inf"])
def test_a_number_that_is_none_is_told(count: str, tmp_path, capsys):
    target = tmp_path / "made.json"
    assert main(["synth", f"--events={count}", "--points=0", "-o", str(target)]) == 64
    assert "expected a whole number" in capsys.readouterr().err
    assert not target.exists()


def test_where_it_cannot_be_written_one_sentence_says_so(tmp_path, capsys):
    target = tmp_path / "nowhere" / "made.json"
    assert main(["synth", "--events=1", "--points=0", "-o", str(target)]) == 2
    assert "there is no such folder" in capsys.readouterr().err
