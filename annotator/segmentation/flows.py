"""Flows: stretches in which a line break does not end a sentence.

The page's layout breaks sentences over lines and, where a picture or an advertisement stood, over
paragraphs. A flow puts them together; two flows never share a sentence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.corpus.zones.blocks import LINE_BREAKS, is_wrapped
from annotator.corpus.zones.markdown import heading_level, is_bullet
from annotator.markup.zones import MARKUP, Zone
from annotator.segmentation.english import UNFINISHED

_RUNNING = "body"
"""The kind in which a sentence may go on in the next paragraph."""

_ITEM = re.compile(r"(?:[•·‣▪●○◦–—*+-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")
_STOPPED = re.compile(r"[.?!…:;。！？؟।|][\"'”’»)\]]*(?:\[\d{1,3}\])?$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_LEAST_WORDS = 4
_SHOWN = 60


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Running text of one kind of zone; line breaks within it are soft."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class _Line:
    start: int
    end: int
    paragraph: int
    # The break before this line comes from a fixed width.
    is_wrapped: bool = False


def flows(text: str, read: str, zones: Iterable[Zone]) -> Iterator[Flow]:
    """Yield the flows of a text in order; `read` is the text with its Markdown blanked."""
    for zone in _joined(zone for zone in zones if zone.kind != MARKUP):
        start = -1
        above: _Line | None = None
        for line in _lines(read, zone):
            if above is None:
                start = line.start
            elif not _goes_on(text, read, above, line, kind=zone.kind):
                yield Flow(kind=zone.kind, start=start, end=above.end)
                start = line.start
            above = line
        if above:
            yield Flow(kind=zone.kind, start=start, end=above.end)


def _joined(zones: Iterable[Zone]) -> Iterator[Zone]:
    """Put neighbouring zones of running text together: hands may have cut them."""
    open_zone: Zone | None = None
    for zone in zones:
        if open_zone and zone.kind == open_zone.kind == _RUNNING and zone.start == open_zone.end:
            open_zone = replace(open_zone, end=zone.end)
            continue
        if open_zone:
            yield open_zone
        open_zone = zone
    if open_zone:
        yield open_zone


def _lines(read: str, zone: Zone) -> Iterator[_Line]:
    """Yield the lines of a zone that have words on them."""
    at = zone.start
    paragraph: list[_Line] = []
    number = 0
    for line in read[zone.start : zone.end].splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + len(line) - len(line.lstrip())
            paragraph.append(_Line(start=start, end=start + len(words), paragraph=number))
        else:
            yield from _with_wrapping(read, paragraph)
            paragraph = []
            number += 1
        at += len(line)
    yield from _with_wrapping(read, paragraph)


def _with_wrapping(read: str, lines: Sequence[_Line]) -> Iterator[_Line]:
    wrapped = len(lines) > 1 and is_wrapped([read[line.start : line.end] for line in lines])
    for nth, line in enumerate(lines):
        yield replace(line, is_wrapped=True) if wrapped and nth else line


def _goes_on(text: str, read: str, above: _Line, line: _Line, *, kind: str) -> bool:
    """Tell whether the sentence of the line above may go on in this line."""
    if line.is_wrapped:
        return True
    if _begins_something(text, read, line):
        return False
    is_stopped = _STOPPED.search(read, max(above.start, above.end - _SHOWN), above.end)
    if is_stopped or heading_level(text, _line_start(text, above.start)):
        return False
    if line.paragraph == above.paragraph:
        return _begins_small(read, line)
    return kind == _RUNNING and _is_running(read, above) and _is_continued(read, above, line)


def _begins_something(text: str, read: str, line: _Line) -> bool:
    """Tell whether the line is an item of a list, a row of a table or a heading."""
    start = _line_start(text, line.start)
    return (
        _ITEM.match(read, line.start) is not None
        or text[start : line.end].lstrip().startswith("|")
        or is_bullet(text, start)
        or heading_level(text, start) > 0
    )


def _line_start(text: str, start: int) -> int:
    while start and text[start - 1] not in LINE_BREAKS:
        start -= 1
    return start


def _begins_small(read: str, line: _Line) -> bool:
    word = _FIRST_WORD.match(read, line.start, min(line.end, line.start + _SHOWN))
    return word is not None and word[0].islower()


def _is_running(read: str, line: _Line) -> bool:
    """Tell whether a line is long enough to be broken prose rather than a label."""
    return len(read[line.start : line.end].split(None, _LEAST_WORDS)) >= _LEAST_WORDS


def _is_continued(read: str, above: _Line, line: _Line) -> bool:
    if _begins_small(read, line):
        return True
    last = _LAST_WORD.search(read, max(above.start, above.end - _SHOWN), above.end)
    return last is not None and last[0] in UNFINISHED and read[line.start].isalnum()
