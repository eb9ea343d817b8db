"""One reviewer on one document, and what they handed in."""

import uuid

from django.db import models
from django.db.models import Q

from annotator.assignment.querysets import AssignmentQuerySet
from annotator.corpus.models import Document
from annotator.kernel.evidence import Evidence
from annotator.people.models import User


class Assignment(models.Model):
    """One reviewer on one document. Each act of theirs there raises the revision."""

    class Mode(models.TextChoices):
        BLIND = "blind"
        ASSISTED = "assisted"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.ASSISTED)
    revision = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "reviewer"], name="assignment_is_unique"),
            models.CheckConstraint(
                condition=Q(mode__in=["blind", "assisted"]), name="assignment_mode_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer} on {self.document}"


class Submission(Evidence):
    """Work handed in at a revision of its assignment. A blind one is never reopened once revealed."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="submissions")
    kind = models.CharField(max_length=8, choices=[("blind", "blind"), ("revised", "revised")])
    revision = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta(Evidence.Meta):
        constraints = [
            models.UniqueConstraint(fields=["assignment", "kind"], name="submission_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} submission of {self.assignment}"
