"""The bundled dataset, read as the program reads it."""

from pathlib import Path

import pytest

from viewer.io.dataset_file import open_dataset
from viewer.model.dataset import Dataset


@pytest.fixture(scope="session")
def bundled(repo: Path) -> Dataset:
    """What the program opens with."""
    return open_dataset(repo / "data" / "dprk-china.json").dataset
