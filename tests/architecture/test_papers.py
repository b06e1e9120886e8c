"""The papers tell the truth: captions, links, commands, and nothing of anybody's own machine."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.reading import REPO, VIEWER

FLOORS = sorted(p.parent for p in VIEWER.rglob("__init__.py") if p.parent != VIEWER)

SECTIONS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}

PRIVATE = {
    "a path of one machine": r"(?<![\w.:/-])/(?:work|root|home)/\w",
    "a host of a package registry": r"pypi\.org|pythonhosted|npmjs|deb\.debian\.org|/simple/",
    "a word of the workplace": r"\bCEO\b|seed\.txt|\bsubagent|\bTODO\b|\bFIXME\b",
}
"""What no tracked file may hold."""


PROMISED: set[str] = set()
"""Links whose target is still to be made; each is taken from here as soon as it exists."""


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPO, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    files = [REPO / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file() and file != Path(__file__)]


def markdown() -> list[Path]:
    return [file for file in tracked() if file.suffix == ".md"]


def private_things(text: str) -> list[str]:
    return [
        f"{what}: {found.group()}"
        for what, pattern in PRIVATE.items()
        for found in re.finditer(pattern, text)
    ]


def broken_links(paper: Path, text: str) -> list[str]:
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    links = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|href)="([^"]+)"', text)
    return [
        link
        for link in links
        if not re.match(r"[a-z]+:", link)
        and link.partition("#")[0]
        and not (paper.parent / link.partition("#")[0]).exists()
    ]


def faults_of_changelog(text: str) -> list[str]:
    faults = []
    lines = text.splitlines()
    versions = [line for line in lines if line.startswith("## ")]
    if not versions or versions[0] != "## [Unreleased]":
        faults.append("the first section is not [Unreleased]")
    faults += [
        f"not a version: {line}"
        for line in versions[1:]
        if not re.fullmatch(r"## \[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", line)
    ]
    faults += [
        f"not a section: {line}"
        for line in lines
        if line.startswith("### ") and line[4:] not in SECTIONS
    ]
    entries = [line for line in lines if line.startswith(("- ", "* "))]
    faults += [f"not an entry: {line}" for line in entries if not re.match(r"- \S.{10,}", line)]
    if not entries:
        faults.append("no entries")
    return faults


def commands_in(section: str) -> set[str]:
    blocks = re.findall(r"```\w*\n(.*?)```", section, flags=re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", section, flags=re.DOTALL))
    programs = ("make ", "python", "pip ", "tradewake", "apt", "sudo", "git ", ".venv")
    return {text for text in [*lines, *spans] if text and text.startswith(programs)}


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: floor.relative_to(REPO).as_posix())
def test_architecture_shows_the_caption_of_each_floor(floor: Path):
    opening = ast.get_docstring(ast.parse((floor / "__init__.py").read_text(encoding="utf-8")))
    assert opening, "a floor opens with its caption"
    caption = opening.splitlines()[0]
    name = floor.relative_to(REPO).as_posix()
    page = (REPO / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert f"| `{name}` | {caption} |" in page


def test_architecture_shows_no_floor_that_is_gone():
    page = (REPO / "ARCHITECTURE.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\| `(viewer/[\w/]+)` \|", page, flags=re.MULTILINE)
    assert [name for name in shown if REPO / name not in FLOORS] == []


def test_the_changelog_keeps_its_form():
    text = (REPO / "CHANGELOG.md").read_text(encoding="utf-8")
    assert faults_of_changelog(text) == []


def test_the_start_section_of_the_readme_needs_two_commands_only():
    readme = (REPO / "README.md").read_text(encoding="utf-8")
    start = re.search(r"^## Start\n(.*?)(?=^## )", readme, flags=re.MULTILINE | re.DOTALL)
    assert start, "the README has a section Start"
    assert commands_in(start.group(1)) == {"make run", "make test"}


def test_makefile_and_command_line_name_the_same_system_libraries():
    library = re.compile(r"\blib[a-z0-9.+-]+(?=[\s\"\\])")
    makefile = re.search(
        r"^PACKAGES :=(?:.*\\\n)*.*\n", (REPO / "Makefile").read_text(), re.MULTILINE
    )
    command_line = re.search(r"^APT = \((.*?)^\)", (VIEWER / "cli.py").read_text(), re.M | re.S)
    assert makefile
    assert command_line
    wanted = set(library.findall(makefile.group()))
    assert len(wanted) >= 12
    assert set(library.findall(command_line.group(1))) == wanted


def test_links_between_papers_lead_somewhere():
    broken = {
        str(paper.relative_to(REPO)): found
        for paper in markdown()
        if (found := set(broken_links(paper, paper.read_text(encoding="utf-8"))) - PROMISED)
    }
    assert broken == {}
    assert [name for name in PROMISED if (REPO / name).exists()] == []


def test_decisions_are_listed():
    folder = REPO / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    pages = sorted(p.name for p in folder.glob("[0-9]*.md"))
    assert [name for name in pages if f"]({name})" not in index] == []
    assert [name[:4] for name in pages] == [f"{n:04}" for n in range(1, len(pages) + 1)]


def test_no_tracked_file_tells_of_anybodys_own_machine():
    told = {}
    for file in tracked():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # fonts and pictures
        if found := private_things(text):
            told[str(file.relative_to(REPO))] = found
    assert told == {}


@pytest.mark.parametrize(
    "text",
    [
        "see /" + "work/notes.txt",
        "in /" + "home/anna/data.json",
        "index-url = https://" + "pypi.org" + "/simple/",
        "from " + "seed" + ".txt",
    ],
)
def test_a_planted_private_thing_is_seen(text: str):
    assert private_things(text)


@pytest.mark.parametrize(
    "text",
    [
        "# Changelog\n\n## [1.0.0] - 2026-01-01\n\n### Added\n\n- A thing that a user sees.\n",
        "# Changelog\n\n## [Unreleased]\n\n### News\n\n- A thing that a user sees.\n",
        "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Tidy\n",
        "# Changelog\n\n## [Unreleased]\n\n## [next] - soon\n\n- A thing that a user sees.\n",
        "# Changelog\n\n## [Unreleased]\n",
    ],
)
def test_a_changelog_out_of_form_is_seen(text: str):
    assert faults_of_changelog(text)


def test_a_broken_link_and_a_third_command_are_seen():
    assert broken_links(REPO / "README.md", "[here](docs/nowhere.md#top)") == [
        "docs/nowhere.md#top"
    ]
    assert commands_in("```sh\nmake run\n```\nor `pip install tradewake`") == {
        "make run",
        "pip install tradewake",
    }
