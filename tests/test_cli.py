"""The command line as somebody types it: what is printed, what it ends with, what it writes."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from viewer import cli, installed
from viewer.state.mishap import log_file

BUNDLED = installed.data() / "dprk-china.json"
SMALL = {
    "tradewake": 1,
    "title": "Small",
    "categories": [{"id": "things", "label": "Things", "color": 1}],
    "events": [
        {"id": "e", "title": "A thing", "occurred": "2020-10-10", "categories": ["things"]},
        {"id": "f", "title": "Another", "occurred": "2020-11", "categories": ["things"]},
    ],
}


@pytest.fixture
def say(capsys):
    """Types words; returns exit code, what was printed, what was complained about."""

    def say(*words: object) -> tuple[int, str, str]:
        code = cli.main([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return say


@pytest.fixture
def put(tmp_path):
    def put(content: object, name: str = "small.json") -> Path:
        file = tmp_path / name
        data = content if isinstance(content, bytes) else json.dumps(content, indent=1).encode()
        file.write_bytes(data)
        return file

    return put


def program(*words: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "viewer", *map(str, words)], cwd=cwd, capture_output=True,
        text=True, timeout=50, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parent.parent), **environment},
    )  # fmt: skip


# check


def test_check_says_in_one_line_that_the_bundled_dataset_is_good(say):
    code, out, err = say("check", BUNDLED)
    assert (code, err) == (0, "")
    assert out.count("\n") == 1
    assert out.startswith(f"{BUNDLED}: good: 84 events, 29 series, ")


def test_check_gives_file_line_column_and_pointer_of_each_fault(say, put):
    events = [{**SMALL["events"][0], "occurred": "2020-13"}, SMALL["events"][1]]
    file = put({**SMALL, "events": events, "hue": 1})
    line = 1 + file.read_text().splitlines().index('   "occurred": "2020-13",')
    code, out, _ = say("check", file)
    assert code == 1
    assert f"{file}:{line}:22: /events/0/occurred: month 13 does not exist; expected" in out
    assert ": /hue: " in out
    assert len(out.splitlines()) == 2


def test_check_as_json(say, put):
    file = put({**SMALL, "hue": 1})
    code, out, _ = say("check", file, BUNDLED, "--json")
    assert code == 1
    (bad, good) = json.loads(out)["files"]
    assert (bad["file"], bad["ok"], bad["events"]) == (str(file), False, 2)
    (problem,) = bad["problems"]
    assert set(problem) == {"severity", "code", "line", "column", "pointer", "message"}
    assert (problem["severity"], problem["pointer"]) == ("error", "/hue")
    assert problem["line"] > 1
    assert (good["ok"], good["events"], good["problems"]) == (True, 84, [])


def test_of_several_files_the_worst_decides(say, put, tmp_path):
    good, bad, gone = put(SMALL, "good.json"), put(b"{", "bad.json"), tmp_path / "gone.json"
    assert say("check", good)[0] == 0
    assert say("check", good, bad)[0] == 1
    code, out, _ = say("check", bad, gone, good)
    assert code == 2
    assert f"{gone}: there is no such file" in out.splitlines()


# query


def test_query_lists_what_a_filter_shows(say):
    code, out, err = say("query", BUNDLED, "cemetery")
    assert (code, err) == (0, "")
    assert "2020-10-22 (all sources: 2020-10-21)" in out
    assert "Kim visits the Volunteers’ cemetery  [kim-visits-volunteers-cemetery]" in out


def test_query_as_json(say, put):
    code, out, _ = say("query", put(SMALL), "date:2020-11", "--json")
    assert code == 0
    (row,) = json.loads(out)
    assert (row["id"], row["title"], row["occurred"]) == ("f", "Another", "2020-11")


def test_query_finds_nothing_and_says_nothing(say, put):
    assert say("query", put(SMALL), "pudding") == (0, "", "")
    assert say("query", put(SMALL), "pudding", "--json") == (0, "[]\n", "")


def test_query_in_a_refused_file_gives_the_place(say, put, tmp_path):
    file = put(b'{"tradewake": 1,\n"title": }')
    assert say("query", file, "x") == (2, "", f'{file}:2:10: found "}}"; expected a value\n')
    gone = tmp_path / "gone.json"
    assert say("query", gone, "x") == (2, "", f"{gone}: there is no such file\n")


# schema


def test_schema_is_the_json_schema_that_comes_with_the_program(say):
    code, out, err = say("schema")
    assert (code, err) == (0, "")
    assert json.loads(out) == json.loads((installed.data() / "tradewake-1.schema.json").read_text())


# What can't be understood


@pytest.mark.parametrize(
    "words",
    [
        ["frobnicate"],
        ["--frobnicate"],
        ["run", "a.json", "b.json"],
        ["check"],
        ["check", "a.json", "--frobnicate"],
        ["query", "a.json"],
        ["query", BUNDLED, "("],
        ["query", BUNDLED, "date:pudding"],
        ["query", BUNDLED, "frobnicate:x"],
        ["schema", "x"],
        ["snapshot"],
        ["snapshot", "-o", "x.png", "--size", "big"],
        ["snapshot", "-o", "x.png", "--size", "\u00b2x900"],
        ["snapshot", "-o", "x.png", "--size", "10x10"],
        ["snapshot", "-o", "x.png", "--size", "16000x16000", "--scale", "4"],
        ["snapshot", "-o", "x.png", "--scale", "nan"],
        ["snapshot", "-o", "x.png", "--scale", "x"],
        ["snapshot", "-o", "x.png", "--from", "pudding"],
        ["snapshot", "-o", "x.png", "--from", ""],
        ["snapshot", "-o", "x.png", "--from", "2021", "--to", "2020"],
        ["snapshot", "-o", "x.png", "--to", "2020/.."],
        ["snapshot", "-o", "x.png", "--filter", "("],
        ["snapshot", "-o", "x.png", "--group-by", "pudding"],
        ["snapshot", "-o", "x.png", "--panel", "pudding"],
        ["snapshot", "-o", "x.png", "--theme", "pink"],
        ["snapshot", "-o", "x.png", "--lang", "tlh"],
        ["snapshot", "-o", "x.png", "--text-size", "7"],
        ["snapshot", "-o", "x.png", "--text-size", "large"],
    ],
    ids=lambda words: " ".join(map(str, words))[-40:],
)
def test_what_cannot_be_understood_ends_with_64_and_one_sentence(say, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = say(*words)
    assert (code, out) == (64, "")
    assert err.startswith("tradewake: ")
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_help_and_version_are_no_faults(capsys):
    for words, told in ((["--version"], "tradewake 0."), (["--help"], "snapshot")):
        with pytest.raises(SystemExit) as end:
            cli.main(words)
        assert end.value.code == 0
        assert told in capsys.readouterr().out


# No traceback


@pytest.mark.parametrize("command", ["check", "query", "snapshot"])
@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 100, b"[" * 100_000, b'{"a":' * 5000, b"\xff\xfe{}", b"1e999", b'"\\ud800"',
     b'{"tradewake": 1, "events": 7}', b'{"tradewake": 1e400}', b"null"],
    ids=lambda data: repr(data[:12]),
)  # fmt: skip
def test_no_file_brings_a_traceback(say, put, qapp, tmp_path, command, data):
    file = put(data)
    words = {"check": [], "query": ["x"], "snapshot": ["-o", tmp_path / "x.png"]}[command]
    code, out, err = say(command, file, *words)
    assert code in (1, 2)
    assert "Traceback" not in out + err
    assert str(file) in out + err


@pytest.mark.parametrize(
    "name", ["/", "/dev/null", "/nowhere/at/all", "a\nb", "x" * 5000, "\udcff"]
)
def test_no_name_of_a_file_brings_a_traceback(say, name):
    code, out, err = say("check", name)
    assert code == 2
    assert "Traceback" not in out + err
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize("words", [["check"], ["query", "x"], ["snapshot", "-o"]])
@pytest.mark.timeout(30)
def test_a_fault_of_the_program_is_one_sentence_and_an_entry_in_the_log(
    say, put, qapp, tmp_path, monkeypatch, words
):
    def fail(*_, **__):
        raise RuntimeError("a secret of the file")

    monkeypatch.setattr("viewer.io.dataset_file.open_dataset", fail)
    monkeypatch.setattr("viewer.io.check.open_dataset", fail)
    command, *more = words
    code, out, err = say(
        command, put(SMALL), *more, *([tmp_path / "x.png"] if "-o" in more else [])
    )
    assert (code, out) == (2, "")
    assert "RuntimeError" in err
    assert err.count("\n") == 1
    assert "secret" not in err
    log = log_file().read_text()
    assert "RuntimeError: a secret of the file" in log
    assert "Traceback" in log


def test_ctrl_c_ends_a_command_without_a_word(say, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("viewer.io.check.open_dataset", interrupt)
    assert say("check", BUNDLED) == (130, "", "")


# As a process


def test_run_without_a_display_writes_a_picture_and_prints_where(tmp_path, put):
    done = program("run", put(SMALL), cwd=tmp_path)
    picture = tmp_path / "tradewake.png"
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{picture}\n", "")
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_run_of_a_refused_file_writes_a_picture_of_that_and_says_so(tmp_path, put):
    done = program(put(b'{"tradewake": 1,\n,}'), cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == f"{tmp_path / 'tradewake.png'}\n"
    assert ":2:1: " in done.stderr
    assert done.stderr.count("\n") == 1


def test_who_reads_only_the_first_line_leaves_no_complaint(tmp_path):
    words = [sys.executable, "-m", "viewer", "schema"]
    process = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(cli.__file__).parent.parent
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(50) == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_in_one_sentence():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "viewer", "schema"], stdout=full, stderr=subprocess.PIPE,
            text=True, cwd=Path(cli.__file__).parent.parent, timeout=50, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, "tradewake: No space left on device\n")


STILLBORN = """
import sys
from viewer import app, start

def fail(*_, **__):
    raise RuntimeError("pudding")

app.Tradewake.__init__ = fail
sys.exit(start.start(None))
"""


@pytest.mark.timeout(60)
def test_a_window_that_cannot_be_filled_is_not_left_empty_for_ever(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", STILLBORN], capture_output=True, text=True, timeout=50,
        check=False, cwd=Path(cli.__file__).parent.parent,
    )  # fmt: skip
    assert done.returncode == 2
    assert "Traceback" not in done.stderr.partition("tradewake: this is a fault of the program")[2]
    assert "this is a fault of the program (RuntimeError)" in done.stderr


def test_no_signal_ends_it(tmp_path, put):
    done = program("check", put(b"[" * 1_000_000), cwd=tmp_path)
    assert done.returncode == 1
    assert -done.returncode not in set(signal.Signals)
