"""The small language in which a lexicon writes phrases and patterns.

A phrase is a row of words: `a|b` gives alternatives, `word~` its regular inflections, `word~~`
those that double the last letter (drop, dropped), `word?` a word that may be missing.

A pattern is a row of `[concept]`s and literal words. Up to two tokens may stand between its
elements; `..n` allows up to n instead. `[a|b]` is either concept. `&` joins two rows that stand
near one another in either order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

DEFAULT_GAP = 2
WIDEST_GAP = 20
NEAR = 25
"""How many tokens may lie between the two rows that `&` joins."""
MOST_FORMS = 2000
MOST_MATCHES = 12
"""Matches of one pattern in one sentence; more would say nothing new."""

GAP = re.compile(r"^\.\.(\d+)$")
VOWELS = "aeiou"


@dataclass(frozen=True, order=True)
class Hit:
    """A stretch of tokens that is an instance of a concept."""

    start: int
    end: int
    concept: str


@dataclass(frozen=True)
class Element:
    """One of these concepts, at most `gap` tokens behind the element before it."""

    concepts: tuple[str, ...]
    gap: int


@dataclass(frozen=True)
class Pattern:
    """Rows of elements; all must be found near one another."""

    source: str
    rows: tuple[tuple[Element, ...], ...]

    def concepts(self) -> Iterator[tuple[str, ...]]:
        for row in self.rows:
            for element in row:
                yield element.concepts


def inflections(word: str, *, doubled: bool = False) -> list[str]:
    """Return a word with the regular endings of an English verb or noun."""
    if doubled:
        stem = word + word[-1]
        return [word, f"{word}s", f"{stem}ed", f"{stem}ing"]
    if word.endswith("e"):
        return [word, f"{word}s", f"{word}d", f"{word[:-1]}ing"]
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return [word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"]
    plural = f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"
    return [word, plural, f"{word}ed", f"{word}ing"]


def forms(word: str) -> list[str]:
    """Return all that one place of a phrase may be; the empty string where it may be missing."""
    optional = word.endswith("?")
    found = []
    for choice in word.removesuffix("?").split("|"):
        if choice.endswith("?") or not choice:
            raise ValueError(f"In {word!r} only the whole place may end in '?', and none be empty.")
        if choice.endswith("~~"):
            found.extend(inflections(choice[:-2], doubled=True))
        elif choice.endswith("~"):
            found.extend(inflections(choice[:-1]))
        else:
            found.append(choice)
    return [*found, ""] if optional else found


def phrases(written: str) -> list[str]:
    """Return every phrase that one line of a lexicon stands for."""
    places = [forms(word) for word in written.split()]
    count = 1
    for place in places:
        count *= len(place)
    if not places or count > MOST_FORMS:
        raise ValueError(f"{written!r} stands for {count if places else 0} phrases.")
    spelled = (" ".join(word for word in choice if word) for choice in product(*places))
    return [phrase for phrase in dict.fromkeys(spelled) if phrase]


def literal(words: Sequence[str]) -> str:
    """Return the name of the unnamed concept that literal words of a pattern make."""
    return f"'{' '.join(words)}'"


def parse_row(written: str) -> tuple[Element, ...]:
    """Return the elements of one row of a pattern."""
    elements: list[Element] = []
    words: list[str] = []
    gap = DEFAULT_GAP

    def close() -> None:
        nonlocal gap
        if words:
            elements.append(Element((literal(words),), gap))
            words.clear()
            gap = DEFAULT_GAP

    for part in written.split():
        if step := GAP.match(part):
            close()
            gap = int(step[1])
        elif part.startswith("[") and part.endswith("]"):
            close()
            elements.append(Element(tuple(part[1:-1].split("|")), gap))
            gap = DEFAULT_GAP
        else:
            words.append(part)
    close()
    if not elements or any(element.gap > WIDEST_GAP for element in elements):
        raise ValueError(f"{written!r} is no row of elements with gaps up to {WIDEST_GAP}.")
    return tuple(elements)


def parse(written: str) -> Pattern:
    """Return the pattern that a line of a lexicon writes down."""
    return Pattern(written, tuple(parse_row(row) for row in written.split(" & ")))


Table = Mapping[str, Sequence[Hit]]
"""The hits of a sentence by concept, each list in reading order."""


def candidates(element: Element, table: Table, low: int, high: int) -> list[Hit]:
    found = [
        hit
        for concept in element.concepts
        for hit in table.get(concept, ())
        if low <= hit.start <= high
    ]
    return sorted(found, key=lambda hit: (hit.start, -hit.end))


def follow(row: Sequence[Element], table: Table, after: int) -> tuple[Hit, ...] | None:
    """Return the first way to continue a row behind the token `after`."""
    if not row:
        return ()
    for hit in candidates(row[0], table, after, after + row[0].gap):
        rest = follow(row[1:], table, hit.end)
        if rest is not None:
            return (hit, *rest)
    return None


def matches_of_row(row: Sequence[Element], table: Table) -> list[tuple[Hit, ...]]:
    found: list[tuple[Hit, ...]] = []
    for first in candidates(row[0], table, 0, 1 << 40):
        rest = follow(row[1:], table, first.end)
        if rest is not None:
            found.append((first, *rest))
            if len(found) == MOST_MATCHES:
                break
    return found


def distance(one: tuple[Hit, ...], other: tuple[Hit, ...]) -> int:
    return max(one[0].start - other[-1].end, other[0].start - one[-1].end, 0)


def matches(pattern: Pattern, table: Table) -> list[tuple[Hit, ...]]:
    """Return the ways in which a pattern is found among the hits of a sentence."""
    if not all(any(concept in table for concept in either) for either in pattern.concepts()):
        return []
    found = matches_of_row(pattern.rows[0], table)
    for row in pattern.rows[1:]:
        others = matches_of_row(row, table)
        found = [
            tuple(sorted({*one, *nearest}))
            for one in found
            for nearest in [min(others, key=lambda other: distance(one, other), default=None)]
            if nearest is not None and distance(one, nearest) <= NEAR
        ]
    return found


class Index:
    """Patterns by the concepts that can begin them, so that most are never tried."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self.by_concept: dict[str, list[int]] = {}
        for number, pattern in enumerate(self.patterns):
            for concept in pattern.rows[0][0].concepts:
                self.by_concept.setdefault(concept, []).append(number)

    def matches(self, table: Table) -> list[tuple[int, list[tuple[Hit, ...]]]]:
        """Return the numbers of the patterns that are found, with their matches, in order."""
        tried = sorted({n for concept in table for n in self.by_concept.get(concept, ())})
        found = ((number, matches(self.patterns[number], table)) for number in tried)
        return [(number, own) for number, own in found if own]
