"""The part that finds what a sentence does: the moves of the lexicon, each with its label."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from annotator.markup.suggestions import Vote
from annotator.suggestion.suggesters.clauses import clauses_of_sentence, numbers_of
from annotator.suggestion.suggesters.pack import SPEAKER, Move, Pack
from annotator.suggestion.suggesters.patterns import Hit, Index, Pattern, matches
from annotator.suggestion.suggesters.reading import Found, Reading, SentenceReading

PART = "moves"


def undone(found: Found, reading: Reading, sentence: SentenceReading) -> bool:
    """Tell whether something in the clauses of a move takes it back."""
    own: set[int] = set()
    for pattern in found.move.unless:
        for hits in matches(pattern, sentence.hits):
            bounds = clauses_of_sentence(reading, sentence)
            own = own or numbers_of(found.hits, bounds)
            if own & numbers_of(hits, bounds):
                return True
    return False


def as_found(move: Move, pattern: Pattern, hits: tuple[Hit, ...], *, label: str) -> Found:
    return Found(
        move=move,
        label=label,
        weight=move.weight,
        pattern=f"{move.id}: {pattern.source}",
        hits=hits,
        votes=(Vote(part=PART, label=label, score=move.weight),),
    )


def label_by_naming(pack: Pack, table: dict[str, list[Hit]]) -> str:
    """Return the label of the one side whose name for the land is used."""
    labels = {side.label for side in pack.sides if any(concept in table for concept in side.naming)}
    return labels.pop() if len(labels) == 1 else SPEAKER


class Moves:
    """Fills each sentence's `found`."""

    def __init__(self) -> None:
        self.moves: list[Move] = []
        self.index = Index(())

    def initialize(self, get_examples: object = None, *, nlp: Language, pack: Pack) -> None:
        """Take the moves of a pack."""
        self.moves = [move for move in pack.moves for _pattern in move.patterns]
        self.index = Index(pattern for move in pack.moves for pattern in move.patterns)

    def __call__(self, doc: Doc) -> Doc:
        reading: Reading = doc._.reading
        for sentence in reading.sentences:
            found = self.found_in(sentence, reading.pack)
            sentence.found = [one for one in found if not undone(one, reading, sentence)]
        return doc

    def found_in(self, sentence: SentenceReading, pack: Pack) -> list[Found]:
        """Return each place where a move stands, once, by whichever of its patterns comes first."""
        found: list[Found] = []
        for number, matched in self.index.matches(sentence.hits):
            move, pattern = self.moves[number], self.index.patterns[number]
            label = move.label
            if label == SPEAKER:
                label = label_by_naming(pack, sentence.hits)
            for hits in matched:
                one = as_found(move, pattern, hits, label=label)
                if not any(one.meets(other) for other in found if other.move is move):
                    found.append(one)
        return found


@Language.factory("hikiwake_moves")
def make_moves(nlp: Language, name: str) -> Moves:
    return Moves()
