"""Under which licences the program and all that it stands on may be used, in full."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

PROGRAM = "Tradewake"
PACKAGES = (
    "PySide6-Essentials", "shiboken6", "pyqtgraph", "pydantic", "pydantic-core", "numpy",
)  # fmt: skip
FONTS = (
    ("Inter", "OFL-1.1", "Inter-LICENSE.txt"),
    ("WenQuanYi Micro Hei", "Apache-2.0", "WenQuanYiMicroHei-LICENSE.txt"),
)
TEXT = re.compile(r"(^|/)(LICEN[CS]E|COPYING|NOTICE|LGPL|GPL)[^/]*$", re.IGNORECASE)
LONGEST_NAME = 80
"""Some packages put the whole text where the name of a licence belongs."""


@dataclass(frozen=True, slots=True)
class Licence:
    """What is licensed, in which version, the name of the licence, and its text ("" for none)."""

    what: str
    version: str
    name: str
    text: str


def licences(resources: Path) -> tuple[Licence, ...]:
    """Return the licences of the program, its fonts and its packages, as they are installed."""
    found = [_of_package(PROGRAM, resources.parent / "LICENSE")]
    for font, name, file in FONTS:
        found.append(Licence(font, "", name, _text(resources / "fonts" / file)))
    found += [_of_package(package) for package in PACKAGES]
    return tuple(licence for licence in found if licence is not None)


def _of_package(name: str, beside: Path | None = None) -> Licence | None:
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return Licence(name, "", "", _text(beside)) if beside is not None else None
    text = _text(beside) if beside is not None and beside.is_file() else _texts(package)
    return Licence(name, package.version, _name(package), text)


def _name(package: Distribution) -> str:
    told = package.metadata.json
    for key in ("license_expression", "license"):
        name = " ".join(str(told.get(key) or "").split())
        if 0 < len(name) <= LONGEST_NAME:
            return name
    classified = [c for c in told.get("classifier") or () if str(c).startswith("License ::")]
    return ", ".join(str(c).rpartition(" :: ")[2] for c in classified)


def _texts(package: Distribution) -> str:
    files = [file for file in package.files or () if TEXT.search(str(file))]
    return "\n\n".join(_text(Path(str(file.locate()))) for file in files)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
