"""Overlapping stretches as flat pieces of text, and the lane in which each stretch's line runs.

Pieces never nest, however the stretches overlap: their edges cut the text, and each piece knows
what covers it. Everything here costs O(n log n), and the size of what comes out.
"""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from annotator.markup.overlap import Stretch


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a text that the same stretches cover from end to end."""

    start: int
    end: int
    # Ids of the stretches that cover it, in drawing order.
    ids: tuple[str, ...]


def in_drawing_order(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Sort by start, then longer first, then id."""
    return sorted(stretches, key=lambda stretch: (stretch.start, -stretch.end, stretch.id))


def lanes(stretches: Iterable[Stretch]) -> dict[str, int]:
    """Return each stretch's lane: the lowest that is free at its start."""
    taken: list[tuple[int, int]] = []
    free: list[int] = []
    found: dict[str, int] = {}
    for stretch in in_drawing_order(stretches):
        while taken and taken[0][0] <= stretch.start:
            heapq.heappush(free, heapq.heappop(taken)[1])
        lane = heapq.heappop(free) if free else len(taken)
        heapq.heappush(taken, (stretch.end, lane))
        found[stretch.id] = lane
    return found


def pieces(
    start: int, end: int, stretches: Iterable[Stretch], *, cuts: Iterable[int] = ()
) -> list[Piece]:
    """Cut `start..end` at every edge of a stretch, and at the cuts; what lies outside is left out."""
    waiting = [
        stretch
        for stretch in in_drawing_order(stretches)
        if max(start, stretch.start) < min(end, stretch.end)
    ]
    edges = {at for stretch in waiting for at in (stretch.start, stretch.end)}.union(cuts)
    inside = sorted({start, end}.union(at for at in edges if start < at < end))
    covering: dict[str, None] = {}
    ends: list[tuple[int, str]] = []
    reached = 0
    found = []
    for left, right in pairwise(inside):
        while ends and ends[0][0] <= left:
            del covering[heapq.heappop(ends)[1]]
        while reached < len(waiting) and waiting[reached].start <= left:
            stretch = waiting[reached]
            covering[stretch.id] = None
            heapq.heappush(ends, (stretch.end, stretch.id))
            reached += 1
        found.append(Piece(start=left, end=right, ids=tuple(covering)))
    return found


def fill_of(piece: Piece, filling: Mapping[str, Stretch]) -> str | None:
    """Return which of the stretches that fill fills this piece: the shortest one over it."""
    over = [filling[key] for key in piece.ids if key in filling]
    shortest = min(over, key=lambda stretch: stretch.end - stretch.start, default=None)
    return shortest.id if shortest else None
