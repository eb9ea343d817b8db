"""Questions about verdicts and marks."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from annotator.assignment.models import Assignment
from annotator.people.models import User
from annotator.people.permits import Viewer
from annotator.review.models import (
    CheckKind,
    Mark,
    MarkRevision,
    RevisionKind,
    SentenceCheck,
    Verdict,
    VerdictKind,
)
from annotator.review.rules import Content, Standing
from annotator.segmentation.reads import sentences_touching
from annotator.suggestion.models import SuggestedSpan


def standing_verdict(suggestion: SuggestedSpan, reviewer: User) -> Verdict | None:
    """Return what the reviewer's decision on a suggestion is now, or None before the first."""
    return verdicts_on(suggestion).filter(assignment__reviewer=reviewer).order_by("-number").first()


def with_own_verdict(
    suggestions: QuerySet[SuggestedSpan], viewer: Viewer
) -> QuerySet[SuggestedSpan]:
    """Add `own_verdict` (an id) and `own_kind`: what the viewer's decision on each one is now."""
    standing = Verdict.objects.filter(
        assignment__reviewer=viewer.user.pk,
        assignment__document=OuterRef("document"),
        layer=OuterRef("label__layer__key"),
        label=OuterRef("label__key"),
        start=OuterRef("start"),
        end=OuterRef("end"),
    ).order_by("-number")
    return suggestions.annotate(
        own_verdict=Subquery(standing.values("pk")[:1]),
        own_kind=Subquery(standing.values("kind")[:1]),
    )


def verdicts_on(suggestion: SuggestedSpan) -> QuerySet[Verdict]:
    """Return all verdicts on a suggestion as suggested, whichever run it came from."""
    return Verdict.objects.filter(
        assignment__document=suggestion.document_id,
        layer=suggestion.label.layer.key,
        label=suggestion.label.key,
        start=suggestion.start,
        end=suggestion.end,
    ).select_related("assignment__reviewer", "mark_revision__mark", "mark_revision__label__layer")


def verdicts_visible_to(suggestion: SuggestedSpan, viewer: Viewer) -> QuerySet[Verdict]:
    """Return the verdicts on a suggestion in the assignments that the viewer may see."""
    assignments = Assignment.objects.visible_to(viewer)
    return verdicts_on(suggestion).filter(assignment__in=assignments)


def standing_verdicts(
    assignments: Iterable[Assignment] | QuerySet[Assignment],
) -> QuerySet[Verdict]:
    """Return the verdict that counts for each suggestion, of each of the assignments."""
    later = Verdict.objects.filter(
        assignment=OuterRef("assignment"),
        layer=OuterRef("layer"),
        label=OuterRef("label"),
        start=OuterRef("start"),
        end=OuterRef("end"),
        number__gt=OuterRef("number"),
    )
    return Verdict.objects.filter(~Exists(later), assignment__in=assignments)


def decided_verdicts(
    assignments: Iterable[Assignment] | QuerySet[Assignment],
) -> QuerySet[Verdict]:
    """Return the standing verdicts that decide something: all but the withdrawn."""
    return standing_verdicts(assignments).exclude(kind=VerdictKind.WITHDRAW)


def latest_revisions(marks: QuerySet[Mark]) -> QuerySet[MarkRevision]:
    """Return what each of the marks says now, deletions included."""
    return MarkRevision.objects.filter(mark__in=marks, number=F("mark__revision")).select_related(
        "mark__assignment__reviewer", "label__layer", "by"
    )


def latest_revision(mark: Mark) -> MarkRevision:
    """Return what a mark says now."""
    return mark.revisions.select_related("label__layer", "by").get(number=mark.revision)


def content_of(revision: MarkRevision) -> Content:
    """Return what a revision says, as plain values."""
    return Content(
        layer=revision.label.layer.key,
        label=revision.label.key,
        start=revision.start,
        end=revision.end,
        attributes=revision.attributes,
    )


def content_of_suggestion(suggestion: SuggestedSpan) -> Content:
    """Return what a suggestion says, as plain values."""
    return Content(
        layer=suggestion.label.layer.key,
        label=suggestion.label.key,
        start=suggestion.start,
        end=suggestion.end,
        attributes=suggestion.attributes,
    )


def standing_marks(assignment: Assignment, *, near: Content, but: UUID | None) -> list[Standing]:
    """Return the assignment's live marks that share a sentence with some content."""
    sentences = list(
        sentences_touching(assignment.document, near.start, near.end).values_list("start", "end")
    )
    first = min((start for start, _ in sentences), default=near.start)
    last = max((end for _, end in sentences), default=near.end)
    revisions = latest_revisions(
        Mark.objects.filter(~Q(pk=but) if but else Q(), assignment=assignment)
    ).exclude(kind=RevisionKind.DELETE)
    return [
        Standing(
            id=str(revision.mark_id),
            revision=revision.number,
            content=content_of(revision),
            quote=revision.quote,
        )
        for revision in revisions.filter(start__lt=last, end__gt=first).order_by("start", "end")
    ]


def last_check(assignment: Assignment, *, layer: str, start: int, end: int) -> SentenceCheck | None:
    """Return what was said last on whether there is something of a layer in a stretch."""
    checks = SentenceCheck.objects.filter(assignment=assignment, layer=layer, start=start, end=end)
    return checks.order_by("-number").first()


def standing_checks(
    assignments: Iterable[Assignment] | QuerySet[Assignment],
) -> QuerySet[SentenceCheck]:
    """Return the checks that say "nothing here": not withdrawn, and under no live mark."""
    same = {"assignment": OuterRef("assignment"), "layer": OuterRef("layer")}
    later = SentenceCheck.objects.filter(
        **same, start=OuterRef("start"), end=OuterRef("end"), number__gt=OuterRef("number")
    )
    marked = MarkRevision.objects.filter(
        mark__assignment=OuterRef("assignment"),
        number=F("mark__revision"),
        label__layer__key=OuterRef("layer"),
        start__lt=OuterRef("end"),
        end__gt=OuterRef("start"),
    ).exclude(kind=RevisionKind.DELETE)
    return SentenceCheck.objects.filter(
        ~Exists(later), ~Exists(marked), assignment__in=assignments, kind=CheckKind.NOTHING
    )
