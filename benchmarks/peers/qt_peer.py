"""What a first version usually is, in a process of its own: python -m benchmarks.peers.qt_peer

``scene`` FILE: a QGraphicsScene with a rectangle and a label for each event, in 40 rows.
``scatter`` FILE: pyqtgraph's ScatterPlotItem, one spot for each event, in 40 rows.

Tells on a line when everything was painted (seconds of the clock of the machine). Then reads
movements, a JSON object a line: by name, runs of [first day, last day] since 1970; answers each
with the seconds of every frame but the first of each run. An empty line ends it.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
    QGraphicsView,
    QWidget,
)

EPOCH = datetime.date(1970, 1, 1).toordinal()
ROWS, ROW, BAR = 40, 22, 18
WIDTH, HEIGHT = 1600, 900

Show = Callable[[float, float], None]
Events = list[tuple[str, int, int | None]]
"""Title, first day, last day of what lasted."""


def read(path: str) -> Events:
    """Return the events of a file in the form of peers."""
    with Path(path).open(encoding="utf-8") as file:
        return [(one["title"], day(one["start"]), day(one["end"]) if one["end"] else None)
                for one in json.load(file)["events"]]  # fmt: skip


def day(text: str) -> int:
    """Return the day since 1970."""
    return datetime.date.fromisoformat(text).toordinal() - EPOCH


def scene(events: Events) -> tuple[QWidget, Show]:
    """Return a view of a scene, and what moves it."""
    made = QGraphicsScene()
    pen, brush = QPen(Qt.PenStyle.NoPen), QBrush(QColor("#44aa77"))
    for number, (title, start, end) in enumerate(events):
        y = (number % ROWS) * ROW
        box = made.addRect(start, y, end - start if end else 1, BAR, pen, brush)
        label = QGraphicsSimpleTextItem(title, box)
        label.setPos(start, y)
        label.setFlag(label.GraphicsItemFlag.ItemIgnoresTransformations)
    view = QGraphicsView(made)
    made.setParent(view)
    view.resize(WIDTH, HEIGHT)
    view.show()

    def show(first: float, last: float) -> None:
        view.fitInView(
            QRectF(first, 0, last - first, ROWS * ROW), Qt.AspectRatioMode.IgnoreAspectRatio
        )

    return view, show


def scatter(events: Events) -> tuple[QWidget, Show]:
    """Return a plot with spots, and what moves it."""
    import numpy as np
    import pyqtgraph

    view = pyqtgraph.PlotWidget()
    view.resize(WIDTH, HEIGHT)
    x = np.array([start for _, start, _ in events], float)
    spots = pyqtgraph.ScatterPlotItem(x=x, y=np.arange(len(x)) % ROWS, size=8, pen=None, brush="g")
    view.addItem(spots)
    view.show()
    return view, lambda first, last: view.setXRange(first, last, padding=0)


PEERS = {"scene": scene, "scatter": scatter}


def main() -> None:
    """Open a file and play what is asked for."""
    app = QApplication([])
    events = read(sys.argv[2])
    view, show = PEERS[sys.argv[1]](events)
    first = min(start for _, start, _ in events)
    last = max(end or start for _, start, end in events)
    target = view.viewport()
    show(first, last)
    app.processEvents()
    target.repaint()
    print(json.dumps({"complete": time.time()}), flush=True)

    def frame(span: tuple[float, float]) -> float:
        began = time.perf_counter()
        show(*span)
        target.repaint()
        return time.perf_counter() - began

    for line in sys.stdin:
        if not line.strip():
            break
        taken: dict[str, list[float]] = {}
        for name, runs in json.loads(line).items():
            taken[name] = []
            for begin, *rest in runs:
                frame(begin)
                taken[name] += [frame(span) for span in rest]
        print(json.dumps(taken), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
