"""Which stretches answer each other."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.markup.overlap import Stretch, clusters, pairs, shared


def stretch(name: str, start: int, end: int) -> Stretch:
    return Stretch(id=name, start=start, end=end)


@st.composite
def makers(draw: st.DrawFn) -> dict[str, list[Stretch]]:
    made = {}
    for maker in draw(st.sets(st.sampled_from("abcd"), min_size=1)):
        bounds = draw(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=5))
        made[maker] = [
            stretch(f"{maker}{number}", start, start + length)
            for number, (start, length) in enumerate(bounds)
        ]
    return made


def test_shared_counts_characters_and_touching_shares_none():
    assert shared(stretch("a", 0, 5), stretch("b", 3, 9)) == 2
    assert shared(stretch("a", 0, 5), stretch("b", 5, 9)) == 0
    assert shared(stretch("a", 0, 9), stretch("b", 2, 4)) == 2


def test_the_largest_overlap_is_paired_first_and_each_stretch_once():
    long, short = stretch("a1", 0, 10), stretch("a2", 10, 14)
    other = stretch("b1", 2, 13)
    assert pairs([long, short], [other]) == [(long, other)]


def test_ties_go_by_start_then_end_then_id():
    other = stretch("b", 0, 9)
    first, second = stretch("a1", 0, 3), stretch("a2", 6, 9)
    assert pairs([second, first], [other]) == [(first, other)]


def test_a_cluster_holds_what_pairs_connect():
    found = clusters(
        {
            "a": [stretch("a1", 0, 5), stretch("a2", 20, 25)],
            "b": [stretch("b1", 3, 8)],
            "c": [stretch("c1", 7, 9)],
        }
    )
    assert [[one.id for one in group] for group in found] == [["a1", "b1", "c1"], ["a2"]]


@given(makers())
def test_every_stretch_is_in_one_cluster(made):
    found = [one.id for group in clusters(made) for one in group]
    assert sorted(found) == sorted(one.id for stretches in made.values() for one in stretches)


@given(makers())
def test_pairs_are_one_to_one_and_overlap(made):
    for one_maker in made:
        for other_maker in made:
            if one_maker != other_maker:
                found = pairs(made[one_maker], made[other_maker])
                assert all(shared(one, other) for one, other in found)
                assert len({one.id for one, _ in found}) == len(found)
                assert len({other.id for _, other in found}) == len(found)


@given(makers())
def test_the_order_of_makers_does_not_matter(made):
    turned = dict(reversed(list(made.items())))
    assert clusters(made) == clusters(turned)
