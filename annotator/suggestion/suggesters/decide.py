"""Which labels a sentence takes, and on which of its clauses. Plain values, no spaCy.

The scheme's rules of decision live here in general terms: labels of sides rival one another
(rule 5), a move may stand alone against its rival (rule 3), and an exclusive label is left for
the sentence that has no other (rule 6). Which words make a move is the lexicon's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from annotator.suggestion.suggesters.clauses import numbers_of
from annotator.suggestion.suggesters.pack import Pack
from annotator.suggestion.suggesters.reading import Bounds, Found

HIGHEST = 0.98
"""No suggestion is certain, however many moves speak for it."""


@dataclass(frozen=True, kw_only=True)
class Decided:
    """One label on one stretch of tokens, with the moves that speak for it there."""

    label: str
    start: int
    end: int
    score: float
    found: tuple[Found, ...]


def strength(found: Sequence[Found]) -> float:
    """Return what several moves say together: more never say less."""
    return min(1 - prod(1 - one.weight for one in found), HIGHEST)


def by_label(found: Sequence[Found]) -> dict[str, list[Found]]:
    labels: dict[str, list[Found]] = {}
    for one in found:
        labels.setdefault(one.label, []).append(one)
    return labels


def without_dismissed(found: Sequence[Found], rivals: frozenset[str]) -> list[Found]:
    """Drop what a party dismisses: "A dismissed B's position" takes A's label only."""
    alone = [one for one in found if one.move.alone]
    return [
        one
        for one in found
        if not any(
            other.label != one.label
            and {one.label, other.label} <= rivals
            and other.start <= one.end
            for other in alone
        )
    ]


def clauses_of(found: Sequence[Found], clauses: list[Bounds]) -> set[int]:
    """Return the numbers of the clauses that moves reach into."""
    return numbers_of((hit for one in found for hit in one.hits), clauses)


def without_weaker_rivals(
    labels: dict[str, list[Found]], clauses: list[Bounds], pack: Pack
) -> dict[str, list[Found]]:
    """Keep one side's label in a clause, and both only where they are about as strong."""
    rivals = {side.label for side in pack.sides}
    kept = dict(labels)
    for label in [one for one in labels if one in rivals]:
        here = clauses_of(labels[label], clauses)
        for other in [one for one in labels if one in rivals and one != label]:
            meets = here & clauses_of(labels[other], clauses)
            behind = strength(labels[other]) - strength(labels[label]) > pack.scope.rivals
            if meets and behind:
                kept.pop(label, None)
    return kept


def runs(numbers: set[int]) -> list[tuple[int, int]]:
    """Return first and last of each run of neighbouring numbers."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def widened(numbers: dict[str, set[int]], count: int) -> dict[str, set[int]]:
    """Give each clause that no label claims to the label of its neighbour, the one before first."""
    claimed = set().union(*numbers.values())
    wide = {label: set(own) for label, own in numbers.items()}
    for i in range(count):
        if i in claimed:
            continue
        before = [j for j in claimed if j < i]
        neighbour = max(before) if before else min(claimed)
        for label, own in numbers.items():
            if neighbour in own:
                wide[label].add(i)
    return wide


def decide(found: Sequence[Found], clauses: list[Bounds], pack: Pack) -> list[Decided]:
    """Return the labels that moves give a sentence; `clauses` divide it."""
    exclusive = pack.layer.exclusive
    rivals = frozenset(side.label for side in pack.sides)
    moves = [one for one in found if exclusive is None or one.label != exclusive.key]
    labels = by_label(without_dismissed(moves, rivals))
    labels = {label: own for label, own in labels.items() if strength(own) >= pack.scope.threshold}
    labels = without_weaker_rivals(labels, clauses, pack)
    if not labels:
        return []
    if len(labels) == 1 or len(clauses) == 1:
        start, end = clauses[0][0], clauses[-1][1]
        return [whole(label, own, start, end) for label, own in labels.items()]
    return by_clause(labels, clauses, pack)


def whole(label: str, found: Sequence[Found], start: int, end: int) -> Decided:
    return Decided(label=label, start=start, end=end, score=strength(found), found=tuple(found))


def by_clause(labels: dict[str, list[Found]], clauses: list[Bounds], pack: Pack) -> list[Decided]:
    """Return each label on the clauses that are its own."""
    numbers = {label: clauses_of(own, clauses) for label, own in labels.items()}
    decided = []
    for label, own in widened(numbers, len(clauses)).items():
        for first, last in runs(own):
            start, end = clauses[first][0], clauses[last][1]
            here = [one for one in labels[label] if start <= one.start < end]
            if strength(here) >= pack.scope.threshold:
                decided.append(whole(label, here, start, end))
    return decided
