"""What a phase is, told by pointing at it: a short one has no room for its name."""

from PySide6.QtCore import QPoint

from viewer.model.calendar import day_of
from viewer.widgets.timeline.phase_strip import PhaseStrip


def told(reader, strip, x: int) -> set[str]:
    """What is told at a pixel of the strip, in any row."""
    found = set()
    for y in range(3, strip.height(), 5):
        reader.move_over(strip, QPoint(x, y))
        found.add(strip.toolTip())
    return found


def test_pointing_at_a_phase_tells_its_name_and_when_it_was(start):
    reader = start(size=(1600, 900))
    strip = reader.app.window.findChild(PhaseStrip)
    across = strip.mapTo(reader.app.window, QPoint()).x()
    in_august = round(reader.xs_of(day_of(2020, 8, 2))["lanes"] - across)
    texts = told(reader, strip, in_august)
    assert any("Kaesong locked down" in text and "24 July" in text for text in texts), texts
    assert any("Border closed" in text and "31 January 2020" in text for text in texts), texts
    in_december = round(reader.xs_of(day_of(2020, 12, 2))["lanes"] - across)
    assert not any("Kaesong" in text for text in told(reader, strip, in_december))
    reader.move_over(strip, QPoint(10, 10))
    assert strip.toolTip() == ""
