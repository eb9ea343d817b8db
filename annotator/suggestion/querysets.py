"""The vocabulary of suggestions."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef

from annotator.assignment.reads import open_blind_documents
from annotator.people.permits import Verb, Viewer, projects_where

if TYPE_CHECKING:
    from annotator.corpus.models import Document
    from annotator.suggestion.models import SuggestedSpan, SuggestionRun


class SuggestionRunQuerySet(models.QuerySet["SuggestionRun"]):
    def that_count(self) -> Self:
        """The latest run on each document."""
        newer = self.model.objects.filter(
            document=OuterRef("document"), number__gt=OuterRef("number")
        )
        return self.filter(~Exists(newer))


class SuggestedSpanQuerySet(models.QuerySet["SuggestedSpan"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Suggestions in the viewer's projects, but none where their own blind work is open."""
        return self.filter(document__project__in=projects_where(viewer, Verb.READ)).exclude(
            document__in=open_blind_documents(viewer)
        )

    def that_count(self) -> Self:
        """Those of the latest run on each document."""
        runs: Any = self.model.run.field.related_model
        newer = runs.objects.filter(
            document=OuterRef("document"), number__gt=OuterRef("run__number")
        )
        return self.filter(~Exists(newer))

    def of(self, document: "Document") -> Self:
        return self.filter(document=document).that_count()

    def in_reading_order(self) -> Self:
        return self.order_by("start", "end", "id")
