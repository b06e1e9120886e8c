"""The start of the program: paints the frame of the window, then loads everything else.

Nothing is imported here that the first paint can do without (benchmarks/start.py).
"""

from __future__ import annotations

import gc
import importlib
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from viewer import installed
from viewer.state.settings import Settings
from viewer.widgets.first_paint import AfterPaint, Callback, make_application, make_window, show

if TYPE_CHECKING:
    from viewer.app import Tradewake

FAILED = 2
"""What the process ends with when the program could not be loaded."""
LONGEST_LOAD = 5000
"""Garbage is collected again after so many milliseconds, however long the first file takes."""


def start(
    file: Path | None,
    *,
    settings: Path | None = None,
    views: Path | None = None,
    columns: Path | None = None,
    on_first_paint: Callback | None = None,
    on_running: Callable[[Tradewake], None] | None = None,
    on_complete: Callback | None = None,
) -> int:
    """Run the program on a file (None: the bundled dataset) until its window is closed.

    ``settings`` is the file that preferences are kept in, ``views`` the folder of the last view
    of each dataset, ``columns`` that of what is kept of big files, None for none.
    ``on_first_paint`` is called when the empty window has been painted, ``on_running`` with the
    program before it reads the file, ``on_complete`` when all of the file has been painted.
    """
    _leave_sources_unread()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would not hear of Ctrl+C
    app = make_application()
    kept = Settings(settings)
    window = make_window(app, kept, installed.resources())
    running: list[object] = []

    def completed() -> None:
        _collect()
        if on_complete is not None:
            on_complete()

    def painted() -> None:
        if on_first_paint is not None:
            on_first_paint()
        door = importlib.import_module("viewer.app")
        running.append(door.run(app, kept, window, file, views, columns, on_running, completed))

    def failed(kind: type[BaseException], error: BaseException, trace: object) -> None:
        # Until `viewer.app` is there to tell it in a box: an empty window would stay for ever.
        del kind, trace
        mishap = importlib.import_module("viewer.state.mishap")
        sys.stderr.write(f"tradewake: {mishap.tell(error).english()}\n")
        app.exit(FAILED)

    # Nothing that is loaded becomes garbage; looking for some takes a twentieth of the start.
    gc.disable()
    QTimer.singleShot(LONGEST_LOAD, _collect)
    sys.excepthook = failed
    AfterPaint(window, painted)
    show(window)
    return app.exec()


def _leave_sources_unread() -> None:
    """Keep PySide from reading the source of every module that is imported after it.

    It looks there for its own name, to know in which modules ``from __feature__ import ...`` may
    count. Nothing here uses that, and looking takes a tenth of the start. The function is none
    that PySide promises: where it has another name, the start is only slower.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", _nobody_does)  # noqa: B010 - its type says nothing


def _nobody_does(module: object) -> bool:
    del module
    return False


def _collect() -> None:
    """Collect garbage from now on, but never again look through what the start has loaded."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
