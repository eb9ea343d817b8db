"""Markdown syntax: which characters of a text are markup rather than words.

Conservative on purpose, because plain text passes through here as well: a mark counts only where
its partner stands in the same paragraph. One pass with stacks, so the time is linear.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from annotator.markup.zones import MARKUP, Zone

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*+")
_HEADING = re.compile(r"^[^\S\n]{0,3}(#{1,6})[^\S\n]+(?=\S)", re.MULTILINE)
_QUOTED = re.compile(r"^[^\S\n]{0,3}((?:>[^\S\n]?)++)(?=[^\n])", re.MULTILINE)
_BULLET = re.compile(r"^[^\S\n]*([-*+])[^\S\n]+(?=\S)", re.MULTILINE)
_RULE = re.compile(r"^[^\S\n]*((?:[-*_=][^\S\n]*+){3,})$", re.MULTILINE)
_INLINE = re.compile(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|<(?P<address>(?:https?://|mailto:)[^\s<>]++)>"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\](?:\((?:[^()\s]++|\([^()\s]*+\))*+(?:[^\S\n]++\"[^\"\n]*+\")?\))?)"
    r"|(?P<run>\*++|_++|`++)"
)
_LONGEST_RUN = 3
_RULE_MARKS = frozenset("-*_=")


def find_markup(text: str) -> list[Zone]:
    """Return a zone for each stretch of Markdown syntax, sorted, none touching its neighbour."""
    spans: list[tuple[int, int]] = []
    for paragraph in _PARAGRAPH.finditer(text):
        spans.extend(_line_marks(text, paragraph.start(), paragraph.end()))
        spans.extend(_inline_marks(text, paragraph.start(), paragraph.end()))
        spans.extend(_table_marks(text, paragraph.start(), paragraph.end()))
    return [Zone(kind=MARKUP, start=start, end=end) for start, end in _merged(spans)]


def blank(text: str, markup: list[Zone]) -> str:
    """Return the text with its markup replaced by as many spaces."""
    parts = []
    reached = 0
    for zone in markup:
        parts += [text[reached : zone.start], " " * (zone.end - zone.start)]
        reached = zone.end
    return "".join([*parts, text[reached:]])


def heading_level(text: str, start: int) -> int:
    """Return the level of the heading whose line starts here, 0 where there is none."""
    match = _HEADING.match(text, start)
    return len(match[1]) if match else 0


def is_bullet(text: str, start: int) -> bool:
    return _BULLET.match(text, start) is not None


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start = end = -1
    for next_start, next_end in sorted(spans):
        if next_start <= end:
            end = max(end, next_end)
            continue
        if start >= 0:
            yield start, end
        start, end = next_start, next_end
    if start >= 0:
        yield start, end


def _line_marks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _HEADING.finditer(text, start, end):
        yield match.span(1)
    for match in _QUOTED.finditer(text, start, end):
        yield match.span(1)
    for match in _BULLET.finditer(text, start, end):
        yield match.span(1)
    for match in _RULE.finditer(text, start, end):
        if len(_RULE_MARKS & set(match[1])) == 1:
            yield match.span(1)


def _inline_marks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    brackets: list[tuple[int, int]] = []
    runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in _INLINE.finditer(text, start, end):
        kind = match.lastgroup
        if kind == "escape":
            yield match.span()
        elif kind == "address":
            yield match.start(), match.start() + 1
            yield match.end() - 1, match.end()
        elif kind == "open":
            brackets.append(match.span())
        elif kind == "close":
            yield from _link(match, brackets)
        else:
            yield from _pair(text, match, runs)


def _link(match: re.Match[str], brackets: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    opened = brackets.pop() if brackets else None
    # A bracket without an address behind it is the author's own: "[these actions]", "[8]".
    if opened and len(match[0]) > 1:
        yield opened
        yield match.span()


def _pair(
    text: str, match: re.Match[str], runs: dict[str, list[tuple[int, int]]]
) -> Iterator[tuple[int, int]]:
    """Yield both ends of an emphasis when this run closes one; remember it when it may open one."""
    if len(match[0]) > _LONGEST_RUN:
        return
    before = text[match.start() - 1 : match.start()] or " "
    after = text[match.end() : match.end() + 1] or " "
    waiting = runs[match[0]]
    if waiting and not before.isspace() and not after.isalnum():
        yield waiting.pop()
        yield match.span()
        waiting.clear()
    elif not after.isspace() and not before.isalnum():
        waiting.append(match.span())


def _table_marks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pipes of a table and the row of dashes under its head."""
    if text.find("|", start, end) < 0:
        return
    at = start
    lines = []
    for line in text[start:end].split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    ruled = [_is_table_rule(line) for _, line in lines]
    if not any(ruled):
        return
    for (offset, line), rule in zip(lines, ruled, strict=True):
        if rule:
            yield offset, offset + len(line)
        else:
            yield from (
                (offset + pipe.start(), offset + pipe.end()) for pipe in re.finditer(r"\|", line)
            )


def _is_table_rule(line: str) -> bool:
    return "-" in line and "|" in line and not line.strip("|:- \t")
