"""What commands may take away from the window, done: text with its sources, pictures, tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.state.files import Files
from viewer.state.jobs import Progress
from viewer.state.saver import Cell, Stopped
from viewer.widgets.asking import ask_save_path
from viewer.widgets.citation import as_text
from viewer.widgets.parts import Parts
from viewer.widgets.text import tr, words

if TYPE_CHECKING:
    from viewer.engine.takeaway.table import Sheet
    from viewer.widgets.composer import Composer, Shown, Wishes
    from viewer.widgets.study.panel import StudyPanel

LONGEST_NAME = 60
OFTEN = 500
"""Between so many rows of a table it is told how far it is."""
COPIED = say(QT_TRANSLATE_NOOP("Words", "Picture copied"))
TOO_MANY = QT_TRANSLATE_NOOP(
    "Words", "{n} values are in view; a table holds {most} at most. Zoom in to save fewer"
)
TOO_LARGE = say(QT_TRANSLATE_NOOP("Words", "The picture is too large; choose a smaller scale"))


class WindowTakeAway:
    """Implements `viewer.commands.command.TakeAway` for one window.

    What is needed for it is imported when it is first asked for: it is no part of the start.
    ``ask`` asks for a file, ``tell`` says a sentence in the window, ``rows`` returns what is
    selected in the list in front as a table.
    """

    def __init__(self, window: QWidget, parts: Parts, files: Files) -> None:
        self._window, self._parts, self._files = window, parts, files
        self._composer: Composer | None = None
        self._wishes: Wishes | None = None
        self._folder: Path | None = None
        self._study: StudyPanel | None = None
        self.shown: Shown | None = None
        self.ask = ask_save_path
        self.tell: Callable[[Message], None] = lambda _: None
        self.rows: Callable[[], tuple[str, int]] = lambda: ("", 0)

    def copy_cited(self) -> None:
        """Copy what is selected as text."""
        dataset, selection = self._parts.figures.worked_out, self._parts.session.view.selection
        text = as_text(dataset, selection) if dataset is not None else ""
        if not text:
            return
        QGuiApplication.clipboard().setText(text)
        self.tell(
            say_count(
                QT_TRANSLATE_NOOP("Words", "Copied with its citation"),
                QT_TRANSLATE_NOOP("Words", "{n} copied with their citations"),
                len(selection),
            )
        )

    def copy_table(self) -> None:
        """Copy what is selected as a table: the rows of the list in front, else all of it."""
        from viewer.widgets.lists.panel import rows_copied

        text, rows = self.rows()
        if not rows:
            text, rows = self._selected_rows()
        if rows:
            QGuiApplication.clipboard().setText(text)
            self.tell(rows_copied(rows))

    def _selected_rows(self) -> tuple[str, int]:
        """Return the selected events as a table, or the selected figures where there are none."""
        from viewer.engine.lists.claims import claims_groups
        from viewer.engine.lists.events import EventList
        from viewer.engine.lists.outline import claims_table, outline
        from viewer.widgets.lists.copying import as_text as table_text

        session, drawn = self._parts.session, self._parts.shown.drawn
        dataset, view = session.dataset, session.view
        if dataset is None or drawn is None:
            return "", 0
        found = [at for name in view.selection if (at := dataset.events.position(name)) is not None]
        if found:
            listed = EventList(dataset, drawn, view.clock, view.datings)
            table = listed.table(np.array(found, np.int64))
            return table_text(table, range(len(found))), len(found)
        table = claims_table(dataset, outline(claims_groups(dataset)))
        numbers = table.where(view.selection).tolist()
        return table_text(table, numbers), len(numbers)

    def copy_picture(self) -> None:
        """Copy what the left side shows, in the theme and size chosen last."""
        self._copy(self._last_wishes())

    def save_picture(self) -> None:
        """Ask how the picture is to be, and where it goes."""
        from viewer.widgets.picture.dialog import PictureDialog

        dialog = PictureDialog(self._window, self._composed_by(), self._last_wishes())
        dialog.copied.connect(self._copy)
        dialog.wanted.connect(self._save)
        dialog.open()

    def save_list(self) -> None:
        """Save the events in view as a table, with their sources."""
        from viewer.engine.lists.events import EventList
        from viewer.engine.takeaway.events import events_sheet

        session, shown = self._parts.session, self._parts.shown
        dataset, view = session.dataset, session.view
        if dataset is None or shown.drawn is None:
            return
        listed = EventList(dataset, shown.drawn, view.clock, view.datings)
        positions = listed.positions(shown.mask, view.time)
        title = tr(QT_TRANSLATE_NOOP("Words", "Save the list"))
        self._save_sheet(title, "events", events_sheet(dataset, positions))

    def save_values(self) -> None:
        """Save the values that the charts show as a table, with their sources."""
        from viewer.engine.takeaway.values import MOST_SAVED, values_sheet

        figures, view = self._parts.figures, self._parts.session.view
        if figures.dataset is None:
            return
        sheet = values_sheet(figures.dataset, view.panes, view.time, view.mirrored, figures.tiers)
        if sheet.count > MOST_SAVED:
            self.tell(say(TOO_MANY, n=f"{sheet.count:,}", most=f"{MOST_SAVED:,}"))
            return
        self._save_sheet(tr(QT_TRANSLATE_NOOP("Words", "Save the values")), "values", sheet)

    def save_checks(self) -> None:
        """Save all checked sums as a table, with their sources; checks them first if need be."""
        checking = self._parts.checking
        if checking.checked is not None:
            self._save_checks()
        elif self._parts.session.dataset is not None:
            checking.changed.connect(self._save_checks, Qt.ConnectionType.SingleShotConnection)
            checking.want()

    def _save_checks(self) -> None:
        from viewer.engine.checks.told import findings_sheet

        dataset, checked = self._parts.session.dataset, self._parts.checking.checked
        if dataset is not None and checked is not None:
            sheet = findings_sheet(dataset, checked.findings)
            self._save_sheet(tr(QT_TRANSLATE_NOOP("Words", "Save the sums")), "sums", sheet)

    def save_comparison(self) -> None:
        """Save what is compared before and after as a table; says so where that is nothing."""
        sheet = comparison_sheet(self._parts, self._study)
        if isinstance(sheet, Message):
            self.tell(sheet)
        elif sheet is not None:
            title = tr(QT_TRANSLATE_NOOP("Words", "Save the comparison"))
            self._save_sheet(title, "before-after", sheet)

    def copy_comparison(self) -> None:
        """Copy what is compared before and after as a table; says so where that is nothing."""
        from viewer.widgets.lists.copying import sheet_as_text

        sheet = comparison_sheet(self._parts, self._study)
        if isinstance(sheet, Message):
            self.tell(sheet)
        elif sheet is not None:
            QGuiApplication.clipboard().setText(sheet_as_text(sheet))
            self.tell(say(QT_TRANSLATE_NOOP("Words", "Comparison copied as a table")))

    def compare_as(self, panel: StudyPanel) -> None:
        """Compare around the same events as this panel while only figures are selected."""
        self._study = panel
        panel.copying.connect(self.copy_comparison)

    def _save_sheet(self, title: str, what: str, sheet: Sheet) -> None:
        path = self._ask(title, f"-{what}", "CSV (*.csv)", "csv")
        if path is None:
            return

        def rows(progress: Progress) -> Iterator[list[Cell]]:
            yield [words(column) for column in sheet.columns]
            for number, row in enumerate(sheet):
                if number % OFTEN == 0 and not progress(number / sheet.count):
                    raise Stopped
                yield [words(cell) if isinstance(cell, str | Message) else cell for cell in row]

        self._files.saver.save_table(path, rows)

    def _copy(self, wishes: Wishes) -> None:
        image = self._image(wishes)
        if image is None:
            return
        self._wishes = wishes
        QGuiApplication.clipboard().setImage(image)
        self.tell(COPIED)

    def _save(self, wishes: Wishes) -> None:
        from viewer.widgets.png import png_bytes

        self._wishes = wishes
        path = self._ask(
            tr(QT_TRANSLATE_NOOP("Words", "Save the picture")), "", "PNG (*.png)", "png"
        )
        if path is None:
            return
        image = self._image(wishes)
        if image is not None:
            self._files.saver.save(path, lambda _: png_bytes(image))

    def _image(self, wishes: Wishes) -> QImage | None:
        """Compose a picture; one that is too large is told, and None."""
        from viewer.widgets.composer import fits

        with self._composed_by().page(wishes) as page:
            try:
                if fits(page, wishes.scale):
                    return page.image(wishes.scale)
            except MemoryError:
                pass  # told below, as what is known to be too large
        self.tell(TOO_LARGE)
        return None

    def _ask(self, title: str, ending: str, kinds: str, suffix: str) -> Path | None:
        file = self._files.opener.shown
        folder = self._folder or Path.home()
        name = re.sub(r"[^\w.-]+", "-", file.stem if file else "tradewake")[:LONGEST_NAME]
        path = self.ask(self._window, title, folder / f"{name}{ending}.{suffix}", kinds, suffix)
        if path is not None:
            self._folder = path.parent
        return path

    def _composed_by(self) -> Composer:
        from viewer.widgets.composer import Composer

        if self._composer is None:
            assert self.shown is not None, "the window is filled before anything is taken away"
            self._composer = Composer(self._parts, self.shown)
        return self._composer

    def _last_wishes(self) -> Wishes:
        from dataclasses import replace

        from viewer.widgets.composer import Wishes

        dataset = self._parts.session.dataset
        title = str(dataset.title) if dataset is not None else ""
        return replace(self._wishes, title=title) if self._wishes else Wishes(title)


def comparison_sheet(parts: Parts, panel: StudyPanel | None) -> Sheet | Message | None:
    """Return what is compared before and after as a table, or why that is nothing."""
    from viewer.engine.study.compared import asked_by, compared, events_around
    from viewer.engine.study.table import comparison_table

    dataset, view = parts.figures.dataset, parts.session.view
    if dataset is None:
        return None
    kept = panel.events if panel is not None else ()
    events = events_around(dataset, view.selection, kept)
    made = compared(dataset, view, asked_by(dataset, view, events))
    return made.told if made.told is not None else comparison_table(dataset, made)
