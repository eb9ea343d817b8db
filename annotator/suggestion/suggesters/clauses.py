"""The clauses of a sentence in tokens of the Doc."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.segmentation.clauses import clauses
from annotator.suggestion.suggesters.patterns import Hit
from annotator.suggestion.suggesters.reading import Bounds, Reading, SentenceReading


def clauses_of_sentence(reading: Reading, sentence: SentenceReading) -> list[Bounds]:
    """Return the clauses of a sentence, so that each of its tokens lies in one of them."""
    if not sentence.clauses:
        starts = {sentence.start}
        at = sentence.start
        for start, _end in clauses(reading.mask, sentence.char_start, sentence.char_end):
            while at < sentence.end and reading.edges[at][0] < start:
                at += 1
            if at < sentence.end:
                starts.add(at)
        ordered = sorted(starts)
        sentence.clauses = list(zip(ordered, [*ordered[1:], sentence.end], strict=True))
    return sentence.clauses


def numbers_of(hits: Iterable[Hit], bounds: list[Bounds]) -> set[int]:
    """Return the numbers of the clauses in which hits begin."""
    return {
        number
        for hit in hits
        for number, (start, end) in enumerate(bounds)
        if start <= hit.start < end
    }
