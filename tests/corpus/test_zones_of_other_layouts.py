"""Zones of made-up pages in layouts that none of the five articles has."""

import pytest

from annotator.corpus.zones.find import find_zones
from annotator.markup.zones import MARKUP, Zone
from tests.corpus.rows import LAYOUTS, read_layout


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_the_zones_are_those_that_the_page_is_marked_with(path):
    text, expected = read_layout(path)
    found = [zone for zone in find_zones(text) if zone.kind != MARKUP]

    assert [_shown(text, zone) for zone in found] == [_shown(text, zone) for zone in expected]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_they_are_the_same_without_a_line_break_at_the_end(path):
    text, expected = read_layout(path)
    bare = text.rstrip("\n")
    found = [zone for zone in find_zones(bare) if zone.kind != MARKUP]

    assert [(zone.kind, zone.start) for zone in found] == [
        (zone.kind, zone.start) for zone in expected
    ]


def _shown(text: str, zone: Zone) -> tuple[str, str, str, str]:
    return zone.kind, zone.author, zone.time, text[zone.start : zone.end]


def test_a_text_without_any_structure_is_all_body():
    text = "just words without an end " * 10

    assert [zone.kind for zone in find_zones(text)] == ["body"]


@pytest.mark.parametrize("text", [" ", "\n\n", "\u00a0\t"])
def test_white_space_alone_is_boilerplate(text):
    assert find_zones(text) == [Zone(kind="boilerplate", start=0, end=len(text))]


def test_no_text_has_no_zones():
    assert find_zones("") == []
