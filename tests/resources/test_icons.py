"""Icons are one family: one grid, one placeholder colour, drawable by Qt."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from viewer.installed import resources

ICONS = sorted((resources() / "icons").glob("*.svg"))
SHAPES = {"svg", "path", "circle", "rect"}


def test_the_icons_are_there():
    assert len(ICONS) >= 20


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_an_icon_is_plain_shapes_in_the_placeholder_colour(icon: Path):
    root = ElementTree.fromstring(icon.read_text(encoding="utf-8"))
    assert root.get("viewBox") == "0 0 16 16"
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= SHAPES
    colours = {
        value
        for element in root.iter()
        for name in ("stroke", "fill", "color", "style")
        if (value := element.get(name)) is not None
    }
    assert colours <= {"#000000", "none"}
    assert "#000000" in colours


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_an_icon_leaves_ink_inside_its_grid(qapp, icon: Path):
    image = QImage(24, 24, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    renderer = QSvgRenderer(str(icon))
    assert renderer.isValid()
    with QPainter(image) as painter:
        renderer.render(painter, QRectF(4, 4, 16, 16))
    inked = {(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 16}
    assert len(inked) > 10
    edge = {(x, y) for x in range(24) for y in range(24) if not (4 <= x < 20 and 4 <= y < 20)}
    assert not inked & edge


def test_every_icon_that_the_program_names_exists(repo: Path):
    source = "\n".join(p.read_text(encoding="utf-8") for p in (repo / "viewer").rglob("*.py"))
    named = set(re.findall(r'\bicon\([\w.]+, "([a-z-]+)"', source))
    assert named <= {icon.stem for icon in ICONS}
