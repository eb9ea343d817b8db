"""What reviewers decided and drew. Verdicts and revisions are appended; the latest one counts."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length

from annotator.assignment.models import Assignment
from annotator.kernel.evidence import Evidence
from annotator.people.models import User
from annotator.review.querysets import MarkQuerySet
from annotator.scheme.models import Label
from annotator.suggestion.models import SuggestedSpan


class VerdictKind(models.TextChoices):
    CONFIRM = "confirm"
    EDIT = "edit"
    REJECT = "reject"
    WITHDRAW = "withdraw"


class RejectReason(models.TextChoices):
    BOUNDS = "bounds"
    LABEL = "label"
    ATTRIBUTE = "attribute"
    NOTHING_HERE = "nothing here"


class RevisionKind(models.TextChoices):
    CREATE = "create"
    CHANGE = "change"
    DELETE = "delete"
    REVIVE = "revive"


class CheckKind(models.TextChoices):
    NOTHING = "nothing"
    WITHDRAW = "withdraw"


class Verdict(Evidence):
    """What a reviewer decided about a suggestion.

    It holds for the suggestion as suggested (layer, label, start, end), so that a later run that
    suggests the same again finds it decided.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    suggestion = models.ForeignKey(SuggestedSpan, on_delete=models.PROTECT, related_name="+")
    layer = models.CharField(max_length=40)
    label = models.CharField(max_length=40)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=VerdictKind)
    reason = models.CharField(max_length=12, choices=RejectReason, blank=True)
    mark_revision = models.ForeignKey(
        "MarkRevision", on_delete=models.PROTECT, null=True, related_name="+"
    )
    change_set = models.UUIDField()
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta(Evidence.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "layer", "label", "start", "end", "number"],
                name="verdict_number_is_unique",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=VerdictKind.values), name="verdict_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(reason="") | Q(kind="reject", reason__in=RejectReason.values),
                name="verdict_reason_is_of_a_rejection",
            ),
        ]
        indexes = [models.Index(fields=["suggestion"], name="verdict_by_suggestion")]

    def __str__(self) -> str:
        return f"{self.kind} {self.suggestion_id}"


class Mark(models.Model):
    """A human annotation. What it says stands in its revisions; this row is its identity.

    One that came from a suggestion keeps the suggestion's identity as suggested, and is the same
    mark for ever, however often it is withdrawn and confirmed again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    suggestion = models.ForeignKey(
        SuggestedSpan, on_delete=models.PROTECT, null=True, related_name="+"
    )
    suggested_layer = models.CharField(max_length=40, blank=True)
    suggested_label = models.CharField(max_length=40, blank=True)
    suggested_start = models.PositiveIntegerField(null=True)
    suggested_end = models.PositiveIntegerField(null=True)
    # The number of the revision that counts; writes name it, and the row is locked for them.
    revision = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = MarkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "assignment",
                    "suggested_layer",
                    "suggested_label",
                    "suggested_start",
                    "suggested_end",
                ],
                condition=Q(suggestion__isnull=False),
                name="mark_is_one_per_suggestion",
            ),
        ]

    def __str__(self) -> str:
        return f"mark {self.pk}"


class MarkRevision(Evidence):
    """What a mark says from here on. A deletion is a revision that keeps what was deleted."""

    mark = models.ForeignKey(Mark, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=RevisionKind)
    label = models.ForeignKey(Label, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    attributes = models.JSONField(default=dict)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    change_set = models.UUIDField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta(Evidence.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["mark", "number"], name="mark_revision_is_unique"),
            models.CheckConstraint(
                condition=Q(kind__in=RevisionKind.values), name="mark_revision_kind_is_known"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="mark_is_not_empty"),
            models.CheckConstraint(
                condition=Q(end=F("start") + Length("quote")), name="mark_quote_fits"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mark} r{self.number}"


class SentenceCheck(Evidence):
    """Somebody read a sentence for a layer and found nothing there; withdrawn by a later one.

    It keeps offsets, for sentences are found anew with every version of the zones. While the same
    reviewer has a live mark of that layer in the stretch, it says nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    layer = models.CharField(max_length=40)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=CheckKind)
    change_set = models.UUIDField()
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta(Evidence.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "layer", "start", "end", "number"],
                name="check_number_is_unique",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=CheckKind.values), name="check_kind_is_known"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="check_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.layer} {self.start}..{self.end}"
