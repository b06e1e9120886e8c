"""What is painted where: colours of the whole window, at two sizes and in both themes."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage

VISIT = "kim-visits-volunteers-cemetery"
LOOKS = [((1600, 900), "light"), ((1280, 720), "dark")]


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0][0]}-{look[1]}")
def reader(request, start):
    size, theme = request.param
    made = start(size=size, theme=theme)
    made.app.window.setFocus()  # so that no ring of the focus is in the picture
    made.settle()
    return made


def image_of(widget) -> QImage:
    return widget.grab().toImage()


def colours(image: QImage, area: QRect) -> set[int]:
    area = area.intersected(image.rect())
    return {
        image.pixel(x, y)
        for y in range(area.top(), area.bottom() + 1)
        for x in range(area.left(), area.right() + 1)
    }


def rgb(colour: QColor) -> int:
    return colour.rgb()


def plot_of(reader) -> QRect:
    gutter = round(reader.app.look.gutter)
    return QRect(gutter, 0, reader.lanes.width() - gutter, reader.lanes.height())


def test_each_lane_shows_the_colour_of_its_category_and_no_other(reader):
    theme, scene, image = reader.app.look.theme, reader.scene(), image_of(reader.lanes)
    categories = {rgb(theme.of_category(number)): number for number in range(1, 9)}
    for lane, top, height in zip(
        scene.layout.lanes, scene.layout.tops, scene.layout.heights, strict=True
    ):
        y = round(top - reader.scrolled())
        inside = QRect(plot_of(reader).left(), y + 1, plot_of(reader).width(), round(height) - 2)
        painted = colours(image, inside)
        found = {categories[colour] for colour in painted & categories.keys()}
        assert found <= {lane.color}, f"{lane.label}: a colour of another lane"
        own = theme.of_category(lane.color)
        washes = {rgb(theme.tint(own, share)) for share in (0.08, theme.mix["bar"])}
        assert found or painted & washes or y >= reader.lanes.height() - 20, (
            f"{lane.label}: nothing in its colour"
        )


def test_the_gutter_holds_nothing_of_the_events(reader):
    """Marks and bands end at the gutter, however far they reach."""
    image, theme = image_of(reader.lanes), reader.app.look.theme
    right_part = QRect(round(reader.app.look.gutter) - 14, 0, 12, reader.lanes.height())
    reader.press("PgDown")
    moved = image_of(reader.lanes)
    allowed = {rgb(theme["window"]), rgb(theme["line"]), rgb(theme["text"])}
    categories = {rgb(theme.of_category(number)) for number in range(1, 9)}
    for picture in (image, moved):
        assert not colours(picture, right_part) & categories
        assert allowed & colours(picture, right_part)


def test_the_ground_of_the_plot_is_that_of_the_theme(reader):
    theme = reader.app.look.theme
    ground = theme["plot"].lightness()
    image = image_of(reader.lanes)
    area = plot_of(reader)
    shades = [
        image.pixelColor(x, y).lightness()
        for y in range(area.top(), area.bottom(), 3)
        for x in range(area.left(), area.right(), 3)
    ]
    near = sum(abs(shade - ground) <= 8 for shade in shades)  # phases wash it a little
    assert near > len(shades) / 2
    dark = theme["plot"].lightness() < 128
    assert dark == (theme.name == "dark")


def test_no_pixel_of_the_other_theme_is_left(reader):
    other = reader.app.look._theme("dark" if reader.app.look.theme.name == "light" else "light")
    image = image_of(reader.app.window)
    step = 2
    found = {
        image.pixel(x, y)
        for y in range(0, image.height(), step)
        for x in range(0, image.width(), step)
    }
    for token in ("window", "plot", "raised"):
        assert rgb(other[token]) not in found, token


def test_the_selection_is_outlined_only_while_there_is_one(reader):
    accent = rgb(reader.app.look.theme["accent"])
    place = reader.place_of(VISIT)
    around = QRect(place - QPoint(14, 12), place + QPoint(14, 12))
    assert accent not in colours(image_of(reader.lanes), around)
    reader.click_event(VISIT)
    assert accent in colours(image_of(reader.lanes), around)
    reader.press("Esc")
    reader.move_over(reader.lanes, QPoint(5, 5))
    assert accent not in colours(image_of(reader.lanes), around)


def test_labels_are_painted_where_the_scene_has_them(reader):
    """Ink of the text within each label's box; the ends of elided ones may be dots."""
    image, scene = image_of(reader.lanes), reader.scene()
    ground = {rgb(reader.app.look.theme["plot"])}
    for x, y, width, _ in scene.labels.tolist():
        middle = y - reader.scrolled()
        if 8 <= middle < reader.lanes.height() - 8:
            box = QRect(round(x), round(middle) - 7, round(width), 14)
            assert len(colours(image, box) - ground) > 3, (x, y)


def test_no_two_labels_touch(reader):
    scene = reader.scene()
    boxes = [(x, x + width, y) for x, y, width, _ in scene.labels.tolist()]
    boxes += [(x, x + width, y) for x, y, width, _ in scene.folds.tolist()]
    for number, (x0, x1, y) in enumerate(boxes):
        for other0, other1, other_y in boxes[number + 1 :]:
            assert y != other_y or x1 <= other0 or other1 <= x0


def test_the_chart_shows_both_flows_in_their_colours(reader):
    image, chart = image_of(reader.plot), reader.pane.chart()
    for value in ("customs-2020-07-imports", "customs-2020-07-exports"):
        box = chart.box(value)
        inside = QRect(
            QPoint(round(box.x0) + 2, round(box.y0) + 1),
            QPoint(round(box.x1) - 3, max(round(box.y1) - 2, round(box.y0) + 1)),
        )
        assert len(colours(image, inside)) <= 2, f"{value} is filled evenly"
    imports = chart.box("customs-2020-07-imports")
    exports = chart.box("customs-2020-07-exports")
    assert exports.y1 <= imports.y0 + 1, "exports above, imports below the line"


def test_the_focus_is_seen(reader):
    ring = rgb(reader.app.look.theme["focus"])
    edge = QRect(0, 0, reader.lanes.width(), 1)
    assert ring not in colours(image_of(reader.lanes), edge)
    reader.press("Tab", reader.app.window)
    for _ in range(30):
        if reader.lanes.hasFocus():
            break
        reader.press("Tab")
    assert ring in colours(image_of(reader.lanes), edge)
