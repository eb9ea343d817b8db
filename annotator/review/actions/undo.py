"""Undo: a new act that lets the earlier state stand again, with all that made way for the act."""

from django.db import transaction

from annotator.assignment.models import Assignment
from annotator.kernel.errors import Conflict
from annotator.people.permits import Viewer
from annotator.review.actions.marks import Replaces, delete_mark, put_mark
from annotator.review.actions.verdicts import Decision, give_verdict, version_of
from annotator.review.models import Mark, MarkRevision, RevisionKind, Verdict, VerdictKind
from annotator.review.reads import content_of, latest_revision, latest_revisions, verdicts_on
from annotator.review.rules import check_version
from annotator.suggestion.models import SuggestedSpan


@transaction.atomic
def undo_verdict(
    *, suggestion: SuggestedSpan, base: str | None, replaces: Replaces = None, by: Viewer
) -> Verdict:
    """Give the verdict before the last one again, or withdraw the first one.

    Raises Conflict `nothing_to_undo` before the first, otherwise as `give_verdict` does.
    """
    own = verdicts_on(suggestion).filter(assignment__reviewer=by.user).order_by("-number")
    last, before = [*own[:2], None, None][:2]
    if last is None:
        raise Conflict("There is no decision to undo.", code="nothing_to_undo")
    check_version(named=base, standing=version_of(last), current=last)
    decided = give_verdict(suggestion=suggestion, given=_again(before, replaces), base=base, by=by)
    if last.mark_revision:
        _bring_back(last.assignment, last.mark_revision, by=by)
    return decided.verdict


@transaction.atomic
def undo_mark(*, mark: Mark, base: str | None, replaces: Replaces = None, by: Viewer) -> Mark:
    """Take back the last act on a mark: an addition, a change or a deletion.

    Raises as `put_mark` and `delete_mark` do.
    """
    mark = Mark.objects.select_related("assignment__document__project").get(pk=mark.pk)
    last = latest_revision(mark)
    check_version(named=base, standing=str(last.number), current=mark)
    if last.kind in {RevisionKind.CREATE, RevisionKind.REVIVE}:
        undone = delete_mark(mark=mark, base=base, by=by)
    else:
        steps = 0 if last.kind == RevisionKind.DELETE else 1
        earlier = mark.revisions.select_related("label__layer").get(number=last.number - steps)
        undone = put_mark(
            mark=mark,
            content=content_of(earlier),
            quote=None,
            base=base,
            replaces=replaces,
            by=by,
        )
    _bring_back(mark.assignment, last, by=by)
    return undone


def _again(verdict: Verdict | None, replaces: Replaces) -> Decision:
    if verdict is None:
        return Decision(kind=VerdictKind.WITHDRAW)
    if verdict.kind != VerdictKind.EDIT or verdict.mark_revision is None:
        return Decision(kind=verdict.kind, reason=verdict.reason, replaces=replaces)
    content = content_of(verdict.mark_revision)
    return Decision(
        kind=verdict.kind,
        label=content.label,
        start=content.start,
        end=content.end,
        attributes=content.attributes,
        replaces=replaces,
    )


def _bring_back(assignment: Assignment, undone: MarkRevision, *, by: Viewer) -> None:
    """Revive what made way for an act, unless something was done to it since."""
    if undone.kind == RevisionKind.DELETE:
        return  # nothing makes way for a deletion; it may itself have made way
    marks = Mark.objects.filter(assignment=assignment).exclude(pk=undone.mark_id)
    made_way = latest_revisions(marks).filter(
        change_set=undone.change_set, kind=RevisionKind.DELETE
    )
    for revision in made_way.select_related("mark__assignment__document__project"):
        put_mark(
            mark=revision.mark,
            content=content_of(revision),
            quote=None,
            base=str(revision.number),
            by=by,
        )
