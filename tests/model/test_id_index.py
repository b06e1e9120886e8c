"""Ids are found where they stand, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.model.id_index import IdIndex, hash_of, hashes
from viewer.model.text_column import TextColumn

ids = st.lists(st.text(max_size=12) | st.sampled_from(["e1", "e2", "사건-3"]), max_size=40)


@given(ids, st.text(max_size=3))
def test_each_id_is_found_where_it_stands_first(texts, other):
    index = IdIndex.of(TextColumn.of(texts))
    for text in texts:
        assert index.position(text) == texts.index(text)
        assert list(index.rows(text)) == [n for n, one in enumerate(texts) if one == text]
    assert (index.position(other) is None) == (other not in texts)


@given(ids)
def test_ids_that_stand_twice_are_told(texts):
    repeated = set(IdIndex.of(TextColumn.of(texts)).repeated())
    assert repeated == {n for n, text in enumerate(texts) if texts.count(text) > 1}


@given(ids)
def test_the_hash_of_one_id_is_that_of_its_row(texts):
    assert hashes(TextColumn.of(texts)).tolist() == [hash_of(text) for text in texts]


def test_many_ids_have_as_many_hashes():
    texts = [f"event-{n:07}" for n in range(200_000)]
    assert len(set(hashes(TextColumn.of(texts)).tolist())) == len(texts)


@given(st.lists(st.text(max_size=3)), st.lists(st.text(max_size=3)))
def test_it_tells_which_of_many_ids_are_there(texts, others):
    found = IdIndex.of(TextColumn.of(texts)).known(others)
    assert list(found) == [one for one in others if one in texts]
