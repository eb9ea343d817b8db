"""Deciding on a suggestion."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from annotator.assignment.actions import lock_own_assignment, raise_revision
from annotator.kernel.errors import Conflict, Invalid, Stale
from annotator.people.journal import note
from annotator.people.permits import Viewer
from annotator.review.actions.revisions import Act, append_verdict, begin, checked, remove, write
from annotator.review.models import Mark, MarkRevision, RevisionKind, Verdict, VerdictKind
from annotator.review.reads import content_of, content_of_suggestion, standing_verdict
from annotator.review.rules import Content, check_version
from annotator.suggestion.models import SuggestedSpan


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a reviewer says about a suggestion.

    An edit names what is to differ; what it leaves out stays as suggested. `attributes` replaces
    all of them. `replaces` maps marks that make way to the revisions that the person saw.
    """

    kind: str
    reason: str = ""
    label: str | None = None
    start: int | None = None
    end: int | None = None
    attributes: Mapping[str, str] | None = None
    quote: str | None = None
    replaces: Mapping[str, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Decided:
    """The verdict that stands now, and whether this call gave it."""

    verdict: Verdict
    is_first: bool


def version_of(verdict: Verdict) -> str:
    """Return the version of a decision: the verdict and the revision of its mark."""
    return f"{verdict.pk}.{verdict.mark_revision.number if verdict.mark_revision else 0}"


@transaction.atomic
def give_verdict(
    *, suggestion: SuggestedSpan, given: Decision, base: str | None, by: Viewer
) -> Decided:
    """Record what a reviewer decided about a suggestion; make, change or delete its mark.

    The same decision again changes nothing. Raises VersionNeeded or Stale where another decision
    stands and `base` is not its version, Conflict for submitted work, a duplicate or an exclusive
    label, Invalid for an edit that cannot be.
    """
    assignment = lock_own_assignment(document=suggestion.document, by=by)
    act = begin(assignment, by.user)
    wanted = _wanted(act, suggestion, given)
    standing = standing_verdict(suggestion, by.user)
    if standing is None:
        _check_can_be_first(given, base)
    elif _says_the_same(standing, given, wanted):
        return Decided(verdict=standing, is_first=False)
    else:
        check_version(named=base, standing=version_of(standing), current=standing)
    mark = _mark_of(act, suggestion)
    before = mark.revision if mark else 0
    revision = _apply(act, suggestion, mark, wanted, given)
    verdict = append_verdict(
        act, suggestion, kind=given.kind, reason=given.reason, revision=revision
    )
    raise_revision(assignment)
    note(
        f"verdict.{given.kind}",
        verdict,
        by=by.user,
        project=suggestion.document.project,
        before=before,
        after=revision.number if revision else 0,
        change_set=act.change_set,
    )
    return Decided(verdict=verdict, is_first=standing is None)


def _wanted(act: Act, suggestion: SuggestedSpan, given: Decision) -> Content | None:
    """Return what the mark shall say, or None where there shall be none."""
    if given.kind not in {VerdictKind.CONFIRM, VerdictKind.EDIT}:
        return None
    as_suggested = checked(act, content_of_suggestion(suggestion))
    if given.kind == VerdictKind.CONFIRM:
        return as_suggested
    edited = Content(
        layer=as_suggested.layer,
        label=as_suggested.label if given.label is None else given.label,
        start=as_suggested.start if given.start is None else given.start,
        end=as_suggested.end if given.end is None else given.end,
        attributes=as_suggested.attributes if given.attributes is None else given.attributes,
    )
    edited = checked(act, edited, quote=given.quote)
    if edited == as_suggested:
        raise Invalid(
            "This edit changes nothing; to agree with the suggestion, confirm it.",
            details={"kind": ["confirm"]},
        )
    return edited


def _check_can_be_first(given: Decision, base: str | None) -> None:
    if base is not None:
        raise Stale("You have not decided on this suggestion yet.", current=None)
    if given.kind == VerdictKind.WITHDRAW:
        raise Conflict("There is no decision to withdraw.", code="nothing_to_withdraw")


def _says_the_same(standing: Verdict, given: Decision, wanted: Content | None) -> bool:
    if (standing.kind, standing.reason) != (given.kind, given.reason):
        return False
    if wanted is None:
        return True
    revision = standing.mark_revision
    return revision is not None and content_of(revision) == wanted


def _mark_of(act: Act, suggestion: SuggestedSpan) -> Mark | None:
    return Mark.objects.filter(
        assignment=act.assignment,
        suggestion__isnull=False,
        suggested_layer=suggestion.label.layer.key,
        suggested_label=suggestion.label.key,
        suggested_start=suggestion.start,
        suggested_end=suggestion.end,
    ).first()


def _apply(
    act: Act,
    suggestion: SuggestedSpan,
    mark: Mark | None,
    wanted: Content | None,
    given: Decision,
) -> MarkRevision | None:
    if wanted is None:
        return _deleted(act, mark)
    if mark is None:
        mark = Mark.objects.create(
            assignment=act.assignment,
            suggestion=suggestion,
            suggested_layer=suggestion.label.layer.key,
            suggested_label=suggestion.label.key,
            suggested_start=suggestion.start,
            suggested_end=suggestion.end,
        )
    return write(act, mark, wanted, replaces=given.replaces)


def _deleted(act: Act, mark: Mark | None) -> MarkRevision | None:
    if mark is None:
        return None
    last = mark.revisions.get(number=mark.revision)
    return last if last.kind == RevisionKind.DELETE else remove(act, mark)
