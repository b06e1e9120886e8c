"""Small pieces: what does not fit into a reader's head is split by subject."""

import ast

import pytest

from tests.architecture.reading import REPO, Source, planted, sources

LONGEST_FILE = 400
LONGEST_FUNCTION = 59
MOST_METHODS = 20
LONGEST_MAIN_WINDOW = 150

EVERYTHING = sources(REPO / "viewer", REPO / "tests", REPO / "benchmarks")


def length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return (node.end_lineno or first) - first + 1


def is_qt_override(name: str) -> bool:
    """Qt forces camelCase names on what it calls; a class may need many of those."""
    return not name.startswith("_") and name != name.lower()


def faults_of_files(source: Source) -> list[str]:
    lines = len(source.text.splitlines())
    return [f"{source.where}: {lines} lines"] if lines > LONGEST_FILE else []


def faults_of_functions(source: Source) -> list[str]:
    return [
        f"{source.where}:{node.lineno}: {node.name} has {length(node)} lines"
        for node in source.walk()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and length(node) > LONGEST_FUNCTION
    ]


def faults_of_classes(source: Source) -> list[str]:
    faults = []
    for node in source.walk():
        if not isinstance(node, ast.ClassDef):
            continue
        methods = [
            part.name
            for part in node.body
            if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)
            and not is_qt_override(part.name)
        ]
        if len(methods) > MOST_METHODS:
            faults.append(f"{source.where}:{node.lineno}: {node.name}: {len(methods)} methods")
        if node.name == "MainWindow" and length(node) > LONGEST_MAIN_WINDOW:
            faults.append(f"{source.where}:{node.lineno}: MainWindow has {length(node)} lines")
    return faults


@pytest.mark.parametrize("rule", [faults_of_files, faults_of_functions, faults_of_classes])
def test_everything_is_small(rule):
    assert [fault for source in EVERYTHING for fault in rule(source)] == []


@pytest.mark.parametrize(
    ("rule", "fits", "too_much"),
    [
        (faults_of_files, "x = 1\n" * 400, "x = 1\n" * 401),
        (
            faults_of_functions,
            "def f():\n" + "    x = 1\n" * 58,
            "@cache\ndef f():\n" + "    x = 1\n" * 58,
        ),
        (
            faults_of_classes,
            "class A:\n"
            + "".join(f"    def m{i}(self): ...\n" for i in range(20))
            + "    def paintEvent(self, event): ...\n",
            "class A:\n" + "".join(f"    def m{i}(self): ...\n" for i in range(21)),
        ),
        (
            faults_of_classes,
            "class MainWindow:\n" + "    x = 1\n" * 149,
            "class MainWindow:\n" + "    x = 1\n" * 150,
        ),
    ],
)
def test_the_limits_lie_where_they_are_said_to(rule, fits: str, too_much: str):
    assert not rule(planted("engine/x.py", fits))
    assert rule(planted("engine/x.py", too_much))
