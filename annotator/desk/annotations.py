"""What stands on a document for one person: open suggestions, their marks, what they rejected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from annotator.assignment.models import Assignment
from annotator.corpus.models import Document
from annotator.people.permits import Viewer
from annotator.review.actions.verdicts import version_of
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
    DELETED = "deleted by you"


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
    # What tells it apart on the page, whatever is done to it and whichever run said so last.
    key: str = ""
    # What the viewer's mark says, a deleted one's too; what they decided.
    revision: MarkRevision | None = None
    verdict: Verdict | None = None
    reason: str = ""

    @property
    def is_drawn(self) -> bool:
        """Whether the text shows it."""
        return self.state not in {State.REJECTED, State.DELETED}

    @property
    def is_decided(self) -> bool:
        """Whether there is an act of the viewer's that counts and can be undone."""
        if self.suggestion is not None:
            return self.verdict is not None and self.verdict.kind != VerdictKind.WITHDRAW
        return self.revision is not None and self.revision.kind in {
            RevisionKind.CHANGE,
            RevisionKind.DELETE,
        }

    @property
    def version(self) -> str:
        """What a write names that has seen this; empty where nothing stands."""
        if self.suggestion is None:
            return str(self.revision.number) if self.revision else ""
        return version_of(self.verdict) if self.verdict else ""

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
        for verdict in standing_verdicts(own).select_related("mark_revision")
    }
    suggested = [] if is_blind else list(suggestions_on(document, viewer))
    told = {_identity(suggestion) for suggestion in suggested}
    revisions = [
        revision
        for revision in own_marks(viewer, document)
        if revision.kind != RevisionKind.DELETE or _source(revision) not in told
    ]
    marked = {_source(revision) for revision in revisions}
    found = [
        *_marks(revisions, verdicts, is_blind=is_blind),
        *_suggestions((one for one in suggested if _identity(one) not in marked), verdicts),
    ]
    return sorted(found, key=_place)


def own_marks(viewer: Viewer, document: Document) -> QuerySet[MarkRevision]:
    """Return what the viewer's marks on a document say now, deletions included."""
    marks = Mark.objects.of(document).filter(assignment__reviewer=viewer.user.pk)
    return latest_revisions(marks).select_related("label__layer", "mark__suggestion__label__layer")


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
            key=_key(suggestion) if suggestion and not is_blind else str(revision.mark_id),
            state=_state_of_mark(revision, verdicts),
            label=revision.label,
            start=revision.start,
            end=revision.end,
            quote=revision.quote,
            attributes=revision.attributes,
            suggestion=None if is_blind else suggestion,
            revision=revision,
            verdict=verdicts.get(_identity(suggestion)) if suggestion else None,
        )


def _state_of_mark(revision: MarkRevision, verdicts: dict[Identity, Verdict]) -> State:
    suggestion = revision.mark.suggestion
    if revision.kind == RevisionKind.DELETE:
        return State.DELETED
    if suggestion is None:
        return State.ADDED
    verdict = verdicts.get(_identity(suggestion))
    return State.EDITED if verdict and verdict.kind == VerdictKind.EDIT else State.CONFIRMED


def _suggestions(
    suggestions: Iterable[SuggestedSpan], verdicts: dict[Identity, Verdict]
) -> Iterator[Annotation]:
    for suggestion in suggestions:
        verdict = verdicts.get(_identity(suggestion))
        is_rejected = verdict is not None and verdict.kind == VerdictKind.REJECT
        yield Annotation(
            key=_key(suggestion),
            state=State.REJECTED if is_rejected else State.SUGGESTED,
            label=suggestion.label,
            start=suggestion.start,
            end=suggestion.end,
            quote=suggestion.quote,
            attributes=suggestion.attributes,
            suggestion=suggestion,
            verdict=verdict,
            reason=verdict.reason if verdict and is_rejected else "",
        )


def _identity(suggestion: SuggestedSpan) -> Identity:
    label = suggestion.label
    return label.layer.key, label.key, suggestion.start, suggestion.end


def _source(revision: MarkRevision) -> Identity | None:
    """Return what a mark was suggested as, if it was."""
    suggestion = revision.mark.suggestion
    return _identity(suggestion) if suggestion else None


def _key(suggestion: SuggestedSpan) -> str:
    return "-".join(map(str, _identity(suggestion)))


def _place(one: Annotation) -> tuple[int, int, int, int]:
    return one.start, one.end, one.label.layer.position, one.label.position
