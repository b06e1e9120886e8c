"""What is kept as pixels is what would be painted, and is painted anew when it has to be."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPicture, QRegion
from PySide6.QtWidgets import QWidget

from viewer.widgets.look import Look
from viewer.widgets.timeline.kept import KeptPicture

EVERYTHING = QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren


class Canvas(QWidget):
    """Shows a slanted line, and counts how often that was painted."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kept = KeptPicture(self, look)
        self.made_of: tuple[object, ...] = ("first",)
        self.painted = 0
        self.keeps = True

    def paint(self, p: QPainter) -> None:
        self.painted += 1
        p.fillRect(self.rect(), QColor("white"))
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.drawLine(QPointF(1, 2), QPointF(self.width() - 2, self.height() / 3))
        p.drawText(QRectF(4, 10, 90, 30), "Kim → Xi")
        p.restore()
        p.drawLine(3, 3, 3, 40)

    def paintEvent(self, event: QEvent) -> None:
        with QPainter(self) as p:
            if self.keeps:
                self.kept.paint(p, self.made_of, self.paint)
            else:
                self.paint(p)


@pytest.fixture
def look(qapp, repo):
    made = Look(repo / "resources")
    made.use(qapp, "light", 100)
    yield made
    made.use(qapp, "light", 100)


@pytest.fixture
def canvas(qtbot, look):
    made = Canvas(look)
    qtbot.addWidget(made)
    made.resize(120, 60)
    made.grab()
    made.painted = 0
    return made


def test_what_does_not_change_is_painted_once(canvas):
    pictures = [canvas.grab().toImage() for _ in range(3)]
    assert canvas.painted == 0
    canvas.keeps = False
    assert {picture == canvas.grab().toImage() for picture in pictures} == {True}


@pytest.mark.parametrize("change", [
    lambda canvas, look, app: setattr(canvas, "made_of", ("second",)),
    lambda canvas, look, app: canvas.resize(121, 60),
    lambda canvas, look, app: look.use(app, "dark", 100),
    lambda canvas, look, app: look.use(app, "light", 120),
    lambda canvas, look, app: look.changed.emit(),
    lambda canvas, look, app: canvas.kept.forget(),
], ids=["what it shows", "size", "theme", "text size", "fonts", "on request"])  # fmt: skip
def test_what_changes_is_painted_anew_and_once(canvas, look, qapp, change):
    change(canvas, look, qapp)
    first, second = canvas.grab().toImage(), canvas.grab().toImage()
    assert canvas.painted == 1
    canvas.keeps = False
    assert first == second == canvas.grab().toImage()


def test_back_at_what_was_there_before_it_is_painted_anew(canvas):
    canvas.made_of = ("second",)
    canvas.grab()
    canvas.made_of = ("first",)
    canvas.grab()
    assert canvas.painted == 2


@pytest.mark.parametrize(
    ("scale", "x"), [(2.0, 0), (1.5, 0), (0.5, 0), (1.0, 0.4)],
    ids=["twice", "larger", "smaller", "between pixels"],
)  # fmt: skip
def test_a_picture_of_another_grid_is_as_sharp_as_that(canvas, scale, x):
    def taken() -> QImage:
        image = QImage(240, 120, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        with QPainter(image) as p:
            p.scale(scale, scale)
            p.translate(x, 0)
            canvas.render(p, QPoint(), QRegion(), EVERYTHING)
        return image

    kept = taken()
    assert canvas.painted == 1
    canvas.keeps = False
    assert kept == taken()


def test_what_records_lines_gets_lines_and_no_pixels(canvas):
    """As SVG and PDF do: what is recorded can be played at any scale."""
    record = QPicture()
    with QPainter(record) as p:
        canvas.render(p, QPoint(), QRegion(), EVERYTHING)
    assert canvas.painted == 1
    assert record.size() < 120 * 60, "as many bytes as pixels: a pixmap"
    canvas.grab()
    assert canvas.painted == 1, "the pixels are kept all the same"


FRACTION = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
from tests.widgets.timeline.test_kept import Canvas
from viewer.widgets.look import Look

app = QApplication([])
look = Look(Path({resources!r}))
window = QWidget()
window.resize(300, 200)
canvas = Canvas(look, window)
canvas.setGeometry(33, 41, 100, 50)  # begins between two pixels of the device
window.show()
pictures = []
for canvas.keeps in (True, True, False):
    canvas.update()
    app.processEvents()
    pictures.append(window.screen().grabWindow(window.winId()).toImage())
kept, again, anew = (memoryview(picture.constBits()) for picture in pictures)
apart = max(abs(a - b) for a, b in zip(kept, anew))
print(canvas.devicePixelRatio(), kept == again, apart, canvas.painted, len(set(anew)) > 20)
"""


@pytest.mark.timeout(60)
@pytest.mark.parametrize("ratio", ["1.25", "1.5", "2"])
def test_each_pixel_is_the_same_on_fine_screens(repo, ratio):
    """In a process of its own: Qt reads the scale once."""
    code = FRACTION.format(tests=str(repo), resources=str(repo / "resources"))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=50, check=False,
        cwd=repo, env={**os.environ, "QT_SCALE_FACTOR": ratio, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.stderr == ""
    told, same, apart, painted, something = done.stdout.split()
    assert (float(told), same, something) == (float(ratio), "True", "True")
    assert int(apart) <= 1, "no more than the rounding of a slanted line's edge"
    assert int(painted) == 2, "once kept, once without keeping"
