"""How stretches of one text lie to each other, and which of them answer each other.

Two people never draw exactly the same edges. What they meant alike is found in two steps: marks
of two people are paired one to one, the largest overlap first; then everything that is connected
by such pairs is one cluster.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Something that lies on a text; `id` tells it apart and settles ties."""

    id: str
    start: int
    end: int


def shared(one: Stretch, other: Stretch) -> int:
    """Return how many characters two stretches share; 0 where they only touch."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def pairs(ones: Sequence[Stretch], others: Sequence[Stretch]) -> list[tuple[Stretch, Stretch]]:
    """Pair stretches one to one, largest overlap first; ties go by start, end, id."""
    candidates = sorted(
        ((one, other) for one in ones for other in others if shared(one, other)),
        key=lambda pair: (-shared(*pair), sorted(map(_place, pair))),
    )
    taken: set[str] = set()
    found = []
    for one, other in candidates:
        if one.id not in taken and other.id not in taken:
            taken |= {one.id, other.id}
            found.append((one, other))
    return found


def clusters(by_maker: Mapping[Any, Sequence[Stretch]]) -> list[list[Stretch]]:
    """Group what the makers meant alike: connected components of their pairs, in reading order."""
    groups = {stretch.id: [stretch] for made in by_maker.values() for stretch in made}
    for one_maker, other_maker in combinations(by_maker, 2):
        for one, other in pairs(by_maker[one_maker], by_maker[other_maker]):
            merged, moved = groups[one.id], groups[other.id]
            if merged is not moved:
                merged.extend(moved)
                groups.update((stretch.id, merged) for stretch in moved)
    distinct = {id(group): sorted(group, key=_place) for group in groups.values()}
    return sorted(distinct.values(), key=lambda group: _place(group[0]))


def _place(stretch: Stretch) -> tuple[int, int, str]:
    return stretch.start, stretch.end, stretch.id
