"""The only maker of labels, tooltips and message boxes: all text is shown as plain text.

Qt takes a string for markup unless told otherwise, and markup from a stranger's file can freeze
the window or read another file. So no other module makes a QLabel, sets a tooltip or opens a box.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from viewer.model.message import QT_TRANSLATE_NOOP, Message, fill

LONGEST_LABEL = 500
LONGEST_BODY = 200_000


def tr(text: str) -> str:
    """Translate a text of the program; marked by QT_TRANSLATE_NOOP("Words", ...)."""
    return QCoreApplication.translate("Words", text)


def words(message: Message | str) -> str:
    """Say a message in the language of the user; a plain string is a file's and stays."""
    if isinstance(message, str):
        return message
    if message.count is not None:
        said = QCoreApplication.translate("Words", message.template, "", message.count)
        if said == message.template and message.count == 1 and message.singular:
            said = message.singular
    else:
        said = tr(message.template)
    args = {
        name: words(value) if isinstance(value, Message) else str(value)
        for name, value in message.args
    }
    return fill(said, args)


def label(text: Message | str = "", role: str = "body", parent: QWidget | None = None) -> QLabel:
    """Return a plain-text label; ``role`` is a style class: body, muted, title, strong, alert."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    put(made, text)
    return made


def put(target: QLabel, text: Message | str) -> None:
    """Set the text of a label made by `label`."""
    target.setText(cut(words(text), LONGEST_BODY))


def tooltip(target: QWidget, text: Message | str) -> None:
    """Set a tooltip that is shown as plain text."""
    target.setToolTip(plain_tooltip(text))


def plain_tooltip(text: Message | str) -> str:
    """Return markup that shows ``text`` as it is, with its spaces and line ends."""
    said = escape(cut(words(text), LONGEST_LABEL))
    return f'<div style="white-space: pre-wrap">{said}</div>' if said else ""


def cut(text: str, longest: int = LONGEST_LABEL) -> str:
    """Cut a text before it is measured: Qt measures a long one wrongly, and slowly."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def elided(text: str, metrics: QFontMetricsF, width: float) -> str:
    """Return as much of a text as fits into ``width`` pixels."""
    return metrics.elidedText(cut(text), Qt.TextElideMode.ElideRight, width)


def mnemonic_safe(text: str) -> str:
    """Return a text for a menu or button in which ``&`` is an ampersand."""
    return text.replace("&", "&&")


def box(parent: QWidget | None, title: Message | str, text: Message | str, more: str = "") -> None:
    """Show a message and wait for it to be closed; it can be copied, ``more`` unfolded."""
    made = QMessageBox(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setIcon(QMessageBox.Icon.NoIcon)
    made.setWindowTitle(words(title))
    made.setText(words(title))
    made.setInformativeText(cut(words(text)))
    if more:
        made.setDetailedText(cut(more, LONGEST_BODY))
    copy = made.addButton(tr(QT_TRANSLATE_NOOP("Words", "Copy")), QMessageBox.ButtonRole.ActionRole)
    made.addButton(QMessageBox.StandardButton.Ok)
    while made.exec() is not None and made.clickedButton() is copy:
        told = (words(title), words(text), more)
        QGuiApplication.clipboard().setText("\n\n".join(part for part in told if part))


def ask(parent: QWidget | None, question: Message | str, text: Message | str) -> bool:
    """Ask a question with yes and cancel; return whether the answer was yes."""
    made = QMessageBox(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWindowTitle(words(question))
    made.setText(words(question))
    made.setInformativeText(cut(words(text)))
    made.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
    return bool(made.exec() == QMessageBox.StandardButton.Ok)
