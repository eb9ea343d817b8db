"""The part that tells whether a sentence is about the dispute, the talks or the relations."""

from __future__ import annotations

from math import prod

from spacy.language import Language
from spacy.tokens import Doc

from annotator.suggestion.suggesters.pack import Pack
from annotator.suggestion.suggesters.pack_parts import Cue, Gate
from annotator.suggestion.suggesters.patterns import Hit, Index, matches
from annotator.suggestion.suggesters.reading import Reading, SentenceReading

PART = "topic"
WEAKEST = 0.2
"""A neighbour cannot bring a sentence on topic that has less than this of its own."""


def names(sentence: SentenceReading, cues: frozenset[str]) -> bool:
    return any(cue in cues for cue, _hits in sentence.cues)


def is_telling(sentence: SentenceReading, gate: Gate) -> bool:
    """Tell whether a sentence is about this dispute and can be about no other."""
    own = {cue for cue, _hits in sentence.cues}
    return bool(own & gate.core) or any(cues <= own for cues in gate.telling)


def set_aside(sentence: SentenceReading, gate: Gate) -> bool:
    """Lower the score of a sentence about another dispute or theme, and tell whether it is one."""
    if names(sentence, gate.core):
        return False
    sentence.elsewhere = any(matches(pattern, sentence.hits) for pattern in gate.rival)
    about_others = any(matches(pattern, sentence.hits) for pattern in gate.theme)
    aside = sentence.elsewhere or (about_others and not names(sentence, gate.sides))
    if aside:
        sentence.topic *= gate.aside
    return aside


def lift_by_neighbours(sentences: list[SentenceReading], aside: list[bool], gate: Gate) -> None:
    """Raise the score of sentences next to one that is on topic by itself.

    One about another theme has to stand between two such; one about another dispute stays.
    """
    own = [sentence.topic >= gate.threshold for sentence in sentences]
    for i, sentence in enumerate(sentences):
        near = sum(own[max(i - 1, 0) : i]) + sum(own[i + 1 : i + 2])
        needed = 2 if aside[i] else 1
        if near >= needed and not sentence.elsewhere and sentence.topic >= WEAKEST:
            sentence.topic = 1 - (1 - sentence.topic) * (1 - gate.lead)


class Topic:
    """Fills each sentence's `topic`, `cues` and `elsewhere`, and the reading's `about`."""

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.index = Index(())

    def initialize(self, get_examples: object = None, *, nlp: Language, pack: Pack) -> None:
        """Take the cues of a pack."""
        self.cues = [cue for cue in pack.cues for _pattern in cue.patterns]
        self.index = Index(pattern for cue in pack.cues for pattern in cue.patterns)

    def __call__(self, doc: Doc) -> Doc:
        reading: Reading = doc._.reading
        gate = reading.pack.gate
        for sentence in reading.sentences:
            self.read_cues(sentence)
        aside = [set_aside(sentence, gate) for sentence in reading.sentences]
        telling = sum(is_telling(sentence, gate) for sentence in reading.sentences)
        needed = 1 if len(reading.sentences) <= gate.brief else gate.document
        reading.about = telling >= needed
        lift_by_neighbours(reading.sentences, aside, gate)
        return doc

    def read_cues(self, sentence: SentenceReading) -> None:
        """Fill the cues, each of them once, and the topic score that they add up to."""
        first: dict[str, tuple[float, tuple[Hit, ...]]] = {}
        for number, matched in self.index.matches(sentence.hits):
            cue = self.cues[number]
            first.setdefault(cue.id, (cue.weight, matched[0]))
        sentence.cues = [(cue, hits) for cue, (_weight, hits) in first.items()]
        sentence.topic = 1 - prod(1 - weight for weight, _hits in first.values())


@Language.factory("hikiwake_topic")
def make_topic(nlp: Language, name: str) -> Topic:
    return Topic()
