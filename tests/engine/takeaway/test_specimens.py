"""The key shows what it says: each specimen has the trait that it stands for."""

import numpy as np
import pytest

from viewer.engine.takeaway.specimens import (
    TRAIT_WORDS,
    Trait,
    specimen,
    stances_in,
    traits_in,
)
from viewer.engine.takeaway.value_specimens import (
    VALUE_WORDS,
    ValueTrait,
    value_specimen,
    value_traits_in,
)
from viewer.model.records import Stance


def test_everything_has_words_of_its_own():
    assert set(TRAIT_WORDS) == set(Trait)
    assert set(VALUE_WORDS) == set(ValueTrait)
    said = [str(words) for words in (*TRAIT_WORDS.values(), *VALUE_WORDS.values())]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("scale", [0.7, 1.0, 2.5])
@pytest.mark.parametrize("trait", Trait)
def test_a_specimen_has_its_trait(trait: Trait, scale: float):
    scene, drawn = specimen(trait, 56 * scale, scale)
    assert trait in traits_in(scene, drawn)
    assert not len(scene.labels)


@pytest.mark.parametrize("trait", Trait)
def test_a_specimen_lies_inside_its_box(trait: Trait):
    scene, _ = specimen(trait, 56)
    for x, y, width, height in scene.pieces:
        assert y >= 0
        assert y + height <= scene.height
        assert x < 56
        assert x + width > 0
    for x, y in scene.marks:
        assert 0 < x < 56
        assert 0 < y < scene.height


def test_the_plainest_specimens_have_no_other_trait():
    for trait in (Trait.SURE, Trait.TIE, Trait.CONTEXT, Trait.FOLD):
        assert traits_in(*specimen(trait, 56)) == (trait,)


def test_statuses_are_those_of_the_marks():
    scene, drawn = specimen(Trait.CONTEXT, 56)
    assert stances_in(scene, drawn) == (Stance.CONFIRMED,)
    assert stances_in(*specimen(Trait.SURE, 56)) == ()


@pytest.mark.parametrize("size", [(20.0, 14.0), (30.0, 20.0), (75.0, 50.0)])
@pytest.mark.parametrize("trait", ValueTrait)
def test_a_value_specimen_has_its_trait(trait: ValueTrait, size: tuple[float, float]):
    chart = value_specimen(trait, *size)
    assert trait in value_traits_in(chart)
    assert not chart.labels


def test_final_values_are_bars_of_some_height():
    chart = value_specimen(ValueTrait.FINAL, 30, 20)
    assert value_traits_in(chart) == (ValueTrait.FINAL,)
    assert float(np.abs(chart.bars.base - chart.bars.tip)[0]) > 8
