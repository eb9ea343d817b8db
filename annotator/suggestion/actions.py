"""Letting a suggester go over a document."""

from django.db import transaction

from annotator.corpus.models import Document
from annotator.corpus.reads import zones_of
from annotator.kernel.errors import Invalid
from annotator.people.journal import note
from annotator.people.models import User
from annotator.scheme.models import Label
from annotator.scheme.reads import current_scheme
from annotator.segmentation.models import SegmentSet
from annotator.segmentation.reads import segmentation_of
from annotator.suggestion.models import SuggestedSpan, Suggester, SuggestionRun
from annotator.suggestion.suggesters.pack import Pack
from annotator.suggestion.suggesters.registry import suggest, suggester_version

BATCH = 1000


@transaction.atomic
def suggest_spans(
    *,
    document: Document,
    segment_set: SegmentSet,
    pack: Pack,
    by: User | None,
    key: str = "builtin",
) -> SuggestionRun:
    """Run a suggester over a document, unless the run that counts is by it and over these segments.

    Going back to an earlier version of it makes a run of its own: the latest counts.

    Writes into the tables of this room alone, so it can never touch anybody's work. Raises Invalid
    when the suggester gives a label that the project's scheme does not have.
    """
    suggester, _ = Suggester.objects.get_or_create(
        project=document.project, key=key, version=suggester_version(pack)
    )
    Document.objects.select_for_update(no_key=True).get(pk=document.pk)
    last = SuggestionRun.objects.filter(document=document).order_by("number").last()
    if last and (last.suggester_id, last.segment_set_id) == (suggester.pk, segment_set.pk):
        return last
    run = SuggestionRun.objects.create(
        suggester=suggester,
        document=document,
        segment_set=segment_set,
        number=last.number + 1 if last else 1,
    )
    _store_spans(run, pack=pack, suggester_key=key)
    note("suggestion.run", run, by=by, project=document.project, after=run.number)
    return run


def _store_spans(run: SuggestionRun, *, pack: Pack, suggester_key: str) -> None:
    document = run.document
    labels = {
        (label.layer.key, label.key): label
        for label in Label.objects.filter(
            layer__scheme=current_scheme(document.project)
        ).select_related("layer")
    }
    found = suggest(
        text=document.text,
        zones=zones_of(run.segment_set.zone_set),
        segmentation=segmentation_of(run.segment_set),
        suggester=suggester_key,
        pack=pack,
    )
    unknown = {(span.layer, span.label) for span in found} - labels.keys()
    if unknown:
        raise Invalid(f"The suggester gives labels that the scheme does not have: {unknown}.")
    SuggestedSpan.objects.bulk_create(
        (
            SuggestedSpan(
                run=run,
                document=document,
                label=labels[span.layer, span.label],
                start=span.start,
                end=span.end,
                quote=span.quote,
                score=span.score,
                attributes=dict(span.attributes),
                evidence=span.as_json()["evidence"],
            )
            for span in found
        ),
        batch_size=BATCH,
    )
