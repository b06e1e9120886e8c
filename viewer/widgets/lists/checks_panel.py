"""Sums checked: what figures should add up to, and whether they do; what does not comes first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from viewer.engine.checks.finding import Finding, Verdict
from viewer.engine.checks.run import Checked
from viewer.engine.checks.told import DOUBTFUL, HEADINGS, findings_sheet, outline
from viewer.engine.details.sheet import in_parts
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.widgets.lists.checks_model import ChecksModel
from viewer.widgets.lists.checks_view import ChecksView
from viewer.widgets.lists.copying import sheet_as_text
from viewer.widgets.lists.head_line import HeadLine
from viewer.widgets.lists.panel import ListPanel
from viewer.widgets.parts import Parts
from viewer.widgets.text import mnemonic_safe, tr, words

ALL = say(QT_TRANSLATE_NOOP("Words", "All sums"))
ONLY = say(QT_TRANSLATE_NOOP("Words", "Only what doesn’t add up"))
COUNTS: dict[Verdict, Message] = {
    Verdict.DIFFERS: say(QT_TRANSLATE_NOOP("Words", "{n} don’t add up")),
    Verdict.ONE_READING: say(QT_TRANSLATE_NOOP("Words", "{n} fit one period")),
}


class ChecksButton(QToolButton):
    """What is listed: all sums, or only the doubtful ones; and a way to each heading."""

    def __init__(self, choose: Callable[[bool], None], go: Callable[[Verdict], None]) -> None:
        super().__init__()
        self._choose, self._go = choose, go
        self.setObjectName("plain")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMenu(QMenu(self))
        self.hide()

    def offer(self, checked: Checked, doubtful: bool) -> None:
        """Offer both ways to list, and the headings that there are."""
        said = words(ONLY if doubtful else ALL)
        self.setText(f"{mnemonic_safe(said)} ▾")
        self.setAccessibleName(said)
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for title, only in ((ALL, False), (ONLY, True)):
            action = QAction(mnemonic_safe(words(title)), menu)
            action.setCheckable(True)
            action.setChecked(only is doubtful)
            action.triggered.connect(lambda _=False, to=only: self._choose(to))
            group.addAction(action)
            menu.addAction(action)
        menu.addSection(tr(QT_TRANSLATE_NOOP("Words", "Go to")))
        for verdict in DOUBTFUL if doubtful else Verdict:
            if checked.count(verdict):
                action = menu.addAction(mnemonic_safe(words(HEADINGS[verdict])))
                action.triggered.connect(lambda _=False, to=verdict: self._go(to))
        self.setVisible(bool(checked.findings))


class ChecksPanel(ListPanel):
    """Findings by verdict; they are worked out in the background when first looked at."""

    def __init__(self, parts: Parts) -> None:
        self.model = ChecksModel()
        self.checks = ChecksView(self.model, parts, self._copied)
        self.button = ChecksButton(self._choose, self._go_to)
        super().__init__(parts, HeadLine(parts.look, self.button), self.checks)
        self.model.setParent(self)
        self.doubtful = False
        self._of: tuple[Checked | None, bool] = (None, False)
        self.add_menu(self.checks.keys)
        self.checks.activated.connect(self._open)
        self.checks.pointed.connect(lambda some_id: parts.hover.move(None, some_id))
        parts.session.dataset_changed.connect(self.invalidate)
        parts.checking.changed.connect(self.invalidate)
        parts.checking.progressed.connect(self._say_progress)

    def refresh(self) -> None:
        checking, dataset = self.parts.checking, self.parts.session.dataset
        checking.want()
        checked = checking.checked
        if dataset is None or checked is None:
            self._of = (None, False)
            self.model.show_lines(None, ())
            self.button.hide()
            self.head.say("")
            nothing = say(QT_TRANSLATE_NOOP("Words", "No dataset is open."))
            busy = say(QT_TRANSLATE_NOOP("Words", "Checking the sums…"))
            self.show_note(nothing if dataset is None else busy)
            return
        if self._of != (checked, self.doubtful):
            self._of = (checked, self.doubtful)
            self.model.show_lines(dataset, outline(checked, doubtful=self.doubtful))
            self._count(checked)
        self.checks.shared.restore()

    def _count(self, checked: Checked) -> None:
        count = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} sum checked"),
            QT_TRANSLATE_NOOP("Words", "{n} sums checked"),
            len(checked.findings),
        )
        told = [
            Message(message.template, (("n", f"{checked.count(verdict):,}"),))
            for verdict, message in COUNTS.items()
            if checked.count(verdict)
        ]
        if checked.left_out:
            template = QT_TRANSLATE_NOOP("Words", "{n} values of long series not read")
            told.append(say(template, n=f"{checked.left_out:,}"))
        self.head.say(count, in_parts(*told) or "")
        self.button.offer(checked, self.doubtful)
        if self.model.rowCount():
            self.show_list()
        elif checked.findings:
            self.show_note(say(QT_TRANSLATE_NOOP("Words", "All sums add up.")))
        else:
            text = QT_TRANSLATE_NOOP("Words", "No figures here make a sum that could be checked.")
            self.show_note(say(text))

    def _say_progress(self, share: float) -> None:
        if self.isVisible() and self.parts.checking.busy:
            template = QT_TRANSLATE_NOOP("Words", "Checking the sums… {percent}%")
            self.show_note(say(template, percent=str(round(share * 100))))

    def _choose(self, doubtful: bool) -> None:
        self.doubtful = doubtful
        self.refresh()
        self.checks.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, verdict: Verdict) -> None:
        """Put the heading of a verdict on top."""
        for row, line in enumerate(self.model.lines):
            if line.finding is None and line.verdict is verdict:
                self.checks.put_on_top(row)

    def _copied(self) -> str:
        dataset = self.model.dataset
        rows = self.checks.shared.rows()
        found: list[Finding] = [
            one for row in rows if (one := self.model.finding_at(row)) is not None
        ]
        return sheet_as_text(findings_sheet(dataset, found)) if dataset is not None else ""

    def _open(self, index: QModelIndex) -> None:
        finding = self.model.finding_at(index.row())
        period = finding.period.period if finding is not None and finding.period else None
        if period is not None and max(map(abs, period)) != float("inf"):
            self.parts.navigation.bring_period(*period)
