"""Reads the program's own files as syntax trees, for the tests of the house."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent.parent
VIEWER = REPO / "viewer"


@dataclass(frozen=True)
class Source:
    """One Python file; a test of a rule plants the text of one that does not exist."""

    path: Path
    planted: str | None = None

    @property
    def where(self) -> str:
        return self.path.relative_to(REPO).as_posix()

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8") if self.planted is None else self.planted

    @property
    def module(self) -> str:
        parts = self.path.relative_to(REPO).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def tree(self) -> ast.Module:
        return _parsed(self.where, self.text)

    def walk(self) -> Iterator[ast.AST]:
        return ast.walk(self.tree)


@cache
def _parsed(where: str, text: str) -> ast.Module:
    return ast.parse(text, where)


def sources(*folders: Path) -> list[Source]:
    """Every Python file below the folders, by default of the program."""
    return [
        Source(path)
        for folder in folders or (VIEWER,)
        for path in sorted(folder.rglob("*.py"))
        if "__pycache__" not in path.parts
    ]


def planted(where: str, text: str) -> Source:
    """A file of the program that only exists in a test."""
    return Source(VIEWER / where, text)


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield every imported name and its line.

    Imports inside functions count; those under ``if TYPE_CHECKING`` do not. ``from a import b``
    yields ``a.b``, since ``b`` may be a module. A module that is named by a string in a call
    (``import_module("viewer.app")``) is an import as well.
    """
    for node in _outside_type_checking(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call):
            yield from (
                (argument.value, node.lineno)
                for argument in node.args
                if isinstance(argument, ast.Constant)
                and isinstance(argument.value, str)
                and re.fullmatch(r"(viewer|PySide6|pyqtgraph|pydantic)(\.\w+)+", argument.value)
            )


def _outside_type_checking(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and _is_type_checking(child.test):
            for other in child.orelse:
                yield from _outside_type_checking(other)
        else:
            yield from _outside_type_checking(child)


def _is_type_checking(test: ast.expr) -> bool:
    name = test.attr if isinstance(test, ast.Attribute) else getattr(test, "id", "")
    return name == "TYPE_CHECKING"


def called(node: ast.AST) -> str:
    """The last part of the name that a call calls, or nothing."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
