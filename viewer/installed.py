"""Where the program's own files lie, in a checkout as in an installed wheel.

Only `cli`, `app` and tests ask; they hand the paths down. No floor knows where it is installed.
"""

from pathlib import Path


def resources() -> Path:
    """Theme, icons, fonts, translations and desktop files."""
    return _home("resources")


def data() -> Path:
    """The bundled dataset and the JSON Schema of format 1."""
    return _home("data")


def _home(name: str) -> Path:
    package = Path(__file__).resolve().parent
    inside_the_wheel = package / f"_{name}"
    return inside_the_wheel if inside_the_wheel.is_dir() else package.parent / name
