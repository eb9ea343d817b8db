"""Getting an assignment to work in."""

from django.db.models import F

from annotator.assignment.models import Assignment
from annotator.corpus.models import Document
from annotator.kernel.errors import Conflict
from annotator.people.journal import note
from annotator.people.permits import Verb, Viewer, demand


def lock_own_assignment(*, document: Document, by: Viewer) -> Assignment:
    """Return the viewer's assignment on a document, locked.

    An assisted one makes itself at the first decision. Raises Forbidden without the verb review,
    Conflict `submitted` when the work is handed in. Call it in the act's transaction: all acts of
    one person on one document then stand in line.
    """
    demand(by, Verb.REVIEW, document.project)
    assignment, made = Assignment.objects.get_or_create(document=document, reviewer=by.user)
    assignment = Assignment.objects.select_for_update(no_key=True).get(pk=assignment.pk)
    if made:
        note("assignment.make", assignment, by=by.user, project=document.project)
    if assignment.submissions.exists():
        raise Conflict("This work is handed in; ask for it to be reopened.", code="submitted")
    return assignment


def raise_revision(assignment: Assignment) -> None:
    """Count one act; what is computed from this work is out of date from here on."""
    Assignment.objects.filter(pk=assignment.pk).update(revision=F("revision") + 1)
    assignment.revision += 1
