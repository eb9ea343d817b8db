"""How stretches become flat pieces and lanes."""

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from annotator.markup.overlap import Stretch, shared
from annotator.markup.segments import Piece, fill_of, in_drawing_order, lanes, pieces

LENGTH = 40
edges = st.integers(0, LENGTH)


@st.composite
def some_stretches(draw: st.DrawFn) -> list[Stretch]:
    bounds = draw(
        st.lists(st.tuples(edges, edges).filter(lambda ends: ends[0] < ends[1]), max_size=12)
    )
    return [
        Stretch(id=f"{number}", start=start, end=end) for number, (start, end) in enumerate(bounds)
    ]


def a_stretch(key: str, start: int, end: int) -> Stretch:
    return Stretch(id=key, start=start, end=end)


@given(some_stretches(), st.lists(edges))
def test_pieces_partition_the_text(stretches: list[Stretch], cuts: list[int]) -> None:
    text = "".join(chr(0x1F600 + nth) for nth in range(LENGTH))

    found = pieces(0, LENGTH, stretches, cuts=cuts)

    assert "".join(text[piece.start : piece.end] for piece in found) == text
    assert all(one.end == next_one.start for one, next_one in pairwise(found))
    assert all(piece.start < piece.end for piece in found)
    assert set(cuts) - {0, LENGTH} <= {piece.start for piece in found}


@given(some_stretches(), st.lists(edges))
def test_a_piece_knows_exactly_what_covers_each_of_its_characters(
    stretches: list[Stretch], cuts: list[int]
) -> None:
    in_order = in_drawing_order(stretches)

    for piece in pieces(0, LENGTH, stretches, cuts=cuts):
        for at in range(piece.start, piece.end):
            covering = tuple(s.id for s in in_order if s.start <= at < s.end)
            assert piece.ids == covering


@given(some_stretches(), st.tuples(edges, edges).map(sorted))
def test_pieces_of_a_part_are_those_of_the_whole_cut_at_its_ends(
    stretches: list[Stretch], part: list[int]
) -> None:
    start, end = part
    whole = pieces(0, LENGTH, stretches, cuts=[start, end])

    assert pieces(start, end, stretches) == [
        piece for piece in whole if start <= piece.start and piece.end <= end
    ]


@given(some_stretches())
def test_there_are_at_most_two_more_edges_for_each_stretch(stretches: list[Stretch]) -> None:
    assert len(pieces(0, LENGTH, stretches)) <= 2 * len(stretches) + 1


@given(some_stretches())
def test_no_two_overlapping_stretches_share_a_lane(stretches: list[Stretch]) -> None:
    lane = lanes(stretches)

    for one in stretches:
        for other in stretches:
            if one.id != other.id and shared(one, other):
                assert lane[one.id] != lane[other.id]


@given(some_stretches())
def test_there_are_as_many_lanes_as_stretches_lie_over_one_character(
    stretches: list[Stretch],
) -> None:
    deepest = max((len(piece.ids) for piece in pieces(0, LENGTH, stretches)), default=0)

    assert len(set(lanes(stretches).values())) == deepest
    assert max(lanes(stretches).values(), default=-1) == deepest - 1


@given(some_stretches(), st.randoms())
def test_lanes_do_not_depend_on_the_order_in_which_stretches_come(
    stretches: list[Stretch], random: Random
) -> None:
    shuffled = stretches[:]
    random.shuffle(shuffled)

    assert lanes(shuffled) == lanes(stretches)
    assert pieces(0, LENGTH, shuffled) == pieces(0, LENGTH, stretches)


@given(some_stretches(), st.integers(0, LENGTH))
def test_what_comes_later_in_the_text_moves_no_lane(stretches: list[Stretch], until: int) -> None:
    earlier = [stretch for stretch in stretches if stretch.start < until]

    assert lanes(earlier).items() <= lanes(stretches).items()


def test_of_stretches_that_start_together_the_longer_one_lies_lower() -> None:
    found = lanes([a_stretch("short", 0, 3), a_stretch("long", 0, 9), a_stretch("next", 3, 5)])

    assert found == {"long": 0, "short": 1, "next": 1}


def test_touching_stretches_share_a_lane_and_no_piece() -> None:
    touching = [a_stretch("a", 0, 4), a_stretch("b", 4, 8)]

    assert lanes(touching) == {"a": 0, "b": 0}
    assert pieces(0, 8, touching) == [
        Piece(start=0, end=4, ids=("a",)),
        Piece(start=4, end=8, ids=("b",)),
    ]


def test_no_text_has_no_pieces() -> None:
    assert pieces(0, 0, []) == []
    assert pieces(5, 5, [a_stretch("a", 0, 9)]) == []


def test_the_shortest_of_what_fills_fills_a_piece() -> None:
    wide, narrow = a_stretch("wide", 0, 9), a_stretch("narrow", 2, 4)
    piece = Piece(start=2, end=4, ids=("wide", "narrow", "open"))

    assert fill_of(piece, {"wide": wide, "narrow": narrow}) == "narrow"
    assert fill_of(piece, {"wide": wide}) == "wide"


def test_of_two_that_fill_and_are_as_short_the_first_drawn_fills() -> None:
    piece = Piece(start=2, end=3, ids=("a", "b"))

    assert fill_of(piece, {"b": a_stretch("b", 1, 5), "a": a_stretch("a", 0, 4)}) == "a"


def test_where_nothing_fills_there_is_no_fill() -> None:
    assert fill_of(Piece(start=0, end=1, ids=("open",)), {}) is None
