"""The view `reviewed`: what all agree on who judged it.

Marks of several reviewers are brought together by layer and label (`markup.overlap.clusters`).
Somebody judged a cluster who has a mark in it, decided a suggestion that lies on it with the same
label, found nothing of its layer in a sentence of it, or submitted. It counts when everybody who judged it has a mark in it. Bounds and
attributes come from the latest revision. Disputed clusters are left out and counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from annotator.assignment.models import Assignment
from annotator.corpus.models import Document
from annotator.markup.overlap import Stretch, clusters, shared
from annotator.review.models import Mark, MarkRevision, RevisionKind, SentenceCheck, Verdict
from annotator.review.reads import decided_verdicts, latest_revisions, standing_checks


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """A cluster that counts: the revision that speaks for it, and who has a mark in it."""

    revision: MarkRevision
    reviewers: tuple[str, ...]
    attributes_differ: bool


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """What counts on a document, in reading order, and how much was left out."""

    agreed: tuple[Agreed, ...]
    # (layer, label) of each cluster that is left out.
    disputed: tuple[tuple[str, str], ...]


def reviewed(document: Document) -> Reviewed:
    """Bring the reviewers' marks on a document together; open blind work is never in."""
    assignments = Assignment.objects.filter(document=document).exclude(
        pk__in=Assignment.objects.open_blind().filter(document=document)
    )
    revisions = list(
        latest_revisions(Mark.objects.filter(assignment__in=assignments)).exclude(
            kind=RevisionKind.DELETE
        )
    )
    submitted = set(assignments.filter(submissions__isnull=False).values_list("pk", flat=True))
    verdicts = list(decided_verdicts(assignments))
    checks = list(standing_checks(assignments))
    by_label: dict[tuple[str, str], list[MarkRevision]] = defaultdict(list)
    for revision in revisions:
        by_label[revision.label.layer.key, revision.label.key].append(revision)
    agreed, disputed = [], []
    for (layer, label), alike in sorted(by_label.items()):
        judged: list[Verdict | SentenceCheck] = [
            *(v for v in verdicts if (v.layer, v.label) == (layer, label)),
            *(check for check in checks if check.layer == layer),
        ]
        for cluster in _clusters(alike):
            judges = _judges(cluster, judged) | submitted
            makers = {revision.mark.assignment_id for revision in cluster}
            if judges <= makers:
                agreed.append(_agreed(cluster))
            else:
                disputed.append((layer, label))
    agreed.sort(key=lambda one: _place(one.revision))
    return Reviewed(agreed=tuple(agreed), disputed=tuple(disputed))


def _clusters(revisions: Iterable[MarkRevision]) -> list[list[MarkRevision]]:
    by_maker: dict[UUID, list[Stretch]] = defaultdict(list)
    by_id: Mapping[str, MarkRevision] = {str(revision.mark_id): revision for revision in revisions}
    for key, revision in by_id.items():
        stretch = Stretch(id=key, start=revision.start, end=revision.end)
        by_maker[revision.mark.assignment_id].append(stretch)
    return [[by_id[stretch.id] for stretch in group] for group in clusters(by_maker)]


def _judges(
    cluster: list[MarkRevision], judgements: Iterable[Verdict | SentenceCheck]
) -> set[UUID]:
    """Return the assignments that have a mark in the cluster, or judged what lies on it."""
    stretches = [Stretch(id=str(r.mark_id), start=r.start, end=r.end) for r in cluster]
    return {revision.mark.assignment_id for revision in cluster} | {
        one.assignment_id
        for one in judgements
        if any(
            shared(Stretch(id="", start=one.start, end=one.end), stretch) for stretch in stretches
        )
    }


def _agreed(cluster: list[MarkRevision]) -> Agreed:
    latest = max(cluster, key=lambda revision: (revision.at, str(revision.mark_id)))
    return Agreed(
        revision=latest,
        reviewers=tuple(sorted({r.mark.assignment.reviewer.username for r in cluster})),
        attributes_differ=any(r.attributes != latest.attributes for r in cluster),
    )


def _place(revision: MarkRevision) -> tuple[int, int, str, str, str]:
    label = revision.label
    return revision.start, revision.end, label.layer.key, label.key, str(revision.mark_id)
