"""Where things are in the window now, in pixels."""

from PySide6.QtCore import QPoint, QPointF

from tests.journeys.program import Program
from viewer.engine.timeline.scene import Scene


class Places(Program):
    """Asks what the mouse would find, as the mouse does."""

    def scene(self) -> Scene:
        made = self.lanes.stage.scene(self.lanes.height(), self.lanes.scale())
        assert made is not None
        return made

    def scrolled(self) -> float:
        """How far the lanes are scrolled, in pixels."""
        return self.lanes.scrolled

    def position(self, event_id: str) -> int:
        position = self.app.session.dataset.events.position(event_id)
        assert position is not None, f"no event {event_id}"
        return position

    def empty_place(self) -> QPoint:
        """Somewhere in the lanes where nothing is."""
        for y in range(3, self.lanes.height(), 7):
            for x in range(self.lanes.width() // 2, self.lanes.width(), 11):
                if self.event_at(QPoint(x, y)) is None:
                    return QPoint(x, y)
        raise AssertionError("the lanes are full")

    def event_at(self, at: QPoint) -> object:
        """What a click at a pixel of the lanes would find: an event, a fold, or None."""
        found = self.lanes.target(QPointF(at))
        return self.lanes.fold(QPointF(at)) if found is None else found

    def place_of(self, event_id: str) -> QPoint:
        """Where an event can be clicked in the lanes now; fails if it can't be seen."""
        scene, event = self.scene(), self.position(event_id)
        scroll = self.scrolled()
        for (x0, y0, x1, y1), shown in zip(scene.boxes, scene.box_event, strict=True):
            middle = (y0 + y1) / 2 - scroll
            if shown == event and 0 <= middle < self.lanes.height():
                for x in (x0 + 4, (x0 + x1) / 2, x1 - 4):
                    if scene.at(x, (y0 + y1) / 2) == event:
                        return QPoint(round(x), round(middle))
        raise AssertionError(f"{event_id} is nowhere to be clicked")

    def is_seen(self, event_id: str) -> bool:
        try:
            self.place_of(event_id)
        except AssertionError:
            return False
        return True

    def xs_of(self, day: float) -> dict[str, float]:
        """Where an instant stands in ruler, lanes and chart, in pixels of the window."""
        window, origin = self.app.window, QPointF()
        found = {
            "ruler": self.ruler.mapTo(window, origin).x() + self.ruler.scale().x(day),
            "lanes": self.lanes.mapTo(window, origin).x() + self.lanes.scale().x(day),
        }
        for number, pane in enumerate(self.contents.trade.panes):
            plot = pane._plot
            left = plot.mapTo(window, origin).x()
            found[f"chart {number}"] = left + pane.scale().x(day)
            short = self.app.session.shortened
            on = QPointF(day if short is None else short.to_axis(day), 0)
            found[f"view box {number}"] = left + plot.view_box.mapViewToScene(on).x()
        return found
