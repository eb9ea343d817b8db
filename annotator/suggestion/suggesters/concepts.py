"""The part that finds the words: phrases of the lexicon, and compounds made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from annotator.suggestion.suggesters.pack import Pack
from annotator.suggestion.suggesters.patterns import Hit, Pattern, matches
from annotator.suggestion.suggesters.reading import Reading, doc_of_words

ANY, CAPITAL, CAPITALS = "any", "capital", "capitals"
"""How a phrase must be written in the text, which follows from how the lexicon writes it."""


def spelling(phrase: str) -> str:
    if not phrase[:1].isupper():
        return ANY
    # "US" is a state, "us" is not; a longer name in capitals ("NATO") can hardly be mistaken.
    return CAPITALS if phrase.isupper() and phrase.isalpha() else CAPITAL


def fits(doc: Doc, start: int, how: str) -> bool:
    first = doc[start].text
    return (
        how == ANY
        or (how == CAPITAL and first[:1].isupper())
        or (how == CAPITALS and first.isupper())
    )


def without_nested(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits of one concept, longest first at each place, none within another."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def compound_hits(
    name: str, patterns: tuple[Pattern, ...], table: dict[str, list[Hit]]
) -> list[Hit]:
    found = {
        Hit(min(hit.start for hit in match), max(hit.end for hit in match), name)
        for pattern in patterns
        for match in matches(pattern, table)
    }
    return without_nested(found)


class Concepts:
    """Fills each sentence's `hits`."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self.keys: dict[int, tuple[str, str]] = {}
        self.pack: Pack | None = None

    def initialize(self, get_examples: object = None, *, nlp: Language, pack: Pack) -> None:
        """Take the phrases of a pack."""
        self.pack = pack
        for concept, phrases in pack.concepts.items():
            grouped = defaultdict(list)
            for phrase in phrases:
                words = [token.text for token in nlp.make_doc(phrase)]
                grouped[spelling(phrase)].append(doc_of_words(nlp, words, pack))
            for how, docs in grouped.items():
                key = f"{concept}\n{how}"
                self.matcher.add(key, docs)
                self.keys[nlp.vocab.strings[key]] = (concept, how)

    def __call__(self, doc: Doc) -> Doc:
        reading: Reading = doc._.reading
        found = self.hits_by_start(doc)
        for sentence in reading.sentences:
            table: dict[str, list[Hit]] = defaultdict(list)
            for at in range(sentence.start, sentence.end):
                for hit in found.get(at, ()):
                    if hit.end <= sentence.end:
                        table[hit.concept].append(hit)
            sentence.hits = {name: without_nested(hits) for name, hits in table.items()}
            for name, patterns in reading.pack.compounds:
                if hits := compound_hits(name, patterns, sentence.hits):
                    sentence.hits[name] = hits
        return doc

    def hits_by_start(self, doc: Doc) -> dict[int, list[Hit]]:
        found: dict[int, list[Hit]] = defaultdict(list)
        for key, start, end in self.matcher(doc):
            concept, how = self.keys[key]
            if fits(doc, start, how):
                found[start].append(Hit(start, end, concept))
        return found


@Language.factory("hikiwake_concepts")
def make_concepts(nlp: Language, name: str) -> Concepts:
    return Concepts(nlp)
