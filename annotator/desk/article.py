"""All that the page of an article shows, in a number of queries that does not grow with it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from annotator.assignment.reads import open_blind_documents
from annotator.corpus.models import Document
from annotator.corpus.reads import zones_of
from annotator.desk.annotations import Annotation, State, annotations_for
from annotator.desk.cards import Card, Codebooks, Entry, Group, groups_of
from annotator.desk.reader import Drawn, set_text
from annotator.desk.reader_html import reader_html
from annotator.markup.overlap import Stretch
from annotator.markup.zones import Zone
from annotator.people.permits import Viewer
from annotator.scheme.models import Scheme
from annotator.segmentation.reads import sentences_of
from annotator.suggestion.models import SuggestionRun


@dataclass(frozen=True, kw_only=True)
class ArticlePage:
    """What the template needs."""

    document: Document
    scheme: Scheme | None
    style_sheets: list[str]
    is_blind: bool
    has_run: bool
    text: SafeString
    states: list[tuple[str, int]]
    legend: list[Entry]
    groups: list[Group]


def article_page(viewer: Viewer, document: Document) -> ArticlePage:
    """Gather the page of a document that the viewer may see."""
    is_blind = open_blind_documents(viewer).filter(document=document).exists()
    annotations = annotations_for(viewer, document, is_blind=is_blind)
    codebooks = Codebooks(document.project, annotations)
    cards = [codebooks.card(number, one) for number, one in enumerate(annotations, start=1)]
    sentences = list(sentences_of(document))
    groups = groups_of(cards, sentences)
    parts = set_text(
        document.text,
        zones=_zones(document),
        sentences=sentences,
        drawn=[_drawn(card) for card in cards if card.annotation.state is not State.REJECTED],
    )
    return ArticlePage(
        document=document,
        scheme=codebooks.newest,
        style_sheets=codebooks.style_sheets(),
        is_blind=is_blind,
        has_run=SuggestionRun.objects.filter(document=document).exists(),
        text=reader_html(parts, {group.sentence: group.note for group in groups if group.sentence}),
        states=_states(annotations),
        legend=codebooks.legend(cards),
        groups=groups,
    )


def _zones(document: Document) -> list[Zone]:
    zone_set = document.zone_sets.order_by("-version").first()
    return zones_of(zone_set) if zone_set else []


def _drawn(card: Card) -> Drawn:
    one = card.annotation
    return Drawn(
        stretch=Stretch(id=str(card.number), start=one.start, end=one.end),
        look=card.look,
        glyph=one.label.glyph,
        is_own=one.is_own,
        fills=card.fills,
    )


def _states(annotations: Iterable[Annotation]) -> list[tuple[str, int]]:
    """Return the states that occur, in their order, with how often."""
    counted = Counter(one.state for one in annotations)
    return [(state.value, counted[state]) for state in State if counted[state]]
