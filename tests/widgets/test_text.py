"""Text of a file is shown as it is, wherever it is shown: never as markup, never as a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAction, QFontMetricsF, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget

from viewer.model.clean import clean
from viewer.model.message import Message, say, say_count
from viewer.widgets import text
from viewer.widgets.text import (
    LONGEST_BODY,
    LONGEST_LABEL,
    cut,
    elided,
    label,
    mnemonic_safe,
    plain_tooltip,
    put,
    tooltip,
    words,
)

HOSTILE = (
    "<b>bold</b>",
    "<img src='file:///etc/passwd'>",
    '<a href="https://example.org">click</a>',
    "&lt;b&gt; &amp; &#60;",
    "</div><h1>big</h1>",
    "<!-- nothing -->",
    "a & b",
    "two  spaces\nand two lines",
    "{name} %1 %n",
)


def read_by_qt(markup: str) -> str:
    """Return what a reader sees of markup."""
    document = QTextDocument()
    document.setHtml(markup)
    return document.toPlainText()


@pytest.mark.parametrize("told", HOSTILE)
def test_a_label_shows_markup_as_it_is(qtbot, told):
    made = label(told)
    qtbot.addWidget(made)
    assert made.text() == told
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert not made.openExternalLinks()
    put(made, told * 2)
    assert made.text() == told * 2
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_a_label_paints_the_angle_brackets_of_markup(qtbot, qapp):
    """Not only asked of the label: what is painted is wider than the word alone."""
    markup, word = label("<b>bold</b>"), label("bold")
    for made in (markup, word):
        made.setWordWrap(False)
        qtbot.addWidget(made)
    assert markup.sizeHint().width() > 1.8 * word.sizeHint().width()


@pytest.mark.parametrize("told", HOSTILE)
def test_a_tooltip_shows_markup_as_it_is(qtbot, told):
    widget = QWidget()
    qtbot.addWidget(widget)
    tooltip(widget, told)
    assert read_by_qt(widget.toolTip()) == told


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=80).map(clean))
def test_a_tooltip_shows_any_clean_text_as_it_is(told: str):
    shown = read_by_qt(plain_tooltip(told))
    # Qt gives no-break spaces back as spaces, and nothing of an empty first or last line.
    assert shown.replace("\u00a0", " ").strip("\n") == told.replace("\u00a0", " ").strip("\n")


def test_no_text_is_no_tooltip(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    tooltip(widget, "")
    assert widget.toolTip() == ""


@pytest.mark.parametrize("told", HOSTILE)
@pytest.mark.parametrize("asking", [False, True])
def test_a_box_shows_markup_as_it_is(qtbot, monkeypatch, told, asking):
    seen = []

    def close(box: QMessageBox) -> int:
        seen.extend((part.textFormat(), part.text()) for part in texts_of(box))
        seen.append(box.detailedText())
        return QMessageBox.StandardButton.Ok.value if asking else 0

    monkeypatch.setattr(QMessageBox, "exec", close)
    parent = QWidget()
    qtbot.addWidget(parent)
    if asking:
        assert text.ask(parent, told, told)
    else:
        text.box(parent, told, told, told)
    plain = (Qt.TextFormat.PlainText, told)
    assert seen == [plain, plain, "" if asking else told]


def texts_of(box: QMessageBox) -> list[QLabel]:
    named = {part.objectName(): part for part in box.children() if isinstance(part, QLabel)}
    return [named["qt_msgbox_label"], named["qt_msgbox_informativelabel"]]


def test_who_cancels_a_question_has_not_said_yes(qtbot, monkeypatch):
    cancel = QMessageBox.StandardButton.Cancel
    monkeypatch.setattr(QMessageBox, "exec", lambda box: cancel)
    assert not text.ask(None, "Open?", "example.org")


def test_an_ampersand_in_a_menu_is_an_ampersand(qtbot):
    action, button = QAction(mnemonic_safe("Trade & aid")), QPushButton(mnemonic_safe("A & B"))
    qtbot.addWidget(button)
    assert action.text() == "Trade && aid"
    assert button.shortcut().isEmpty()


def test_long_texts_are_cut_before_qt_measures_them(qtbot):
    made = label("x" * (LONGEST_BODY + 5))
    qtbot.addWidget(made)
    assert len(made.text()) == LONGEST_BODY
    assert made.text().endswith("…")
    assert len(read_by_qt(plain_tooltip("<" * 9999))) == LONGEST_LABEL


@given(st.text(max_size=30), st.integers(1, 40))
def test_what_is_cut_keeps_its_beginning_and_says_that_it_was(told: str, longest: int):
    shown = cut(told, longest)
    assert len(shown) <= longest
    assert shown == told or (shown[-1] == "…" and told.startswith(shown[:-1]))


@given(
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF), max_size=60), st.floats(20, 300)
)
def test_an_elided_text_fits(told: str, width: float):
    metrics = QFontMetricsF(QApplication.font())
    shown = elided(told, metrics, width)
    # Qt adds up letters one by one: kerning with the ellipsis comes on top.
    assert shown == told or metrics.horizontalAdvance(shown) <= width + 3


def test_messages_are_filled_in_with_messages():
    inner = say("{a} to {b}", a="<b>", b="{a}")
    assert words(say("from {span}", span=inner)) == "from <b> to {a}"
    assert words("a file's own {words}") == "a file's own {words}"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 events"), (1, "1 event"), (1200, "1,200 events")]
)
def test_a_count_is_said_in_singular_or_plural(count, said):
    assert words(say_count("{n} event", "{n} events", count)) == said


class Shouting(QTranslator):
    """A language in which everything is said in capitals."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        return source.upper().replace("{DATE}", "{date}").replace("{N}", "{n}") + ("!" * (n == 1))


def test_templates_are_translated_and_what_fills_them_is_not(qapp):
    language = Shouting()
    qapp.installTranslator(language)
    try:
        assert words(say("since {date}", date="Kim")) == "SINCE Kim"
        assert words(say("since {date}", date=say("all of {date}", date="x"))) == "SINCE ALL OF x"
        assert words(say_count("{n} event", "{n} events", 1)) == "1 EVENTS!"
        assert words("since {date}") == "since {date}"
    finally:
        qapp.removeTranslator(language)


def test_a_message_in_english_is_what_the_window_says_without_a_language(qapp):
    for message in (
        say("since {date}", date=say("{day} May", day=3)),
        Message("{n} x", (("n", 1),)),
    ):
        assert words(message) == message.english()
