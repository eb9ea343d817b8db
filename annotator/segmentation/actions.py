"""Storing the segments of a document."""

from django.db import transaction

from annotator.corpus.models import Document
from annotator.corpus.reads import current_zone_set, zones_of
from annotator.segmentation.models import Segment, SegmentSet
from annotator.segmentation.segment import SEGMENTER_VERSION, segment


@transaction.atomic
def segment_document(*, document: Document) -> SegmentSet:
    """Segment a document, or return the segments that this segmenter found in these zones.

    Raises Invalid for a language that has no segmenter here.
    """
    zone_set = current_zone_set(document)
    stored = SegmentSet.objects.filter(zone_set=zone_set, version=SEGMENTER_VERSION).first()
    if stored:
        return stored
    found = segment(document.text, zones_of(zone_set), document.language)
    segment_set = SegmentSet.objects.create(
        document=document,
        zone_set=zone_set,
        version=SEGMENTER_VERSION,
        language=found.language,
        token_starts=list(found.token_starts),
        token_ends=list(found.token_ends),
    )
    Segment.objects.bulk_create(
        Segment(
            segment_set=segment_set,
            number=number,
            start=sentence.start,
            end=sentence.end,
            zone=sentence.zone,
        )
        for number, sentence in enumerate(found.sentences, start=1)
    )
    return segment_set
