"""Sentences and token edges as they were found, by version."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from annotator.corpus.models import Document, ZoneSet
from annotator.kernel.evidence import Evidence


class SegmentSet(Evidence):
    """The segments of a document by one segmenter over one zone set. The latest counts.

    Token edges are two arrays of equal length: a text has too many tokens for a row each.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    zone_set = models.ForeignKey(ZoneSet, on_delete=models.PROTECT, related_name="+")
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=12)
    token_starts = ArrayField(models.PositiveIntegerField())
    token_ends = ArrayField(models.PositiveIntegerField())
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta(Evidence.Meta):
        constraints = [
            models.UniqueConstraint(fields=["zone_set", "version"], name="segment_set_is_unique"),
        ]

    def __str__(self) -> str:
        return f"segments of {self.document}"


class Segment(Evidence):
    """A sentence."""

    segment_set = models.ForeignKey(SegmentSet, on_delete=models.PROTECT, related_name="segments")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    zone = models.CharField(max_length=12)

    class Meta(Evidence.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["segment_set", "number"], name="segment_number_is_unique"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="segment_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"S{self.number}"
