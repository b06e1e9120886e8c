"""Arrays come back as they were, and nothing else is taken for arrays."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of

from viewer.io.array_file import BadArrays, pack, unpack

DTYPES = st.sampled_from(["bool", "uint8", "int32", "int64", "float64", "uint16"])
ARRAYS = st.dictionaries(
    st.text(max_size=5),
    DTYPES.flatmap(lambda dtype: arrays_of.arrays(dtype, arrays_of.array_shapes(min_side=0))),
    max_size=5,
)


def packed(head, arrays):
    return b"".join(pack(head, arrays))


@given(ARRAYS, st.dictionaries(st.text(), st.integers() | st.text()))
def test_they_come_back_as_they_were(arrays, head):
    again, found = unpack(packed(head, arrays))
    assert again == head
    assert list(found) == list(arrays)
    for name, array in arrays.items():
        assert found[name].dtype == array.dtype
        np.testing.assert_array_equal(found[name], array)
        assert not found[name].flags.writeable


def test_what_does_not_lie_in_one_piece_comes_back_too():
    whole = np.arange(24).reshape(4, 6)
    np.testing.assert_array_equal(unpack(packed(None, {"a": whole.T[::2]}))[1]["a"], whole.T[::2])


@given(st.data())
def test_one_changed_byte_is_noticed(data):
    good = bytearray(packed({"made": "here"}, {"a": np.arange(9), "b": np.ones(3, bool)}))
    at = data.draw(st.integers(0, len(good) - 1))
    good[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(BadArrays):
        unpack(good)


@given(st.integers(0, 200))
def test_what_was_cut_off_is_noticed(count):
    good = packed({"made": "here"}, {"a": np.arange(90)})
    with pytest.raises(BadArrays):
        unpack(good[:count])


def test_objects_are_no_arrays():
    with pytest.raises(BadArrays):
        unpack(packed(None, {"a": np.array([{}], object).astype("S3")}))
