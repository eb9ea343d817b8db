"""What a suggester says about a stretch of text, and why it says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SCORE_DECIMALS = 3
"""Scores are kept at this precision, so that the same input gives the same bytes."""


def check_bounds(what: str, start: int, end: int) -> None:
    if not 0 <= start < end:
        raise ValueError(f"A {what} needs 0 <= start < end, not {start}..{end}.")


def check_quote(what: str, *, start: int, end: int, quote: str) -> None:
    if len(quote) != end - start:
        raise ValueError(f"A {what} of {start}..{end} cannot have the quote {quote!r}.")


@dataclass(frozen=True, kw_only=True)
class Trigger:
    """Words of the text that set a pattern off."""

    start: int
    end: int
    quote: str
    # The pattern as its file has it, so that an analyst finds the line.
    pattern: str

    def __post_init__(self) -> None:
        check_bounds("trigger", self.start, self.end)
        check_quote("trigger", start=self.start, end=self.end, quote=self.quote)
        if not self.pattern:
            raise ValueError("A trigger names its pattern.")

    def as_json(self) -> dict[str, Any]:
        return {
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "pattern": self.pattern,
        }


@dataclass(frozen=True, kw_only=True)
class Vote:
    """What one part of a suggester holds of a label: from -1 (against) to 1 (for)."""

    part: str
    label: str
    score: float

    def __post_init__(self) -> None:
        if not (self.part and self.label):
            raise ValueError("A vote names its part and its label.")
        if not -1 <= self.score <= 1:
            raise ValueError(f"A vote lies in -1..1, not {self.score}.")
        object.__setattr__(self, "score", round(self.score, SCORE_DECIMALS))

    def as_json(self) -> dict[str, Any]:
        return {"part": self.part, "label": self.label, "score": self.score}


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Why a suggestion was made: the words, the parts that voted, the rule or label it cites."""

    triggers: tuple[Trigger, ...]
    votes: tuple[Vote, ...]
    anchor: str

    def __post_init__(self) -> None:
        if not self.triggers:
            raise ValueError("Evidence names at least one trigger.")
        if not self.anchor:
            raise ValueError("Evidence cites an anchor of the guidelines.")

    def as_json(self) -> dict[str, Any]:
        return {
            "triggers": [trigger.as_json() for trigger in self.triggers],
            "votes": [vote.as_json() for vote in self.votes],
            "anchor": self.anchor,
        }


@dataclass(frozen=True, kw_only=True)
class Suggested:
    """One label on one stretch, as a machine proposes it; offsets are code points."""

    layer: str
    label: str
    start: int
    end: int
    quote: str
    # In 0..1 and uncalibrated: it orders suggestions, it is no probability.
    score: float
    attributes: Mapping[str, str] = field(default_factory=dict)
    evidence: Evidence

    def __post_init__(self) -> None:
        check_bounds("suggestion", self.start, self.end)
        check_quote("suggestion", start=self.start, end=self.end, quote=self.quote)
        if not (self.layer and self.label):
            raise ValueError("A suggestion names its layer and its label.")
        if not 0 < self.score < 1:
            raise ValueError(f"A score lies between 0 and 1, not at {self.score}.")
        object.__setattr__(self, "score", round(self.score, SCORE_DECIMALS))

    def as_json(self) -> dict[str, Any]:
        return {
            "layer": self.layer,
            "label": self.label,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "score": self.score,
            "attributes": dict(self.attributes),
            "evidence": self.evidence.as_json(),
        }
