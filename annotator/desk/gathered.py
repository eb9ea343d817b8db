"""What is read once for an article: for its page, and for an act on it."""

from annotator.assignment.reads import open_blind_documents
from annotator.corpus.models import Document
from annotator.corpus.reads import zones_of
from annotator.desk.annotations import annotations_for
from annotator.desk.cards import Codebooks
from annotator.desk.review_offers import Forms
from annotator.markup.zones import Zone
from annotator.people.permits import Viewer
from annotator.segmentation.reads import sentences_of


class Gathered:
    """A document as one person sees it, with its codebook and the forms made from that."""

    def __init__(self, viewer: Viewer, document: Document) -> None:
        self.viewer = viewer
        self.document = document
        self.is_blind = open_blind_documents(viewer).filter(document=document).exists()
        self.annotations = annotations_for(viewer, document, is_blind=self.is_blind)
        self.codebooks = Codebooks(document.project, self.annotations)
        self.sentences = list(sentences_of(document))
        self.zones = _zones(document)
        self.forms = Forms(
            document,
            layers=self.codebooks.layers,
            sentences=self.sentences,
            zones=self.zones,
        )


def _zones(document: Document) -> list[Zone]:
    zone_set = document.zone_sets.order_by("-version").first()
    return zones_of(zone_set) if zone_set else []
