"""Text in, suggestions out: the way of the data on one screen. The first file to read.

    text → zones → sentences → suggestions

`read_text` and `suggest_on` work on plain values and need no database; `take_in_and_suggest` does
the same for a document that is stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from annotator.corpus.actions import Description, take_in
from annotator.corpus.models import Document
from annotator.corpus.zones.find import find_zones
from annotator.markup.suggestions import Suggested
from annotator.markup.zones import Zone
from annotator.people.models import Project, User
from annotator.segmentation.actions import segment_document
from annotator.segmentation.segment import Segmentation, segment
from annotator.suggestion.actions import suggest_spans
from annotator.suggestion.models import SuggestionRun
from annotator.suggestion.suggesters.pack import Pack
from annotator.suggestion.suggesters.registry import suggest


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A text as the product reads it."""

    text: str
    zones: Sequence[Zone]
    segmentation: Segmentation
    suggestions: Sequence[Suggested]


def read_text(text: str, *, language: str, pack: Pack) -> Reading:
    """Take a text all the way from zones to suggestions. Raises Invalid for an unknown language."""
    zones = find_zones(text)
    segmentation = segment(text, zones, language)
    suggestions = suggest(text=text, zones=zones, segmentation=segmentation, pack=pack)
    return Reading(text=text, zones=zones, segmentation=segmentation, suggestions=suggestions)


def suggest_on(*, document: Document, pack: Pack, by: User | None) -> SuggestionRun:
    """Segment a stored document and let the suggester go over it; done before, it does nothing."""
    segment_set = segment_document(document=document)
    return suggest_spans(document=document, segment_set=segment_set, pack=pack, by=by)


@transaction.atomic
def take_in_and_suggest(
    *, raw: bytes, description: Description, project: Project, pack: Pack, by: User | None
) -> Document:
    """Take a text in, whole: stored, zoned, segmented and suggested on, or not there at all."""
    document = take_in(raw=raw, description=description, project=project, by=by)
    suggest_on(document=document, pack=pack, by=by)
    return document
