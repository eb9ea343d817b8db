"""Questions about sentences."""

from django.db.models import QuerySet

from annotator.corpus.models import Document
from annotator.segmentation.models import Segment, SegmentSet
from annotator.segmentation.segment import Segmentation, Sentence


def current_segment_set(document: Document) -> SegmentSet | None:
    """Return the segments that count: the newest of the newest zone set."""
    return (
        SegmentSet.objects.filter(document=document)
        .order_by("-zone_set__version", "-made_at", "-pk")
        .first()
    )


def sentences_of(document: Document) -> QuerySet[Segment]:
    """Return the sentences that count, in reading order."""
    return Segment.objects.filter(segment_set=current_segment_set(document)).order_by("number")


def sentences_touching(document: Document, start: int, end: int) -> QuerySet[Segment]:
    """Return the sentences that share at least one character with the stretch."""
    return sentences_of(document).filter(start__lt=end, end__gt=start)


def segmentation_of(segment_set: SegmentSet) -> Segmentation:
    """Return a segment set as plain values."""
    return Segmentation(
        language=segment_set.language,
        sentences=tuple(
            Sentence(start=found.start, end=found.end, zone=found.zone)
            for found in segment_set.segments.order_by("number")
        ),
        token_starts=tuple(segment_set.token_starts),
        token_ends=tuple(segment_set.token_ends),
    )
