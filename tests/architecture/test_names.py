"""One home for each thing that is easily sprinkled, and no rooms without a subject."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.reading import Source, called, planted, sources

BANNED_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "classes"}

ONLY_IN = {
    "setStyleSheet": "viewer/widgets/theme.py",
    "setToolTip": "viewer/widgets/text.py",
    "QLabel": "viewer/widgets/text.py",
    "QMessageBox": "viewer/widgets/text.py",
    "QErrorMessage": "viewer/widgets/text.py",
    "QToolTip": "viewer/widgets/text.py",
}
"""Calls, each with the only file that may make them."""

NEVER = {
    "findChild": "hold the widget in an attribute",
    "findChildren": "hold the widgets in attributes",
    "eval": "runs what it is given",
    "exec_": "PySide6 calls it exec",
    "set_start_method": "workers ask for their own context",
    "fork": "worker processes start by spawn or forkserver",
}

CONSTANTS = {
    "frozenset", "tuple", "compile", "MappingProxyType", "TypeVar", "NewType", "ParamSpec",
    "getLogger", "Path", "Decimal", "Fraction", "TypeAdapter", "Signal", "namedtuple", "finfo",
    "dtype", "ContextVar", "TypedDict", "QT_TRANSLATE_NOOP",
    "CoreConfig", "ConfigDict",
}  # fmt: skip
"""What may be called at module level: makers of things that do not change."""

MUTATORS = {
    "append", "extend", "insert", "add", "update", "setdefault", "pop", "popitem", "clear",
    "remove", "discard", "sort", "reverse",
}  # fmt: skip


def faults_of_file_names(source: Source) -> list[str]:
    words = source.module.split(".")[1:]
    return [f"{source.where}: a room needs a subject" for word in words if word in BANNED_NAMES]


def faults_of_homes(source: Source) -> list[str]:
    faults = []
    for node in source.walk():
        name = called(node)
        home = ONLY_IN.get(name, source.where)
        if home != source.where and not _is_plain_tooltip(node):
            faults.append(f"{source.where}:{node.lineno}: {name} only in {home}")
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            home = ONLY_IN.get(node.value.id, source.where)
            if home != source.where and node.attr in {
                "about",
                "critical",
                "information",
                "question",
                "warning",
                "showText",
            }:
                faults.append(f"{source.where}:{node.lineno}: {node.value.id} only in {home}")
        if name in NEVER:
            faults.append(f"{source.where}:{node.lineno}: {name}: {NEVER[name]}")
    return faults


def _is_plain_tooltip(node: ast.AST) -> bool:
    """Actions have tooltips too; what the maker of tooltips has escaped may be set anywhere."""
    return called(node) == "setToolTip" and all(called(a) == "plain_tooltip" for a in node.args)


def faults_of_painters(source: Source) -> list[str]:
    """A painter that outlives an exception crashes the process: `with QPainter(...)` ends it."""
    inside_with = {
        id(item.context_expr)
        for node in source.walk()
        if isinstance(node, ast.With)
        for item in node.items
    }
    return [
        f"{source.where}:{node.lineno}: with QPainter(...) as painter"
        for node in source.walk()
        if called(node) == "QPainter" and id(node) not in inside_with
    ]


def faults_of_instances(source: Source) -> list[str]:
    """What a module holds must not change, or two windows and two tests would share it."""
    faults = []
    held: set[str] = set()
    for name, value in _module_level(source.tree):
        if isinstance(
            value, ast.Dict | ast.List | ast.Set | ast.DictComp | ast.ListComp | ast.SetComp
        ):
            held.add(name)
        elif isinstance(value, ast.Call):
            maker = called(value)
            if maker[:1].isupper() and maker not in CONSTANTS | FROZEN:
                faults.append(f"{source.where}:{value.lineno}: an instance of {maker}")
            elif maker in {"dict", "list", "set", "deque", "defaultdict"}:
                held.add(name)
    faults += [
        f"{source.where}:{line}: {name} belongs to the module and changes"
        for name, line in _changes(source.tree)
        if name in held
    ]
    faults += [
        f"{source.where}:{node.lineno}: global {', '.join(node.names)}"
        for node in source.walk()
        if isinstance(node, ast.Global)
    ]
    return faults


def _module_level(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        if isinstance(node, ast.Assign | ast.AnnAssign) and value is not None:
            yield from ((t.id, value) for t in targets if isinstance(t, ast.Name))


def _changes(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in MUTATORS and isinstance(node.func.value, ast.Name):
                yield node.func.value.id, node.lineno
        elif (
            isinstance(node, ast.Subscript)
            and isinstance(node.ctx, ast.Store | ast.Del)
            and isinstance(node.value, ast.Name)
        ):
            yield node.value.id, node.lineno


def frozen_classes() -> set[str]:
    """Classes of the program whose instances cannot change."""
    return {
        node.name
        for source in sources()
        for node in source.walk()
        if isinstance(node, ast.ClassDef) and _is_frozen(node)
    }


def _is_frozen(node: ast.ClassDef) -> bool:
    if any(getattr(base, "id", "") in {"NamedTuple", "StrEnum", "Enum"} for base in node.bases):
        return True
    return any(
        called(decorator) == "dataclass"
        and isinstance(decorator, ast.Call)
        and any(word.arg == "frozen" for word in decorator.keywords)
        for decorator in node.decorator_list
    )


FROZEN = frozen_classes()

RULES = [faults_of_file_names, faults_of_homes, faults_of_painters, faults_of_instances]


@pytest.mark.parametrize("rule", RULES)
def test_every_file_keeps_the_rules(rule):
    assert [fault for source in sources() for fault in rule(source)] == []


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("engine/utils.py", ""),
        ("widgets/common/x.py", ""),
        ("widgets/x.py", "widget.setStyleSheet('')"),
        ("widgets/x.py", "QLabel('hello')"),
        ("widgets/x.py", "QtWidgets.QLabel('hello')"),
        ("widgets/x.py", "button.setToolTip(name)"),
        ("widgets/x.py", "QMessageBox.warning(self, a, b)"),
        ("widgets/x.py", "self.findChild(QWidget, 'lanes')"),
        ("widgets/x.py", "painter = QPainter(self)"),
        ("state/x.py", "SESSION = Session()"),
        ("state/x.py", "_seen: dict[str, int] = {}\ndef f(k):\n    _seen[k] = 1"),
        ("state/x.py", "_seen = []\ndef f(k):\n    _seen.append(k)"),
        ("state/x.py", "def f():\n    global count\n    count = 1"),
    ],
)
def test_a_planted_fault_is_seen(where: str, text: str):
    assert [fault for rule in RULES for fault in rule(planted(where, text))]


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("widgets/x.py", "with QPainter(self) as painter:\n    painter.drawLine(0, 0, 1, 1)"),
        ("widgets/theme.py", "app.setStyleSheet(sheet)"),
        ("engine/x.py", "NAMES = {'a': 1}\ndef f(k):\n    return NAMES[k]"),
        ("engine/x.py", "PATTERN = re.compile('a')"),
        ("widgets/x.py", "action.setToolTip(plain_tooltip(command.help))"),
    ],
)
def test_what_is_allowed_is_let_through(where: str, text: str):
    assert [fault for rule in RULES for fault in rule(planted(where, text))] == []
