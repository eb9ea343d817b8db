"""Divide a text into zones, by rules: the room's one entrance."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.corpus.zones.article import article_kinds
from annotator.corpus.zones.blocks import Block, split_blocks
from annotator.corpus.zones.comments import Comment, comments_end, find_comments, heading_above
from annotator.corpus.zones.corrections import Correction, corrected
from annotator.corpus.zones.markdown import blank, find_markup
from annotator.markup.zones import Zone

__all__ = ["ZONE_RULES_VERSION", "Correction", "find_zones"]

ZONE_RULES_VERSION = "1"

_MOST_LINES = 60_000
"""A text of more lines is no page of a site, but a list or noise; all of it is body."""

_RUNS = frozenset({"body", "boilerplate"})
"""Kinds of which neighbours are one zone; of the others each block is a zone of its own."""


@dataclass(frozen=True, kw_only=True)
class _Piece:
    """Where a zone begins; it ends where the next one begins."""

    start: int
    kind: str
    author: str = ""
    time: str = ""


def find_zones(text: str, corrections: Sequence[Correction] = ()) -> list[Zone]:
    """Return the zones of a text, sorted; all kinds but `markup` partition it.

    Raises Invalid for a correction whose quote does not occur exactly once.
    """
    markup = find_markup(text)
    read = blank(text, markup)
    if len(read.splitlines()) > _MOST_LINES:
        pieces = [_Piece(start=0, kind="body")]
    else:
        pieces = _pieces(split_blocks(text, read))
    partition = corrected(text, _zones(text, pieces), corrections)
    return sorted([*partition, *markup], key=lambda zone: (zone.start, -zone.end))


def _pieces(blocks: Sequence[Block]) -> list[_Piece]:
    comments = find_comments(blocks)
    if not comments:
        return _article(blocks)
    first = heading_above(blocks, comments[0].first)
    end = comments_end(blocks, comments)
    return [
        *_article(blocks[:first]),
        *_furniture(blocks[first : comments[0].first]),
        *_comments(blocks, comments),
        *_furniture(blocks[end:]),
    ]


def _article(blocks: Sequence[Block]) -> list[_Piece]:
    kinds = article_kinds(blocks)
    return [
        _Piece(start=block.outer_start, kind=kind)
        for block, kind in zip(blocks, kinds, strict=True)
    ]


def _furniture(blocks: Sequence[Block]) -> list[_Piece]:
    return [_Piece(start=block.outer_start, kind="boilerplate") for block in blocks]


def _comments(blocks: Sequence[Block], comments: Sequence[Comment]) -> list[_Piece]:
    return [
        _Piece(
            start=blocks[comment.first].outer_start,
            kind="comment",
            author=comment.author,
            time=comment.time,
        )
        for comment in comments
    ]


def _zones(text: str, pieces: Sequence[_Piece]) -> list[Zone]:
    """Return zones that partition the text; white space belongs to the zone before, or the first."""
    if not pieces:
        return [Zone(kind="boilerplate", start=0, end=len(text))] if text else []
    begun = [pieces[0]]
    begun += [
        piece
        for before, piece in pairwise(pieces)
        if piece.kind != before.kind or piece.kind not in _RUNS
    ]
    starts = [0, *(piece.start for piece in begun[1:]), len(text)]
    return [
        Zone(kind=piece.kind, start=start, end=end, author=piece.author, time=piece.time)
        for piece, (start, end) in zip(begun, pairwise(starts), strict=True)
    ]
