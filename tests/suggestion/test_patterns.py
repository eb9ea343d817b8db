"""The language of the lexicon: phrases, gaps, rows."""

import pytest

from annotator.suggestion.suggesters.patterns import (
    Hit,
    Index,
    inflections,
    matches,
    parse,
    phrases,
)


def table(*hits):
    found = {}
    for concept, start, end in hits:
        found.setdefault(concept, []).append(Hit(start, end, concept))
    return found


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("claim", ["claim", "claims", "claimed", "claiming"]),
        ("cede", ["cede", "cedes", "ceded", "ceding"]),
        ("deny", ["deny", "denies", "denied", "denying"]),
        ("press", ["press", "presses", "pressed", "pressing"]),
        ("obey", ["obey", "obeys", "obeyed", "obeying"]),
    ],
)
def test_inflections_are_regular(word, expected):
    assert inflections(word) == expected


def test_phrases_multiply_alternatives_and_leave_out_what_may_be_missing():
    assert phrases("the? big|small isle") == [
        "the big isle",
        "the small isle",
        "big isle",
        "small isle",
    ]


def test_phrases_double_the_last_letter_on_request():
    assert phrases("drop~~") == ["drop", "drops", "dropped", "dropping"]


@pytest.mark.parametrize("written", ["", "a|b?|c", "|", " ".join(["a|b|c|d|e|f|g|h"] * 5)])
def test_phrases_refuse_what_no_analyst_means(written):
    with pytest.raises(ValueError, match=r"phrases|place"):
        phrases(written)


def test_parse_reads_concepts_gaps_and_literal_words():
    pattern = parse("[a|b] ..5 hand over & [c]")
    first, second = pattern.rows
    assert [(one.concepts, one.gap) for one in first] == [(("a", "b"), 2), (("'hand over'",), 5)]
    assert second[0].concepts == ("c",)


@pytest.mark.parametrize("written", ["", "[a] ..50 [b]"])
def test_parse_refuses_an_empty_row_and_a_gap_too_wide(written):
    with pytest.raises(ValueError, match="row"):
        parse(written)


def test_matches_keep_the_order_and_the_gap_of_a_row():
    pattern = parse("[a] ..1 [b]")
    assert matches(pattern, table(("a", 0, 1), ("b", 2, 3)))
    assert not matches(pattern, table(("a", 0, 1), ("b", 3, 4)))
    assert not matches(pattern, table(("b", 0, 1), ("a", 1, 2)))


def test_matches_of_two_rows_take_either_order_nearby():
    pattern = parse("[a] & [b]")
    assert matches(pattern, table(("b", 0, 1), ("a", 9, 10)))
    assert not matches(pattern, table(("b", 0, 1), ("a", 90, 91)))


def test_an_index_finds_what_trying_every_pattern_finds():
    patterns = [parse("[a] [b]"), parse("[b] ..3 [a]"), parse("[c]")]
    hits = table(("b", 0, 1), ("a", 2, 3), ("b", 4, 5))
    found = [(i, matches(pattern, hits)) for i, pattern in enumerate(patterns)]
    assert Index(patterns).matches(hits) == [(i, own) for i, own in found if own]
