"""The whole program, as somebody starts it: real windows, real mouse and keys, no display."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.reader import Reader

Starter = Callable[..., Reader]


@pytest.fixture
def start(qtbot, qapp) -> Iterator[Starter]:
    """Starts the program on a file (none: the bundled dataset) and waits until all is there."""
    readers: list[Reader] = []

    def start(
        file: Path | None = None,
        size: tuple[int, int] = (1600, 900),
        theme: str = "light",
        text_size: int = 100,
        settings: Path | None = None,
        views: Path | None = None,
    ) -> Reader:
        reader = Reader(qtbot, size, theme, text_size, settings, views)
        readers.append(reader)
        reader.start(file)
        return reader

    yield start
    for reader in readers:
        reader.leave()
    assert [mishap for reader in readers for mishap in reader.mishaps] == []


@pytest.fixture
def reader(start: Starter) -> Reader:
    """Somebody who has just started the program."""
    return start()


@pytest.fixture
def put(tmp_path: Path) -> Callable[[object, str], Path]:
    """Puts a dataset, or bytes, into a file."""

    def put(content: object, name: str = "dataset.json") -> Path:
        file = tmp_path / name
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        file.write_bytes(data)
        return file

    return put
