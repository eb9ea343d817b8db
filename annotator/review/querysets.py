"""The vocabulary of marks."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef

from annotator.assignment.models import Assignment
from annotator.people.permits import Viewer

if TYPE_CHECKING:
    from annotator.corpus.models import Document
    from annotator.review.models import Mark


class MarkQuerySet(models.QuerySet["Mark"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """One's own, and others' where the assignment that they belong to may be seen."""
        return self.filter(assignment__in=Assignment.objects.visible_to(viewer))

    def of(self, document: "Document") -> Self:
        return self.filter(assignment__document=document)

    def live(self) -> Self:
        """Marks whose latest revision is not a deletion."""
        revisions: Any = self.model.revisions.rel.related_model
        latest = revisions.objects.filter(mark=OuterRef("pk"), number=OuterRef("revision"))
        return self.filter(~Exists(latest.filter(kind="delete")))
