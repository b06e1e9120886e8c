"""The bundled dataset as it stands in its file."""

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def raw(repo: Path) -> dict[str, Any]:
    """The JSON of the bundled dataset, read once."""
    return json.loads((repo / "data" / "dprk-china.json").read_text(encoding="utf-8"))
