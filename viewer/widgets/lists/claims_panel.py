"""Who says what: all figures that somebody states, grouped by what they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QMenu, QToolButton

from viewer.engine.details.sheet import in_parts
from viewer.engine.lists.arranged import Order, Search, arranged
from viewer.engine.lists.claim_words import STANDING_WORDS
from viewer.engine.lists.claims import Group, Standing, claims_groups
from viewer.engine.lists.outline import Level, outline
from viewer.engine.trade.choice_words import account_words, known_on_words
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.widgets.lists.arranging import ArrangeRow
from viewer.widgets.lists.claims_model import ClaimsModel
from viewer.widgets.lists.claims_view import ClaimsView
from viewer.widgets.lists.head_line import HeadLine
from viewer.widgets.lists.panel import ListPanel
from viewer.widgets.parts import Parts
from viewer.widgets.text import mnemonic_safe, tr, words

COUNTS: tuple[tuple[Standing, Message], ...] = (
    (Standing.DISAGREE, say(QT_TRANSLATE_NOOP("Words", "{n} disagree"))),
    (Standing.NOT_COMPARABLE, say(QT_TRANSLATE_NOOP("Words", "{n} not comparable"))),
    (Standing.AGREE, say(QT_TRANSLATE_NOOP("Words", "{n} agree"))),
)


class JumpButton(QToolButton):
    """A menu of the headings of who says what."""

    def __init__(self, go: Callable[[Standing], None]) -> None:
        super().__init__()
        self._go = go
        self.setObjectName("plain")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        said = tr(QT_TRANSLATE_NOOP("Words", "Go to"))
        self.setText(f"{mnemonic_safe(said)} ▾")
        self.setAccessibleName(said)
        self.setMenu(QMenu(self))
        self.hide()

    def offer(self, counts: Counter[Standing]) -> None:
        """Offer the headings that there are."""
        self.menu().clear()
        for standing, message in STANDING_WORDS.items():
            if counts[standing]:
                action = self.menu().addAction(mnemonic_safe(words(message)))
                action.triggered.connect(lambda _=False, to=standing: self._go(to))
        self.setVisible(len(counts) > 1)


class ClaimsPanel(ListPanel):
    """Groups of figures about one quantity and period, disagreements first."""

    def __init__(self, parts: Parts) -> None:
        self.model = ClaimsModel()
        self.claims = ClaimsView(self.model, parts)
        self.jump = JumpButton(self._go_to)
        self.row = ArrangeRow(parts.look, self.claims)
        super().__init__(parts, HeadLine(parts.look, self.jump), self.claims, self.row)
        self.model.setParent(self)
        self._of: Dataset | None = None
        self._groups: tuple[Group, ...] = ()
        self._search: Search | None = None
        self.row.changed.connect(self._arrange)
        self.add_menu(self.claims.keys)
        self.claims.activated.connect(self._open)
        self.claims.pointed.connect(lambda some_id: parts.hover.move(None, some_id))
        parts.figures.changed.connect(self.invalidate)

    def refresh(self) -> None:
        dataset = self.parts.figures.dataset
        if dataset is not self._of or dataset is None:
            self._show(dataset)
        self.claims.shared.restore(scroll=True)

    def _show(self, dataset: Dataset | None) -> None:
        self._of = dataset
        self._groups = claims_groups(dataset) if dataset is not None else ()
        self._search = None
        self.row.setVisible(bool(self._groups))
        self._arrange()

    def _arrange(self) -> None:
        """Show what is looked for, in the order that is chosen."""
        dataset, groups = self._of, self._groups
        if self.row.typed.strip() and dataset is not None:
            self._search = self._search or Search(dataset, self._groups)
            groups = tuple(self._search.having(self.row.typed))
        order = self.row.order
        lines = outline(arranged(groups, order), headed=order is Order.DISAGREEMENT)
        self.model.show_lines(dataset, lines)
        self.jump.hide()
        if dataset is None:
            self.head.say("")
            self.show_note(say(QT_TRANSLATE_NOOP("Words", "No dataset is open.")))
        elif self._groups and not groups:
            self.head.say(say(QT_TRANSLATE_NOOP("Words", "No figure found")))
            self.show_note(say(QT_TRANSLATE_NOOP("Words", "No figure has all these words.")))
        elif not groups:
            self.head.say("")
            self.show_note(
                say(QT_TRANSLATE_NOOP("Words", "Nobody is named for a figure in this dataset."))
            )
        else:
            self._count(dataset, groups)
            self.show_list()
            self.claims.shared.restore()

    def _count(self, dataset: Dataset, groups: tuple[Group, ...]) -> None:
        claims = len(dataset.claims)
        if groups is not self._groups:
            claims = len({c.id for g in groups for s in g.statements for c in s.claims})
        count = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} figure on {subjects}"),
            QT_TRANSLATE_NOOP("Words", "{n} figures on {subjects}"),
            claims,
            subjects=say_count(
                QT_TRANSLATE_NOOP("Words", "{n} subject"),
                QT_TRANSLATE_NOOP("Words", "{n} subjects"),
                len(groups),
            ),
        )
        counts = Counter(group.standing for group in groups)
        told = [
            Message(message.template, (("n", f"{counts[standing]:,}"),))
            for standing, message in COUNTS
            if counts[standing]
        ]
        choice = self.parts.session.view.choice
        known = known_on_words(choice.known_on) if choice.known_on else None
        left = account_words(self.parts.figures.account)
        self.head.say(count, in_parts(known, *told, left) or "")
        self.jump.offer(counts if self.row.order is Order.DISAGREEMENT else Counter())

    def _go_to(self, standing: Standing) -> None:
        """Put the heading of a standing on top."""
        for row, line in enumerate(self.model.lines):
            if line.level is Level.STANDING and line.standing is standing:
                self.claims.put_on_top(row)

    def _open(self, index: QModelIndex) -> None:
        line = self.model.lines[index.row()]
        period = line.group.period if line.group is not None else None
        if period is not None:
            start, end = period.period
            if abs(start) != float("inf") and abs(end) != float("inf"):
                self.parts.navigation.bring_period(start, end)
        self.open_details()
