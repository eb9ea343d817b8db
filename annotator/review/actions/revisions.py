"""The one place where marks change: a revision is appended, whoever asked for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from annotator.assignment.models import Assignment
from annotator.people.models import User
from annotator.review.models import Mark, MarkRevision, RevisionKind, Verdict, VerdictKind
from annotator.review.reads import (
    content_of,
    latest_revision,
    standing_marks,
    standing_verdict,
)
from annotator.review.rules import (
    Content,
    check_bounds,
    check_not_there_already,
    in_the_way,
    to_replace,
)
from annotator.scheme.models import Label, Scheme
from annotator.scheme.reads import codebook, current_scheme
from annotator.scheme.rules import Codebook, check_label, checked_attributes
from annotator.suggestion.models import SuggestedSpan


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act under way: whose work it changes, and the change set that its rows share."""

    assignment: Assignment
    by: User
    scheme: Scheme
    book: Codebook
    change_set: UUID


def begin(assignment: Assignment, by: User) -> Act:
    """Return a new act in somebody's work, under the newest scheme."""
    scheme = current_scheme(assignment.document.project)
    return Act(
        assignment=assignment, by=by, scheme=scheme, book=codebook(scheme), change_set=uuid4()
    )


def checked(act: Act, content: Content, *, quote: str | None = None) -> Content:
    """Return the content with its attributes tidied. Raises Invalid that names the field."""
    check_label(act.book, layer=content.layer, label=content.label)
    check_bounds(act.assignment.document.text, content.start, content.end, quote)
    return Content(
        layer=content.layer,
        label=content.label,
        start=content.start,
        end=content.end,
        attributes=checked_attributes(act.book, layer=content.layer, attributes=content.attributes),
    )


def write(
    act: Act, mark: Mark, content: Content, *, replaces: Mapping[str, int] | None = None
) -> MarkRevision:
    """Let a mark say something new, or again after its deletion.

    Raises Conflict `duplicate`, or `exclusive_label` unless `replaces` names all that is in the
    way; what is named there makes way in the same change set.
    """
    neighbours = standing_marks(act.assignment, near=content, but=mark.pk)
    check_not_there_already(content, neighbours)
    exclusive = act.book[content.layer].exclusive
    for other in to_replace(in_the_way(content, neighbours, exclusive=exclusive), replaces):
        remove_with_verdict(act, Mark.objects.get(pk=other.id))
    label = Label.objects.select_related("layer").get(
        layer__scheme=act.scheme, layer__key=content.layer, key=content.label
    )
    return _append(act, mark, kind=_kind(mark), label=label, content=content)


def remove(act: Act, mark: Mark) -> MarkRevision:
    """Delete a mark by a revision that keeps what it said."""
    last = latest_revision(mark)
    return _append(act, mark, kind=RevisionKind.DELETE, label=last.label, content=content_of(last))


def remove_with_verdict(act: Act, mark: Mark) -> MarkRevision:
    """Delete a mark; where it came from a suggestion, the verdict is withdrawn with it."""
    revision = remove(act, mark)
    if mark.suggestion:
        append_verdict(act, mark.suggestion, kind=VerdictKind.WITHDRAW, revision=revision)
    return revision


def append_verdict(
    act: Act,
    suggestion: SuggestedSpan,
    *,
    kind: str,
    reason: str = "",
    revision: MarkRevision | None,
) -> Verdict:
    """Write down what counts for a suggestion from here on."""
    last = standing_verdict(suggestion, act.assignment.reviewer)
    return Verdict.objects.create(
        assignment=act.assignment,
        suggestion=suggestion,
        layer=suggestion.label.layer.key,
        label=suggestion.label.key,
        start=suggestion.start,
        end=suggestion.end,
        number=last.number + 1 if last else 1,
        kind=kind,
        reason=reason,
        mark_revision=revision,
        change_set=act.change_set,
    )


def _kind(mark: Mark) -> RevisionKind:
    if mark.revision == 0:
        return RevisionKind.CREATE
    deleted = latest_revision(mark).kind == RevisionKind.DELETE
    return RevisionKind.REVIVE if deleted else RevisionKind.CHANGE


def _append(
    act: Act, mark: Mark, *, kind: RevisionKind, label: Label, content: Content
) -> MarkRevision:
    mark.revision += 1
    mark.save(update_fields=["revision"])
    return MarkRevision.objects.create(
        mark=mark,
        number=mark.revision,
        kind=kind,
        label=label,
        start=content.start,
        end=content.end,
        quote=act.assignment.document.text[content.start : content.end],
        attributes=dict(content.attributes),
        by=act.by,
        change_set=act.change_set,
    )
