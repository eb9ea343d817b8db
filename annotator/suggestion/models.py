"""What machines suggested: appended run by run, never edited."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length

from annotator.corpus.models import Document
from annotator.kernel.evidence import Evidence
from annotator.people.models import Project
from annotator.scheme.models import Label
from annotator.segmentation.models import SegmentSet
from annotator.suggestion.querysets import SuggestedSpanQuerySet, SuggestionRunQuerySet


class Suggester(Evidence):
    """One version of one suggester in one project; the version covers its code and its data."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    version = models.CharField(max_length=80)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta(Evidence.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["project", "key", "version"], name="suggester_version_is_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class SuggestionRun(Evidence):
    """A suggester went over a document once. The latest run on a document counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    suggester = models.ForeignKey(Suggester, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    segment_set = models.ForeignKey(SegmentSet, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SuggestionRunQuerySet.as_manager()

    class Meta(Evidence.Meta):
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="run_number_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.suggester} over {self.document} #{self.number}"


class SuggestedSpan(Evidence):
    """One suggestion: a label on a stretch of text, with its score and its evidence.

    `attributes` maps attribute keys of the layer to values. `evidence` is
    `{"triggers": [{"start", "end", "quote", "pattern"}], "votes": [{"part", "label", "score"}],
    "anchor"}`; it is appended and read whole and never asked for by part, hence one column.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(SuggestionRun, on_delete=models.PROTECT, related_name="spans")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    label = models.ForeignKey(Label, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    score = models.FloatField()
    attributes = models.JSONField(default=dict)
    evidence = models.JSONField()

    objects = SuggestedSpanQuerySet.as_manager()

    class Meta(Evidence.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["run", "label", "start", "end"], name="suggestion_is_unique_in_run"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="suggestion_is_not_empty"),
            models.CheckConstraint(
                condition=Q(end=F("start") + Length("quote")), name="suggestion_quote_fits"
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0) & Q(score__lte=1), name="suggestion_score_is_a_share"
            ),
        ]
        indexes = [
            models.Index(fields=["document", "start", "end", "id"], name="suggestion_in_text"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.start}..{self.end}"
