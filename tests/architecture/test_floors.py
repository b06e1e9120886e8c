"""Imports go down only, Qt lives upstairs, and each library has one home (ARCHITECTURE.md)."""

import subprocess
import sys
import tomllib

import pytest

from tests.architecture.reading import REPO, VIEWER, Source, imports, planted, sources

MAY_IMPORT = {
    "model": set(),
    "io": {"model"},
    "engine": {"model"},
    "state": {"model", "io", "engine"},
    "commands": {"model", "io", "engine", "state"},
    "widgets": {"model", "engine", "state", "commands"},
    "app": {"model", "io", "engine", "state", "commands", "widgets", "installed"},
    "snapshot": {"model", "io", "engine", "state", "commands", "widgets", "app", "installed"},
    "start": {"state", "widgets", "app", "installed"},
    "bench": {"model", "io", "state", "widgets", "app", "start", "installed"},
    "cli": {"model", "io", "engine", "state", "snapshot", "start", "bench", "installed"},
    "installed": set(),
    "__main__": {"cli"},
    "__init__": set(),
}

QT = {"PySide6", "shiboken6"}
QT_FREE = {"model", "io", "engine", "commands", "cli", "installed", "__main__", "__init__"}
QTCORE_ONLY = {"state"}

ONLY_HERE = {
    "pydantic": "viewer.io",
    "pydantic_core": "viewer.io",
    "pyqtgraph": "viewer.widgets.trade",
}
"""Libraries with one home."""

NOWHERE = {
    "PySide6.QtNetwork": "the program touches no network",
    "socket": "the program touches no network",
    "urllib.request": "the program touches no network",
    "http.client": "the program touches no network",
    "pickle": "a pickle runs what it holds",
    "marshal": "marshal trusts its input",
    "shelve": "a shelf is a pickle",
}

COMES_WITH = {
    "shiboken6": "pyside6_essentials",
    "pydantic_core": "pydantic",
    "typing_extensions": "pydantic",
}
NAMED_DIFFERENTLY = {"PySide6": "pyside6_essentials"}


def floor_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def faults_of_floors(source: Source) -> list[str]:
    here = floor_of(source.module)
    faults = []
    for name, line in imports(source.tree):
        if name.startswith("."):
            faults.append(f"{source.where}:{line}: relative import")
        elif name.startswith("viewer.") and name != "viewer.__version__":
            there = floor_of(name)
            if there != here and there not in MAY_IMPORT[here]:
                faults.append(f"{source.where}:{line}: {here} may not import {there}")
    return faults


def faults_of_qt(source: Source) -> list[str]:
    here = floor_of(source.module)
    faults = []
    for name, line in imports(source.tree):
        if name.split(".")[0] not in QT:
            continue
        if here in QT_FREE:
            faults.append(f"{source.where}:{line}: {here} names no Qt")
        elif here in QTCORE_ONLY and not name.startswith("PySide6.QtCore."):
            faults.append(f"{source.where}:{line}: {here} knows QtCore only")
    return faults


def faults_of_homes(source: Source) -> list[str]:
    faults = []
    for name, line in imports(source.tree):
        home = ONLY_HERE.get(name.split(".")[0])
        if home and not f"{source.module}.".startswith(f"{home}."):
            faults.append(f"{source.where}:{line}: {name} lives in {home} only")
        for banned, why in NOWHERE.items():
            if f"{name}.".startswith(f"{banned}."):
                faults.append(f"{source.where}:{line}: no {banned}: {why}")
    return faults


def faults_of_panels(source: Source) -> list[str]:
    def panel(module: str) -> str:
        parts = module.split(".")
        inside = parts[:2] == ["viewer", "widgets"] and len(parts) > 2
        return parts[2] if inside and (VIEWER / "widgets" / parts[2]).is_dir() else ""

    here = panel(source.module)
    return [
        f"{source.where}:{line}: the panel {here} knows nothing of {panel(name)}"
        for name, line in imports(source.tree)
        if here and panel(name) not in {"", here}
    ]


@pytest.mark.parametrize(
    "rule", [faults_of_floors, faults_of_qt, faults_of_homes, faults_of_panels]
)
def test_every_import_keeps_the_rules(rule):
    assert [fault for source in sources() for fault in rule(source)] == []


@pytest.mark.parametrize(
    ("rule", "where", "line"),
    [
        (faults_of_floors, "engine/x.py", "from viewer.state.session import Session"),
        (faults_of_floors, "io/x.py", "def f():\n    import viewer.engine.query"),
        (faults_of_floors, "commands/x.py", "from viewer import widgets"),
        (faults_of_floors, "state/x.py", "from viewer.installed import data"),
        (faults_of_floors, "model/x.py", "from . import view"),
        (faults_of_floors, "engine/x.py", "import_module('viewer.state.session')"),
        (faults_of_qt, "engine/x.py", "from PySide6 import QtCore"),
        (faults_of_qt, "state/x.py", "from PySide6.QtGui import QColor"),
        (faults_of_qt, "cli.py", "def f():\n    from PySide6.QtWidgets import QApplication"),
        (faults_of_homes, "model/x.py", "import pydantic"),
        (faults_of_homes, "widgets/timeline/x.py", "import pyqtgraph as pg"),
        (faults_of_homes, "io/x.py", "import urllib.request"),
        (faults_of_homes, "io/x.py", "from pickle import loads"),
        (faults_of_panels, "widgets/trade/x.py", "from viewer.widgets.timeline import ruler"),
    ],
)
def test_a_planted_fault_is_seen(rule, where: str, line: str):
    assert rule(planted(where, line))


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("engine/x.py", "if TYPE_CHECKING:\n    from viewer.state.session import Session"),
        ("widgets/trade/x.py", "import pyqtgraph"),
        ("state/x.py", "from PySide6.QtCore import QObject"),
        ("cli.py", "def f():\n    from viewer.start import start"),
    ],
)
def test_what_is_allowed_is_let_through(where: str, line: str):
    rules = (faults_of_floors, faults_of_qt, faults_of_homes, faults_of_panels)
    assert [fault for rule in rules for fault in rule(planted(where, line))] == []


def test_every_file_stands_on_a_known_floor():
    assert {floor_of(source.module) for source in sources()} <= set(MAY_IMPORT)


def test_every_library_is_declared():
    with (REPO / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    declared = {_plain(line) for line in wanted}
    used = {name.split(".")[0] for source in sources() for name, _ in imports(source.tree)}
    outside = used - sys.stdlib_module_names - {"viewer"}
    packages = {NAMED_DIFFERENTLY.get(n, COMES_WITH.get(n, n)) for n in outside}
    assert packages <= declared


@pytest.mark.parametrize("floor", ["model", "io", "engine", "cli", "__main__", "installed"])
def test_no_qt_is_loaded_by(floor: str):
    """Worker processes and the command line start without Qt."""
    modules = [s.module for s in sources() if floor_of(s.module) == floor]
    assert loaded_by(modules) & {*QT, "pyqtgraph"} == set()


def test_state_and_commands_load_no_windows():
    modules = [s.module for s in sources() if floor_of(s.module) in {"state", "commands"}]
    assert loaded_by(modules) & {"PySide6.QtGui", "PySide6.QtWidgets", "pyqtgraph"} == set()


def test_the_window_starts_without_pyqtgraph_and_pydantic():
    """Both cost more than the first paint of the window."""
    assert loaded_by(["viewer.app"]) & {"pyqtgraph", "pydantic", "pydantic_core"} == set()


def loaded_by(modules: list[str]) -> set[str]:
    """What stands in memory after a fresh interpreter has imported the modules."""
    program = (
        "import importlib, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=REPO, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def _plain(requirement: str) -> str:
    name = requirement.partition(";")[0]
    for sign in "~=<>![":
        name = name.partition(sign)[0]
    return name.strip().lower().replace("-", "_")
