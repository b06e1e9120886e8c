"""What the start spares itself."""

import sys

import pytest

from viewer import start


@pytest.fixture
def known_to_pyside(tmp_path, monkeypatch):
    """Import a module that names PySide6; return what PySide notes of it."""
    feature = sys.modules["shibokensupport.feature"]
    monkeypatch.setattr(feature, "_mod_uses_pyside", feature._mod_uses_pyside)
    monkeypatch.syspath_prepend(tmp_path)

    def note(name):
        (tmp_path / f"{name}.py").write_text("import PySide6\n")
        __import__(name)
        monkeypatch.delitem(sys.modules, name)
        return feature.pyside_feature_dict[name]

    return note


def test_pyside_reads_no_source_of_what_is_imported(known_to_pyside):
    assert known_to_pyside("read_by_pyside") == 0
    start._leave_sources_unread()
    assert known_to_pyside("left_unread") == -1
