"""One thing has one name on screen, as the glossary says."""

import re

import pytest

from tests.architecture.reading import REPO

MARKED = re.compile(r'QT_TRANSLATE_NOOP\(\s*"Words",\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)', re.DOTALL)
DRIFTS = {
    r"\bclaims?\b": "figure, or who says what",
    r"\bstance\b": "status",
    r"outside the article|outside \{source\}": "from outside the main source",
    r"\bvintage\b": "as known on",
}


def texts() -> list[tuple[str, str]]:
    """All that is marked for translation, with the file that it stands in."""
    found = []
    for path in sorted((REPO / "viewer").rglob("*.py")):
        for match in MARKED.finditer(path.read_text(encoding="utf-8")):
            parts = re.findall(r'"((?:[^"\\]|\\.)*)"', match[1])
            found.append((path.relative_to(REPO).as_posix(), "".join(parts)))
    return found


def test_there_are_texts_to_look_at():
    assert len(texts()) > 500


@pytest.mark.parametrize(("drift", "word"), DRIFTS.items(), ids=DRIFTS.values())
def test_no_text_on_screen_uses_a_word_that_the_glossary_replaces(drift: str, word: str):
    # Messages about a file name its fields as the format does.
    shown = [(file, text) for file, text in texts() if not file.startswith("viewer/io/")]
    assert [(file, text) for file, text in shown if re.search(drift, text)] == [], f"say {word}"
