"""Questions about who works where."""

from uuid import UUID

from django.db.models import QuerySet

from annotator.assignment.models import Assignment
from annotator.people.permits import Viewer


def open_blind_documents(viewer: Viewer) -> QuerySet[Assignment, UUID]:
    """Return the ids of documents where the viewer's own blind work is open."""
    return Assignment.objects.open_blind_of(viewer).values_list("document", flat=True)
