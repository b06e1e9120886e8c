"""The command line. No Qt at import: worker processes begin here too."""

from __future__ import annotations

import argparse
import importlib
import io
import json
import os
import re
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn

FAILED = 2
USAGE_ERROR = 64
INTERRUPTED = 130
"""What a shell expects after Ctrl+C."""
MOST_PIXELS = 100_000_000
MOST_MADE = 100_000_000
"""More events or values than this are not made up."""
LONGEST_SIDE = 32_767
"""Qt paints no picture with a longer side."""
COMMANDS = ("run", "snapshot", "check", "query", "schema", "synth", "bench")
LATER = ("convert",)
PANELS = ("details", "list", "values", "claims", "checks", "before-after")
APT = (
    "apt-get install --no-install-recommends libegl1 libgl1 libxkbcommon0 libdbus-1-3 "
    "libfontconfig1 libglib2.0-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-xkb1 "
    "libxkbcommon-x11-0 libxcb-shape0"
)


class Usage(Exception):
    """The words on the command line can't be understood; the text says why."""


class Parser(argparse.ArgumentParser):
    """Raises instead of ending the process, so that every usage error ends alike."""

    def error(self, message: str) -> NoReturn:
        raise Usage(message)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code. No exception comes out, whatever happens."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name of a file may be no text, and a terminal may not know every letter.
            stream.reconfigure(errors="backslashreplace")
    with Unforeseen():
        try:
            code = _run(words)
            sys.stdout.flush()
            return code
        except Usage as fault:
            _complain(f"tradewake: {fault}")
            return USAGE_ERROR
        except KeyboardInterrupt:
            return INTERRUPTED
        except OSError as fault:
            return _without_output(fault)
    return FAILED


class Unforeseen(AbstractContextManager["Unforeseen", bool]):
    """Keeps the log meanwhile; an exception that comes out is logged and told in one sentence."""

    def __enter__(self) -> Unforeseen:
        self._mishap = importlib.import_module("viewer.state.mishap")
        self._log = self._mishap.log_kept()
        self._log.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if isinstance(error, Exception):
            _complain(f"tradewake: {self._mishap.tell(error).english()}")
        self._log.__exit__(None, None, None)
        return isinstance(error, Exception)


def _without_output(fault: OSError) -> int:
    """Say that nothing can be printed, to whoever is left to hear it."""
    # Python flushes at its end once more, and would complain at length.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if isinstance(fault, BrokenPipeError):
        return 0
    _complain(f"tradewake: {fault.strerror or fault}")
    return FAILED


def _run(words: list[str]) -> int:
    if words and words[0] in LATER:
        raise Usage(f"'{words[0]}' is not there yet")
    if not words or words[0] not in (*COMMANDS, "-h", "--help", "--version"):
        if words and re.fullmatch(r"[a-z][a-z-]*", words[0]) and not Path(words[0]).exists():
            raise Usage(f"'{words[0]}' is neither a command nor a file")
        words = ["run", *words]
    given = _parser().parse_args(words)
    return int(given.do(given))


def _parser() -> Parser:
    parser = Parser(
        prog="tradewake",
        description="Shows events and trade on one time axis, with who says so.",
    )
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)
    run = commands.add_parser("run", help="open the window (also: tradewake [FILE])")
    run.add_argument("file", nargs="?", type=Path, metavar="FILE")
    run.set_defaults(do=_window)
    check = commands.add_parser("check", help="say what is wrong with files")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true")
    check.set_defaults(do=_check)
    query = commands.add_parser("query", help="list the events that a filter shows")
    query.add_argument("file", type=Path, metavar="FILE")
    query.add_argument("query", metavar="QUERY")
    query.add_argument("--json", action="store_true")
    query.set_defaults(do=_query)
    schema = commands.add_parser("schema", help="print the JSON Schema of format 1")
    schema.set_defaults(do=_schema)
    synth = commands.add_parser("synth", help="write a made-up dataset of some size")
    synth.add_argument("--events", type=_count, required=True, metavar="N")
    synth.add_argument("--points", type=_count, required=True, metavar="M")
    synth.add_argument("--seed", type=int, default=1, metavar="S")
    synth.add_argument("-o", dest="target", type=Path, required=True, metavar="FILE")
    synth.set_defaults(do=_synth)
    bench = commands.add_parser("bench", help="say what files cost on this machine")
    bench.add_argument("files", nargs="*", type=Path, metavar="FILE")
    bench.add_argument("--events", type=_count, nargs="+", default=[], metavar="N")
    bench.add_argument("--rounds", type=int, choices=range(1, 100), default=3, metavar="R")
    bench.add_argument("--json", action="store_true")
    bench.set_defaults(do=_bench)
    _add_snapshot(commands)
    return parser


def _count(text: str) -> int:
    """Read how many: 5000, or 1e6."""
    with suppress(ValueError):
        number = float(text)
        if 0 <= number <= MOST_MADE and number == int(number):
            return int(number)
    raise argparse.ArgumentTypeError(f"{text}: expected a whole number, at most {MOST_MADE:,}")


def _add_snapshot(commands: Any) -> None:
    snap = commands.add_parser("snapshot", help="write a picture of the window")
    snap.add_argument("file", nargs="?", type=Path, metavar="FILE")
    snap.add_argument("-o", dest="target", type=Path, required=True, metavar="PNG")
    snap.add_argument("--size", default="1600x900", metavar="WxH")
    snap.add_argument("--scale", type=float, default=1.0)
    snap.add_argument("--from", dest="start", metavar="DATE")
    snap.add_argument("--to", dest="end", metavar="DATE")
    snap.add_argument("--select", metavar="ID")
    snap.add_argument("--filter", metavar="QUERY")
    snap.add_argument("--group-by", metavar="WHAT")
    snap.add_argument("--shorten", action="store_true", help="draw empty time short")
    snap.add_argument("--panel", default="details")
    snap.add_argument("--theme", default="light", choices=("light", "dark"))
    snap.add_argument("--lang", default="en")
    snap.add_argument("--text-size", type=int, default=100, metavar="PERCENT")
    snap.set_defaults(do=_snapshot)


def _window(given: argparse.Namespace) -> int:
    if not _has_display():
        return _picture(given.file, Path("tradewake.png"), {}, say_where=True)
    start = _load("viewer.start")
    settings = _load("viewer.state.settings")
    mishap = _load("viewer.state.mishap")
    try:
        views, columns = mishap.state_folder() / "views", mishap.cache_folder() / "columns"
    except RuntimeError:
        views = columns = None  # nobody's home: nothing can be kept
    return int(start.start(given.file, settings=settings.where(), views=views, columns=columns))


def _snapshot(given: argparse.Namespace) -> int:
    if given.lang != "en":
        raise Usage(f"the program does not speak '{given.lang}' yet; it speaks en")
    if given.panel not in PANELS:
        there = ", ".join(PANELS)
        raise Usage(f"the panel '{given.panel}' is not there yet; there are {there}")
    os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    size = _size(given.size, given.scale)
    if given.scale != 1:
        os.environ["QT_SCALE_FACTOR"] = str(given.scale)
    if not 70 <= given.text_size <= 250:
        raise Usage(f"--text-size {given.text_size}: expected 70 to 250")
    view = importlib.import_module("viewer.model.view")
    start = _day(given.start, last=False) if given.start is not None else None
    end = _day(given.end, last=True) if given.end is not None else None
    if start is not None and end is not None and start >= end:
        raise Usage(f"--from {given.start} does not lie before --to {given.end}")
    wanted: dict[str, Any] = {
        "size": size,
        "start": start,
        "end": end,
        "select": given.select,
        "filter": _checked_query(given.filter),
        "shortened": given.shorten,
        "theme": given.theme,
        "text_size": given.text_size,
        "panel": view.Panel(given.panel),
    }
    if given.group_by:
        try:
            wanted["group_by"] = view.GroupBy(given.group_by)
        except ValueError:
            ways = ", ".join(view.GroupBy)
            raise Usage(f"--group-by {given.group_by}: expected one of {ways}") from None
    return _picture(given.file, given.target, wanted)


def _picture(
    file: Path | None, target: Path, wanted: dict[str, Any], *, say_where: bool = False
) -> int:
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    snapshot = _load("viewer.snapshot")
    try:
        problems = snapshot.take(file, target, snapshot.Wanted(**wanted))
    except snapshot.NotSaved as fault:
        _complain(f"tradewake: {target} can't be written: {fault}")
        return FAILED
    except snapshot.NotThere as fault:
        raise Usage(f"--select {fault}: nothing in the dataset has this id") from None
    except snapshot.TooSmall as fault:
        raise Usage(f"the window needs at least --size {fault} for this text size") from None
    except snapshot.Failed as fault:
        _complain(f"tradewake: no picture was made: {fault}")
        return FAILED
    if say_where:
        print(target.resolve())
    if problems:
        _complain_of(file, problems)
    return FAILED if problems else 0


def _check(given: argparse.Namespace) -> int:
    check = importlib.import_module("viewer.io.check")
    report = check.check_files(given.files)
    if given.json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
    else:
        for line in report.lines():
            print(line)
    return int(report.exit_code)


def _query(given: argparse.Namespace) -> int:
    door = importlib.import_module("viewer.io.dataset_file")
    report = importlib.import_module("viewer.engine.query.report")
    _checked_query(given.query)
    try:
        opened = door.open_dataset(given.file)
    except door.RefusedFile as refused:
        _complain_of(given.file, refused.problems)
        return FAILED
    rows = report.report(opened.dataset, given.query)
    if given.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for line in report.lines(rows):
            print(line)
    return 0


def _synth(given: argparse.Namespace) -> int:
    synth = importlib.import_module("viewer.io.synth")
    save = importlib.import_module("viewer.io.save")
    try:
        save.save_parts(given.target, synth.synth(given.events, given.points, given.seed))
    except save.NotSaved as fault:
        _complain(f"tradewake: {given.target} can't be written: {fault}")
        return FAILED
    return 0


def _bench(given: argparse.Namespace) -> int:
    report = _load("viewer.bench.report")
    process = importlib.import_module("viewer.bench.process")
    save = importlib.import_module("viewer.io.save")
    sizes = given.events or ([] if given.files else [10_000])
    try:
        costs = report.measure(given.files, sizes, given.rounds)
    except (process.Failed, save.NotSaved) as fault:
        _complain(f"tradewake: nothing was measured: {fault}")
        return FAILED
    if given.json:
        found = {**report.machine(), "files": [one.as_json() for one in costs]}
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for line in report.lines(costs, given.rounds):
            print(line)
    return 0


def _schema(given: argparse.Namespace) -> int:
    del given
    schema = importlib.import_module("viewer.io.schema")
    print(json.dumps(schema.json_schema(), ensure_ascii=False, indent=2))
    return 0


def _checked_query(text: str | None) -> str | None:
    if text is None:
        return None
    parse = importlib.import_module("viewer.engine.query.parse")
    error = importlib.import_module("viewer.engine.query.error")
    try:
        parse.parse_query(text)
    except error.QueryError as fault:
        raise Usage(f"query, character {fault.position + 1}: {fault.message}") from None
    return text


def _day(text: str, *, last: bool) -> float:
    edtf = importlib.import_module("viewer.model.edtf")
    try:
        start, end = edtf.parse(text).period
    except edtf.EdtfError as fault:
        raise Usage(f"'{text}' is no date: {fault.message}") from None
    day = float(end if last else start)
    if abs(day) == float("inf"):
        raise Usage(f"'{text}' has no end on this side; expected a date such as 2020-10")
    return day


def _size(text: str, scale: float) -> tuple[int, int]:
    if not 0.25 <= scale <= 8:
        raise Usage(f"--scale {scale} is not between 0.25 and 8")
    found = re.fullmatch(r"(\d{1,6})x(\d{1,6})", text)
    if not found:
        raise Usage(f"--size {text}: expected a size such as 1600x900")
    width, height = int(found[1]), int(found[2])
    if width < 320 or height < 240:
        raise Usage(f"--size {text}: expected at least 320x240")
    pixels = width * height * scale**2
    if max(width, height) * scale > LONGEST_SIDE or pixels > MOST_PIXELS:
        raise Usage(
            f"--size {text} at --scale {scale:g} is too large: expected at most "
            f"{MOST_PIXELS:,} pixels, and {LONGEST_SIDE:,} on a side"
        )
    return width, height


def _has_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _load(module: str) -> Any:
    """Import a module that needs Qt; a missing system library is told with its cure."""
    try:
        return importlib.import_module(module)
    except ImportError as fault:
        if ".so" not in str(fault):
            raise
        _complain(f"tradewake: a system library is missing ({fault}). On Debian or Ubuntu:\n{APT}")
        raise SystemExit(2) from None


def _version() -> str:
    return f"tradewake {importlib.import_module('viewer').__version__}"


def _complain_of(file: Path | None, problems: Any) -> None:
    check = importlib.import_module("viewer.io.check")
    for line in check.FileReport(str(file or "the bundled dataset"), problems).lines():
        _complain(line)


def _complain(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
