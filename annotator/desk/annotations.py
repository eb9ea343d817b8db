"""What stands on a document for one person: open suggestions, their marks, what they rejected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from annotator.assignment.models import Assignment
from annotator.corpus.models import Document
from annotator.people.permits import Viewer
from annotator.review.models import Mark, MarkRevision, RevisionKind, Verdict, VerdictKind
from annotator.review.reads import latest_revisions, standing_verdicts
from annotator.scheme.models import Label
from annotator.suggestion.models import SuggestedSpan

Identity = tuple[str, str, int, int]
"""A suggestion as suggested: layer, label, start, end. Later runs that say the same share it."""


class State(StrEnum):
    """In the words that the page uses."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    EDITED = "edited"
    ADDED = "added by you"
    REJECTED = "rejected"


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """A suggestion or a mark, as one person sees it."""

    state: State
    label: Label
    start: int
    end: int
    quote: str
    attributes: dict[str, str]
    # Where a machine said so: the suggestion, with its evidence and its score.
    suggestion: SuggestedSpan | None
    reason: str = ""

    @property
    def is_own(self) -> bool:
        """Whether a person stands behind it, rather than a machine alone."""
        return self.state in {State.CONFIRMED, State.EDITED, State.ADDED}

    @property
    def score(self) -> float | None:
        """Before the decision a score would steer it."""
        if self.suggestion is None or self.state is State.SUGGESTED:
            return None
        return self.suggestion.score


def annotations_for(viewer: Viewer, document: Document, *, is_blind: bool) -> list[Annotation]:
    """Return what stands on a document, in reading order; nothing a machine said to the blind."""
    own = Assignment.objects.filter(document=document, reviewer=viewer.user.pk)
    verdicts = {
        (verdict.layer, verdict.label, verdict.start, verdict.end): verdict
        for verdict in standing_verdicts(own)
    }
    found = list(_marks(own_marks(viewer, document), verdicts, is_blind=is_blind))
    if not is_blind:
        marked = {_identity(one.suggestion) for one in found if one.suggestion}
        found += _suggestions(suggestions_on(document, viewer), verdicts, marked)
    return sorted(found, key=_place)


def own_marks(viewer: Viewer, document: Document) -> QuerySet[MarkRevision]:
    """Return the latest revisions of the viewer's live marks on a document."""
    marks = Mark.objects.of(document).filter(assignment__reviewer=viewer.user.pk)
    return (
        latest_revisions(marks)
        .exclude(kind=RevisionKind.DELETE)
        .select_related("label__layer", "mark__suggestion__label__layer")
    )


def suggestions_on(document: Document, viewer: Viewer) -> QuerySet[SuggestedSpan]:
    """Return what the latest run suggests on a document."""
    visible = SuggestedSpan.objects.visible_to(viewer).of(document)
    return visible.select_related("label__layer").in_reading_order()


def _marks(
    revisions: Iterable[MarkRevision], verdicts: dict[Identity, Verdict], *, is_blind: bool
) -> Iterator[Annotation]:
    for revision in revisions:
        suggestion = revision.mark.suggestion
        yield Annotation(
            state=_state_of_mark(suggestion, verdicts),
            label=revision.label,
            start=revision.start,
            end=revision.end,
            quote=revision.quote,
            attributes=revision.attributes,
            suggestion=None if is_blind else suggestion,
        )


def _state_of_mark(suggestion: SuggestedSpan | None, verdicts: dict[Identity, Verdict]) -> State:
    if suggestion is None:
        return State.ADDED
    verdict = verdicts.get(_identity(suggestion))
    return State.EDITED if verdict and verdict.kind == VerdictKind.EDIT else State.CONFIRMED


def _suggestions(
    suggestions: Iterable[SuggestedSpan],
    verdicts: dict[Identity, Verdict],
    marked: set[Identity],
) -> Iterator[Annotation]:
    for suggestion in suggestions:
        identity = _identity(suggestion)
        if identity in marked:
            continue
        verdict = verdicts.get(identity)
        is_rejected = verdict is not None and verdict.kind == VerdictKind.REJECT
        yield Annotation(
            state=State.REJECTED if is_rejected else State.SUGGESTED,
            label=suggestion.label,
            start=suggestion.start,
            end=suggestion.end,
            quote=suggestion.quote,
            attributes=suggestion.attributes,
            suggestion=suggestion,
            reason=verdict.reason if verdict and is_rejected else "",
        )


def _identity(suggestion: SuggestedSpan) -> Identity:
    label = suggestion.label
    return label.layer.key, label.key, suggestion.start, suggestion.end


def _place(one: Annotation) -> tuple[int, int, int, int]:
    return one.start, one.end, one.label.layer.position, one.label.position
