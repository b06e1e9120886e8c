from hypothesis import given
from hypothesis import strategies as st

from viewer.io.chunk import _between_all

SEPARATORS = [b'},{"id"', b'},\n{"id"', b'},\n    {\n      "id"', b'},\r\n\t{ "id"']


@given(
    st.sampled_from(SEPARATORS),
    st.lists(st.text(alphabet='a},{\n "id', max_size=12).map(str.encode), min_size=1, max_size=8),
)
def test_pieces_between_separators_are_as_long_as_splitting_makes_them(separator, pieces):
    part = separator.join(pieces)
    assert _between_all(separator, part).tolist() == [len(one) for one in part.split(separator)]
