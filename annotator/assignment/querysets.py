"""The vocabulary of assignments."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from annotator.people.permits import Verb, Viewer, projects_where

if TYPE_CHECKING:
    from annotator.assignment.models import Assignment


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """One's own; others' for who oversees the project, once submitted or if assisted.

        Nobody sees others' work on a document where their own blind work is open.
        """
        own = Q(reviewer=viewer.user.pk, document__project__in=projects_where(viewer, Verb.READ))
        others = (
            Q(document__project__in=projects_where(viewer, Verb.OVERSEE))
            & (Q(mode="assisted") | Q(submissions__isnull=False))
            & ~Q(document__in=self.model.objects.open_blind_of(viewer).values("document"))
        )
        return self.filter(own | others).distinct()

    def open_blind_of(self, viewer: Viewer) -> Self:
        """The viewer's own blind work that is not handed in."""
        return self.filter(reviewer=viewer.user.pk).open_blind()

    def open_blind(self) -> Self:
        return self.filter(mode="blind", submissions__isnull=True)
