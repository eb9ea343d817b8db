"""The part that weighs moves by what stands around them: negation, doubt, question, mockery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from annotator.markup.suggestions import Vote
from annotator.suggestion.suggesters.pack import Pack
from annotator.suggestion.suggesters.pack_parts import Scope as Settings
from annotator.suggestion.suggesters.patterns import Hit, Pattern, matches
from annotator.suggestion.suggesters.reading import Found, Reading, SentenceReading

PART = "scope"
KEEP, DROP = "keep", "drop"


def stretches(patterns: Sequence[Pattern], table: dict[str, list[Hit]]) -> list[tuple[int, int]]:
    return [
        (hits[0].start, hits[-1].end) for pattern in patterns for hits in matches(pattern, table)
    ]


def covered(at: int, bounds: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in bounds)


def is_negated(found: Found, negations: Sequence[tuple[int, int]], reach: int) -> bool:
    """Tell whether a negation stands shortly before a word of a move without being part of it."""
    own = [(hit.start, hit.end) for hit in found.hits]
    return any(
        not covered(start, own) and any(0 <= first - end < reach for first, _last in own)
        for start, end in negations
    )


def weakened(found: Found, keep: float) -> Found:
    """Return the move with less weight and a vote that says how much was taken off."""
    weight = found.weight * keep
    vote = Vote(part=PART, label=found.label, score=weight - found.weight)
    return replace(found, weight=weight, votes=(*found.votes, vote))


def turned(found: Found) -> Found | None:
    """Return what a negation leaves of a move."""
    if found.move.negated == KEEP:
        return found
    if found.move.negated == DROP:
        return None
    label = found.move.negated
    votes = (
        Vote(part=PART, label=found.label, score=-found.weight),
        Vote(part=PART, label=label, score=found.weight),
    )
    return replace(found, label=label, votes=(*found.votes, *votes))


class Weigher:
    """Weighs the moves of one sentence."""

    def __init__(self, doc: Doc, sentence: SentenceReading, scope: Settings) -> None:
        self.scope = scope
        spared = stretches(scope.not_negation, sentence.hits)
        self.negations = [
            bounds
            for bounds in stretches(scope.negation, sentence.hits)
            if not covered(bounds[0], spared)
        ]
        self.doubts = stretches(scope.doubt, sentence.hits)
        self.mockery = bool(stretches(scope.mockery, sentence.hits))
        self.rejection = bool(stretches(scope.rejection, sentence.hits))
        self.asks = any(token.text == "?" for token in doc[max(sentence.end - 2, 0) : sentence.end])
        self.elsewhere = sentence.elsewhere

    def is_doubted(self, found: Found) -> bool:
        """Tell whether a hedge stands within a move or right before it."""
        low = found.start - self.scope.reach
        return any(low <= start < found.end for start, _end in self.doubts)

    def weigh(self, found: Found) -> Found | None:
        """Return the move as it stands here, or None where nothing is left of it."""
        kept: Found | None = found
        if is_negated(found, self.negations, self.scope.reach):
            kept = turned(found)
        if kept is None:
            return None
        for applies, keep in (
            (self.is_doubted(kept), self.scope.doubt_keeps),
            (self.asks, self.scope.question_keeps),
            (self.elsewhere, self.scope.elsewhere_keeps),
        ):
            if applies:
                kept = weakened(kept, keep)
        return replace(kept, mocked=self.mockery, refused=self.rejection)


class Scope:
    """Replaces each sentence's `found` by what its surroundings leave of it."""

    def initialize(self, get_examples: object = None, *, nlp: Language, pack: Pack) -> None:
        """Take nothing: patterns and numbers are data of the pack that the reading carries."""

    def __call__(self, doc: Doc) -> Doc:
        reading: Reading = doc._.reading
        for sentence in reading.sentences:
            if sentence.found:
                weigher = Weigher(doc, sentence, reading.pack.scope)
                weighed = [weigher.weigh(found) for found in sentence.found]
                sentence.found = [found for found in weighed if found is not None]
        return doc


@Language.factory("hikiwake_scope")
def make_scope(nlp: Language, name: str) -> Scope:
    return Scope()
