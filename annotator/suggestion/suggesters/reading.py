"""What the parts of the pipeline know of a text and hand on to one another.

One `Reading` goes through the pipeline as `doc._.reading`; each part adds its field. Tokens of
the Doc are those of the sentences that may be labelled, white space left out, so that a phrase
is found across line breaks and blanked markup; `edges` leads back to the stored text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy
from spacy.attrs import NORM
from spacy.language import Language
from spacy.tokens import Doc

from annotator.markup.suggestions import Vote
from annotator.markup.zones import SUGGESTED_KINDS, Zone
from annotator.segmentation.masks import mask
from annotator.segmentation.segment import Segmentation
from annotator.suggestion.suggesters.pack import Move, Pack
from annotator.suggestion.suggesters.patterns import Hit

LONGEST = 400
"""A longer "sentence" is a list, a table or noise: nobody could judge one label on it."""

Bounds = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A stretch of tokens that somebody is reported to hold."""

    holder: str
    # The side's key, or nothing where the holder is a third party or unknown.
    side: str
    start: int
    end: int
    commitment: str
    # Where the reporting words stand: of nested frames the later one is the inner one.
    at: int


@dataclass(frozen=True, kw_only=True)
class Found:
    """A move in a sentence, as far as the parts have judged it."""

    move: Move
    label: str
    weight: float
    pattern: str
    hits: tuple[Hit, ...]
    votes: tuple[Vote, ...]
    # The text makes fun of it, or calls it wrong in its own voice.
    mocked: bool = False
    refused: bool = False
    # Who holds it; nobody but the text where there is none.
    frame: Frame | None = None

    @property
    def start(self) -> int:
        return min(hit.start for hit in self.hits)

    @property
    def end(self) -> int:
        return max(hit.end for hit in self.hits)

    def meets(self, other: Found) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(kw_only=True)
class SentenceReading:
    """A sentence in tokens of the Doc, end exclusive, with what the parts found in it."""

    start: int
    end: int
    char_start: int
    char_end: int
    zone: str
    paragraph: int
    # Its clauses, which divide it; asked for where there is something to tell apart.
    clauses: list[Bounds] = field(default_factory=list)
    hits: dict[str, list[Hit]] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    topic: float = 0.0
    cues: list[tuple[str, tuple[Hit, ...]]] = field(default_factory=list)
    elsewhere: bool = False
    frames: list[Frame] = field(default_factory=list)
    # Who speaks where no frame of the sentence says so: a quotation that goes on.
    speaker: Frame | None = None


@dataclass(kw_only=True)
class Reading:
    """A text as the pipeline reads it."""

    text: str
    mask: str
    edges: list[Bounds]
    sentences: list[SentenceReading]
    pack: Pack
    about: bool = False

    def chars(self, start: int, end: int) -> Bounds:
        """Return the stretch of the stored text that tokens cover."""
        return self.edges[start][0], self.edges[end - 1][1]


if not Doc.has_extension("reading"):
    Doc.set_extension("reading", default=None)


def normalised(words: Iterable[str], pack: Pack) -> list[str]:
    """Return the form under which each word is looked up."""
    return [pack.normal.get(word.lower(), word.lower()) for word in words]


def doc_of_words(nlp: Language, words: list[str], pack: Pack) -> Doc:
    """Return a Doc of these words whose NORM is the form to look up."""
    doc = Doc(nlp.vocab, words=words)
    add = nlp.vocab.strings.add
    norms = [add(form) for form in normalised(words, pack)]
    return doc.from_array([NORM], numpy.array(norms, dtype="uint64").reshape(-1, 1))


def paragraphs(text: str, sentences: Sequence[Bounds]) -> list[int]:
    """Return a running paragraph number for each sentence; a line break starts another."""
    numbers: list[int] = []
    reached = 0
    for start, end in sentences:
        opens = not numbers or "\n" in text[reached:start]
        numbers.append((numbers[-1] + 1 if opens else numbers[-1]) if numbers else 0)
        reached = end
    return numbers


def tokens_between(
    masked: str, starts: Sequence[int], ends: Sequence[int], bounds: Bounds, at: int
) -> tuple[list[Bounds], int]:
    """Return the tokens within these bounds that are not white space, and where to go on."""
    while at < len(starts) and starts[at] < bounds[0]:
        at += 1
    edges = []
    while at < len(starts) and ends[at] <= bounds[1]:
        if masked[starts[at] : ends[at]].strip():
            edges.append((starts[at], ends[at]))
        at += 1
    return edges, at


def read(
    nlp: Language, *, text: str, zones: Sequence[Zone], segmentation: Segmentation, pack: Pack
) -> Doc:
    """Return the Doc that goes through the pipeline."""
    masked = mask(text, zones)
    wanted = [sentence for sentence in segmentation.sentences if sentence.zone in SUGGESTED_KINDS]
    numbers = paragraphs(masked, [(sentence.start, sentence.end) for sentence in wanted])
    edges: list[Bounds] = []
    sentences: list[SentenceReading] = []
    at = 0
    for sentence, number in zip(wanted, numbers, strict=True):
        own, at = tokens_between(
            masked,
            segmentation.token_starts,
            segmentation.token_ends,
            (sentence.start, sentence.end),
            at,
        )
        if not 0 < len(own) <= LONGEST:
            continue
        sentences.append(
            SentenceReading(
                start=len(edges),
                end=len(edges) + len(own),
                char_start=sentence.start,
                char_end=sentence.end,
                zone=sentence.zone,
                paragraph=number,
            )
        )
        edges.extend(own)
    doc = doc_of_words(nlp, [masked[start:end] for start, end in edges], pack)
    doc._.reading = Reading(text=text, mask=masked, edges=edges, sentences=sentences, pack=pack)
    return doc
