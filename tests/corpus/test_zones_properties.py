"""What holds for the zones of any text whatever."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.corpus.zones.find import find_zones
from annotator.markup.zones import MARKUP
from annotator.segmentation.masks import mask
from tests.corpus.pages import any_page, unhurried

MEBI = 2**20


@unhurried
@given(any_page())
def test_all_kinds_but_markup_partition_any_text(text):
    zones = [zone for zone in find_zones(text) if zone.kind != MARKUP]
    edges = [0, *(zone.end for zone in zones)]

    assert [zone.start for zone in zones] == edges[:-1]
    assert edges[-1] == len(text)


@unhurried
@given(any_page())
def test_markup_is_in_order_and_does_not_touch_itself(text):
    markup = [zone for zone in find_zones(text) if zone.kind == MARKUP]

    assert all(before.end < zone.start for before, zone in pairwise(markup))
    assert all(text[zone.start : zone.end].strip() for zone in markup)


@unhurried
@given(any_page())
def test_the_zones_are_sorted(text):
    zones = find_zones(text)

    assert zones == sorted(zones, key=lambda zone: (zone.start, -zone.end))


@unhurried
@given(any_page())
def test_a_mask_is_as_long_as_its_text_and_differs_only_in_markup(text):
    zones = find_zones(text)
    read = mask(text, zones)

    assert len(read) == len(text)
    hidden = {at for zone in zones if zone.kind == MARKUP for at in range(zone.start, zone.end)}
    assert all(read[at] == (" " if at in hidden else text[at]) for at in range(len(text)))


@unhurried
@given(st.text(alphabet="[]()*_`\\#|-> \n!a", max_size=200))
def test_the_syntax_of_markdown_partitions_too(text):
    zones = [zone for zone in find_zones(text) if zone.kind != MARKUP]

    assert "".join(text[zone.start : zone.end] for zone in zones) == text


LONG_TEXTS = {
    "one line of one word": "a" * MEBI,
    "one line of words": "the islands " * (MEBI // 12),
    "emoji": "😀" * (MEBI // 4),
    "from right to left": "שלום עולם. " * (MEBI // 20),
    "brackets": "[(" * (MEBI // 2),
    "links that never close": "[a](b" * (MEBI // 5),
    "stars": "*a " * (MEBI // 3),
    "quotation marks": '"a ' * (MEBI // 3),
    "comments": "Jo\nAugust 19, 2013 at 13:16\n\nhello there\n\n" * (MEBI // 43),
    "titles": "What Comes First?\n\n" * (MEBI // 19),
    "related": "Related stories\n" + "- another one\n" * (MEBI // 14),
    "lines": "A line that says something about the islands.\n" * (MEBI // 46),
    "spaces": "a" + " " * MEBI + "b",
}


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS.keys())
def test_a_mebibyte_takes_seconds_whatever_is_in_it(text):
    begun = time.process_time()
    zones = find_zones(text)

    assert time.process_time() - begun < 15
    assert "".join(text[zone.start : zone.end] for zone in zones if zone.kind != MARKUP) == text
