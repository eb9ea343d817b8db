"""Finds the stretches of a sentence that somebody is reported to hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from annotator.suggestion.suggesters.mentions import (
    Memory,
    Mention,
    pronoun_at,
    unknown_name_after,
    unknown_name_before,
)
from annotator.suggestion.suggesters.pack import Pack
from annotator.suggestion.suggesters.pack_parts import COMMITMENTS
from annotator.suggestion.suggesters.patterns import Hit
from annotator.suggestion.suggesters.reading import Frame, SentenceReading

QUOTES = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})
MOST_SKIPPED = 4
"""How many words ("has repeatedly also") may stand between a subject and its verb."""
BEFORE_POSITION = 2
"""Words between a party and its position: "Moscow's official position"."""
BEHIND_POSITION = 3
TAIL = 4
"""A verb with no more words behind it than these reports what stands before it."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    mention: Mention
    start: int


class FrameFinder:
    """Finds the frames of one sentence."""

    def __init__(
        self,
        doc: Doc,
        sentence: SentenceReading,
        *,
        pack: Pack,
        mentions: list[Mention],
        memory: Memory,
    ) -> None:
        self.doc = doc
        self.sentence = sentence
        self.pack = pack
        self.mentions = mentions
        self.memory = memory
        self.subjects: list[Mention] = []

    def frames(self) -> list[Frame]:
        """Return the frames of the sentence in reading order."""
        found = [*self.by_verbs(), *self.by_prefix(), *self.by_position(), *self.by_passive()]
        return sorted(found, key=lambda frame: (frame.at, frame.start))

    def hits(self, concept: str) -> list[Hit]:
        return self.sentence.hits.get(concept, [])

    def frame(
        self, mention: Mention, *, start: int, end: int, at: int, commitment: str = "reported"
    ) -> Frame:
        self.subjects.append(mention)
        return Frame(
            holder=mention.name,
            side=mention.side,
            start=start,
            end=end,
            commitment=commitment,
            at=at,
        )

    def by_verbs(self) -> Iterator[Frame]:
        """Yield "X says that …", "…, X said" and "…, says X"."""
        for commitment in COMMITMENTS:
            for verb in self.hits(f"verb:{commitment}"):
                if self.within_mention(verb):
                    continue
                if subject := self.subject_before(verb.start):
                    start, at = self.reach(subject.start, verb)
                    yield self.frame(
                        subject.mention,
                        start=start,
                        end=self.sentence.end,
                        at=at,
                        commitment=commitment,
                    )
                elif subject := self.subject_behind(verb):
                    yield self.frame(
                        subject.mention,
                        start=self.sentence.start,
                        end=self.sentence.end,
                        at=self.sentence.start,
                        commitment=commitment,
                    )

    def reach(self, subject: int, verb: Hit) -> tuple[int, int]:
        """Return where the reported stretch begins, and where the frame counts from."""
        behind_quote = subject > self.sentence.start and (
            self.doc[subject - 1].text in QUOTES
            or (
                subject - 1 > self.sentence.start
                and self.doc[subject - 1].text == ","
                and self.doc[subject - 2].text in QUOTES
            )
        )
        is_tail = self.sentence.end - verb.end <= TAIL and subject - self.sentence.start > TAIL
        if behind_quote or (is_tail and self.doc[subject - 1].text == ","):
            return self.sentence.start, self.sentence.start
        return verb.end, verb.start

    def subject_before(self, at: int) -> Subject | None:
        """Return the subject whose verb starts at a token."""
        end = self.skip_back(at)
        if end <= self.sentence.start or self.is_adjective(end):
            return None
        if mention := self.mention_ending(end):
            return Subject(mention=mention, start=mention.start)
        if pronoun := pronoun_at(self.sentence, end):
            found = self.memory.resolve(pronoun)
            return Subject(mention=found, start=end - 1) if found else None
        if self.doc[end - 1].text == ",":
            return self.subject_before_apposition(end - 1)
        unknown = unknown_name_before(self.doc, self.sentence, end)
        return Subject(mention=unknown, start=unknown.start) if unknown else None

    def skip_back(self, at: int) -> int:
        end = at
        while end > self.sentence.start and at - end < MOST_SKIPPED and self.is_skipped(end - 1):
            end -= 1
        return end

    def is_skipped(self, at: int) -> bool:
        word = self.doc[at].norm_
        return word in self.pack.reporting.skipped or (word.endswith("ly") and word.isalpha())

    def within_mention(self, hit: Hit) -> bool:
        """Tell whether a word only looks like a verb: "United States", "state media"."""
        return any(one.start < hit.end and hit.start < one.end for one in self.mentions)

    def mention_ending(self, end: int) -> Mention | None:
        return next((mention for mention in self.mentions if mention.end == end), None)

    def is_adjective(self, end: int) -> bool:
        """Tell whether a state's name is an adjective here: nobody claims in "Soviet claims"."""
        mention = self.mention_ending(end)
        if mention is None or mention.kind != "state":
            return False
        adjectives = [f"adjective:{side.key}" for side in self.pack.sides]
        return any(hit.end == end for adjective in adjectives for hit in self.hits(adjective))

    def subject_before_apposition(self, comma: int) -> Subject | None:
        """Return X of "X, an expert in Y, says": the first name of the stretch."""
        for at in range(self.sentence.start, comma):
            if self.doc[at].text != ",":
                continue
            found = self.mention_ending(at) or unknown_name_before(self.doc, self.sentence, at)
            if found:
                return Subject(mention=found, start=found.start)
        return None

    def subject_behind(self, verb: Hit) -> Subject | None:
        """Return X of '…," says X', which stands behind a comma or a closing quotation mark."""
        before = verb.start - 1
        if before < self.sentence.start or self.doc[before].text not in QUOTES | {","}:
            return None
        found = next((one for one in self.mentions if 0 <= one.start - verb.end <= 1), None)
        found = found or unknown_name_after(self.doc, self.sentence, verb.end)
        return Subject(mention=found, start=found.start) if found else None

    def opens(self, at: int) -> bool:
        """Tell whether a token begins the sentence or stands behind a break in it."""
        first = self.sentence.start
        return at <= first + 1 or self.doc[at - 1].text in {",", ";", ":", "-", "—", "–"} | QUOTES

    def by_prefix(self) -> Iterator[Frame]:
        """Yield "according to X, …" and "for X, …"."""
        for prefix in self.hits("prefix"):
            whole = prefix.end - prefix.start > 1
            for mention in self.mentions:
                close = 0 <= mention.start - prefix.end <= 1
                if close and (whole or self.opens(prefix.start)):
                    start = self.sentence.start if whole else mention.end
                    yield self.frame(mention, start=start, end=self.sentence.end, at=prefix.start)

    def by_position(self) -> Iterator[Frame]:
        """Yield "X's position is …"."""
        for noun in self.hits("position"):
            follows = [hit for hit in self.hits("position-before") if hit.start >= noun.end]
            if not follows or follows[0].start - noun.end > BEHIND_POSITION:
                continue
            for mention in self.mentions:
                if 0 <= noun.start - mention.end <= BEFORE_POSITION:
                    yield self.frame(mention, start=noun.end, end=self.sentence.end, at=noun.start)

    def by_passive(self) -> Iterator[Frame]:
        """Yield "considered by X", which counts for the whole sentence."""
        for verb in self.hits("passive-verb"):
            for by in self.hits("passive"):
                for mention in self.mentions:
                    if 0 <= by.start - verb.end <= 1 and 0 <= mention.start - by.end <= 1:
                        yield self.frame(
                            mention, start=self.sentence.start, end=self.sentence.end, at=verb.start
                        )
