"""The zones of a text: which part of an article a stretch of it is."""

from __future__ import annotations

from dataclasses import dataclass

MARKUP = "markup"
"""Overlays the others: characters of Markdown syntax, which are shown but not read."""

PARTITION_KINDS = (
    "headline",
    "deck",
    "subhead",
    "body",
    "byline",
    "caption",
    "related",
    "comment",
    "boilerplate",
)
"""The kinds that divide a text between them without gap or overlap."""

ZONE_KINDS = (*PARTITION_KINDS, MARKUP)

SUGGESTED_KINDS = frozenset({"headline", "deck", "subhead", "body"})
"""The kinds on which suggesters work by default."""


@dataclass(frozen=True, kw_only=True)
class Zone:
    """A stretch of one kind; offsets are code points, end exclusive."""

    kind: str
    start: int
    end: int
    # Only a comment has these: who wrote it, and when, as printed ("2013-09-16T01:33").
    author: str = ""
    time: str = ""

    def __post_init__(self) -> None:
        if self.kind not in ZONE_KINDS:
            raise ValueError(
                f"{self.kind!r} is no kind of zone; use one of {', '.join(ZONE_KINDS)}."
            )
        if not 0 <= self.start < self.end:
            raise ValueError(f"A zone needs 0 <= start < end, not {self.start}..{self.end}.")
