"""docs/format.md is what people write files from: its example is good, and it names every field."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest


def tradewake(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "viewer", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def page(repo: Path) -> str:
    return (repo / "docs" / "format.md").read_text(encoding="utf-8")


def fields(schema: object) -> set[str]:
    """Every name of a field that a JSON Schema allows."""
    if isinstance(schema, list):
        return set().union(*map(fields, schema))
    if not isinstance(schema, dict):
        return set()
    own = schema.get("properties", {})
    found = set(own) if isinstance(own, dict) else set()
    return found.union(*map(fields, schema.values()))


def test_the_example_is_a_good_file(page: str, tmp_path: Path, repo: Path):
    example = re.search(r"```json\n(\{\n  \"\$schema\".*?)```", page, flags=re.DOTALL)
    assert example
    file = tmp_path / "salt.json"
    file.write_text(example.group(1), encoding="utf-8")
    done = tradewake("check", "--json", str(file), cwd=repo)
    (report,) = json.loads(done.stdout)["files"]
    assert report["problems"] == []
    assert (done.returncode, report["events"], report["claims"], report["series"]) == (0, 4, 3, 1)


def test_every_field_of_the_schema_is_described(page: str, repo: Path):
    done = tradewake("schema", cwd=repo)
    assert done.returncode == 0, done.stderr
    known = fields(json.loads(done.stdout))
    assert len(known) > 60
    described = set(re.findall(r"`([^`\s]+)`|\"([\w$-]+)\"", page))
    words = {word for pair in described for word in pair}
    assert {name for name in known if name not in words} == set()
