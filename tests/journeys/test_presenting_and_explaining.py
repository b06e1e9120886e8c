"""The window before a room full of people; and what shapes, keys and licences mean."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPlainTextEdit

from tests.widgets.test_theme import contrast
from viewer.commands.table import COMMANDS
from viewer.state.mishap import log_file
from viewer.widgets.key_dialog import SampleView
from viewer.widgets.keys import groups_of_keys, in_columns


def popover(reader, name: str):
    return reader.app.desk.counsel._made[name]


def shown_texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def come_back(qtbot, reader) -> None:
    """Turn to the main window again."""
    reader.app.window.activateWindow()
    qtbot.waitUntil(reader.app.window.isActiveWindow)


@pytest.fixture(autouse=True)
def nothing_left_open(reader):
    yield
    for page in reader.app.desk.counsel._made.values():
        page.close()


# Presenting


def test_presenting_shows_the_timeline_alone_and_large(reader):
    reader.press("F8")
    contents = reader.contents
    hidden = (contents.topbar, contents.filters, contents.side, contents.status)
    assert not any(bar.isVisible() for bar in hidden)
    assert reader.app.look.text_size == 150
    assert reader.app.window.isFullScreen()
    assert contents.lanes.isVisible()
    assert contents.trade.isVisible()
    assert contents.lanes.width() == reader.app.window.width()


def test_esc_ends_a_presentation_and_all_is_as_before(reader):
    reader.press("Ctrl+=")
    reader.press(".")
    reader.press("F8")
    assert reader.app.look.text_size == 165
    reader.press("Esc")
    assert reader.app.look.text_size == 110
    assert not reader.app.window.isFullScreen()
    assert reader.contents.topbar.isVisible()
    assert reader.contents.side.isVisible()
    assert reader.selection, "Esc ended the presentation first"
    reader.press("Esc")
    assert not reader.selection


def test_presenting_keeps_nothing(reader):
    before = reader.settings.now
    reader.press("F8")
    assert reader.settings.now == before
    reader.press("F8")
    assert reader.settings.now == before
    assert reader.app.look.text_size == 100


def test_keys_work_while_presenting(reader):
    reader.press("F8")
    before = reader.time
    reader.press("PgDown")
    assert reader.time.start > before.start
    reader.press(".")
    assert reader.selection
    reader.press("Esc")


def test_f11_fills_the_screen_and_back(reader):
    reader.press("F11")
    assert reader.app.window.windowState() & Qt.WindowState.WindowFullScreen
    assert reader.contents.topbar.isVisible()
    reader.press("F11")
    assert not reader.app.window.windowState() & Qt.WindowState.WindowFullScreen


# The key


def test_k_shows_what_shapes_and_colours_mean_and_takes_it_away(qtbot, reader):
    reader.press("K")
    key = popover(reader, "key")
    texts = shown_texts(key)
    for words in ("Confirmed", "Rumour", "Surely lasted", "No known limit", "Provisional"):
        assert words in texts
    labels = [str(c.label) for c in reader.app.session.dataset.categories.values()]
    assert set(labels) <= set(texts)
    assert not key.isModal()
    reader.press("K", key)
    assert not key.isVisible()
    come_back(qtbot, reader)
    reader.press("K")
    assert key.isVisible()
    reader.press("Esc", key)
    assert not key.isVisible()


def test_every_sample_of_the_key_is_painted_and_none_like_another(reader):
    reader.press("K")
    samples = popover(reader, "key").findChildren(SampleView)
    pictures = [view.grab().toImage() for view in samples if view.isVisible()]
    assert len(pictures) > 30
    grounds = [picture.pixelColor(0, 0) for picture in pictures]
    for picture, ground in zip(pictures, grounds, strict=True):
        colors = {
            picture.pixelColor(x, y).rgb()
            for x in range(picture.width())
            for y in range(picture.height())
        }
        assert len(colors) > 1, ground
    categories = len(reader.app.session.dataset.categories)
    for i, one in enumerate(pictures):
        same = [j for j, other in enumerate(pictures) if other == one and j != i]
        assert len(same) <= categories, "only colours may look like a status"


def test_the_key_follows_theme_and_dataset(reader, put):
    reader.press("K")
    key = popover(reader, "key")
    light = key.grab().toImage()
    reader.settings.update(theme="dark")
    reader.settle()
    dark = key.grab().toImage()
    assert dark.pixelColor(4, 4).lightness() < light.pixelColor(4, 4).lightness()
    file = put(
        {
            "tradewake": 1,
            "title": "T",
            "categories": [{"id": "c", "label": "Only this"}],
            "events": [{"id": "e", "title": "E", "occurred": "2020", "categories": ["c"]}],
        }
    )
    reader.drop(file)
    texts = shown_texts(key)
    assert "Only this" in texts
    assert "Letters" not in texts


# Keys


def test_the_question_mark_shows_every_key_there_is(qtbot, reader):
    reader.press("?")
    reader.press("?", popover(reader, "keys"))
    assert not popover(reader, "keys").isVisible()
    come_back(qtbot, reader)
    reader.press("F1")
    texts = shown_texts(popover(reader, "keys"))
    for command in COMMANDS:
        if command.keys:
            assert str(command.title) in texts
            assert reader.contents.actions_by_id[command.id].shortcut().toString() in texts
    assert "Shift+drag" in texts


@pytest.mark.parametrize("size", [(1600, 900), (1280, 720)])
def test_keys_fit_into_the_window(start, size):
    reader = start(size=size)
    reader.press("?")
    page = popover(reader, "keys")
    assert not page._scroll.horizontalScrollBar().isVisible()
    assert page.height() <= size[1]
    page.close()


def test_groups_are_shared_out_evenly_in_their_order():
    groups = groups_of_keys()
    columns = in_columns(groups, 3)
    assert [group for column in columns for group in column] == groups
    heights = [sum(len(rows) + 2 for _, rows in column) for column in columns]
    assert len(columns) <= 3
    assert max(heights) <= sum(heights) / 3 + max(len(rows) + 2 for _, rows in groups)


# Licences and the log


def test_about_shows_version_and_licences_in_full(reader):
    run(reader, "help.about")
    page = popover(reader, "about")
    assert any(text.startswith("Tradewake ") for text in shown_texts(page))
    rows = page.findChildren(QListWidget)[0]
    text = page.findChildren(QPlainTextEdit)[0]
    assert "Permission is hereby granted" in text.toPlainText()
    rows.setCurrentRow(1)
    assert "SIL OPEN FONT LICENSE" in text.toPlainText()


def test_the_folder_of_the_log_is_opened_and_no_other(reader, monkeypatch, tmp_path: Path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    log_file().parent.mkdir()
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url)) or True)
    run(reader, "help.log")
    assert [url.toLocalFile() for url in opened] == [str(tmp_path / "tradewake")]


def test_where_there_is_no_log_that_is_said_and_can_be_copied(reader, monkeypatch, tmp_path: Path):
    from viewer.widgets import links

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: pytest.fail("nothing to open"))
    told = []
    monkeypatch.setattr(links, "box", lambda parent, title, text: told.append(str(text)))
    run(reader, "help.log")
    assert told == [f"Nothing went wrong so far. It would stand in {tmp_path / 'tradewake'}"]


def test_what_a_box_says_can_be_copied(qtbot, reader):
    from PySide6.QtCore import QTimer

    from viewer.widgets.text import box

    def press_copy_then_ok() -> None:
        shown = QApplication.activeModalWidget()
        copy = next(b for b in shown.buttons() if b.text() == "Copy")
        QTimer.singleShot(0, lambda: QApplication.activeModalWidget().accept())
        copy.click()

    QTimer.singleShot(0, press_copy_then_ok)
    box(reader.app.window, "Something went wrong", "the reason", "more of it")
    assert QGuiApplication.clipboard().text() == "Something went wrong\n\nthe reason\n\nmore of it"


def run(reader, command: str) -> None:
    """Choose a command in the menu."""
    reader.contents.actions_by_id[command].trigger()
    reader.settle()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("keys", "name"), [("?", "keys"), ("Ctrl+Shift+A", "chooser")])
def test_what_opens_beside_has_a_frame_of_its_own(start, theme, keys, name):
    reader = start(theme=theme)
    reader.press(keys)
    page = reader.app.desk.charts.chooser if name == "chooser" else popover(reader, name)
    picture, ground = page.grab().toImage(), reader.app.look.theme["window"]
    right, low = picture.width() - 1, picture.height() - 1
    edges = [*((x, y) for x in range(right) for y in (0, low)),
             *((x, y) for y in range(low) for x in (0, right))]  # fmt: skip
    (color,) = {picture.pixelColor(*at).name() for at in edges}
    assert contrast(QColor(color), ground) > 2, "it is told from the window below"
