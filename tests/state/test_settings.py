"""What the user prefers survives a restart; a damaged or forged file does no harm."""

import json
import os
from dataclasses import asdict, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.message import Message
from viewer.state.settings import (
    CHOICES,
    LIMITS,
    LONGEST_FILE,
    Preferences,
    Settings,
    checked,
    read,
    where,
)

DEFAULTS = Preferences()


@pytest.fixture
def file(tmp_path):
    return tmp_path / "tradewake" / "settings.json"


def valid(found: Preferences) -> bool:
    values, defaults = asdict(found), asdict(DEFAULTS)
    return (
        all(low <= values[name] <= high for name, (low, high) in LIMITS.items())
        and all(values[name] in choices for name, choices in CHOICES.items())
        and all(type(values[name]) is type(defaults[name]) for name in defaults)
    )


def test_what_was_chosen_is_there_at_the_next_start(file):
    Settings(file).update(theme="dark", text_size=130, animation=False)
    now = Settings(file).now
    assert (now.theme, now.text_size, now.animation) == ("dark", 130, False)
    assert now == Preferences(theme="dark", text_size=130, animation=False)


def test_a_change_is_announced_once_and_no_change_not_at_all(file):
    settings, told = Settings(file), []
    settings.changed.connect(told.append)
    settings.update(text_size=110)
    settings.update(text_size=110)
    assert told == [Preferences(text_size=110)]


@pytest.mark.parametrize(
    ("name", "asked", "kept"),
    [
        ("text_size", 9999, 250),
        ("text_size", -5, 70),
        ("text_size", 100.5, 100),
        ("text_size", True, 100),
        ("text_size", "120", 100),
        ("theme", "pink", "system"),
        ("theme", 3, "system"),
        ("animation", 1, True),
        ("animation", None, True),
        ("width", 10**30, 16384),
        ("height", 0, 400),
        ("side_width", 1, 240),
        ("recent", ["a.json", "b.json", "a.json"], ("a.json", "b.json")),
        ("place", (3, -4), (3, -4)),
        ("place", (3, 99_999), ()),
        ("recent", "a.json", ()),
        ("recent", [1, None, "", "x" * 5000, "a.json"], ("a.json",)),
        ("recent", [f"{n}.json" for n in range(50)], tuple(f"{n}.json" for n in range(10))),
    ],
)
def test_values_out_of_range_or_of_another_type_do_no_harm(file, name, asked, kept):
    settings = Settings(file)
    settings.update(**{name: asked})
    assert getattr(settings.now, name) == kept
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({name: asked}))
    assert getattr(read(file), name) == kept


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from([f.name for f in fields(Preferences)]) | st.text(max_size=9), json_values
    )
)
def test_no_forged_file_makes_settings_that_are_out_of_range(found):
    assert valid(checked(found))
    again = json.loads(json.dumps(asdict(checked(found))))
    assert checked(again) == checked(found)


@pytest.mark.parametrize(
    "damaged",
    [
        b"", b"{", b"null", b"[]", b"3", b'{"theme": "dark"', b"\xff\xfe\x00", b"[" * 100_000,
        b'{"text_size": ' + b"9" * 5000 + b"}", b'{"theme": "dark"}' + b" " * LONGEST_FILE,
        b"not json at all",
    ],
)  # fmt: skip
def test_a_damaged_file_is_kept_aside_and_the_defaults_serve(file, damaged: bytes):
    file.parent.mkdir(parents=True)
    file.write_bytes(damaged)
    settings = Settings(file)
    assert settings.now == DEFAULTS
    assert file.with_suffix(".bad").read_bytes() == damaged
    settings.update(theme="dark")
    assert Settings(file).now.theme == "dark"


def test_where_nothing_is_kept_the_defaults_serve(file):
    assert read(file) == DEFAULTS
    assert not file.with_suffix(".bad").exists()


def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(file):
    file.parent.mkdir(parents=True)
    os.mkfifo(file)
    assert read(file) == DEFAULTS


def test_a_folder_in_the_place_of_the_file_does_no_harm(file):
    file.mkdir(parents=True)
    assert read(file) == DEFAULTS


def test_saving_replaces_the_file_at_once_and_leaves_nothing_beside_it(file):
    settings = Settings(file)
    settings.update(text_size=110)
    with file.open("rb") as before:
        settings.update(text_size=120)
        # Who had the old file open still reads all of it: the new one took its place.
        assert json.loads(before.read())["text_size"] == 110
    assert json.loads(file.read_bytes())["text_size"] == 120
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def refusals(settings: Settings) -> list[Message]:
    told: list[Message] = []
    settings.failed.connect(told.append)
    return told


def test_a_change_that_cannot_be_saved_is_in_force_and_the_failure_is_said(tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    settings, changed = Settings(blocked / "settings.json"), []
    told = refusals(settings)
    settings.changed.connect(changed.append)
    settings.update(theme="dark")
    assert settings.now.theme == "dark"
    assert changed == [settings.now]
    (message,) = told
    assert message.english().startswith(f"The settings could not be saved in {blocked}")
    assert not message.english().endswith(": ")


def test_a_folder_in_the_way_of_the_file_is_said_too(file):
    settings = Settings(file)
    file.mkdir(parents=True)
    (file / "something").touch()
    told = refusals(settings)
    settings.update(theme="dark")
    assert len(told) == 1
    assert (file / "something").exists()


def test_what_is_saved_is_said_by_nobody(file):
    settings = Settings(file)
    told = refusals(settings)
    settings.update(theme="dark")
    assert told == []


def test_without_a_file_everything_stays_in_memory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = Settings(None)
    settings.update(theme="dark")
    assert settings.now.theme == "dark"
    assert list(tmp_path.iterdir()) == []


def test_settings_of_a_user_lie_in_the_folder_for_settings():
    assert where().parts[-2:] == ("tradewake", "settings.json")
    assert str(where()).startswith(os.environ["XDG_CONFIG_HOME"])
