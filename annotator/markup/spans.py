"""A labelled stretch of text."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Span:
    """Offsets are code points, start inclusive, end exclusive; a bad span cannot be built."""

    start: int
    end: int
    label: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"A span needs 0 <= start < end, not {self.start}..{self.end}.")
