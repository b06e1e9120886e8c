"""Under which licences everything stands that the program is made of."""

from pathlib import Path

from viewer.state.licences import licences


def test_program_fonts_and_packages_have_a_licence_and_its_text(repo: Path):
    found = {licence.what: licence for licence in licences(repo / "resources")}
    assert set(found) == {
        "Tradewake", "Inter", "WenQuanYi Micro Hei", "PySide6-Essentials", "shiboken6",
        "pyqtgraph", "pydantic", "pydantic-core", "numpy",
    }  # fmt: skip
    assert [name for name, licence in found.items() if not licence.name] == []
    assert "Permission is hereby granted" in found["Tradewake"].text
    assert "SIL OPEN FONT LICENSE" in found["Inter"].text
    assert "Apache License" in found["WenQuanYi Micro Hei"].text
    assert "MIT" in found["pydantic"].name
    assert found["numpy"].version


def test_where_nothing_is_installed_names_stay(tmp_path: Path):
    found = licences(tmp_path)
    assert [licence.text for licence in found if licence.what == "Inter"] == [""]
