"""What ``tradewake check`` says."""

import json
import os
import re

import pytest

from tests.io.small import good, put, take, written
from viewer.io.check import check_files


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Files of every outcome, in the working folder."""
    monkeypatch.chdir(tmp_path)
    made = {
        "good.json": written(good()),
        "warned.json": written(put("/actors/0/country", "NKR")),
        "faulty.json": written(put("/phases/0/during", "2020-13")),
        "broken.json": b'{"tradewake": 1,\n "events": [}',
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_a_good_file_ends_with_0_and_its_counts(files):
    report = check_files(["good.json"])
    assert report.exit_code == 0
    assert list(report.lines()) == ["good.json: good: 3 events, 2 series, 2 claims"]
    assert report.as_json() == {
        "files": [
            {"file": "good.json", "ok": True, "events": 3, "series": 2, "claims": 2, "problems": []}
        ]
    }


def test_warnings_are_no_errors(files):
    report = check_files(["warned.json"])
    assert report.exit_code == 0
    (line,) = report.lines()
    assert re.match(
        r'warned\.json:\d+:\d+: /actors/0/country: warning: found "NKR"; expected an ISO', line
    )
    (file,) = report.as_json()["files"]
    assert file["ok"] is True
    assert file["problems"][0]["severity"] == "warning"


def test_errors_end_with_1_and_have_a_line_each(files):
    report = check_files(["faulty.json"])
    assert report.exit_code == 1
    (line,) = report.lines()
    assert re.match(r"faulty\.json:\d+:\d+: /phases/0/during: .*13", line)
    (file,) = report.as_json()["files"]
    assert (file["ok"], file["events"]) == (False, 3)
    (problem,) = file["problems"]
    assert list(problem) == ["severity", "code", "line", "column", "pointer", "message"]
    assert (problem["severity"], problem["code"]) == ("error", "bad-date")
    assert problem["line"] > 1
    assert problem["message"] in line


def test_a_broken_file_ends_with_1_and_says_where(files):
    report = check_files(["broken.json"])
    assert report.exit_code == 1
    (line,) = report.lines()
    assert line == 'broken.json:2:13: found "}"; expected a value'


def test_what_cannot_be_read_ends_with_2(files):
    report = check_files(["none.json"])
    assert report.exit_code == 2
    assert list(report.lines()) == ["none.json: there is no such file"]
    (file,) = report.as_json()["files"]
    assert (file["ok"], file["events"]) == (False, 0)
    assert file["problems"][0]["code"] == "unreadable"


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["good.json", "warned.json"], 0),
        (["good.json", "faulty.json"], 1),
        (["faulty.json", "none.json", "good.json"], 2),
        ([], 0),
    ],
)
def test_of_several_files_the_highest_code_wins(files, names, code):
    report = check_files(names)
    assert report.exit_code == code
    assert [file.file for file in report.files] == names


def test_names_of_files_cannot_forge_lines(files):
    (files / "a\n\u202eb.json").write_bytes(written(take("/tradewake")))
    (line,) = check_files(["a\n\u202eb.json"]).lines()
    assert line.startswith("a [U+202E]b.json:1:1: ")


def test_names_of_files_that_are_no_text_are_printable(files):
    name = os.fsdecode(b"\xff.json")
    (files / name).write_bytes(written(good()))
    report = check_files([name])
    "\n".join(report.lines()).encode()
    json.dumps(report.as_json(), ensure_ascii=False).encode()
    assert report.exit_code == 0


def test_names_of_fields_cannot_forge_lines(files):
    file = good()
    file["phases"][0]["a\nb\x1b[31m"] = 1
    (files / "field.json").write_bytes(written(file))
    (line,) = check_files(["field.json"]).lines()
    assert line.isprintable()


def test_a_limit_can_be_set(files):
    assert check_files(["good.json"], limit=100).exit_code == 2


def test_the_bundled_file_has_no_problem_at_all(repo):
    report = check_files([repo / "data" / "dprk-china.json"])
    assert report.files[0].problems == ()
    assert report.files[0].events > 80
    assert report.files[0].claims > 100
    assert report.files[0].series > 10
