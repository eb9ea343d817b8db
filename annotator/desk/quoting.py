"""Where the words that somebody typed stand in a text."""

import re


def places(text: str, words: str, *, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the words stand in a stretch of the text; any white space is like any other."""
    parts = [re.escape(word) for word in words.split()]
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(parts))
    found = []
    at = start
    while match := pattern.search(text, at, end):
        found.append(match.span())
        at = match.start() + 1
    return found


def one_line(words: str) -> str:
    """Return words with single spaces between them."""
    return " ".join(words.split())
