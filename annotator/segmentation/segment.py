"""Text and zones to sentences and token edges: the room's one entrance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.markup.zones import Zone
from annotator.segmentation.ends import sentence_ends
from annotator.segmentation.flows import Flow, flows
from annotator.segmentation.languages import base_language
from annotator.segmentation.masks import mask
from annotator.segmentation.tokens import token_edges

SEGMENTER_VERSION = "1"


@dataclass(frozen=True)
class Sentence:
    """A sentence; the zone is the kind of zone that it stands in."""

    start: int
    end: int
    zone: str


@dataclass(frozen=True)
class Segmentation:
    """The sentences of a text in reading order and the edges of all its tokens."""

    language: str
    sentences: tuple[Sentence, ...]
    token_starts: tuple[int, ...]
    token_ends: tuple[int, ...]


def segment(text: str, zones: Sequence[Zone], language: str = "en") -> Segmentation:
    """Return the sentences and token edges of a text.

    Raises Invalid for a language without rules; the message says which ones have some.
    """
    known = base_language(language)
    read = mask(text, zones)
    starts, ends = token_edges(read, known)
    return Segmentation(
        language=known,
        sentences=tuple(
            sentence
            for flow in flows(text, read, zones)
            for sentence in _sentences(text, read, flow)
        ),
        token_starts=starts,
        token_ends=ends,
    )


def _sentences(text: str, read: str, flow: Flow) -> Iterator[Sentence]:
    start = flow.start
    for end in sentence_ends(text, read, flow):
        yield Sentence(start, end, flow.kind)
        start = end
        while start < flow.end and read[start].isspace():
            start += 1
