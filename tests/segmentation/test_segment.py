"""What holds for the segments of any text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given

from annotator.corpus.zones.find import find_zones
from annotator.kernel.errors import Invalid
from annotator.markup.bounds import annotation_bounds
from annotator.markup.zones import MARKUP
from annotator.segmentation.masks import mask
from annotator.segmentation.segment import segment
from tests.corpus.pages import any_page, unhurried

MEBI = 2**20


@unhurried
@given(any_page())
def test_sentences_are_in_order_and_cover_every_character_but_white_space(text):
    zones = find_zones(text)
    read = mask(text, zones)
    sentences = segment(text, zones).sentences
    covered = {at for found in sentences for at in range(found.start, found.end)}

    assert all(before.end <= found.start for before, found in pairwise(sentences))
    assert all(read[found.start : found.end].strip() for found in sentences)
    assert covered >= {at for at, char in enumerate(read) if not char.isspace()}


@unhurried
@given(any_page())
def test_a_sentence_has_the_bounds_of_its_annotation(text):
    zones = find_zones(text)
    read = mask(text, zones)

    for found in segment(text, zones).sentences:
        bounds = (found.start, found.end)
        assert annotation_bounds(text, *bounds, mask=read) == bounds


@unhurried
@given(any_page())
def test_a_sentence_lies_in_zones_of_its_kind(text):
    zones = [zone for zone in find_zones(text) if zone.kind != MARKUP]

    for found in segment(text, find_zones(text)).sentences:
        touched = [zone for zone in zones if zone.start < found.end and found.start < zone.end]
        assert {zone.kind for zone in touched} == {found.zone}
        assert found.zone == "body" or len(touched) == 1


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_US"])
def test_a_region_does_not_matter(language):
    assert segment("It is over.", [], language).language == "en"


def test_a_language_without_rules_is_refused_and_the_others_are_named():
    with pytest.raises(Invalid, match="'xx'; these work: en") as refused:
        segment("It is over.", [], "xx")

    assert refused.value.code == "language_without_rules"


LONG_TEXTS = {
    "sentences": 'The two sides met in Moscow on Jan. 22 and "agreed" on nothing. ' * (MEBI // 32),
    "one line of one word": "a" * 2 * MEBI,
    "no punctuation": "the islands " * (MEBI // 6),
    "emoji": "😀" * (MEBI // 2),
    "families": "👨‍👩‍👧" * (MEBI // 9),
    "from right to left": "שלום עולם. " * (MEBI // 10),
    "full stops": "." * 2 * MEBI,
    "brackets": "(" * 2 * MEBI,
    "quotation marks": '"a ' * (MEBI // 2),
    "initials": "A." * MEBI,
    "ideographs": "北方領土は日本の領土である。" * (MEBI // 21),
    "carriage returns": "a b\r" * (MEBI // 4),
}


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS.keys())
def test_two_mebibytes_take_seconds_whatever_is_in_them(text):
    zones = find_zones(text)
    begun = time.process_time()
    found = segment(text, zones)

    assert time.process_time() - begun < 15
    assert found.sentences
