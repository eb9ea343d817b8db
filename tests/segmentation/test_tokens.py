"""Token edges: to what a selection snaps."""

from itertools import pairwise

import pytest
from hypothesis import given

from annotator.segmentation.tokens import token_edges
from tests.corpus.pages import any_page, unhurried


def tokens_of(text: str) -> list[str]:
    starts, ends = token_edges(text, "en")
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ('"We won\'t," he said.', ['"', "We", "wo", "n't", ",", '"', "he", "said", "."]),
        (
            "Abe’s “new approach”—he said",
            ["Abe", "’s", "“", "new", "approach", "”", "—", "he", "said"],
        ),
        ("dispute -- Iturup -- in", ["dispute", "--", "Iturup", "--", "in"]),
        ("islands--Habomai", ["islands", "--", "Habomai"]),
        ("Kuril-Islands", ["Kuril", "-", "Islands"]),
        ("the U.S.-Japanese alliance", ["the", "U.S.-Japanese", "alliance"]),
        ("Sept. 6-7.", ["Sept.", "6", "-", "7", "."]),
        ("READJul 12", ["READ", "Jul", "12"]),
        ("MinisterNaoto Kan", ["Minister", "Naoto", "Kan"]),
        ("Dispute.[8]\u00a0Medvedev", ["Dispute", ".", "[", "8", "]", "Medvedev"]),
        ("from Japan.... And", ["from", "Japan", "....", "And"]),
        ("(THAAD) anyway!?", ["(", "THAAD", ")", "anyway", "!", "?"]),
        ("👨‍👩‍👧👍🏽🇯🇵🇷🇺e\u0301t", ["👨‍👩‍👧", "👍🏽", "🇯🇵", "🇷🇺", "e\u0301t"]),
        ("北方領土。", ["北方領土", "。"]),
        ("x" * 100, ["x" * 100]),
        ("  \n", []),
    ],
)
def test_the_tokens_are(text, tokens):
    assert tokens_of(text) == tokens


@unhurried
@given(any_page())
def test_tokens_are_sorted_and_cover_every_character_but_white_space(text):
    starts, ends = token_edges(text, "en")
    covered = {at for start, end in zip(starts, ends, strict=True) for at in range(start, end)}

    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert all(before < after for before, after in pairwise(starts))
    assert covered == {at for at, char in enumerate(text) if not char.isspace()}
