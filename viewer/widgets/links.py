"""The only gate to the world outside: a link is opened after a click and a look at its host."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.widgets.text import ask, box


def is_safe(url: str) -> bool:
    """Whether a link is a plain web address: http(s), a host, nobody's name or password."""
    parsed = QUrl(url, QUrl.ParsingMode.StrictMode)
    return (
        parsed.isValid()
        and parsed.scheme() in ("http", "https")
        and bool(parsed.host())
        and "@" not in re.split("[/?#]", url.partition("://")[2], maxsplit=1)[0]
    )


def open_link(parent: QWidget, url: str) -> None:
    """Ask, naming the full host, and hand the link to the browser."""
    if not is_safe(url):
        box(
            parent,
            say(QT_TRANSLATE_NOOP("Words", "This link is not opened")),
            say(
                QT_TRANSLATE_NOOP(
                    "Words", "Only http and https links are opened. The file says: {url}"
                ),
                url=url[:300],
            ),
        )
        return
    parsed = QUrl(url, QUrl.ParsingMode.StrictMode)
    host = bytes(QUrl.toAce(parsed.host()).data()).decode("ascii", "replace")
    question = say(
        QT_TRANSLATE_NOOP("Words", "Open {host} in the browser?"), host=host or parsed.host()
    )
    if ask(parent, question, url[:300]):
        QDesktopServices.openUrl(parsed)


def open_own_folder(parent: QWidget, folder: Path) -> None:
    """Show a folder of the program in the file manager: its path comes from no file."""
    if not folder.is_dir():
        box(
            parent,
            say(QT_TRANSLATE_NOOP("Words", "There is no log")),
            say(
                QT_TRANSLATE_NOOP("Words", "Nothing went wrong so far. It would stand in {folder}"),
                folder=str(folder),
            ),
        )
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        box(
            parent,
            say(QT_TRANSLATE_NOOP("Words", "No program opens folders here")),
            say(QT_TRANSLATE_NOOP("Words", "The log stands in {folder}"), folder=str(folder)),
        )
