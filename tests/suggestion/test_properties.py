"""What holds for every text, the five articles included."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.corpus.zones.find import find_zones
from annotator.markup.zones import SUGGESTED_KINDS
from annotator.segmentation.segment import segment
from annotator.suggestion.suggesters.registry import suggest

WORDS = [
    "Russia",
    "Japan",
    "Tokyo",
    "Moscow",
    "Putin",
    "Abe",
    "says",
    "said",
    "that",
    "the",
    "islands",
    "Kurils",
    "Northern",
    "Territories",
    "are",
    "not",
    "Russian",
    "territory",
    "illegally",
    "occupied",
    "must",
    "be",
    "returned",
    "peace",
    "treaty",
    "first",
    "before",
    "two",
    "smaller",
    "joint",
    "activities",
    "compromise",
    ",",
    ".",
    "?",
    "“",
    "”",
    '"',
    ";",
    "—",
    "and",
    "but",
    "while",
    "\n",
    "\n\n",
    "#",
    "**",
    "[x](y)",
    "sovereignty",
    "never",
    "he",
]
MIXED = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
ANYTHING = st.text(max_size=300)


def read(pack, text):
    zones = find_zones(text)
    segmentation = segment(text, zones, "en")
    return segmentation, suggest(text=text, zones=zones, segmentation=segmentation, pack=pack)


def check(pack, text):
    segmentation, found = read(pack, text)
    keys = [(one.start, one.end, one.layer, one.label) for one in found]
    assert keys == sorted(set(keys))
    exclusive = pack.layer.exclusive.key
    for one in found:
        assert text[one.start : one.end] == one.quote
        assert 0 < one.score < 1
        assert one.evidence.anchor in pack.layer.anchors
        assert set(one.attributes) <= set(pack.layer.attributes)
        for trigger in one.evidence.triggers:
            assert text[trigger.start : trigger.end] == trigger.quote
    for sentence in segmentation.sentences:
        here = {one.label for one in found if one.start < sentence.end and sentence.start < one.end}
        assert exclusive not in here or here == {exclusive}
        assert not here or sentence.zone in SUGGESTED_KINDS
    return found


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.one_of(ANYTHING, MIXED))
def test_every_text_keeps_the_promises(pack, text):
    check(pack, text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "(" * 5000, "Japan " * 5000, "“" * 3000, "a" * 9000]
)
def test_a_text_without_prose_takes_no_label(pack, text):
    assert check(pack, text) == []


def test_a_language_that_the_lexicon_does_not_know_takes_no_label(pack):
    text = "# Курилы\n\nТокио требует вернуть острова.\n"
    zones = find_zones(text)
    english = segment(text, zones, "en")
    russian = replace(english, language="ru")
    assert suggest(text=text, zones=zones, segmentation=russian, pack=pack) == []


def test_an_unknown_suggester_is_an_error(pack):
    with pytest.raises(KeyError):
        suggest(
            text="",
            zones=[],
            segmentation=segment("", [], "en"),
            suggester="oracle",
            pack=pack,
        )


def test_the_same_text_gives_the_same_bytes(pack):
    text = "# Kurils\n\nMoscow says the Kurils are Russian territory. Japan wants them back.\n"
    first, second = (json.dumps([one.as_json() for one in read(pack, text)[1]]) for _ in range(2))
    assert first == second


def test_json_has_exactly_the_promised_keys(pack):
    [one, *_rest] = read(pack, "# The Kuril Islands dispute between Russia and Japan\n\nText.\n")[1]
    said = one.as_json()
    assert list(said) == [
        "layer",
        "label",
        "start",
        "end",
        "quote",
        "score",
        "attributes",
        "evidence",
    ]
    assert list(said["evidence"]) == ["triggers", "votes", "anchor"]
    assert list(said["evidence"]["triggers"][0]) == ["start", "end", "quote", "pattern"]
    assert list(said["evidence"]["votes"][0]) == ["part", "label", "score"]


def test_every_part_that_judged_shows_in_the_votes(pack):
    text = (
        "# Kurils\n\nPerhaps Moscow says the Kurils may be Russian territory. Japan wants them.\n"
    )
    parts = {vote.part for one in read(pack, text)[1] for vote in one.evidence.votes}
    assert {"moves", "scope", "combine"} <= parts


def test_the_articles_take_all_labels_and_none_in_their_furniture(pack):
    articles = sorted((pack.folder / "articles").glob("*.txt"))
    if not articles:
        pytest.skip("the articles are not there")
    labels = set()
    for path in articles:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        labels |= {one.label for one in check(pack, text)}
    assert labels == set(pack.layer.keys)
