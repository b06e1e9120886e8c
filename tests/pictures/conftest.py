"""Pictures of the whole window: started as in the journeys, or made by the command line."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.journeys.conftest import put, reader, start
from viewer import cli, snapshot
from viewer.app import Tradewake

__all__ = ["put", "reader", "shoot", "start"]


@dataclass
class Shot:
    """What a snapshot ended with, and the program that made it, as it stood at the end."""

    code: int
    told: str
    image: QImage
    app: Tradewake | None

    @property
    def size(self) -> tuple[int, int]:
        return self.image.width(), self.image.height()


@pytest.fixture
def shoot(qapp, tmp_path, monkeypatch, capsys):
    """Calls `tradewake snapshot` with words and reads the picture it wrote."""
    made: list[Tradewake] = []

    def remembered(*arguments: object) -> Tradewake:
        made.append(Tradewake(*arguments))
        return made[-1]

    monkeypatch.setattr(snapshot, "Tradewake", remembered)

    def shoot(*words: object, target: Path | None = None) -> Shot:
        file = target or tmp_path / "shot.png"
        code = cli.main(["snapshot", *map(str, words), "-o", str(file)])
        out, err = capsys.readouterr()
        assert out == ""
        app = made[-1] if made else None
        return Shot(code, err, QImage(str(file)) if file.is_file() else QImage(), app)

    yield shoot
    for app in made:
        app.window.deleteLater()
