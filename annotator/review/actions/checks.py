"""Saying of a sentence that there is nothing of a layer in it, and taking that back."""

from dataclasses import dataclass

from django.db import transaction

from annotator.assignment.actions import lock_own_assignment, raise_revision
from annotator.assignment.models import Assignment
from annotator.corpus.models import Document
from annotator.kernel.errors import Conflict, Invalid
from annotator.people.journal import note
from annotator.people.permits import Viewer
from annotator.review.actions.revisions import begin
from annotator.review.models import CheckKind, Mark, RevisionKind, SentenceCheck
from annotator.review.reads import last_check, latest_revisions
from annotator.review.rules import check_version
from annotator.segmentation.reads import sentences_of


@dataclass(frozen=True, kw_only=True)
class Checked:
    """The check that stands now, and whether this call gave it."""

    check: SentenceCheck
    is_new: bool


@transaction.atomic
def check_sentence(*, document: Document, sentence: int, layer: str, by: Viewer) -> Checked:
    """Record that the viewer found nothing of a layer in a sentence; again changes nothing.

    Raises Conflict `marked` where they have a live mark there, Invalid for what is not there.
    """
    assignment = lock_own_assignment(document=document, by=by)
    act = begin(assignment, by.user)
    if layer not in act.book:
        raise _invalid("layer", f"One of: {', '.join(act.book)}.")
    found = sentences_of(document).filter(number=sentence).first()
    if found is None:
        raise _invalid("sentence", "There is no sentence of this number.")
    _check_is_unmarked(assignment, layer=layer, start=found.start, end=found.end)
    last = last_check(assignment, layer=layer, start=found.start, end=found.end)
    if last is not None and last.kind == CheckKind.NOTHING:
        return Checked(check=last, is_new=False)
    check = SentenceCheck.objects.create(
        assignment=assignment,
        layer=layer,
        start=found.start,
        end=found.end,
        number=last.number + 1 if last else 1,
        kind=CheckKind.NOTHING,
        change_set=act.change_set,
    )
    _finish(check, assignment, by=by)
    return Checked(check=check, is_new=True)


@transaction.atomic
def withdraw_check(*, check: SentenceCheck, base: str | None, by: Viewer) -> Checked:
    """Take back what was said of a sentence; again changes nothing.

    Raises Stale or VersionNeeded unless `base` is the number that stands.
    """
    assignment = lock_own_assignment(document=check.assignment.document, by=by)
    act = begin(assignment, by.user)
    last = last_check(assignment, layer=check.layer, start=check.start, end=check.end)
    if last is None:
        raise Conflict("There is nothing to withdraw.", code="nothing_to_withdraw")
    if last.kind == CheckKind.WITHDRAW:
        return Checked(check=last, is_new=False)
    check_version(named=base, standing=str(last.number), current=last)
    withdrawn = SentenceCheck.objects.create(
        assignment=assignment,
        layer=last.layer,
        start=last.start,
        end=last.end,
        number=last.number + 1,
        kind=CheckKind.WITHDRAW,
        change_set=act.change_set,
    )
    _finish(withdrawn, assignment, by=by)
    return Checked(check=withdrawn, is_new=True)


def _check_is_unmarked(assignment: Assignment, *, layer: str, start: int, end: int) -> None:
    live = latest_revisions(Mark.objects.filter(assignment=assignment)).exclude(
        kind=RevisionKind.DELETE
    )
    standing = live.filter(label__layer__key=layer, start__lt=end, end__gt=start)
    if standing.exists():
        raise Conflict("You have a mark of this layer in this sentence.", code="marked")


def _finish(check: SentenceCheck, assignment: Assignment, *, by: Viewer) -> None:
    raise_revision(assignment)
    note(
        f"check.{check.kind}",
        check,
        by=by.user,
        project=assignment.document.project,
        before=check.number - 1,
        after=check.number,
        change_set=check.change_set,
    )


def _invalid(field: str, reason: str) -> Invalid:
    return Invalid("Some fields are not valid.", details={field: [reason]})
