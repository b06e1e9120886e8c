"""Somebody at the window: hands from `Hands`, and eyes for all that is to be read."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QPushButton, QWidget

from tests.journeys.hands import CTRL, LEFT, NONE, SHIFT, Hands

__all__ = ["CTRL", "LEFT", "NONE", "SHIFT", "Reader"]


class Reader(Hands):
    """The whole program, and whoever uses it."""

    def click_words(self, words: str) -> None:
        """Click the button or link that says so."""
        self.click_button(self.button(words))

    def texts(self, inside: QWidget) -> list[str]:
        """All that is to be read inside a widget, from top to bottom, then left to right."""
        found = [
            (w.mapTo(inside, QPoint()).y(), w.mapTo(inside, QPoint()).x(), text_of(w))
            for w in inside.findChildren(QWidget)
            if w.isVisibleTo(inside) and text_of(w)
        ]
        return [text for _, _, text in sorted(found, key=lambda row: row[:2])]

    def text_of_details(self) -> str:
        """The details as somebody would read them out."""
        return "\n".join(self.texts(self.details.widget()))

    @property
    def details(self):
        return next(iter(self.contents.side.by_panel.values()))

    def links(self) -> list[str]:
        """What can be followed in the details."""
        return [link.accessibleName() for link in self._links()]

    def follow(self, words: str) -> None:
        """Click the link that says so."""
        link = self.link(words)
        self.details.ensureWidgetVisible(link)
        self.settle()
        self.click_button(link)

    def link(self, words: str) -> QPushButton:
        """The link in the details that says so."""
        link = next((link for link in self._links() if link.accessibleName() == words), None)
        assert link is not None, f"no link {words!r} among {self.links()}"
        return link

    def _links(self) -> list[QPushButton]:
        inside = self.details.widget()
        found = [b for b in inside.findChildren(QPushButton) if b.objectName() == "link"]
        return sorted(found, key=lambda link: link.mapTo(inside, QPoint()).y())

    def status_text(self) -> str:
        return " | ".join(self.texts(self.contents.status))

    def page_text(self) -> str:
        """What the page of a refused file says."""
        assert self.contents.refused.isVisible(), "the timeline is shown"
        return "\n".join(self.texts(self.contents.refused))

    def button(self, words: str) -> QAbstractButton:
        """The visible button that says so."""
        for button in self._buttons():
            if words in (button.text().replace("&&", "&"), button.accessibleName()):
                return button
        shown = [b.text() or b.accessibleName() for b in self._buttons()]
        raise AssertionError(f"no button {words!r} among {shown}")

    def _buttons(self) -> Iterator[QAbstractButton]:
        for button in self.app.window.findChildren(QAbstractButton):
            if button.isVisible():
                yield button


def text_of(widget: QWidget) -> str:
    """What a widget shows as text."""
    if isinstance(widget, QLabel):
        return widget.text()
    if isinstance(widget, QPushButton) and widget.objectName() == "link":
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&&", "&")
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return ""
