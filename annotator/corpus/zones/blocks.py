"""Blocks: the lines of a text as a reader sees them, before anybody says what they are.

A paragraph that was wrapped at a fixed width is one block; in any other paragraph each line is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.corpus.zones.markdown import heading_level, is_bullet

LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What `str.splitlines` breaks at."""

_NARROWEST_WRAP, _WIDEST_WRAP = 45, 120
_LEAST_FULL = 0.6
"""A wrapped line is at least this full, measured by the longest of its paragraph."""

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*+")
_ENDS = re.compile(r"[.?!…。！？؟।][\"'”’»)\]]*(?:\[\d+\])?$")
_LIST_ITEM = re.compile(r"(?:[•·‣▪●○◦–—*+-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")
_PAIR = 2
_PROSE_WORDS = 15
_SENTENCE_WORDS = 5
_SHOWN = 400
"""Patterns look at no more than this many characters of a block, for time linear in the text."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """A stretch that is one thing; `start` and `end` are without outer white space."""

    start: int
    end: int
    # Where it begins with its Markdown: `# ` belongs to the headline behind it.
    outer_start: int
    # The block with its Markdown blanked, and as it stands.
    plain: str
    raw: str
    # Number of the paragraph, and the block's place in it.
    paragraph: int
    nth: int
    of: int
    level: int
    is_item: bool
    # The beginning on one line, for patterns, and how many words it has.
    line: str
    words: int

    @cached_property
    def tail(self) -> str:
        """The end on one line, for patterns."""
        return self.line if not self.is_cut else " ".join(self.plain[-_SHOWN:].split())

    @cached_property
    def ends_sentence(self) -> bool:
        return _ENDS.search(self.tail[-12:]) is not None

    @property
    def is_cut(self) -> bool:
        """Tell whether `line` shows only the beginning."""
        return len(self.plain) > _SHOWN

    @property
    def is_long(self) -> bool:
        return self.words >= _PROSE_WORDS or self.is_cut

    @cached_property
    def is_prose(self) -> bool:
        """Tell whether this reads as a sentence rather than as a line of furniture or a title."""
        if self.level:
            return False
        if self.is_long or self.line.endswith("。"):
            return True
        if self.words >= _SENTENCE_WORDS and self.ends_sentence:
            return not re.search(r"[?!][\"'”’]*$", self.line)
        return False

    @cached_property
    def emphasis(self) -> str:
        """`**` or `*` where all of the block is set so, else nothing."""
        for mark in ("**", "__", "*", "_"):
            inner = self.raw[len(mark) : -len(mark)]
            if len(inner) > len(mark) and self.raw.startswith(mark) and self.raw.endswith(mark):
                return "" if mark in inner else mark.replace("_", "*")
        return ""

    @cached_property
    def is_link(self) -> bool:
        """Tell whether there is nothing here but links."""
        return "](" in self.raw[:_SHOWN] and bool(
            re.fullmatch(r"(?:[-*+|•\s]*+!?\[[^\[\]]*+\]\([^()\s]*+\))++[\s|]*+", self.raw[:2000])
        )


def split_blocks(text: str, read: str) -> list[Block]:
    """Return the blocks of a text in order; `read` is the text with its Markdown blanked."""
    return [
        block
        for number, lines in enumerate(_paragraphs(read))
        for block in _blocks_of(text, read, lines, number)
    ]


def _paragraphs(read: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines of each paragraph, without outer white space."""
    lines: list[tuple[int, int]] = []
    at = 0
    for line in read.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words[0])
            lines.append((start, start + len(words)))
        elif lines:
            yield lines
            lines = []
        at += len(line)
    if lines:
        yield lines


def _blocks_of(
    text: str, read: str, lines: Sequence[tuple[int, int]], paragraph: int
) -> Iterator[Block]:
    if len(lines) > 1 and is_wrapped([read[start:end] for start, end in lines]):
        lines = [(lines[0][0], lines[-1][1])]
    for nth, (start, end) in enumerate(lines):
        line_start = _line_start(text, start)
        line = " ".join(read[start : min(end, start + _SHOWN)].split())
        raw_end = _over_syntax(text, read, end)
        yield Block(
            start=start,
            end=end,
            outer_start=_first_word(text, line_start, start),
            plain=read[start:end],
            raw=text[line_start:raw_end].strip(),
            paragraph=paragraph,
            nth=nth,
            of=len(lines),
            level=heading_level(text, line_start),
            is_item=is_bullet(text, line_start) or bool(_LIST_ITEM.match(read, start)),
            line=line,
            words=len(_WORD.findall(line)),
        )


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether the breaks between these lines come from a fixed width, not from the author."""
    longest = max(len(line) for line in lines)
    if not _NARROWEST_WRAP <= longest <= _WIDEST_WRAP:
        return False
    if any(len(line) < longest * _LEAST_FULL for line in lines[:-1]):
        return False
    if any(_LIST_ITEM.match(line) or "|" in line for line in lines[1:]):
        return False
    broken = sum(not _ENDS.search(line[-12:]) for line in lines[:-1])
    return broken * 2 >= len(lines) - 1 and not _is_pair_of_lines(lines)


def _is_pair_of_lines(lines: Sequence[str]) -> bool:
    """Two lines that end no sentence are a title and what stands under it, not wrapped prose."""
    return len(lines) == _PAIR and not _ENDS.search(lines[1][-12:])


def _line_start(text: str, start: int) -> int:
    while start and text[start - 1] not in LINE_BREAKS:
        start -= 1
    return start


def _first_word(text: str, line_start: int, start: int) -> int:
    while line_start < start and text[line_start].isspace():
        line_start += 1
    return line_start


def _over_syntax(text: str, read: str, end: int) -> int:
    while end < len(text) and read[end].isspace() and text[end] not in LINE_BREAKS:
        end += 1
    return end
