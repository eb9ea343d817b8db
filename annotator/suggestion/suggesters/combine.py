"""The part that decides: spans of the layer, with scores, attributes and evidence."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from annotator.suggestion.suggesters.clauses import clauses_of_sentence
from annotator.suggestion.suggesters.decide import HIGHEST, Decided, decide, strength
from annotator.suggestion.suggesters.evidence import Told, of_moves, of_topic
from annotator.suggestion.suggesters.pack import Pack
from annotator.suggestion.suggesters.reading import Reading, SentenceReading
from annotator.suggestion.suggesters.topic import is_telling

LOWEST = 0.02


def is_read(reading: Reading, sentence: SentenceReading) -> bool:
    """Tell whether a sentence may have a label at all: text or sentence is about the dispute."""
    return reading.about or is_telling(sentence, reading.pack.gate)


def takes_exclusive(reading: Reading, sentence: SentenceReading) -> bool:
    gate = reading.pack.gate
    core = any(key in gate.core for key, _hits in sentence.cues)
    long_enough = sentence.end - sentence.start >= gate.shortest
    return sentence.topic >= gate.threshold and (core or long_enough)


def exclusive_score(reading: Reading, sentence: SentenceReading) -> float:
    """Return the topic score, less what other labels have that fell short."""
    label = reading.pack.layer.exclusive
    others = [one for one in sentence.found if label is None or one.label != label.key]
    return min(max(sentence.topic * (1 - strength(others) / 2), LOWEST), HIGHEST)


def by_moves(reading: Reading, sentence: SentenceReading) -> list[tuple[Decided, Told]]:
    """Return the labels that the sentence takes for what it does."""
    if not sentence.found:
        return []
    decided = decide(sentence.found, clauses_of_sentence(reading, sentence), reading.pack)
    return [(one, of_moves(reading, one)) for one in decided]


def by_topic(reading: Reading, sentence: SentenceReading) -> list[tuple[Decided, Told]]:
    """Return the exclusive label where the sentence is on topic, nothing otherwise."""
    label = reading.pack.layer.exclusive
    if label is None or not takes_exclusive(reading, sentence):
        return []
    score = exclusive_score(reading, sentence)
    decided = Decided(
        label=label.key, start=sentence.start, end=sentence.end, score=score, found=()
    )
    return [(decided, of_topic(reading, sentence, score))]


class Combine:
    """Fills `doc.spans[layer]`; its `attrs` hold scores, attributes and evidence in its order."""

    def initialize(self, get_examples: object = None, *, nlp: Language, pack: Pack) -> None:
        """Take nothing: rules and numbers are data of the pack that the reading carries."""

    def __call__(self, doc: Doc) -> Doc:
        reading: Reading = doc._.reading
        told = [
            one
            for sentence in reading.sentences
            if is_read(reading, sentence)
            for one in by_moves(reading, sentence) or by_topic(reading, sentence)
        ]
        doc.spans[reading.pack.layer.key] = SpanGroup(
            doc,
            name=reading.pack.layer.key,
            spans=[Span(doc, one.start, one.end, label=one.label) for one, _told in told],
            attrs={
                "scores": [one.score for one, _told in told],
                "attributes": [attributes for _one, (_evidence, attributes) in told],
                "evidence": [evidence for _one, (evidence, _attributes) in told],
            },
        )
        return doc


@Language.factory("hikiwake_combine")
def make_combine(nlp: Language, name: str) -> Combine:
    return Combine()
