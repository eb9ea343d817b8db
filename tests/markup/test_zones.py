"""A zone that makes no sense cannot be built."""

import pytest

from annotator.markup.zones import MARKUP, PARTITION_KINDS, SUGGESTED_KINDS, ZONE_KINDS, Zone


def test_markup_alone_overlays_the_others():
    assert set(ZONE_KINDS) - set(PARTITION_KINDS) == {MARKUP}
    assert set(PARTITION_KINDS) > SUGGESTED_KINDS


@pytest.mark.parametrize(
    ("kind", "start", "end"), [("poem", 0, 1), ("body", 1, 1), ("body", 2, 1), ("body", -1, 1)]
)
def test_a_bad_zone_is_refused(kind, start, end):
    with pytest.raises(ValueError, match="zone"):
        Zone(kind=kind, start=start, end=end)
