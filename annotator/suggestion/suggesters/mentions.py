"""Who is mentioned in a sentence: named holders, people in office, unknown names, pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from annotator.suggestion.suggesters.pack import Pack
from annotator.suggestion.suggesters.pack_parts import PRONOUNS
from annotator.suggestion.suggesters.patterns import Hit
from annotator.suggestion.suggesters.reading import SentenceReading

LONGEST_NAME = 5
PARTICLES = frozenset({"de", "van", "von", "bin", "al"})


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A stretch of tokens that names a party."""

    start: int
    end: int
    name: str
    side: str = ""
    kind: str = ""
    pronoun: str = ""


def named(sentence: SentenceReading, pack: Pack) -> Iterator[Mention]:
    """Yield the holders of the lexicon that a sentence names."""
    for holder in pack.holders.values():
        for hit in sentence.hits.get(f"holder:{holder.key}", ()):
            yield Mention(
                start=hit.start,
                end=hit.end,
                name=holder.name,
                side=holder.side,
                kind=holder.kind,
                pronoun=holder.pronoun,
            )


def in_office(doc: Doc, sentence: SentenceReading, pack: Pack) -> Iterator[Mention]:
    """Yield stretches such as "Japanese diplomat": a side's adjective before a role."""
    for side in pack.sides:
        for adjective in sentence.hits.get(f"adjective:{side.key}", ()):
            for role in sentence.hits.get("role", ()):
                if 0 <= role.start - adjective.end <= 1:
                    words = " ".join(token.text for token in doc[adjective.start : role.end])
                    yield Mention(
                        start=adjective.start,
                        end=role.end,
                        name=words,
                        side=side.key,
                        kind="office",
                        pronoun="they" if words.endswith("s") else "he",
                    )


def longest(mentions: Iterator[Mention]) -> list[Mention]:
    """Return mentions in reading order, the longest where several overlap."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.start - one.end, one.start, one.name)):
        if all(mention.start >= other.end or mention.end <= other.start for other in kept):
            kept.append(mention)
    return titled(sorted(kept, key=lambda one: one.start))


def titled(mentions: list[Mention]) -> list[Mention]:
    """Join an office and the person right behind it: "Russian Foreign Minister Sergei Lavrov"."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else mention
        is_title = before.kind == "office" and mention.kind == "person"
        if is_title and before.end == mention.start:
            joined[-1] = replace(mention, start=before.start)
        else:
            joined.append(mention)
    return joined


def mentions_in(doc: Doc, sentence: SentenceReading, pack: Pack) -> list[Mention]:
    """Return the parties that a sentence names, in reading order."""

    def every() -> Iterator[Mention]:
        yield from named(sentence, pack)
        yield from in_office(doc, sentence, pack)

    return longest(every())


def looks_like_name(doc: Doc, at: int) -> bool:
    text: str = doc[at].text
    return text[:1].isupper() and text.replace(".", "").replace("-", "").isalpha()


def unknown_name_before(doc: Doc, sentence: SentenceReading, end: int) -> Mention | None:
    """Return the capitalised words that end at a token, where they can be a person's name."""
    start = end
    while (
        start > sentence.start
        and end - start < LONGEST_NAME
        and (looks_like_name(doc, start - 1) or doc[start - 1].text in PARTICLES)
    ):
        start -= 1
    return unknown_name(doc, start, end)


def unknown_name_after(doc: Doc, sentence: SentenceReading, start: int) -> Mention | None:
    end = start
    while (
        end < sentence.end
        and end - start < LONGEST_NAME
        and (looks_like_name(doc, end) or (end > start and doc[end].text in PARTICLES))
    ):
        end += 1
    return unknown_name(doc, start, end)


def unknown_name(doc: Doc, start: int, end: int) -> Mention | None:
    # Function words at the start of a sentence have a capital, too.
    while start < end and doc[start].is_stop:
        start += 1
    if start == end:
        return None
    words = " ".join(token.text for token in doc[start:end])
    return Mention(start=start, end=end, name=words, kind="person", pronoun="he")


def pronoun_at(sentence: SentenceReading, end: int) -> str:
    """Return which pronoun, if any, ends at a token."""
    for pronoun in PRONOUNS:
        hits: list[Hit] = sentence.hits.get(f"pronoun:{pronoun}", [])
        if any(hit.end == end for hit in hits):
            return pronoun
    return ""


class Memory:
    """Whom a pronoun can mean: the party last spoken of, by pronoun."""

    def __init__(self) -> None:
        self.last: dict[str, Mention] = {}

    def resolve(self, pronoun: str) -> Mention | None:
        # Of an unknown name nobody knows whether it is a he or a she.
        found = self.last.get(pronoun)
        return found or (self.last.get("he") if pronoun == "she" else None)

    def keep(self, mentions: list[Mention], subjects: list[Mention]) -> None:
        """Take in a sentence: who is named first counts, who is reported counts more."""
        for mention in [*reversed(mentions), *subjects]:
            if mention.pronoun:
                self.last[mention.pronoun] = mention
