"""The File menu."""

from __future__ import annotations

from viewer.commands.command import Command, Desk, with_dataset, with_selection
from viewer.model.message import QT_TRANSLATE_NOOP, say

FILE = say(QT_TRANSLATE_NOOP("Words", "File"))


def _open(desk: Desk) -> None:
    if (path := desk.ask_open_path()) is not None:
        desk.open(path)


def _reload(desk: Desk) -> None:
    if desk.file is not None:
        desk.open(desk.file)


COMMANDS = (
    Command(
        "file.open",
        say(QT_TRANSLATE_NOOP("Words", "Open…")),
        FILE,
        _open,
        say(QT_TRANSLATE_NOOP("Words", "Open a dataset from a file.")),
        ("Ctrl+O",),
    ),
    Command(
        "file.open_sample",
        say(QT_TRANSLATE_NOOP("Words", "Open the bundled dataset")),
        FILE,
        lambda desk: desk.open_sample(),
        say(QT_TRANSLATE_NOOP("Words", "Open the dataset that comes with the program.")),
    ),
    Command(
        "file.reload",
        say(QT_TRANSLATE_NOOP("Words", "Reload")),
        FILE,
        _reload,
        say(QT_TRANSLATE_NOOP("Words", "Read the open file again.")),
        ("F5", "Ctrl+R"),
        lambda desk: desk.file is not None,
    ),
    Command(
        "file.copy",
        say(QT_TRANSLATE_NOOP("Words", "Copy with citation")),
        FILE,
        lambda desk: desk.takeaway.copy_cited(),
        say(QT_TRANSLATE_NOOP("Words", "Copy what is selected as text, with its sources.")),
        ("Ctrl+C",),
        with_selection,
    ),
    Command(
        "file.copy_table",
        say(QT_TRANSLATE_NOOP("Words", "Copy as table")),
        FILE,
        lambda desk: desk.takeaway.copy_table(),
        say(QT_TRANSLATE_NOOP("Words", "Copy what is selected as rows for a spreadsheet.")),
        ("Ctrl+Alt+C",),
        with_selection,
    ),
    Command(
        "file.save_picture",
        say(QT_TRANSLATE_NOOP("Words", "Save picture…")),
        FILE,
        lambda desk: desk.takeaway.save_picture(),
        say(QT_TRANSLATE_NOOP("Words", "Save what lanes and charts show, with key and sources.")),
        ("Ctrl+Shift+S",),
        with_dataset,
    ),
    Command(
        "file.copy_picture",
        say(QT_TRANSLATE_NOOP("Words", "Copy picture")),
        FILE,
        lambda desk: desk.takeaway.copy_picture(),
        say(QT_TRANSLATE_NOOP("Words", "Copy what lanes and charts show, with key and sources.")),
        ("Ctrl+Shift+C",),
        with_dataset,
    ),
    Command(
        "file.save_list",
        say(QT_TRANSLATE_NOOP("Words", "Save the list as CSV…")),
        FILE,
        lambda desk: desk.takeaway.save_list(),
        say(QT_TRANSLATE_NOOP("Words", "Save the events in view as a table, with their sources.")),
        ("Ctrl+S",),
        with_dataset,
    ),
    Command(
        "file.save_values",
        say(QT_TRANSLATE_NOOP("Words", "Save the values as CSV…")),
        FILE,
        lambda desk: desk.takeaway.save_values(),
        say(QT_TRANSLATE_NOOP("Words", "Save what the charts show as a table, with its sources.")),
        (),
        lambda desk: bool(desk.session.view.panes),
    ),
    Command(
        "file.quit",
        say(QT_TRANSLATE_NOOP("Words", "Quit")),
        FILE,
        lambda desk: desk.quit(),
        say(QT_TRANSLATE_NOOP("Words", "Close the window and end the program.")),
        ("Ctrl+Q",),
    ),
)
