"""The bundled dataset, opened once."""

from pathlib import Path

import pytest

from viewer.io.dataset_file import open_dataset
from viewer.model.dataset import Dataset


@pytest.fixture(scope="session")
def bundled(repo: Path) -> Dataset:
    """The dataset that comes with the program."""
    return open_dataset(repo / "data" / "dprk-china.json").dataset
