"""PySide6 6.12.0 loses references to True and None until CPython aborts; see decision 0002."""

import sys

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QWidget

TIMES = 200
SLACK = 50

counted = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="True and None are not counted on this Python"
)


class Bell(QObject):
    rang = Signal()


class Painted(QWidget):
    def paintEvent(self, event):
        with QPainter(self) as painter:
            painter.drawLine(0, 0, 9, 9)


def lost(repeated) -> int:
    """References to True and None that got lost while something was done many times."""
    repeated()  # what is loaded at the first call is no loss
    before = sys.getrefcount(True) + sys.getrefcount(None)
    for _ in range(TIMES):
        repeated()
    return before - sys.getrefcount(True) - sys.getrefcount(None)


@counted
def test_emitting_costs_no_references(qapp):
    bell = Bell()
    assert lost(bell.rang.emit) < SLACK


@counted
def test_connecting_costs_no_references(qapp):
    bell = Bell()

    def connect_and_disconnect():
        connection = bell.rang.connect(bell.deleteLater)
        bell.rang.disconnect(connection)

    assert lost(connect_and_disconnect) < SLACK


@counted
def test_painting_costs_no_references(qtbot):
    widget = Painted()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    assert lost(widget.repaint) < SLACK
    assert lost(QCoreApplication.processEvents) < SLACK


@counted
def test_triggering_costs_no_references(qapp):
    action = QAction()
    action.triggered.connect(lambda: None)
    assert lost(action.trigger) < SLACK


@counted
def test_timers_cost_no_references(qapp):
    def fire():
        QTimer.singleShot(0, lambda: None)
        QCoreApplication.processEvents()

    assert lost(fire) < SLACK


@counted
def test_a_loss_would_be_seen():
    hoard = []
    assert lost(lambda: hoard.append(None)) <= -TIMES
