"""What every test stands on: no display, no user's settings, no window left behind."""

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before the first import of Qt, which reads them once.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QT_SCALE_FACTOR", None)
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "UTC"
home = tempfile.mkdtemp(prefix="tradewake-tests-")
atexit.register(shutil.rmtree, home, ignore_errors=True)
for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
    os.environ[f"XDG_{kind}_HOME"] = str(Path(home, kind.lower()))

import pytest
from hypothesis import settings

from viewer.model.dataset import Dataset

REPO = Path(__file__).resolve().parent.parent

# No deadline: shared machines stall. In CI the examples are the same ones every time.
settings.register_profile("house", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


@pytest.fixture(scope="session")
def repo() -> Path:
    """The top folder of the checkout."""
    return REPO


@pytest.fixture(scope="session")
def bundled(repo: Path) -> Dataset:
    """The dataset that comes with the program, opened once in each process."""
    from viewer.io.dataset_file import open_dataset

    return open_dataset(repo / "data" / "dprk-china.json").dataset


@pytest.fixture(autouse=True)
def no_window_left_behind() -> Iterator[None]:
    """A test that leaves a window open would hand its state to the next one."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    widgets.QApplication.sendPostedEvents(None, 52)  # QEvent.Type.DeferredDelete
    left = [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible()]
    for widget in left:
        widget.close()
    assert not left, f"windows left open: {[type(w).__name__ for w in left]}"
