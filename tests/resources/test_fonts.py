"""The bundled type: loads, has its weights and figures, and covers the languages we speak."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QRawFont

from viewer.installed import resources

FONTS = resources() / "fonts"
WEIGHTS = [
    QFont.Weight.Normal,
    QFont.Weight.Medium,
    QFont.Weight.DemiBold,
    QFont.Weight.Bold,
]


@pytest.fixture(scope="module")
def inter(qapp) -> str:
    for file in sorted(FONTS.glob("Inter-*.otf")):
        families = QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(file))
        )
        assert "Inter" in families
    return "Inter"


def test_each_weight_is_a_face_of_its_own(inter: str):
    widths = []
    for weight in WEIGHTS:
        font = QFont(inter)
        font.setPixelSize(40)
        font.setWeight(weight)
        assert QFontInfo(font).family() == inter
        widths.append(QFontMetricsF(font).horizontalAdvance("North Korea and China"))
    assert widths == sorted(set(widths)), "a heavier face runs wider"


@pytest.mark.parametrize("weight", WEIGHTS)
def test_figures_stand_under_each_other(inter: str, weight: QFont.Weight):
    font = QFont(inter)
    font.setPixelSize(26)
    font.setWeight(weight)
    plain = QFontMetricsF(font)
    assert plain.horizontalAdvance("111") < plain.horizontalAdvance("888")
    font.setFeature(QFont.Tag("tnum"), 1)
    tabular = QFontMetricsF(font)
    widths = [tabular.horizontalAdvance(str(digit) * 3) for digit in range(10)]
    assert max(widths) - min(widths) < 0.25  # pixels at this size; hinting leaves a rest


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("Inter-Regular.otf", "Xi → Kim: “thanks” … 2019–2020 ≤ ≥ × − ± § · ✓ 80.7 %"),
        ("Inter-Bold.otf", "Торговля КНДР и Китая"),
        ("WenQuanYiMicroHei.ttc", "북한과 중국의 무역 朝鲜与中国的贸易"),
    ],
)
def test_every_character_has_a_glyph(qapp, file: str, text: str):
    face = QRawFont(str(FONTS / file), 16)
    assert [c for c in text if not c.isspace() and not face.supportsCharacter(ord(c))] == []


def test_each_font_lies_beside_its_licence():
    for file in [*FONTS.glob("*.otf"), *FONTS.glob("*.ttc")]:
        family = file.stem.partition("-")[0]
        licence = (FONTS / f"{family}-LICENSE.txt").read_text(encoding="utf-8")
        assert "Copyright (c)" in licence
        assert "terms" in licence.lower() or "permission" in licence.lower()


def test_missing_characters_come_from_the_fallback_alone(tmp_path):
    """Where no CJK font is installed, adding the file is enough, and Inter keeps the rest."""
    (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>", encoding="utf-8")
    program = f"""
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QTextLayout
app = QGuiApplication([])
assert not QFontDatabase.families(QFontDatabase.WritingSystem.Korean)
for name in ("Inter-Regular.otf", "WenQuanYiMicroHei.ttc"):
    assert QFontDatabase.addApplicationFont({str(FONTS)!r} + "/" + name) >= 0
layout = QTextLayout("Xi ✓ 북한 朝鲜", QFont("Inter"))
layout.beginLayout()
layout.createLine()
layout.endLayout()
print(sorted(run.rawFont().familyName() for run in layout.glyphRuns()))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={"QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
    )
    assert done.returncode == 0, done.stderr
    assert "['Inter', 'WenQuanYi Micro Hei']" in done.stdout
