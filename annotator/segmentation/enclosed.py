"""Quotations and parentheses inside a sentence: full stops within them do not end it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

_LONGEST = 160
"""What is longer is a passage of its own, whose sentences are told apart."""

_MARKS = re.compile(r"[\"“”«»()\[\]]")
_CLOSERS = {"”": "“", "»": "«", ")": "(", "]": "["}
_CONTINUES = re.compile(r"\s*[a-z,;:–—-]|\s*\d")
_STOPS = frozenset(".?!…。！？")


class Enclosed:
    """The short quotations and parentheses of a flow behind which the sentence goes on."""

    def __init__(self, read: str, start: int, end: int) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for opened, closed in sorted(_spans(read, start, end)):
            # What lies within another, or crosses it, only makes that one longer.
            if self._ends and opened < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], closed)
            else:
                self._starts.append(opened)
                self._ends.append(closed)

    def holds(self, at: int) -> bool:
        """Tell whether the offset lies within one."""
        nth = bisect_right(self._starts, at) - 1
        return nth >= 0 and at < self._ends[nth]


def _spans(read: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    waiting: dict[str, int] = {}
    for match in _MARKS.finditer(read, start, end):
        mark, at = match[0], match.start()
        opener = _CLOSERS.get(mark, mark)
        if mark not in _CLOSERS and _opens(read, at, start):
            waiting[mark] = at
        elif opener in waiting:
            opened = waiting.pop(opener)
            if at - opened <= _LONGEST and _is_within(read, opened, at, start, end):
                yield opened, at


def _opens(read: str, at: int, start: int) -> bool:
    before = read[at - 1] if at > start else " "
    return read[at] != '"' or before.isspace() or before in "(“[–—-"


def _is_within(read: str, opened: int, closed: int, start: int, end: int) -> bool:
    """Tell whether a sentence has begun before the mark and goes on behind it."""
    before = read[max(start, opened - 8) : opened].rstrip()
    return (
        bool(before)
        and before[-1] not in _STOPS
        and before[-1] not in '"”»)'
        and _CONTINUES.match(read, closed + 1, min(end, closed + 12)) is not None
    )
