"""The wheel, installed in an empty environment and used from another folder.

No network: hatchling builds without isolation, and the libraries are lent from the environment
that runs the tests. Only the program itself comes out of the wheel.
"""

import json
import os
import struct
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Installed:
    """A folder with an environment in it that knows the program from its wheel only."""

    folder: Path
    wheel: Path

    @property
    def bin(self) -> Path:
        return self.folder / "venv" / "bin"

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment, far from the checkout."""
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir(exist_ok=True)
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        return subprocess.run(
            [str(self.bin / program), *arguments],
            cwd=elsewhere,
            env=environment,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )

    def ask(self, expression: str) -> str:
        done = self.run("python", "-c", f"import viewer.installed as i; print({expression})")
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def checked(*command: str, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, repo: Path) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    python = sys.executable
    checked(python, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=repo)
    (wheel,) = folder.glob("tradewake-*.whl")
    venv = folder / "venv"
    checked(python, "-m", "venv", "--without-pip", str(venv), cwd=folder)
    there = venv / "bin" / "python"
    checked(
        python, "-m", "pip", "--python", str(there), "install",
        "--no-deps", "--no-index", "--disable-pip-version-check", str(wheel), cwd=folder,
    )  # fmt: skip
    (packages,) = venv.glob("lib/python*/site-packages")
    lent = sysconfig.get_path("purelib")  # .pth files in there are not read: no editable install
    (packages / "lent.pth").write_text(lent + "\n", encoding="utf-8")
    return Installed(folder, wheel)


def test_the_wheel_holds_what_the_program_needs_and_no_more(installed: Installed):
    names = zipfile.ZipFile(installed.wheel).namelist()
    assert [name for name in names if not name.startswith(("viewer/", "tradewake-"))] == []
    for needed in (
        "viewer/__main__.py",
        "viewer/_resources/fonts/Inter-Regular.otf",
        "viewer/_resources/fonts/WenQuanYiMicroHei.ttc",
        "viewer/_resources/icons/search.svg",
        "viewer/_resources/theme/light.toml",
        "viewer/_data/tradewake-1.schema.json",
        "viewer/_data/samples/nuclear-tests.json",
        "viewer/_data/samples/oil-price-and-gdp.json",
        "viewer/_data/samples/wheat-and-monarchs.json",
    ):
        assert needed in names
    licences = {Path(name).name for name in names if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", "Inter-LICENSE.txt", "WenQuanYiMicroHei-LICENSE.txt"}


def test_the_installed_program_finds_its_own_files(installed: Installed):
    assert Path(installed.ask("i.__file__")).is_relative_to(installed.folder)
    for place in ("resources", "data"):
        found = Path(installed.ask(f"i.{place}()"))
        assert found.is_relative_to(installed.folder)
        assert found.is_dir()


def test_the_installed_program_prints_its_schema(installed: Installed):
    done = installed.run("tradewake", "schema")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["properties"]["events"]


def test_the_installed_program_finds_no_fault_with_what_it_ships(installed: Installed):
    shipped = Path(installed.ask("i.data()")).rglob("*.json")
    datasets = [path for path in shipped if "schema" not in path.name]
    assert len(datasets) == 4
    done = installed.run("tradewake", "check", *map(str, datasets))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_installed_program_takes_a_picture_without_a_display(installed: Installed):
    picture = installed.folder / "window.png"
    done = installed.run("tradewake", "snapshot", "-o", str(picture), "--size", "1280x720")
    assert done.returncode == 0, done.stderr
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert struct.unpack(">II", head[16:24]) == (1280, 720)
