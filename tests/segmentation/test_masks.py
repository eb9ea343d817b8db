"""The mask: what segmenter and suggester read."""

from annotator.corpus.zones.find import find_zones
from annotator.segmentation.masks import mask


def test_only_the_syntax_is_blanked():
    text = "# A title\n\n**Bold** and [a link](#)."

    assert mask(text, find_zones(text)) == "  A title\n\n  Bold   and  a link    ."


def test_a_text_without_markup_reads_as_it_is():
    assert mask("plain (so) *", find_zones("plain (so) *")) == "plain (so) *"
