"""The annotations of a document under each view, as records in a total order."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from annotator.assignment.models import Assignment
from annotator.corpus.models import Document
from annotator.corpus.reads import current_zone_set
from annotator.exchange.records import Record, of_mark, of_revision, of_suggestion, of_verdict
from annotator.exchange.selection import Access, Selection
from annotator.markup.zones import MARKUP
from annotator.review.models import Mark, MarkRevision, RevisionKind, Verdict
from annotator.review.reads import decided_verdicts, latest_revisions
from annotator.review.reviewed import reviewed
from annotator.segmentation.models import Segment
from annotator.segmentation.reads import sentences_of
from annotator.suggestion.models import SuggestedSpan

ORIGIN = ("suggestion__label__layer", "suggestion__run__suggester")
STATE_OF = {"confirm": "confirmed", "edit": "edited", "reject": "rejected", "withdraw": "open"}


@dataclass(kw_only=True)
class Counts:
    """What an export holds and what it leaves out."""

    documents: int = 0
    annotations: int = 0
    disputed: int = 0
    differing_attributes: int = 0

    def as_json(self) -> dict[str, int]:
        return {
            "documents": self.documents,
            "annotations": self.annotations,
            "disputed": self.disputed,
            "differing_attributes": self.differing_attributes,
        }


@dataclass(frozen=True, kw_only=True)
class Annotated:
    """A document with its records, and how much of what is suggested on it is decided."""

    document: Document
    records: list[Record] = field(default_factory=list)
    suggestions: int
    decided: int


def annotated(
    documents: Iterable[Document], *, selection: Selection, access: Access, counts: Counts
) -> Iterator[Annotated]:
    """Give each document with the records that the selection asks for; adds to `counts`."""
    for document in documents:
        records = [
            record
            for record in _records(document, selection, access, counts)
            if selection.takes(record["layer"], record["label"])
            and (selection.updated_since is None or record["at"] >= selection.updated_since)
        ]
        records.sort(key=_place)
        _add_places(document, records)
        counts.documents += 1
        counts.annotations += len(records)
        suggested, decided = _progress(document, access)
        yield Annotated(document=document, records=records, suggestions=suggested, decided=decided)


def _progress(document: Document, access: Access) -> tuple[int, int]:
    """Count the suggestions that count, and those that somebody decided on.

    Without this, a text that nobody looked at reads like one where nothing was found.
    """
    visible = access.assignments.filter(document=document)
    decided = {
        (verdict.layer, verdict.label, verdict.start, verdict.end)
        for verdict in decided_verdicts(visible)
    }
    suggested = set(map(_identity, _suggestions(document)))
    return len(suggested), len(suggested & decided)


def _records(
    document: Document, selection: Selection, access: Access, counts: Counts
) -> list[Record]:
    if selection.view.kind == "suggested":
        return [
            of_suggestion(suggestion, state="suggested", score=access.scores)
            for suggestion in _suggestions(document)
        ]
    if selection.view.kind == "reviewed":
        return _reviewed(document, selection, counts)
    assignments = access.assignments.filter(document=document)
    if selection.view.kind == "reviewer":
        own = assignments.filter(reviewer__username=selection.view.reviewer)
        live = list(_revisions(own).exclude(kind=RevisionKind.DELETE))
        led = _decisions(live)
        return [of_mark(revision, led.get(revision.pk)) for revision in live]
    return _all(document, assignments, access)


def _reviewed(document: Document, selection: Selection, counts: Counts) -> list[Record]:
    found = reviewed(document)
    counts.disputed += sum(selection.takes(*cluster) for cluster in found.disputed)
    led = _decisions([agreed.revision for agreed in found.agreed])
    records = []
    for agreed in found.agreed:
        record = of_mark(agreed.revision, led.get(agreed.revision.pk))
        record["reviewers"] = list(agreed.reviewers)
        if selection.takes(record["layer"], record["label"]):
            counts.differing_attributes += agreed.attributes_differ
        records.append(record)
    return records


def _all(document: Document, assignments: QuerySet[Assignment], access: Access) -> list[Record]:
    verdicts: dict[tuple[Any, ...], list[Verdict]] = defaultdict(list)
    for verdict in (
        Verdict.objects.filter(assignment__in=assignments)
        .select_related("assignment__reviewer", "mark_revision", *ORIGIN)
        .order_by("given_at", "number", "pk")
    ):
        verdicts[verdict.layer, verdict.label, verdict.start, verdict.end].append(verdict)
    suggestions = {_identity(suggestion): suggestion for suggestion in _suggestions(document)}
    # What was decided stays in, also when the latest run does not suggest it again.
    decided = {identity: given[-1].suggestion for identity, given in verdicts.items()}
    records = []
    for identity, suggestion in (decided | suggestions).items():
        given = verdicts.get(identity, [])
        record = of_suggestion(suggestion, state=_state(given), score=access.scores)
        records.append(record | {"verdicts": [of_verdict(verdict) for verdict in given]})
    histories = _histories(assignments)
    revisions = list(_revisions(assignments))
    led = _decisions(revisions)
    for revision in revisions:
        history = [of_revision(step) for step in histories[revision.mark_id]]
        records.append(of_mark(revision, led.get(revision.pk)) | {"history": history})
    return records


def _identity(suggestion: SuggestedSpan) -> tuple[str, str, int, int]:
    label = suggestion.label
    return label.layer.key, label.key, suggestion.start, suggestion.end


def _decisions(revisions: list[MarkRevision]) -> dict[int, Verdict]:
    """Return the decision that led to each revision, by the revision's key."""
    verdicts = Verdict.objects.filter(mark_revision__in=revisions).select_related(*ORIGIN)
    return {
        verdict.mark_revision_id: verdict
        for verdict in verdicts.order_by("number")
        if verdict.mark_revision_id
    }


def _state(verdicts: list[Verdict]) -> str:
    """Return what the reviewers made of a suggestion; `disputed` where they differ."""
    last = {verdict.assignment_id: STATE_OF[verdict.kind] for verdict in verdicts}
    states = set(last.values()) - {"open"}
    if not states:
        return "open"
    return states.pop() if len(states) == 1 else "disputed"


def _suggestions(document: Document) -> QuerySet[SuggestedSpan]:
    return SuggestedSpan.objects.of(document).select_related("label__layer", "run__suggester")


def _revisions(assignments: QuerySet[Assignment]) -> QuerySet[MarkRevision]:
    return latest_revisions(Mark.objects.filter(assignment__in=assignments))


def _histories(assignments: QuerySet[Assignment]) -> dict[Any, list[MarkRevision]]:
    found = defaultdict(list)
    steps = MarkRevision.objects.filter(mark__assignment__in=assignments)
    for step in steps.select_related("label__layer", "by").order_by("number"):
        found[step.mark_id].append(step)
    return found


def _add_places(document: Document, records: list[Record]) -> None:
    """Say of each record in which sentence and zone it begins."""
    if not records:
        return
    sentences = list(sentences_of(document))
    zones = list(current_zone_set(document).zones.exclude(kind=MARKUP).order_by("start"))
    sentence_starts = [sentence.start for sentence in sentences]
    zone_starts = [zone.start for zone in zones]
    for record in records:
        number = bisect_right(sentence_starts, record["start"]) - 1
        record["sentence"] = _sentence(sentences[number]) if number >= 0 else None
        record["zone"] = zones[bisect_right(zone_starts, record["start"]) - 1].kind


def _sentence(segment: Segment) -> dict[str, int]:
    return {"number": segment.number, "start": segment.start, "end": segment.end}


def _place(record: Record) -> tuple[int, int, str, str, str, str, str]:
    """In reading order; what lies on the same place goes by what it is, ids last."""
    return (
        record["start"],
        record["end"],
        record["layer"],
        record["label"],
        record["kind"],
        record["maker"]["name"],
        record["id"],
    )
