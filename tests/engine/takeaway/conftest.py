"""The bundled dataset, read once."""

from pathlib import Path

import pytest

from viewer.io.dataset_file import open_dataset
from viewer.model.dataset import Dataset


@pytest.fixture(scope="session")
def bundled(repo: Path) -> Dataset:
    return open_dataset(repo / "data" / "dprk-china.json").dataset
