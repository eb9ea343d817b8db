"""What the bounds of a sentence annotation are: for suggester, keys and drag alike.

Outer white space (and, where a mask is given, outer Markdown syntax) is off. Final punctuation
and the quotation marks and brackets that close there are in; so is the mark that opens what is
closed, when it stands right before. Nothing moves over white space, so a selection never grows by
a word. A footnote mark behind the full stop ("Dispute.[8]") goes with it.
"""

import re

FINAL = frozenset(".?!…‥。！？｡؟۔।॥")
"""Characters that end a sentence."""

CLOSES = {
    '"': '"',
    "'": "'",
    "”": "“",
    "’": "‘",
    "»": "«",
    "›": "‹",
    ")": "(",
    "]": "[",
    "}": "{",
    "」": "「",
    "』": "『",
    "）": "（",
}
"""Each closing mark with the mark that opens what it closes."""

OPENERS = frozenset(CLOSES.values())

_FOOTNOTE = re.compile(r"(?:\[[0-9]{1,3}\]|[¹²³⁰-⁹]{1,3})+")
_SINGLE = frozenset("'’")
_EDGE_SINGLE = re.compile(r"(?<!\w)['‘’]|['’](?!\w)")


def annotation_bounds(text: str, start: int, end: int, mask: str | None = None) -> tuple[int, int]:
    """Return the bounds of the annotation meant by `text[start:end]`; doing it twice changes nothing.

    `mask` is the text with its Markdown syntax blanked. Raises ValueError where nothing is left.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"A selection needs 0 <= start < end <= {len(text)}, not {start}..{end}.")
    read = text if mask is None else mask
    start, end = _trim(read, start, end)
    end = closing_end(text, read, start, end)
    return _take_opening(read, start, end), end


def _trim(read: str, start: int, end: int) -> tuple[int, int]:
    while start < end and read[start].isspace():
        start += 1
    while end > start and read[end - 1].isspace():
        end -= 1
    if start == end:
        raise ValueError("There is nothing but white space in this selection.")
    return start, end


def closing_end(text: str, read: str, start: int, end: int) -> int:
    """Return the end moved over final punctuation, over what closes there and its footnote marks."""
    while True:
        at = _over_syntax(text, read, end)
        if at >= len(read) or not _belongs(read, start, end, at):
            break
        end = at + 1
    note = _FOOTNOTE.match(read, end)
    return note.end() if note and is_final(read, start, end) else end


def _over_syntax(text: str, read: str, at: int) -> int:
    """Return the next offset that is not Markdown syntax: `**so**.` ends with the full stop."""
    while at < len(read) and read[at].isspace() and not text[at].isspace():
        at += 1
    return at


def _belongs(read: str, start: int, end: int, at: int) -> bool:
    mark = read[at]
    if mark in FINAL:
        return not _goes_on(read, at)
    if mark not in CLOSES or (mark in _SINGLE and _is_in_word(read, at)):
        return False
    return is_final(read, start, end) or _is_open(read, start, end, mark)


def _goes_on(read: str, at: int) -> bool:
    """Tell whether the full stop stands inside a number, an address or an abbreviation."""
    while at < len(read) and read[at] in FINAL:
        at += 1
    return at < len(read) and read[at - 1] == "." and read[at].isalnum() and read[at].isascii()


def _is_in_word(read: str, at: int) -> bool:
    return at + 1 < len(read) and read[at + 1].isalnum()


def is_final(read: str, start: int, end: int) -> bool:
    """Tell whether the stretch ends with final punctuation, closing marks aside."""
    while end > start and (read[end - 1] in CLOSES or read[end - 1].isspace()):
        end -= 1
    return end > start and read[end - 1] in FINAL


def _is_open(read: str, start: int, end: int, mark: str) -> bool:
    """Tell whether the stretch opens what this mark closes, and has not closed it yet."""
    opener = CLOSES[mark]
    if opener == mark == '"':
        return read.count(mark, start, end) % 2 == 1
    if mark in _SINGLE:
        return len(_EDGE_SINGLE.findall(read, start, end)) % 2 == 1
    return read.count(opener, start, end) > read.count(mark, start, end)


def _take_opening(read: str, start: int, end: int) -> int:
    """Return the start moved over marks that open what the stretch closes at its end."""
    while start and read[start - 1] in OPENERS and _opens_here(read, start - 1):
        if not _lacks_opener(read, start, end, read[start - 1]):
            break
        start -= 1
    return start


def _opens_here(read: str, at: int) -> bool:
    """Tell whether a mark stands where an opening one stands: after white space, dash or opener."""
    return (
        at == 0 or read[at - 1] in OPENERS or not (read[at - 1].isalnum() or read[at - 1] in FINAL)
    )


def _lacks_opener(read: str, start: int, end: int, opener: str) -> bool:
    closer = next(mark for mark, opens in CLOSES.items() if opens == opener)
    tail = end
    while tail > start and (read[tail - 1] in CLOSES or read[tail - 1] in FINAL):
        tail -= 1
    if closer not in read[tail:end]:
        return False
    if opener == closer == '"':
        return read.count(closer, start, end) % 2 == 1
    if closer in _SINGLE:
        return len(_EDGE_SINGLE.findall(read, start, end)) % 2 == 1
    return read.count(closer, start, end) > read.count(opener, start, end)
