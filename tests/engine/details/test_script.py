"""Datasets in Chinese, Japanese or Korean are told apart, so that their letters can be shown."""

import pytest

from viewer.engine.details.script import has_east_asian
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset, Events
from viewer.model.records import Actor, Event


@pytest.mark.parametrize("text", ["무역", "贸易", "輸出", "ひらがな", "全角A"])
def test_letters_that_need_another_font(text):
    assert has_east_asian(Dataset(Clean(text)))
    event = Event("e", Clean(f"Title {text}"), ("c",))
    assert has_east_asian(Dataset(Clean("Plain"), events=Events([event])))
    actor = Actor("a", Clean("Plain"), names=(("ko", Clean(text)),))
    assert has_east_asian(Dataset(Clean("Plain"), actors=Dataset.index([actor])))


def test_letters_that_need_none():
    assert not has_east_asian(Dataset(Clean("Trade – торговля, “Ærøskøbing” → 10²")))
