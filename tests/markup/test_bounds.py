"""What the bounds of an annotation are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.markup.bounds import annotation_bounds


def bounds_of(marked: str, mask: str | None = None) -> str:
    """Return the annotation meant by what stands between ‹ and ›."""
    start, end = marked.index("‹"), marked.index("›") - 1
    text = marked.replace("‹", "").replace("›", "")
    start, end = annotation_bounds(text, start, end, mask)
    return text[start:end]


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ("One.‹  They agreed. › Three.", "They agreed."),
        ("‹They agreed›. Then", "They agreed."),
        ("‹They agreed›... Then", "They agreed..."),
        ("‹Did they agree›?! Then", "Did they agree?!"),
        ('He said: ‹"They agreed›." Then', '"They agreed."'),
        ('He said: "‹They agreed›." Then', '"They agreed."'),
        ("He said: “‹They agreed›.” Then", "“They agreed.”"),
        ("“We met. ‹They agreed›.” Then", "They agreed.”"),
        ("“We met. ‹They agreed.› ” Then", "They agreed."),
        ('(He said "‹They agreed›.") Then', '"They agreed.")'),
        ("‹(They agreed›.) Then", "(They agreed.)"),
        ("(‹They agreed›.) Then", "(They agreed.)"),
        ("‹They agreed (twice›). Then", "They agreed (twice)."),
        ("‹They agreed “twice›”. Then", "They agreed “twice”."),
        ("‹'They agreed›' Then", "'They agreed'"),
        ("He said '‹They agreed›.' Then", "'They agreed.'"),
        ("‹They agreed›.[8] Then", "They agreed.[8]"),
        ("‹They agreed›.¹² Then", "They agreed.¹²"),
        ("‹合意した›。次に", "合意した。"),
        ("‹Japan›'s claim", "Japan"),
        ("‹Japan›’s claim", "Japan"),
        ("‹It grew by 3›.5 percent", "It grew by 3"),
        ("‹the U›.S. side", "the U"),
        ("‹the U.S›. side", "the U.S."),
        ("see ‹example›.org", "example"),
        ("the “‹capitulation›” of", "capitulation"),
        ("a clause‹, but not this› one", ", but not this"),
        ('said.‹"Then they agreed›."', '"Then they agreed."'),
        ('"It is over."‹Then they agreed.›"', 'Then they agreed."'),
    ],
)
def test_the_annotation_meant_is(marked, meant):
    assert bounds_of(marked) == meant


@pytest.mark.parametrize(
    ("marked", "mask", "meant"),
    [
        ("‹**They agreed.**›", "  They agreed.  ", "They agreed."),
        ("‹**They agreed›**. Then", "  They agreed  . Then", "They agreed**."),
        ("‹# Title›", "  Title", "Title"),
        ("‹See [this›](#). Then", "See  this    . Then", "See [this](#)."),
    ],
)
def test_outer_markdown_is_off_and_inner_stays(marked, mask, meant):
    assert bounds_of(marked, mask) == meant


@pytest.mark.parametrize(("start", "end"), [(0, 3), (2, 2), (3, 2), (-1, 2), (0, 99)])
def test_a_selection_of_nothing_is_refused(start, end):
    with pytest.raises(ValueError, match="selection"):
        annotation_bounds("   x", start, end)


some_words = st.lists(
    st.sampled_from(
        [
            "a",
            "B",
            " ",
            "\n",
            ".",
            "?",
            "…",
            '"',
            "“",
            "”",
            "'",
            "’",
            "(",
            ")",
            "[8]",
            "¹",
            "1",
            "。",
        ]
    ),
    max_size=25,
).map("".join)


@given(some_words, st.data())
def test_bounds_hold_still_when_asked_again(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if not text[start:end].strip():
        return
    bounds = annotation_bounds(text, start, end)

    assert annotation_bounds(text, *bounds) == bounds
    assert text[slice(*bounds)].strip() == text[slice(*bounds)]
    # Nothing that was selected is lost but white space, and nothing is won but marks.
    assert text[start:end].strip() in text[slice(*bounds)]
