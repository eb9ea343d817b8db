"""A suggestion that says nothing, or points nowhere, cannot be built."""

import pytest

from annotator.markup.suggestions import Evidence, Suggested, Trigger, Vote

TRIGGER = Trigger(start=0, end=2, quote="ab", pattern="p")
EVIDENCE = Evidence(triggers=(TRIGGER,), votes=(), anchor="rule-1")


def suggested(**changes):
    values = {"layer": "l", "label": "k", "start": 0, "end": 2, "quote": "ab", "score": 0.5}
    return Suggested(**{**values, "evidence": EVIDENCE, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"start": 2},
        {"start": -1},
        {"quote": "abc"},
        {"score": 0.0},
        {"score": 1.0},
        {"layer": ""},
        {"label": ""},
    ],
)
def test_an_invalid_suggestion_cannot_be_built(changes):
    with pytest.raises(ValueError, match=r"."):
        suggested(**changes)


def test_evidence_needs_a_trigger_and_an_anchor():
    with pytest.raises(ValueError, match="trigger"):
        Evidence(triggers=(), votes=(), anchor="rule-1")
    with pytest.raises(ValueError, match="anchor"):
        Evidence(triggers=(TRIGGER,), votes=(), anchor="")


@pytest.mark.parametrize("values", [{"quote": ""}, {"pattern": ""}, {"end": 0}])
def test_a_trigger_needs_words_and_a_pattern(values):
    with pytest.raises(ValueError, match=r"trigger"):
        Trigger(**{"start": 0, "end": 2, "quote": "ab", "pattern": "p", **values})


@pytest.mark.parametrize("values", [{"part": ""}, {"label": ""}, {"score": 1.5}, {"score": -2.0}])
def test_a_vote_names_its_part_and_stays_in_range(values):
    with pytest.raises(ValueError, match="vote"):
        Vote(**{"part": "moves", "label": "k", "score": 0.5, **values})


def test_scores_are_rounded():
    assert suggested(score=0.123456).score == 0.123
    assert Vote(part="moves", label="k", score=0.98765).score == 0.988


def test_as_json_is_plain():
    assert suggested(attributes={"holder": "author"}).as_json() == {
        "layer": "l",
        "label": "k",
        "start": 0,
        "end": 2,
        "quote": "ab",
        "score": 0.5,
        "attributes": {"holder": "author"},
        "evidence": {
            "triggers": [{"start": 0, "end": 2, "quote": "ab", "pattern": "p"}],
            "votes": [],
            "anchor": "rule-1",
        },
    }
