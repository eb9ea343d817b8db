"""The vocabulary of documents."""

from typing import TYPE_CHECKING, Self

from django.db import models

from annotator.people.permits import Verb, Viewer, projects_where

if TYPE_CHECKING:
    from annotator.corpus.models import Document


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, viewer: Viewer, verb: Verb = Verb.READ) -> Self:
        """Documents of the projects in which the viewer may do the verb."""
        return self.filter(project__in=projects_where(viewer, verb))

    def in_a_fixed_order(self) -> Self:
        """By what the documents are, not by when they came or which ids they got."""
        return self.order_by("published_on", "text_sha256")
