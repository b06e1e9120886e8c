"""The bundled dataset, and what the checks find in it."""

from pathlib import Path

import pytest

from viewer.engine.checks.run import Checked, check_all
from viewer.io.dataset_file import open_dataset


@pytest.fixture(scope="session")
def bundled(repo: Path) -> Checked:
    """The findings in the dataset that the program opens with."""
    return check_all(open_dataset(repo / "data" / "dprk-china.json").dataset)
