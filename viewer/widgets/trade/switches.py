"""What can be chosen beside a chart: scale and side, and claims that no period is stated for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from viewer.engine.trade.words import sides_words, undated_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.view import Arrangement, Pane, ValueScale
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.text import mnemonic_safe, words
from viewer.widgets.trade.gutter import LEFT
from viewer.widgets.trade.keeper import ChartKeeper
from viewer.widgets.trade.show_as import ShowAs

SCALES = {
    ValueScale.EVEN: say(QT_TRANSLATE_NOOP("Words", "Even scale")),
    ValueScale.SMALL_VALUES: say(QT_TRANSLATE_NOOP("Words", "Show small values")),
    ValueScale.LOG: say(QT_TRANSLATE_NOOP("Words", "Log scale (by ratio)")),
}
SAID = {
    ValueScale.EVEN: say(QT_TRANSLATE_NOOP("Words", "Scale: even")),
    ValueScale.SMALL_VALUES: say(QT_TRANSLATE_NOOP("Words", "Scale: small values shown")),
    ValueScale.LOG: say(QT_TRANSLATE_NOOP("Words", "Scale: log")),
}
ARRANGED = {
    Arrangement.MIRRORED: say(QT_TRANSLATE_NOOP("Words", "Exports up, imports down")),
    Arrangement.STACKED: say(QT_TRANSLATE_NOOP("Words", "Exports on imports, total on top")),
    Arrangement.GROUPED: say(QT_TRANSLATE_NOOP("Words", "Exports and imports side by side")),
}


GAP = 10.0
"""Pixels between two links beside each other."""


class GutterSwitch(QPushButton):
    """A link at the foot of the gutter that opens a menu; reached by Tab, opened by Space."""

    def __init__(
        self, pane: QWidget, session: Session, look: Look, navigation: Navigation,
        keeper: ChartKeeper,
    ) -> None:  # fmt: skip
        super().__init__(pane)
        self._pane = pane
        self._session, self._look, self._navigation = session, look, navigation
        self._keeper = keeper
        self._texts: list[str] = []
        self._taken: Sequence[QRectF] = ()
        self._placed = (0, 0)
        self.before: ShowAs | None = None
        self.setObjectName("link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        self.refresh()

    def refresh(self) -> None:
        """Say what is chosen now."""
        head, pane = self._keeper.heading(), self._keeper.pane
        undated = head.undated if head is not None else ()
        share = pane is not None and pane.kind == "share"
        self.setVisible(pane is not None and (not share or bool(undated)))
        self.setFont(self._look.font("small"))
        said = self._says(share, len(undated))
        self.setAccessibleName(words(said))
        short: Message = say(QT_TRANSLATE_NOOP("Words", "Scale"))
        if share:
            short = say(QT_TRANSLATE_NOOP("Words", "{n} without a year"), n=len(undated))
        arrow = "" if share and len(undated) == 1 else " ▾"
        texts = [words(text) for text in (said, short)]
        self._texts = [f"{mnemonic_safe(text)}{arrow}" for text in texts]
        self.place()

    def place(self, taken: Sequence[QRectF] = ()) -> None:
        """Stand at the foot of the gutter, beside the labels of the axis that are in the way."""
        placed = (self._pane.width(), self._pane.height())
        if taken and taken is self._taken and placed == self._placed:
            return  # nothing has changed: asked for with every frame
        self._taken, self._placed = taken, placed
        scale = self._look.scale
        left, height = round(LEFT * scale), self.height_wanted()
        if self.before is not None and (width := self.before.width_wanted()):
            self.before.setGeometry(left, self._pane.height() - round(4 * scale) - height, width,
                                    height)  # fmt: skip
            left += width + round(GAP * scale)
        top = self._pane.height() - round(4 * scale) - height
        edge = round(self._look.gutter) - 4
        for box in taken:
            if box.top() < top + height and box.bottom() > top:
                edge = min(edge, round(box.left()) - 4)
        metrics = self.fontMetrics()
        widths = [metrics.horizontalAdvance(text) + 4 for text in self._texts]
        fits = [n for n, width in enumerate(widths) if width <= edge - left]
        chosen = fits[0] if fits else len(self._texts) - 1
        if self.text() != self._texts[chosen]:
            self.setText(self._texts[chosen])
        at = QRect(left, top, max(10, min(widths[chosen], edge - left)), height)
        if self.geometry() != at:
            self.setGeometry(at)

    def height_wanted(self) -> int:
        """Return the height of the link in pixels."""
        return round(self._look.metrics("small").height()) + 2

    def _says(self, share: bool, undated: int) -> Message:
        if not share:
            return SAID[self._session.view.value_scale]
        return say_count(
            QT_TRANSLATE_NOOP("Words", "{n} figure without a year"),
            QT_TRANSLATE_NOOP("Words", "{n} figures without a year"),
            undated,
        )

    def _open(self) -> None:
        head, pane = self._keeper.heading(), self._keeper.pane
        if head is None or pane is None:
            return
        if pane.kind == "share" and len(head.undated) == 1:
            self._navigation.select(head.undated[0])
            return
        menu = self.menu_now()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def menu_now(self) -> QMenu:
        """Return the menu as it is to be shown."""
        menu = QMenu(self)
        head, pane, rows = self._keeper.heading(), self._keeper.pane, self._keeper.rows()
        if head is None or pane is None or rows is None:
            return menu
        if pane.kind == "share":
            for some_id in head.undated:
                text = words(undated_words(rows.dataset, rows.dataset.claims[some_id]))
                action = menu.addAction(mnemonic_safe(text))
                action.triggered.connect(lambda _=False, i=some_id: self._navigation.select(i))
            return menu
        view = self._session.view
        scales = [(SCALES[scale], {"value_scale": scale}) for scale in SCALES]
        self._group(menu, scales, list(SCALES).index(view.value_scale))
        if pane.kind == "trade" and {"export", "import"} <= {one.flow for one in rows.series}:
            self._arrange(menu, pane)
        if (sides := sides_words(rows)) is not None:
            menu.addSeparator()
            chosen = [(side, {"mirrored": n == 1}) for n, side in enumerate(sides)]
            self._group(menu, chosen, int(view.mirrored))
        self._choices(menu)
        return menu

    def _arrange(self, menu: QMenu, pane: Pane) -> None:
        """Add how exports and imports may stand to each other in this pane."""
        menu.addSeparator()
        panes, number = self._session.view.panes, self._keeper.number
        changed = [replace(pane, arrangement=one) for one in ARRANGED]
        choices = [
            (text, {"panes": (*panes[:number], one, *panes[number + 1 :])})
            for text, one in zip(ARRANGED.values(), changed, strict=True)
        ]
        self._group(menu, choices, list(ARRANGED).index(pane.arrangement))

    def _choices(self, menu: QMenu) -> QMenu | None:
        """Add what the values may be chosen by; return that menu, None where there is no choice."""
        from viewer.widgets.trade.choosing import add_choices  # first needed when a menu opens

        pane = self._keeper.pane
        if pane is None or pane.kind == "share":
            return None
        menu.addSeparator()
        return add_choices(menu, self._session, pane)

    def open_choices(self) -> bool:
        """Open the menu of what the values are chosen by; return whether there is one."""
        menu = QMenu(self)
        chosen = self._choices(menu)
        if chosen is None or not self._pane.isVisible():
            menu.deleteLater()
            return False
        chosen.aboutToHide.connect(menu.deleteLater)
        chosen.popup(self.mapToGlobal(QPoint(0, self.height())))
        return True

    def _group(
        self, menu: QMenu, choices: Sequence[tuple[Message, Mapping[str, object]]], now: int
    ) -> None:
        """Add choices of which one holds; each is what it changes in the view."""
        group = QActionGroup(menu)
        for number, (text, change) in enumerate(choices):
            action = QAction(mnemonic_safe(words(text)), group)
            action.setCheckable(True)
            action.setChecked(number == now)
            action.triggered.connect(lambda _=False, c=change: self._session.update(**c))
            menu.addAction(action)
