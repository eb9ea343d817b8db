"""Corrections of what a rule cannot know."""

import pytest

from annotator.corpus.zones.corrections import Correction
from annotator.corpus.zones.find import find_zones
from annotator.kernel.errors import Invalid

TEXT = "Islands talks fail again\n\nThe two sides met in Moscow.\n\nThey will meet again in the spring of next year."


def test_a_passage_becomes_a_zone_of_its_own():
    zones = find_zones(TEXT, [Correction(quote="The two sides met in Moscow.", kind="deck")])

    assert [(zone.kind, TEXT[zone.start : zone.end]) for zone in zones] == [
        ("headline", "Islands talks fail again\n\n"),
        ("deck", "The two sides met in Moscow.\n\n"),
        ("body", "They will meet again in the spring of next year."),
    ]


def test_a_passage_may_lie_across_zones_and_inside_them():
    across = find_zones(TEXT, [Correction(quote="again\n\nThe two sides", kind="caption")])

    assert [TEXT[zone.start : zone.end] for zone in across if zone.kind == "caption"] == [
        "again\n\nThe two sides "
    ]
    assert "".join(TEXT[zone.start : zone.end] for zone in across) == TEXT


def test_a_comment_may_be_given_its_author_and_time():
    correction = Correction(
        quote="They will meet", kind="comment", author="Jo", time="2013-08-19T21:05"
    )
    comment = next(zone for zone in find_zones(TEXT, [correction]) if zone.kind == "comment")

    assert (comment.author, comment.time) == ("Jo", "2013-08-19T21:05")


@pytest.mark.parametrize(
    ("correction", "code"),
    [
        (Correction(quote="They never met", kind="body"), "correction_not_found"),
        (Correction(quote="   ", kind="body"), "correction_not_found"),
        (Correction(quote="", kind="body"), "correction_not_found"),
        (Correction(quote="again", kind="body"), "correction_ambiguous"),
        (Correction(quote="They will", kind="poem"), "correction_kind"),
        (Correction(quote="They will", kind="markup"), "correction_kind"),
    ],
)
def test_a_correction_that_cannot_be_meant_is_refused(correction, code):
    with pytest.raises(Invalid) as refused:
        find_zones(TEXT, [correction])

    assert refused.value.code == code
