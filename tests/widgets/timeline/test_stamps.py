"""Labels kept as pixels look like painted ones, take bounded memory, and are never lost."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPicture

from viewer.widgets.timeline.stamps import NEW_A_FRAME, Stamps

WORDS = ["Kim → Xi", "Über alles", "fjord Ågård", "東京", "WAVES & 0123", "a"]


def page(look, ratio: float = 1.0) -> QImage:
    made = QImage(round(300 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(look.theme["plot"])
    return made


def width_of(look, text: str) -> float:
    return QFontMetricsF(look.font("label")).horizontalAdvance(text)


def write(look, stamps: Stamps, target: QImage, text: str, x: float = 10, y: float = 30) -> None:
    with QPainter(target) as p:
        p.setFont(look.font("label"))
        p.setPen(look.theme["text"])
        stamps.on(p).write(p, text, width_of(look, text), x, y, look)


def written(look, target: QImage, text: str, x: float = 10, y: float = 30) -> None:
    with QPainter(target) as p:
        p.setFont(look.font("label"))
        p.setPen(look.theme["text"])
        p.drawText(QPointF(x, y), text)


def pixels(image: QImage) -> np.ndarray:
    return np.frombuffer(image.constBits(), np.uint8).reshape(-1, 4)[:, :3].astype(int)


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("text", WORDS)
def test_letters_look_as_if_painted_on_the_ground(either_look, text, ratio):
    kept, straight = page(either_look, ratio), page(either_look, ratio)
    write(either_look, Stamps(), kept, text)
    written(either_look, straight, text)
    apart = np.abs(pixels(kept) - pixels(straight)).max(axis=1)
    inked = (pixels(straight) != pixels(page(either_look, ratio))).any(axis=1)
    assert inked.any()
    # Where two letters touch, Qt corrects each, and we both at once.
    assert (apart > 24).sum() <= 0.05 * inked.sum()
    assert apart[inked].mean() < 4


def test_the_same_words_are_made_once_and_shown_again(look):
    stamps, first, second = Stamps(), page(look), page(look)
    write(look, stamps, first, "Kim")
    taken = stamps.bytes
    write(look, stamps, second, "Kim")
    assert stamps.bytes == taken > 0
    assert first == second


def test_memory_is_bounded_and_what_was_not_used_for_longest_goes_first(look):
    stamps = Stamps(most_bytes=20_000)
    target = page(look)
    for number in range(50):
        write(look, stamps, target, f"word {number}")
        write(look, stamps, target, "always there")
        assert stamps.bytes <= 20_000
    with QPainter(target) as p:
        stamps.on(p)
        assert stamps.has("always there")
        assert stamps.has("word 49")
        assert not stamps.has("word 0")


def test_a_frame_of_a_movement_makes_so_many_and_owes_the_rest(look):
    stamps, target = Stamps(), page(look)
    words = [f"event {number}" for number in range(NEW_A_FRAME + 10)]
    owed = []
    for _ in range(2):
        stamps.begin(NEW_A_FRAME)
        for text in words:
            write(look, stamps, target, text)
        owed.append(stamps.owed)
    assert owed == [10, 0]
    stamps.forget()
    stamps.begin()
    for text in words:
        write(look, stamps, target, text)
    assert stamps.owed == 0


def test_a_picture_without_pixels_gets_words_whatever_the_budget_is(look):
    stamps, record, target = Stamps(), QPicture(), page(look)
    stamps.begin(0)
    with QPainter(record) as p:
        p.setFont(look.font("label"))
        stamps.on(p).write(p, "Kim", width_of(look, "Kim"), 10, 30, look)
    assert stamps.owed == 0
    assert stamps.bytes == 0
    with QPainter(target) as p:
        p.drawPicture(0, 0, record)
    assert (pixels(target) != pixels(page(look))).any()


def test_what_is_painted_under_a_key_stands_on_whole_pixels(look):
    stamps = Stamps()
    pages = [page(look, 2.0) for _ in range(2)]
    for target, x in zip(pages, (10.0, 10.1), strict=True):
        with QPainter(target) as p:
            stamps.on(p).paint(
                p, "box", x, 5, QSizeF(8, 8), lambda q: q.fillRect(0, 0, 8, 8, QColor("red"))
            )
    assert pages[0] == pages[1]
    assert (pixels(pages[0]) == (0, 0, 255)).all(axis=1).sum() == 16 * 16
