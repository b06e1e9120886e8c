"""Taking away what one sees: as a picture, as a table, as text; each with its sources."""

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from viewer.model.view import Filter, GroupBy, TimeRange
from viewer.widgets.picture.dialog import PictureDialog

EVENT = {"id": "e", "title": "An event", "occurred": "2020-10-10", "categories": ["c"]}


@pytest.fixture
def save_to(reader, tmp_path: Path):
    """Whoever is asked where to save something answers with this name."""

    def save_to(name: str | Path, on=reader) -> Path:
        target = tmp_path / name
        on.app.desk.takeaway.ask = lambda *asked: target
        return target

    return save_to


def table(file: Path) -> list[dict[str, str]]:
    text = file.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def saved(reader) -> str:
    """What the status bar says once nothing is being saved any more."""
    reader.wait()
    return reader.contents.status._state.text()


def run(reader, command: str) -> None:
    """Choose a command in the menu."""
    reader.contents.actions_by_id[command].trigger()
    reader.settle()


def click_in(reader, dialog: QDialog, words: str) -> None:
    """Click the button of a dialog that says so."""
    (button,) = [b for b in dialog.findChildren(QAbstractButton) if b.text() == words]
    reader.click_button(button)


def open_dialogs() -> list[PictureDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, PictureDialog)]


def picture_dialog() -> PictureDialog:
    (dialog,) = open_dialogs()
    return dialog


def inked(image: QImage, where: QRect) -> float:
    """The share of pixels in a region that differ from its first one."""
    ground = image.pixelColor(where.topLeft())
    pixels = [
        image.pixelColor(x, y) != ground
        for x in range(where.left(), where.right())
        for y in range(where.top(), where.bottom())
    ]
    return sum(pixels) / len(pixels)


# Tables


def test_question_15_what_is_seen_with_the_filter_on_and_its_citations(reader, save_to):
    file = save_to("rumours.csv")
    reader.app.session.update(filter=Filter("status:rumour"))
    reader.press("Home")
    reader.press("Ctrl+S")
    assert saved(reader) == "rumours.csv saved"
    rows = table(file)
    shown = reader.app.shown.mask.nonzero()[0]
    events = reader.app.session.dataset.events
    assert {row["Id"] for row in rows} == {events[i].id for i in shown}
    assert {row["Status"] for row in rows} == {"Rumour"}
    (deal,) = [row for row in rows if row["Id"] == "daily-nk-trains-deal"]
    assert deal["Happened (EDTF)"] == "2020-10-26"
    assert deal["Place in it"].startswith("paragraph 15")
    assert "had reached an agreement to resume train traffic" in deal["Quotation"]
    assert "http://www.koreaherald.com/" in deal["Link"]


def test_the_list_holds_what_is_in_view_and_what_has_no_date(reader, save_to):
    file = save_to("october.csv")
    october = TimeRange(18536.0, 18567.0)
    reader.app.session.update(time=october)
    reader.press("Ctrl+S")
    saved(reader)
    rows = table(file)
    first_days = [row["Happened, first possible day"] for row in rows]
    assert "2020-10-10" in first_days
    assert not any(day[:4] == "2019" and row["Happened"] == day for day, row in
                   zip(first_days, rows, strict=True))  # fmt: skip
    undated = {reader.app.session.dataset.events[i].id for i in reader.app.shown.undated}
    assert undated <= {row["Id"] for row in rows}
    assert len(rows) < len(reader.app.session.dataset.events)


def test_values_are_those_of_the_charts(reader, save_to):
    file = save_to("values.csv")
    run(reader, "file.save_values")
    assert saved(reader) == "values.csv saved"
    rows = table(file)
    by_id = {row["Id"]: row for row in rows}
    october = by_id["customs-2020-10-imports"]
    assert float(october["Value"]) == pytest.approx(0.3)
    assert october["Unit"] == "million US dollars"
    assert (october["First day"], october["Last day"]) == ("2020-10-01", "2020-10-31")
    drawn = reader.pane.chart().bars.row
    of_pane = reader.pane.chart().rows
    assert {of_pane.id_of(int(row)) for row in drawn} <= set(by_id)


def test_more_values_than_a_table_can_hold_are_not_saved_in_part(reader, save_to, monkeypatch):
    monkeypatch.setattr("viewer.engine.takeaway.values.MOST_SAVED", 20)
    file = save_to("values.csv")
    run(reader, "file.save_values")
    assert saved(reader).endswith("a table holds 20 at most. Zoom in to save fewer")
    assert not file.exists()


def test_a_strangers_words_are_no_formulas_in_a_spreadsheet(start, put, save_to):
    hostile = ["=1+1", "+cmd|'/C calc'!A0", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x")']
    events = [{**EVENT, "id": f"e{i}", "title": title} for i, title in enumerate(hostile)]
    reader = start(put({"tradewake": 1, "title": "T", "events": events,
                        "categories": [{"id": "c", "label": "C"}]}))  # fmt: skip
    file = save_to("hostile.csv", reader)
    reader.press("Ctrl+S")
    saved(reader)
    assert sorted(row["Event"] for row in table(file)) == sorted(f"'{title}" for title in hostile)


def test_lines_quotes_and_semicolons_come_back_as_they_were(start, put, save_to):
    note = 'first "line"\nsecond; line, with, commas'
    reader = start(put({"tradewake": 1, "title": "T", "events": [{**EVENT, "note": note}],
                        "categories": [{"id": "c", "label": "C"}]}))  # fmt: skip
    file = save_to("note.csv", reader)
    reader.press("Ctrl+S")
    saved(reader)
    assert table(file)[0]["Note"] == note


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("/dev/full", "full was not saved: this is no regular file."),
        ("/proc/list.csv", "list.csv was not saved: "),
        ("none/list.csv", "list.csv was not saved: there is no such folder."),
    ],
)
def test_what_cannot_be_written_is_said(reader, save_to, target: str, reason: str):
    save_to(target)
    reader.press("Ctrl+S")
    assert saved(reader).startswith(reason)
    assert reader.contents.banner.isVisible()
    assert any(reason in text for text in reader.texts(reader.contents.banner))


def test_an_old_file_stays_when_the_disk_is_full(reader, save_to, monkeypatch):
    from viewer.io import save

    def full(*_):
        raise OSError(28, "No space left on device")

    file = save_to("list.csv")
    file.write_bytes(b"the old list")
    monkeypatch.setattr(save.os, "fsync", full)
    reader.press("Ctrl+S")
    assert saved(reader) == "list.csv was not saved: the disk is full."
    assert file.read_bytes() == b"the old list"


def test_the_open_file_is_not_overwritten(start, put, save_to):
    file = put({"tradewake": 1, "title": "T", "events": [EVENT],
                "categories": [{"id": "c", "label": "C"}]})  # fmt: skip
    before = file.read_bytes()
    reader = start(file)
    save_to(file, reader)
    reader.press("Ctrl+S")
    assert "it is the file that is open" in saved(reader)
    assert file.read_bytes() == before


def test_who_changes_their_mind_saves_nothing(reader, tmp_path: Path):
    reader.app.desk.takeaway.ask = lambda *asked: None
    for command in ("file.save_list", "file.save_values"):
        run(reader, command)
    reader.wait()
    assert list(tmp_path.iterdir()) == []


# Text


def test_an_event_is_copied_with_its_words_and_sources(reader):
    reader.click_event("daily-nk-trains-deal")
    reader.press("Ctrl+C")
    text = QGuiApplication.clipboard().text()
    lines = text.splitlines()
    assert lines[0] == "Daily NK reports a deal to resume trains across the border"
    assert lines[1].startswith("Rumour · ")
    assert "Happened: 26 October 2020 (exact day · from the article)" in lines
    assert any(line.startswith("“the Daily NK news portal reported") for line in lines)
    assert any("New Eastern Outlook, paragraph 15, published" in line for line in lines)
    assert "   http://www.koreaherald.com/view.php?ud=20201026000485" in lines
    assert lines[-1] == "From the dataset “North Korea – China, 2020–21”"


def test_a_value_is_copied_with_who_states_it(reader):
    reader.click_value("customs-2020-07-imports")
    reader.press("Ctrl+C")
    text = QGuiApplication.clipboard().text()
    assert "Period: July 2020" in text
    assert "\n— " in text


# Pictures


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_is_saved_with_title_key_and_sources(start, save_to, theme: str):
    reader = start(theme=theme)
    file = save_to("picture.png", reader)
    reader.press("Ctrl+Shift+S")
    dialog = picture_dialog()
    page = dialog._composer
    with page.page(dialog.wishes()) as composed:
        width, height = composed.size
    reader.press("Return", dialog)
    assert saved(reader) == "picture.png saved"
    image = QImage(str(file))
    assert (image.width(), image.height()) == (2 * width, 2 * height)
    assert image.text("Title") == "North Korea – China, 2020–21"
    seen = reader.contents.status._counts.text().partition(" in view")[0]
    said = f"11 December 2019 to 4 March 2021 · {seen} of "
    assert image.text("Description").startswith(said)
    assert image.text("Source").startswith("Events: Relations between North Korea and China")
    ground = reader.app.look.theme["window"]
    assert image.pixelColor(2, 2) == ground
    assert inked(image, QRect(44, 44, 560, 50)) > 0.05, "the title"
    assert inked(image, QRect(44, 100, 600, 30)) > 0.03, "what is shown"
    assert inked(image, QRect(44, image.height() - 80, 900, 40)) > 0.02, "the sources"
    assert not open_dialogs()


def test_no_button_of_the_window_is_in_a_picture(reader, save_to):
    """A picture is composed: it is as wide as the timeline, and holds no bar and no panel."""
    file = save_to("picture.png")
    reader.press("Ctrl+Shift+S")
    reader.press("Return", picture_dialog())
    saved(reader)
    image = QImage(str(file))
    assert image.width() == 2 * (reader.contents.column.width() + 44)


def test_the_picture_is_as_it_was_asked_for(qtbot, reader, save_to):
    file = save_to("picture.png")
    reader.press("Ctrl+Shift+S")
    dialog = picture_dialog()
    dialog.title.setText("What Kim & Xi wrote")
    click_in(reader, dialog, "Dark")
    click_in(reader, dialog, "3×")
    click_in(reader, dialog, "Key")
    with dialog._composer.page(dialog.wishes()) as page:
        width, height = page.size
        assert not page.key
    click_in(reader, dialog, "Save…")
    saved(reader)
    image = QImage(str(file))
    assert (image.width(), image.height()) == (3 * width, 3 * height)
    assert image.text("Title") == "What Kim & Xi wrote"
    assert image.pixelColor(2, 2).lightness() < 60
    assert reader.app.look.theme.name == "light", "the window stays as it was"
    reader.app.window.activateWindow()
    qtbot.waitUntil(reader.app.window.isActiveWindow)
    reader.press("Ctrl+Shift+S")
    assert picture_dialog().wishes().scale == 3, "the next picture is wanted alike"
    picture_dialog().reject()
    reader.settle()


def test_the_filter_stands_in_the_picture_in_words(reader):
    reader.app.session.update(filter=Filter("status:rumour"), group_by=GroupBy.STATUS)
    reader.press("Ctrl+Shift+C")
    image = QGuiApplication.clipboard().image()
    assert "filtered by Status: Rumour" in image.text("Description")


def test_a_picture_is_copied_by_one_key(reader):
    QGuiApplication.clipboard().clear()
    reader.press("Ctrl+Shift+C")
    image = QGuiApplication.clipboard().image()
    assert image.width() == 2 * (reader.contents.column.width() + 44)
    assert reader.contents.status._state.text() == "Picture copied"


def test_an_unfolded_picture_shows_every_event_in_view(reader):
    from viewer.widgets.composer import Wishes

    composer = reader.app.desk.takeaway._composed_by()
    assert len(reader.scene().folds), "something is folded in the window"
    with composer.page(Wishes("")) as page:
        folded = page.size
    with composer.page(Wishes("", unfolded=True)) as page:
        assert page.size[1] > folded[1]
        assert not [s for s in page.key if str(s.words) == "Several events"]


def test_a_picture_shows_neither_pointer_nor_focus(reader):
    from viewer.widgets.composer import Wishes

    composer = reader.app.desk.takeaway._composed_by()

    def picture() -> QImage:
        with composer.page(Wishes("")) as page:
            return page.image(1)

    before = picture()
    reader.move_over(reader.lanes, reader.lanes.rect().center())
    reader.press("Tab")
    assert picture() == before


def test_esc_closes_the_picture_and_nothing_is_saved(reader, tmp_path: Path):
    reader.press("Ctrl+Shift+S")
    reader.press("Esc", picture_dialog())
    assert not open_dialogs()
    assert list(tmp_path.iterdir()) == []


def test_a_picture_that_is_too_large_is_not_made_and_that_is_said(reader, save_to, monkeypatch):
    from viewer.widgets import composer

    file = save_to("picture.png")
    monkeypatch.setattr(composer, "MOST_PIXELS", 1000)
    reader.press("Ctrl+Shift+C")
    told = "The picture is too large; choose a smaller scale"
    assert reader.contents.status._state.text() == told
    reader.press("Ctrl+Shift+S")
    assert not picture_dialog().save.isEnabled()
    picture_dialog().reject()
    reader.settle()
    assert not file.exists()
