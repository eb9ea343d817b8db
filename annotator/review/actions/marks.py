"""Drawing marks by hand, and changing, deleting and reviving any mark of one's own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from annotator.assignment.actions import lock_own_assignment, raise_revision
from annotator.assignment.models import Assignment
from annotator.corpus.models import Document
from annotator.kernel.errors import Conflict, Forbidden, Invalid, Stale
from annotator.people.journal import note
from annotator.people.permits import Viewer
from annotator.review.actions.revisions import (
    Act,
    append_verdict,
    begin,
    checked,
    remove_with_verdict,
    write,
)
from annotator.review.models import Mark, MarkRevision, RevisionKind, VerdictKind
from annotator.review.reads import (
    content_of,
    content_of_suggestion,
    latest_revision,
    standing_verdict,
)
from annotator.review.rules import Content, check_version

Replaces = Mapping[str, int] | None


@dataclass(frozen=True, kw_only=True)
class Added:
    """The mark under the client's id, and whether this call made it."""

    mark: Mark
    is_new: bool


@transaction.atomic
def add_mark(
    *,
    mark_id: UUID,
    document: Document,
    content: Content,
    quote: str | None,
    replaces: Replaces = None,
    by: Viewer,
) -> Added:
    """Make a mark under the client's id; the same request again changes nothing.

    Raises Stale when the id stands for something else of one's own, Conflict `id_taken` for
    somebody else's, `duplicate` or `exclusive_label`, Invalid for content that cannot be.
    """
    assignment = lock_own_assignment(document=document, by=by)
    act = begin(assignment, by.user)
    content = checked(act, content, quote=quote)
    mark, made = Mark.objects.get_or_create(pk=mark_id, defaults={"assignment": assignment})
    if not made:
        _check_is_the_same_again(mark, assignment, content)
        return Added(mark=mark, is_new=False)
    revision = write(act, mark, content, replaces=replaces)
    _finish(act, "mark.add", revision, before=0)
    return Added(mark=mark, is_new=True)


@transaction.atomic
def change_mark(
    *,
    mark: Mark,
    change: Callable[[Content], Content],
    quote: str | None,
    base: str | None,
    replaces: Replaces = None,
    by: Viewer,
) -> Mark:
    """Change one's own live mark; `change` gets what it says under the lock.

    Raises Conflict `deleted` for a mark that must be revived first, Forbidden for another's,
    VersionNeeded or Stale, Conflict and Invalid as `add_mark` does.
    """
    act, mark = _locked(mark, base=base, by=by)
    last = latest_revision(mark)
    if last.kind == RevisionKind.DELETE:
        raise Conflict(
            "This mark is deleted. Revive it: PUT it whole, with If-Match of the deletion.",
            code="deleted",
        )
    return _say(act, mark, change(content_of(last)), quote=quote, replaces=replaces)


@transaction.atomic
def put_mark(
    *,
    mark: Mark,
    content: Content,
    quote: str | None,
    base: str | None,
    replaces: Replaces = None,
    by: Viewer,
) -> Mark:
    """Let one's own mark say this from here on, be it live or deleted. Raises as `change_mark`."""
    act, mark = _locked(mark, base=base, by=by)
    return _say(act, mark, content, quote=quote, replaces=replaces)


@transaction.atomic
def delete_mark(*, mark: Mark, base: str | None, by: Viewer) -> Mark:
    """Delete one's own mark; deleting it again changes nothing.

    Raises Forbidden for another's mark, VersionNeeded or Stale.
    """
    act, mark = _locked(mark, base=base, by=by)
    last = latest_revision(mark)
    if last.kind == RevisionKind.DELETE:
        return mark
    revision = remove_with_verdict(act, mark)
    _finish(act, "mark.delete", revision, before=last.number)
    return mark


def _locked(mark: Mark, *, base: str | None, by: Viewer) -> tuple[Act, Mark]:
    """Lock the work that a mark belongs to, and read the mark anew under the lock."""
    if mark.assignment.reviewer_id != by.user.pk:
        raise Forbidden("Only its reviewer changes a mark.", code="not_own")
    assignment = lock_own_assignment(document=mark.assignment.document, by=by)
    mark = Mark.objects.select_related("suggestion__label__layer").get(pk=mark.pk)
    check_version(named=base, standing=str(mark.revision), current=mark)
    return begin(assignment, by.user), mark


def _say(act: Act, mark: Mark, content: Content, *, quote: str | None, replaces: Replaces) -> Mark:
    content = checked(act, content, quote=quote)
    last = latest_revision(mark)
    if content.layer != last.label.layer.key:
        raise Invalid(
            "Some fields are not valid.",
            details={"layer": [f"A mark stays in its layer, {last.label.layer.key}."]},
        )
    if last.kind != RevisionKind.DELETE and content_of(last) == content:
        return mark
    revision = write(act, mark, content, replaces=replaces)
    if mark.suggestion:
        # A later run may have suggested the same with other attributes, and been decided on.
        standing = standing_verdict(mark.suggestion, act.assignment.reviewer)
        suggestion = standing.suggestion if standing else mark.suggestion
        agrees = content == content_of_suggestion(suggestion)
        kind = VerdictKind.CONFIRM if agrees else VerdictKind.EDIT
        append_verdict(act, suggestion, kind=kind, revision=revision)
    _finish(act, f"mark.{revision.kind}", revision, before=last.number)
    return mark


def _check_is_the_same_again(mark: Mark, assignment: Assignment, content: Content) -> None:
    if mark.assignment_id != assignment.pk:
        raise Conflict("This id is taken; choose another.", code="id_taken")
    last = latest_revision(mark)
    if last.kind == RevisionKind.DELETE or content_of(last) != content:
        raise Stale("There is a mark under this id already.", current=mark)


def _finish(act: Act, name: str, revision: MarkRevision, *, before: int) -> None:
    raise_revision(act.assignment)
    note(
        name,
        revision.mark,
        by=act.by,
        project=act.assignment.document.project,
        before=before,
        after=revision.number,
        change_set=act.change_set,
    )
