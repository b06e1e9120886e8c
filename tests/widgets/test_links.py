"""A link is opened after a click and a question, and only if it is a plain web address."""

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from viewer.widgets import links
from viewer.widgets.links import is_safe, open_link
from viewer.widgets.text import words

SAFE = (
    "https://example.org",
    "http://example.org/a?b=c#d",
    "HTTPS://EXAMPLE.ORG/",
    "https://example.org:8443/",
    "https://xn--e1afmkfd.xn--p1ai/",
    "https://пример.рф/",
    "https://ru.wikipedia.org/wiki/%D0%9A",
    "https://en.wikipedia.org/wiki/Korea_(disambiguation)",
    "https://example.org/@someone",
    "https://example.org?to=a@b",
    "https://192.0.2.1/",
    "https://[2001:db8::1]/",
)
UNSAFE = (
    "",
    " ",
    "example.org",
    "//example.org",
    "/etc/passwd",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,<b>x</b>",
    "vbscript:x",
    "ftp://example.org",
    "smb://example.org/share",
    "ssh://example.org",
    "mailto:someone@example.org",
    "tel:123",
    "ms-settings:",
    "x-scheme-handler://example.org",
    "http:",
    "http://",
    "http:///path",
    "https:example.org",
    "https://?x",
    "https://user@example.org",
    "https://user:secret@example.org",
    "https://example.org@evil.example",
    "https://:@example.org",
    "https://@example.org",
    "https://@example.org/",
    "https://example.org\\@evil.example",
    "https://exam ple.org",
    "https://example.org/a b",
    "https://example.org/\n",
    "https://example.org/\r\nHost: x",
    "\nhttps://example.org",
    " https://example.org",
    "https://example.org/\x00",
    "https://example.org/<script>",
    "https://example.org:99999/",
    "https://example.org:port/",
    "https://[::1",
    "https://exa%00mple.org",
    "view-source:https://example.org",
    "\\\\example.org\\share",
    "C:\\Windows",
)


@pytest.mark.parametrize("url", SAFE)
def test_plain_web_addresses_are_safe(url):
    assert is_safe(url)


@pytest.mark.parametrize("url", UNSAFE)
def test_anything_else_is_not(url):
    assert not is_safe(url)


class Reader:
    """Who is asked before a link is opened, and what has been opened."""

    def __init__(self, monkeypatch, answer: bool = True) -> None:
        self.asked: list[tuple[str, str]] = []
        self.told: list[str] = []
        self.opened: list[str] = []

        def ask(parent, question, text) -> bool:
            self.asked.append((words(question), words(text)))
            return answer

        monkeypatch.setattr(links, "ask", ask)
        monkeypatch.setattr(links, "box", lambda parent, title, text: self.told.append(words(text)))
        monkeypatch.setattr(
            QDesktopServices, "openUrl", lambda url: self.opened.append(url.toString())
        )


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_link_is_opened_after_a_question_that_names_the_host(window, monkeypatch):
    reader = Reader(monkeypatch)
    open_link(window, "https://example.org/a?b=c")
    assert reader.asked == [("Open example.org in the browser?", "https://example.org/a?b=c")]
    assert reader.opened == ["https://example.org/a?b=c"]


def test_who_says_no_stays_here(window, monkeypatch):
    reader = Reader(monkeypatch, answer=False)
    open_link(window, "https://example.org/")
    assert len(reader.asked) == 1
    assert reader.opened == []


def test_a_host_that_imitates_another_is_named_by_its_letters_for_machines(window, monkeypatch):
    reader = Reader(monkeypatch)
    open_link(window, "https://\u0430pple.com/")  # the first letter is Cyrillic
    assert reader.asked[0][0] == "Open xn--pple-43d.com in the browser?"


@pytest.mark.parametrize("url", UNSAFE)
def test_what_is_not_safe_is_not_even_asked_about(window, monkeypatch, url):
    reader = Reader(monkeypatch)
    open_link(window, url)
    assert reader.asked == []
    assert reader.opened == []
    assert reader.told == [f"Only http and https links are opened. The file says: {url}"]
