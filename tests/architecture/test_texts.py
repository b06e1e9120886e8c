"""Every text that a user reads can be translated: no ready-made English in the widgets."""

import ast
import re

import pytest

from tests.architecture.reading import Source, called, planted, sources

SHOWN = {
    "setText", "setWindowTitle", "setAccessibleName", "setAccessibleDescription", "setTitle",
    "setPlaceholderText", "setStatusTip", "setWhatsThis", "setTabText", "setInformativeText",
    "addTab", "addAction", "addMenu", "addItem", "QPushButton", "QToolButton", "QAction",
    "QCheckBox", "QRadioButton", "QGroupBox", "QMenu", "label", "tooltip", "put", "box",
    "showMessage", "drawText",
}  # fmt: skip
"""Calls that put a text on the screen or into a screen reader's mouth."""

MARKERS = {"tr", "translate", "QT_TRANSLATE_NOOP", "say", "say_count", "Message"}
"""Calls whose text lupdate extracts or the translator looks up: it must be a plain literal."""

ROLES = re.compile(r"[a-z][a-z_-]*")
"""Style classes and other names for the program, not for a reader."""


def faults_of_shown_text(source: Source) -> list[str]:
    return [
        f"{source.where}:{argument.lineno}: {called(node)}({ast.unparse(argument)}): say(...) it"
        for node in source.walk()
        if called(node) in SHOWN
        for argument in node.args
        if _is_prose(argument)
    ]


def _is_prose(argument: ast.expr) -> bool:
    parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
    texts = [part.value for part in parts if isinstance(part, ast.Constant)]
    text = "".join(text for text in texts if isinstance(text, str))
    text = text.replace("Tradewake", "")  # a name is the same in every language
    if isinstance(argument, ast.Constant) and ROLES.fullmatch(text):
        return False
    return re.search(r"[A-Za-z]{2}", text) is not None


def faults_of_markers(source: Source) -> list[str]:
    return [
        f"{source.where}:{node.lineno}: an f-string cannot be looked up; use {{name}} and arguments"
        for node in source.walk()
        if called(node) in MARKERS and any(isinstance(a, ast.JoinedStr) for a in node.args)
    ]


def test_widgets_say_nothing_that_cannot_be_translated():
    widgets = [s for s in sources() if s.where.startswith("viewer/widgets/")]
    assert [fault for source in widgets for fault in faults_of_shown_text(source)] == []


def test_texts_to_translate_are_whole_sentences():
    assert [fault for source in sources() for fault in faults_of_markers(source)] == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (faults_of_shown_text, "button.setText('Show all')"),
        (faults_of_shown_text, "self.setAccessibleName(f'{n} events')"),
        (faults_of_shown_text, "label('Nothing found', 'muted')"),
        (faults_of_markers, "say(f'{n} events')"),
    ],
)
def test_a_planted_fault_is_seen(rule, text: str):
    assert rule(planted("widgets/x.py", text))


@pytest.mark.parametrize(
    "text",
    [
        "button.setText(words(say('Show all')))",
        "button.setText('?')",
        "self.setAccessibleName(event.title)",
        "label(say('Nothing found'), 'muted')",
        "button.setText(f'{n}×')",
        "label(f'Tradewake {version}')",
    ],
)
def test_what_is_allowed_is_let_through(text: str):
    source = planted("widgets/x.py", text)
    assert faults_of_shown_text(source) + faults_of_markers(source) == []
