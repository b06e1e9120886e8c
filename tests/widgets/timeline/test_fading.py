"""Things fade in and out when the zoom brings them, and only then."""

import pytest

from viewer.widgets.timeline.fading import LASTS, Fade, Fading


def test_what_a_new_level_brings_fades_in_and_what_it_takes_fades_out():
    fade = Fade()
    fade.meet(["Jan", "Feb"], "months", 10.0)
    assert not fade.goes_on
    fade.meet(["Jan", "8"], "weeks", 10.1)
    assert set(fade.coming()) == {"8"}
    assert set(fade.leaving()) == {"Feb"}
    shares = []
    for part in (0.0, 0.25, 0.5, 0.9):
        fade.meet(["Jan", "8"], "weeks", 10.1 + part * LASTS)
        assert 0 < fade.coming()["8"] <= 1
        shares.append((fade.coming()["8"], -fade.leaving()["Feb"]))
    assert shares == sorted(shares)
    fade.meet(["Jan", "8"], "weeks", 10.1 + LASTS)
    assert not fade.goes_on
    assert fade.coming() == fade.leaving() == {}


def test_panning_brings_and_takes_without_fading():
    fade = Fade()
    fade.meet(["Jan", "Feb"], "months", 1.0)
    fade.meet(["Feb", "Mar"], "months", 1.1)
    assert not fade.goes_on


def test_what_comes_back_while_it_fades_out_is_no_longer_leaving():
    fade = Fade()
    fade.meet(["Jan"], 1, 1.0)
    fade.meet(["8"], 2, 1.01)
    fade.meet(["Jan"], 1, 1.02)
    assert set(fade.coming()) == {"Jan"}
    assert set(fade.leaving()) == {"8"}


@pytest.mark.parametrize("level", [1, 2])
def test_without_animation_everything_is_there_at_once(level):
    fading = Fading()
    fading.meet("ticks", ["Jan"], 1)
    fade = fading.meet("ticks", ["8"], level)
    assert not fading.goes_on
    assert fade.coming() == fade.leaving() == {}


def test_a_picture_in_the_midst_of_a_fade_is_whole_when_animation_is_off():
    fading = Fading()
    fading.now = 1.0
    fading.meet("ticks", ["Jan"], 1)
    fading.meet("ticks", ["8"], 2)
    assert fading.goes_on
    fading.now = None
    fading.meet("ticks", ["8"], 2)
    assert not fading.goes_on
