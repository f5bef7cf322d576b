"""Sets of positions as integers."""

from hypothesis import given
from hypothesis import strategies as st

from programmes import bit_sets

SIZE = 40
POSITIONS = st.sets(st.integers(0, SIZE - 1))


@given(POSITIONS, st.lists(st.integers(0, SIZE - 1), unique=True))
def test_in_order_gives_the_members_that_the_order_names(members, order):
    bits = bit_sets.of(members, SIZE)

    assert list(bit_sets.in_order(bits, order, SIZE)) == [n for n in order if n in members]
    assert list(bit_sets.in_order(bits, range(SIZE), SIZE)) == sorted(members)
    assert bits.bit_count() == len(members)


@given(
    st.lists(st.sets(st.sampled_from("abcdefghijk")).map(lambda cell: "".join(sorted(cell))), max_size=SIZE)
)
def test_by_value_holds_each_row_under_each_of_its_values(column):
    sets = bit_sets.by_value(column, "abcdefghijk", lambda cell: cell)

    for value, bits in sets.items():
        assert list(bit_sets.in_order(bits, range(SIZE), SIZE)) == [
            n for n, cell in enumerate(column) if value in cell
        ]
