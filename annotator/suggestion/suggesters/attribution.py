"""The part that tells who holds what: frames of each sentence, and quotations that go on."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from annotator.markup.suggestions import Vote
from annotator.suggestion.suggesters.frames import FrameFinder
from annotator.suggestion.suggesters.mentions import Memory, Mention, mentions_in
from annotator.suggestion.suggesters.pack import SPEAKER, Pack
from annotator.suggestion.suggesters.reading import Found, Frame, Reading, SentenceReading

PART = "attribution"
OPENING, CLOSING, EITHER = frozenset({"“"}), frozenset({"”"}), frozenset({'"'})


class Quotation:
    """Whether a quotation is open, which a new paragraph settles anew."""

    def __init__(self) -> None:
        self.is_open = False
        self.paragraph = -1

    def enter(self, doc: Doc, sentence: SentenceReading) -> bool:
        """Take in a sentence and tell whether it begins within a quotation."""
        if sentence.paragraph != self.paragraph:
            self.is_open, self.paragraph = False, sentence.paragraph
        begins = self.is_open or doc[sentence.start].text in OPENING | EITHER
        for token in doc[sentence.start : sentence.end]:
            if token.text in EITHER:
                self.is_open = not self.is_open
            elif token.text in OPENING | CLOSING:
                self.is_open = token.text in OPENING
        return begins


def holder_of(sentence: SentenceReading, found: Found) -> Frame | None:
    """Return the innermost frame around a move, or the speaker of a quotation that goes on.

    A move is where its last words are: "Tokyo considers them Japanese" is within Tokyo's frame.
    """
    at = max(hit.start for hit in found.hits)
    around = [frame for frame in sentence.frames if frame.start <= at and frame.at <= at]
    return max(around, key=lambda frame: frame.at) if around else sentence.speaker


def as_holder(mention: Mention, found: Found) -> Frame:
    return Frame(
        holder=mention.name,
        side=mention.side,
        start=mention.start,
        end=found.end,
        commitment="reported",
        at=mention.start,
    )


def holder_by_people(mentions: list[Mention], found: Found) -> Frame | None:
    """Return the people whose opinion a move tells: "most Russians oppose"."""
    starts = {hit.start for hit in found.hits if hit.concept.endswith("-people")}
    own = [one for one in mentions if one.start in starts]
    return as_holder(own[0], found) if own else None


def holder_by_side(mentions: list[Mention], found: Found) -> Frame | None:
    """Return the party that makes the move itself: the last of its side before it."""
    side = found.move.holder
    own = [one for one in mentions if one.side == side and side and one.start <= found.start]
    if not own:
        return None
    return as_holder(own[-1], found)


def spoken(found: Found, frame: Frame | None, pack: Pack) -> Found | None:
    """Return a move whose label depends on the speaker with that label, None without one."""
    if found.label != SPEAKER:
        return found
    label = pack.label_of_side(frame.side) if frame else ""
    if not label:
        return None
    vote = Vote(part=PART, label=label, score=found.weight)
    kept = tuple(one for one in found.votes if one.label != SPEAKER)
    return replace(found, label=label, votes=(*kept, vote))


class Attribution:
    """Fills each sentence's `frames` and `speaker`, and each move's `frame`."""

    def initialize(self, get_examples: object = None, *, nlp: Language, pack: Pack) -> None:
        """Take nothing: holders and verbs are data of the pack that the reading carries."""

    def __call__(self, doc: Doc) -> Doc:
        reading: Reading = doc._.reading
        memory, quotation = Memory(), Quotation()
        last: Frame | None = None
        last_paragraph = -1
        for sentence in reading.sentences:
            quoted = quotation.enter(doc, sentence)
            mentions = mentions_in(doc, sentence, reading.pack)
            finder = FrameFinder(doc, sentence, pack=reading.pack, mentions=mentions, memory=memory)
            sentence.frames = finder.frames()
            near = 0 <= sentence.paragraph - last_paragraph <= 1
            sentence.speaker = last if quoted and near else None
            self.attribute(sentence, mentions, reading.pack)
            memory.keep(mentions, finder.subjects)
            if sentence.frames:
                last, last_paragraph = sentence.frames[0], sentence.paragraph
        return doc

    def attribute(self, sentence: SentenceReading, mentions: list[Mention], pack: Pack) -> None:
        """Give each move of a sentence its holder."""
        attributed = []
        for found in sentence.found:
            frame = (
                holder_by_people(mentions, found)
                or holder_of(sentence, found)
                or holder_by_side(mentions, found)
            )
            one = spoken(found, frame, pack)
            if one is not None:
                attributed.append(replace(one, frame=frame))
        sentence.found = attributed


@Language.factory("hikiwake_attribution")
def make_attribution(nlp: Language, name: str) -> Attribution:
    return Attribution()
