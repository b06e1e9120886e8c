"""Both themes can be read by everybody: contrast of text, and marks told apart without colour."""

import re
from itertools import combinations, product

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from viewer.engine.timeline.drawn import STANCES
from viewer.widgets.glyphs import paint_mark
from viewer.widgets.look import SIZES, Look
from viewer.widgets.theme import NAMES, Theme, load_theme, mixed, palette_of

ENOUGH = 4.5
"""WCAG 2: the least contrast of text."""
GROUNDS = ("window", "raised", "plot")


@pytest.fixture(params=NAMES)
def theme(request, repo) -> Theme:
    return load_theme(repo / "resources" / "theme", request.param)


def luminance(color: QColor) -> float:
    """Relative luminance of sRGB (WCAG 2)."""
    channels = (color.redF(), color.greenF(), color.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: QColor, b: QColor) -> float:
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does():
    white = QColor("white")
    assert contrast(QColor("black"), white) == pytest.approx(21)
    assert contrast(QColor("#767676"), white) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("token", ["text", "muted", "accent", "alert"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_on_every_ground(theme, token, ground):
    assert contrast(theme[token], theme[ground]) >= ENOUGH


@pytest.mark.parametrize(
    ("token", "ground"), [("on_accent", "accent"), ("text", "selected"), ("balance", "plot")]
)
def test_text_can_be_read_on_what_is_chosen(theme, token, ground):
    assert contrast(theme[token], theme[ground]) >= ENOUGH


@pytest.mark.parametrize("share", ["bar", "band"])
def test_labels_can_be_read_on_bars_and_bands_of_every_category(theme, share):
    for color in theme.category:
        assert contrast(theme["text"], theme.tint(color, theme.mix[share])) >= ENOUGH


def test_labels_can_be_read_on_folds_and_selections(theme):
    for color in theme.category:
        assert contrast(theme["text"], theme.tint(color, 0.14)) >= ENOUGH


def test_marks_stand_out_from_the_plot(theme):
    # WCAG 2 asks 3 of graphics.
    for color in (*theme.category, theme["export"], theme["import"], theme["total"]):
        assert contrast(color, theme["plot"]) >= 3


def test_what_has_the_focus_can_be_seen(theme):
    for ground in GROUNDS:
        assert contrast(theme["focus"], theme[ground]) >= 3


def test_hairlines_are_quieter_than_text(theme):
    for line, ground in product(("line", "grid"), GROUNDS):
        assert contrast(theme[line], theme[ground]) < 2.2


def test_there_are_eight_colours_of_categories_and_no_two_are_alike(theme):
    assert len(theme.category) == 8
    names = {color.name() for color in theme.category}
    assert len(names) == 8
    assert theme.of_category(1) == theme.category[0]
    assert theme.of_category(8) == theme.category[7]
    assert theme.of_category(9) == theme.category[0]


def seen_by(color: QColor, kind: str) -> np.ndarray:
    """Return CIE Lab of a colour as somebody sees it who lacks red or green cones.

    Method: Machado, Oliveira and Fernandes 2009, severity 1, on linear sRGB.
    """
    lacks = {
        "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                       [-0.003882, -0.048116, 1.051998]],
        "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                         [-0.011820, 0.042940, 0.968881]],
        "nobody": np.eye(3).tolist(),
    }  # fmt: skip
    rgb = np.array([color.redF(), color.greenF(), color.blueF()])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    linear = np.clip(np.array(lacks[kind]) @ linear, 0, 1)
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = np.array(to_xyz) @ linear / [0.9505, 1, 1.089]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("kind", ["nobody", "protanopia", "deuteranopia"])
def test_categories_are_told_apart_by_colour_blind_eyes(theme, kind):
    """Where two hues are one, lightness tells them apart: at least a CIE76 distance of 8."""
    labs = [seen_by(color, kind) for color in theme.category]
    distances = {
        (i + 1, j + 1): float(np.linalg.norm(labs[i] - labs[j]))
        for i, j in combinations(range(8), 2)
    }
    assert {pair: d for pair, d in distances.items() if d < 8} == {}


def test_imports_and_exports_are_told_apart_without_colour_vision(theme):
    for kind in ("protanopia", "deuteranopia"):
        apart = seen_by(theme["import"], kind) - seen_by(theme["export"], kind)
        assert np.linalg.norm(apart) >= 15


def painted(theme: Theme, stance, *, context: bool = False, color: str = "#606060") -> np.ndarray:
    """Return the mark of a status in grey print, as it is painted in the lanes, four times."""
    image = QImage(96, 96, QImage.Format.Format_Grayscale8)
    image.fill(theme["plot"])
    with QPainter(image) as p:
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.scale(4, 4)
        paint_mark(p, 12, 12, 5, stance, QColor(color), theme["plot"], context=context)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(96, image.bytesPerLine())
    return rows[:, :96].astype(float)


@pytest.mark.parametrize(
    ("one", "other"), list(combinations(STANCES, 2)), ids=lambda s: s.value if s else "none"
)
def test_no_two_marks_of_status_look_alike_in_grey_print(theme, one, other):
    a, b = painted(theme, one), painted(theme, other)
    ink = np.abs(a - painted_nothing(theme)).sum()
    assert np.abs(a - b).sum() >= 0.2 * ink


def painted_nothing(theme: Theme) -> np.ndarray:
    return np.full((96, 96), float(theme["plot"].lightness()))


@pytest.mark.parametrize("stance", STANCES, ids=lambda s: s.value if s else "none")
def test_every_mark_is_seen_and_stays_within_its_place(theme, stance):
    there = np.abs(painted(theme, stance) - painted(theme, stance, color="#000000")) > 2
    assert there.sum() > 100
    rows, columns = np.nonzero(there)
    reach = 4 * 7.5  # the half of a row of 20 pixels, less a margin
    assert np.abs(rows - 48).max() <= reach
    assert np.abs(columns - 48).max() <= reach


@pytest.mark.parametrize("stance", STANCES, ids=lambda s: s.value if s else "none")
def test_a_context_event_carries_a_dot(theme, stance):
    with_dot, without = painted(theme, stance, context=True), painted(theme, stance)
    changed = np.abs(with_dot - without) > 20
    rows, columns = np.nonzero(changed)
    assert changed.sum() > 20
    assert rows.max() < 48
    assert columns.min() > 48


def test_mixing_goes_from_one_colour_to_the_other():
    black, white = QColor(0, 0, 0), QColor(255, 255, 255)
    assert mixed(black, white, 0) == black
    assert mixed(black, white, 1) == white
    assert mixed(black, white, 0.5) == QColor(128, 128, 128)


def test_the_palette_of_qt_is_filled_in_whole(theme):
    palette = palette_of(theme)
    roles = QPalette.ColorRole
    assert palette.color(roles.Window) == theme["window"]
    assert palette.color(roles.Text) == theme["text"]
    disabled = palette.color(QPalette.ColorGroup.Disabled, roles.WindowText)
    assert disabled == theme["muted"]
    assert contrast(palette.color(roles.ToolTipText), palette.color(roles.ToolTipBase)) >= ENOUGH
    assert contrast(palette.color(roles.ButtonText), palette.color(roles.Button)) >= ENOUGH


def test_both_themes_have_the_same_tokens(repo):
    light, dark = (load_theme(repo / "resources" / "theme", name) for name in NAMES)
    assert light.colors.keys() == dark.colors.keys()
    assert light.mix.keys() == dark.mix.keys()


def test_the_style_sheet_names_only_colours_that_there_are(either_look, qapp):
    assert re.findall(r"@\w+", re.sub(r"/\*.*?\*/", "", qapp.styleSheet())) == []
    assert either_look.theme["text"].name() in qapp.styleSheet()
    assert qapp.palette().color(QPalette.ColorRole.Window) == either_look.theme["window"]


@pytest.mark.parametrize("size", [70, 100, 150, 250])
def test_every_role_of_text_grows_with_the_text_size(qapp, repo, size):
    look = Look(repo / "resources")
    heard = []
    look.changed.connect(lambda: heard.append(look.text_size))
    look.use(qapp, "light", size)
    assert heard == [size]
    for role, pixels in SIZES.items():
        assert look.font(role).pixelSize() == round(pixels * size / 100)
        assert look.metrics(role).height() > pixels * size / 100
    assert look.gutter == round(184 * size / 100)
    look.use(qapp, "light", 100)
    assert heard[-1] == 100


def test_the_bundled_family_serves_everywhere(qapp, repo):
    look = Look(repo / "resources")
    look.use(qapp, "light", 100)
    assert {look.font(role).family() for role in SIZES} == {"Inter"}
    assert qapp.font().family() == "Inter"
    assert all(look.font(role).exactMatch() for role in SIZES)


def test_digits_stand_below_each_other(qapp, repo):
    look = Look(repo / "resources")
    for role in SIZES:
        metrics = look.metrics(role)
        widths = [metrics.horizontalAdvance(digit * 10) for digit in "0123456789"]
        assert max(widths) - min(widths) < 0.5


def test_a_picture_in_the_other_theme_leaves_the_window_as_it_is(either_look, qapp):
    before = qapp.styleSheet()
    for name in NAMES:
        other = either_look.in_theme(name)
        assert other.theme.name == name
        assert other.text_size == either_look.text_size
        assert other.font("label") == either_look.font("label")
    assert qapp.styleSheet() == before


def test_what_has_not_changed_is_not_announced(either_look, qapp):
    heard = []
    either_look.changed.connect(lambda: heard.append(1))
    either_look.use(qapp, either_look.theme.name, 100)
    assert heard == []
    either_look.magnify(qapp, 1.5)
    assert either_look.text_size == 150
    either_look.magnify(qapp, 1.0)
    assert either_look.text_size == 100
    assert heard == [1, 1]
