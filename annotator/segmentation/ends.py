"""Where sentences end."""

import re
from collections.abc import Iterator

from annotator.corpus.zones.word_lists import words
from annotator.markup.bounds import closing_end
from annotator.segmentation.enclosed import Enclosed
from annotator.segmentation.english import (
    MONTHS,
    NEVER_LAST,
    NUMBERED,
    OFTEN_LAST,
    SAYING,
    STARTERS,
    TITLES,
    WEEKDAYS,
)
from annotator.segmentation.flows import Flow

_MARKS = re.compile(r"\.(?:[ \xa0]\.)++|[.?!…‥]++(?:\s?[?!])*+|[。！？｡؟۔।॥]++")
_WIDE = frozenset("。！？｡؟۔।॥")

_BEFORE = 40
_BEHIND = 100
_WORD_BEFORE = re.compile(r"[^\s\"“”‘«»()\[\]—–/]+$")
_WORD_BEHIND = re.compile(r"[^\W\d_](?:[^\W_]|['’&-](?=\w))*(?:\.(?=\w|\s[A-Z]\b)|\.$)?")
_OPENING = "\"'“‘«‹([{ \u00a0"
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_LIST_NUMBER = re.compile(r"(?:\d{1,3}|[ivxIVX]{1,4}|[a-zA-Z])$")
_GLUED_BEFORE = re.compile(r"[^\W\d_]{2,}$")
_GLUED_NOTE = re.compile(r"\d{1,3}(?=\s+[\"“(]?[A-Z])")
_LOWER_WORD = re.compile(r"[^\W\d_]{4,}$")
_SPEAKER = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Gov|President|Minister|Prime Minister|Foreign Minister|Secretary)\.? )?"
    r"(?:[A-Z][\w'’-]*\s){1,4}(?:(?:has|had|then|also|later)\s)?(?P<verb>[a-z]+)\b"
)
_PRONOUNS = words("He She They We I You It Who")


def sentence_ends(text: str, read: str, flow: Flow) -> Iterator[int]:
    """Yield where each sentence of a flow ends, closing marks in, the end of the flow included."""
    enclosed = Enclosed(read, flow.start, flow.end)
    reached = flow.start
    for match in _MARKS.finditer(read, flow.start, flow.end):
        if match.start() < reached or enclosed.holds(match.start()):
            continue
        end = _end_of(text, read, flow, match)
        if end:
            reached = end
            if end < flow.end:
                yield end
    yield flow.end


def _end_of(text: str, read: str, flow: Flow, match: re.Match[str]) -> int:
    """Return where the sentence ends that this mark ends, or 0 where it ends none."""
    end = min(closing_end(text, read, match.start(), match.end()), flow.end)
    behind = read[end : min(flow.end, end + _BEHIND)]
    if not behind.strip():
        return end
    if match[0][0] in _WIDE:
        return end
    before = _word_before(read, flow.start, match.start())
    if not behind[0].isspace():
        return _glued_end(before, behind, end, match[0])
    nearby = behind.lstrip()
    if nearby[0] in ",;:)]}%" or _is_aside(nearby):
        return 0
    closed = end > match.end()
    return end if _ends(read, match, before, nearby, closed=closed) else 0


def _ends(read: str, match: re.Match[str], before: str, nearby: str, *, closed: bool) -> bool:
    mark = match[0]
    first = nearby.lstrip(_OPENING)[:1]
    if "?" in mark or "!" in mark:
        return not first.islower() and not (closed and _names_speaker(nearby))
    if len(mark) > 1 or mark in "…‥":
        return _ends_with_ellipsis(read, match, nearby)
    if first.islower():
        return not closed and _is_sloppy_end(before, nearby)
    return _ends_with_stop(read, match.start(), before, nearby)


def _word_before(read: str, start: int, at: int) -> str:
    word = _WORD_BEFORE.search(read, max(start, at - _BEFORE), at)
    return word[0] if word else ""


def _word_behind(nearby: str) -> str:
    word = _WORD_BEHIND.match(nearby.lstrip(_OPENING))
    return word[0] if word else ""


def _is_aside(nearby: str) -> bool:
    """A dash, and the sentence goes on behind it."""
    rest = nearby.lstrip("–—- ")
    return nearby[0] in "–—-" and (not rest or rest[0].islower())


def _glued_end(before: str, behind: str, end: int, mark: str) -> int:
    """No space behind the stop: "on the frontline.Their jobs", or a footnote's number, "claims.12"."""
    if not _GLUED_BEFORE.search(before) or "/" in before or "@" in before or before in NUMBERED:
        return 0
    if re.match(r"[\"“(]?[A-Z][a-z]+[\s,]", behind) and before[-1].islower():
        return end
    note = _GLUED_NOTE.match(behind)
    return end + note.end() if note and mark == "." and before[-1].islower() else 0


def _names_speaker(nearby: str) -> bool:
    """Tell whether the speaker of a quotation follows, as in `"Will they?" Abe asked`."""
    speaker = _SPEAKER.match(nearby)
    return (
        speaker is not None
        and speaker["verb"] in SAYING
        and nearby.split(None, 1)[0] not in _PRONOUNS
    )


def _ends_with_ellipsis(read: str, match: re.Match[str], nearby: str) -> bool:
    """Tell "from Japan.... And how" from "a pivot ... to Japan" and "[...] Japan", which go on."""
    if nearby.lstrip(_OPENING)[:1].islower():
        return False
    before = read[match.start() - 1 : match.start()]
    is_detached = before.isspace() or before in "[("
    return not is_detached or _word_behind(nearby) in STARTERS


def _is_sloppy_end(before: str, nearby: str) -> bool:
    """Some write no capitals. A full word before the stop and a word behind it are enough."""
    return (
        before.islower()
        and _LOWER_WORD.fullmatch(before) is not None
        and before not in NEVER_LAST
        and before not in NUMBERED
        and nearby[0].isalpha()
    )


def _ends_with_stop(read: str, at: int, before: str, nearby: str) -> bool:
    word = before.strip("'’.,-")
    behind = _word_behind(nearby)
    if word in TITLES or word in NEVER_LAST or word.lower() in NEVER_LAST:
        return False
    if nearby[0].isdigit() or not behind:
        return not _holds_number(word) and not _is_list_number(read, at, before)
    if word in MONTHS or word in WEEKDAYS:
        return behind.rstrip(".") not in MONTHS
    if _is_list_number(read, at, before):
        return False
    if word in OFTEN_LAST or _is_initials(before):
        return behind in STARTERS or _is_first_person(before, read, at)
    return True


def _holds_number(word: str) -> bool:
    return word in NUMBERED or word in MONTHS or word in WEEKDAYS


def _is_initials(before: str) -> bool:
    """Tell whether there is one letter ("R."), or letters with stops between ("U.S.")."""
    word = before.lstrip("'’-")
    last = word.rsplit("-", 1)[-1]
    return (len(last) == 1 and last.isalpha()) or _DOTTED.search(last) is not None


def _is_first_person(before: str, read: str, at: int) -> bool:
    """Tell the word at the end of "World War I." and "than I." from an initial."""
    return before == "I" and re.search(r"(?:War|[a-z])\sI$", read[max(0, at - 8) : at]) is not None


def _is_list_number(read: str, at: int, before: str) -> bool:
    """Tell whether this numbers an item or a heading, as in "1. Russia", at the start of a line."""
    if not _LIST_NUMBER.fullmatch(before):
        return False
    start = at - len(before)
    while start and read[start - 1] in " \t\u00a0":
        start -= 1
    return start == 0 or read[start - 1] in "\n\r\u2028\u2029\v\f\x85"
