"""Readers' comments: where each begins, who wrote it and when.

A comment begins at the line that says when it was written ("August 21, 2013 at 02:33",
"JohnD says: March 3, 2014 at 5:12 pm", "Anonymous • 2 years ago"). Its author may stand on that
line, or on the line right above it without a blank line between; else nobody is named.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.corpus.zones.blocks import Block
from annotator.corpus.zones.dates import AGO, find_moment, iso
from annotator.corpus.zones.furniture import closes_comments

_LONGEST_LINE = 120
_LONGEST_AUTHOR = 60
_MOST_AUTHOR_WORDS = 6
_NAME_WORDS = 2

_HEADING = re.compile(
    r"(?i)^\W*(?:\d+\s+|reader(?:s['’]?)?\s+|view\s+|all\s+)?(?:comments?|responses?|replies|reactions?|discussion)"
    r"(?:\s*\(?\d+\)?)?(?:\s+(?:to|on|so far|from readers)\b.{0,150})?\W*$"
)
_HINT = re.compile(r"(?i)[0-9]{4}|ago$|just now$|yesterday$")
_AGO = re.compile(rf"(?i)\b(?:{AGO})$")
_BY_AUTHOR = re.compile(
    r"(?i)^(?:posted\s+|comment\s+|written\s+)?(?:by\s+|from\s+)?(?P<author>.+?)"
    r"(?:\s+(?:says?|said|wrote|writes|commented|replied))?(?:\s+(?:on|at))?[\s:,|•·–—-]*$"
)
_SAYS = re.compile(r"(?i)^(?P<author>\S.{0,58}?)\s+(?:says|said|wrote|writes|commented)\s?:$")
_NOT_AN_AUTHOR = re.compile(
    r"(?i)^(?:first\s+|last\s+)?(?:published|updated|modified|edited|created|posted|date|reply|permalink)\b\W*"
    r"(?:on|at)?\W*$"
)
_INITIALS = re.compile(r"(?:\b\w|\b[JjSs]r|\.\.)\.$")


@dataclass(frozen=True, kw_only=True)
class Comment:
    """A comment begins with this block."""

    first: int
    # The block with the time, behind which the comment's own words begin.
    head: int
    author: str
    time: str


@dataclass(frozen=True)
class _Head:
    author: str
    time: str
    # A date alone may be anything; with a time of day, or "two days ago", it heads a comment.
    is_sure: bool


def find_comments(blocks: Sequence[Block]) -> list[Comment]:
    """Return the comments of a text; the last one ends where `comments_end` says."""
    comments: list[Comment] = []
    announced = False
    prose_seen = False
    for nth, block in enumerate(blocks):
        if _HEADING.match(block.line) and prose_seen:
            announced = True
            continue
        head = _head(block) if prose_seen else None
        if head and (head.is_sure or announced or comments):
            comments.append(_comment(blocks, nth, head, comments))
        prose_seen = prose_seen or block.is_prose
    return comments if announced or _are_plausible(blocks, comments) else []


def comments_end(blocks: Sequence[Block], comments: Sequence[Comment]) -> int:
    """Return the number of the first block below the comments: a form, a copyright line, the end."""
    below = comments[-1].head + 2
    return next(
        (nth for nth in range(below, len(blocks)) if closes_comments(blocks[nth])), len(blocks)
    )


def heading_above(blocks: Sequence[Block], first: int) -> int:
    """Return the number of the first block of the heading that announces the comments."""
    while first and _HEADING.match(blocks[first - 1].line):
        first -= 1
    return first


def _are_plausible(blocks: Sequence[Block], comments: Sequence[Comment]) -> bool:
    """Somebody must say something: a time at the very end is when the article was printed."""
    return bool(comments) and comments[0].head + 1 < len(blocks)


def _comment(blocks: Sequence[Block], nth: int, head: _Head, before: Sequence[Comment]) -> Comment:
    author, first = head.author, nth
    reached = before[-1].head if before else -1
    if not author and nth - 1 > reached:
        author = _author_above(blocks, nth)
        first = nth - 1 if author else nth
    return Comment(first=first, head=nth, author=author, time=head.time)


def _author_above(blocks: Sequence[Block], nth: int) -> str:
    """Return the line right above a time, unless it is the last line of what was said before."""
    above = blocks[nth - 1]
    if says := _SAYS.match(above.line):
        return says["author"]
    line = above.line
    if not blocks[nth].nth or len(line) > _LONGEST_AUTHOR or above.is_item:
        return ""
    ends = line.endswith((".", "!", "?", "…", ":")) and not _INITIALS.search(line)
    if above.nth == 0:
        return "" if ends and len(line.split()) > 1 else line
    # More lines stand above: they were said by another, so this one must not look said.
    return "" if ends or len(line.split()) > _MOST_AUTHOR_WORDS else line


def _head(block: Block) -> _Head | None:
    """Return what the head line of a comment says, or None where it is no such line."""
    if len(block.plain) > _LONGEST_LINE or block.level or not _HINT.search(block.line):
        return None
    line = block.line
    moment = find_moment(line)
    if moment:
        return _head_with(
            line[: moment.start()], line[moment.end() :], iso(moment), moment["clock"]
        )
    if ago := _AGO.search(line):
        return _head_with(line[: ago.start()], "", "", ago[0])
    return None


def _head_with(before: str, behind: str, time: str, sure: str | None) -> _Head | None:
    if re.search(r"\w", re.sub(r"(?i)\b(?:reply|permalink|edited|#\d+|link)\b", "", behind)):
        return None
    if not re.search(r"\w", before):
        return _Head(author="", time=time, is_sure=bool(sure))
    if _NOT_AN_AUTHOR.match(before):
        return None
    match = _BY_AUTHOR.match(before.strip())
    author = match["author"].strip(" •·|,:–—-") if match else ""
    if not 0 < len(author) <= _LONGEST_AUTHOR or not _is_set_off(before, author):
        return None
    return _Head(author=author, time=time, is_sure=bool(sure))


def _is_set_off(before: str, author: str) -> bool:
    """Tell "JohnD says:" and "Anonymous •" from a sentence: "Abe met Putin on July 7, 2017"."""
    return len(author.split()) <= _MOST_AUTHOR_WORDS and (
        bool(re.search(r"[:•·|,–—-]\s*$|\b(?:on|at|said|says|wrote|commented)\W*$", before))
        or len(author.split()) <= _NAME_WORDS
    )
