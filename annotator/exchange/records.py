"""One annotation as a record: what it says, its state, and where it comes from."""

from typing import Any

from annotator.review.models import MarkRevision, RevisionKind, Verdict, VerdictKind
from annotator.suggestion.models import SuggestedSpan

Record = dict[str, Any]


def of_suggestion(suggestion: SuggestedSpan, *, state: str, score: bool) -> Record:
    """Return a suggestion's record; with `score`, also the votes of its suggester's parts."""
    evidence = dict(suggestion.evidence)
    if not score:
        evidence.pop("votes")
    suggester = suggestion.run.suggester
    return {
        "id": str(suggestion.pk),
        "kind": "suggestion",
        "layer": suggestion.label.layer.key,
        "label": suggestion.label.key,
        "start": suggestion.start,
        "end": suggestion.end,
        "quote": suggestion.quote,
        "attributes": _sorted(suggestion.attributes),
        "state": state,
        "maker": {"kind": "suggester", "name": suggester.key, "version": suggester.version},
        "at": suggestion.run.made_at,
        "revision": suggestion.run.number,
        "score": suggestion.score if score else None,
        "evidence": evidence,
    }


def of_mark(revision: MarkRevision, verdict: Verdict | None) -> Record:
    """Return a mark's record as a revision of it says.

    `verdict` is the decision that led to the revision; one drawn by hand has none.
    """
    mark = revision.mark
    record = {
        "id": str(mark.pk),
        "kind": "mark",
        "layer": revision.label.layer.key,
        "label": revision.label.key,
        "start": revision.start,
        "end": revision.end,
        "quote": revision.quote,
        "attributes": _sorted(revision.attributes),
        "state": state_of_mark(revision, verdict),
        "maker": {"kind": "reviewer", "name": mark.assignment.reviewer.username},
        "at": revision.at,
        "revision": revision.number,
        "suggestion": None,
    }
    return record | (_origin(verdict.suggestion) if verdict else {})


def _origin(suggestion: SuggestedSpan) -> Record:
    """What a decided suggestion brings along: its score may be seen, its evidence is why."""
    suggester = suggestion.run.suggester
    return {
        "suggestion": str(suggestion.pk),
        "suggester": {"key": suggester.key, "version": suggester.version},
        "score": suggestion.score,
        "evidence": {key: suggestion.evidence[key] for key in ("triggers", "anchor")},
    }


def state_of_mark(revision: MarkRevision, verdict: Verdict | None) -> str:
    """Return `deleted`, `added` (by hand), `confirmed` (as suggested) or `edited`."""
    if revision.kind == RevisionKind.DELETE:
        return "deleted"
    if verdict is None:
        return "added"
    return "confirmed" if verdict.kind == VerdictKind.CONFIRM else "edited"


def of_revision(revision: MarkRevision) -> Record:
    """Return one step of a mark's history."""
    return {
        "revision": revision.number,
        "kind": revision.kind,
        "layer": revision.label.layer.key,
        "label": revision.label.key,
        "start": revision.start,
        "end": revision.end,
        "quote": revision.quote,
        "attributes": _sorted(revision.attributes),
        "by": revision.by.username,
        "at": revision.at,
        "change_set": str(revision.change_set),
    }


def of_verdict(verdict: Verdict) -> Record:
    """Return one decision on a suggestion."""
    revision = verdict.mark_revision
    return {
        "id": str(verdict.pk),
        "kind": verdict.kind,
        "reason": verdict.reason,
        "by": verdict.assignment.reviewer.username,
        "at": verdict.given_at,
        "mark": str(revision.mark_id) if revision else None,
        "mark_revision": revision.number if revision else None,
        "change_set": str(verdict.change_set),
    }


def _sorted(attributes: dict[str, str]) -> dict[str, str]:
    return dict(sorted(attributes.items()))
