"""Token edges: to which a selection snaps.

spaCy's tokenizer works word by word, each different word once; what it cannot do well or quickly
(quotation marks inside words, words that a page ran together, emoji, words without end) is done
here. No edge lies inside what a reader sees as one character.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from annotator.segmentation.nlp import split_words

_WORD = re.compile(r"\S+")
_LONGEST = 60
"""spaCy takes time quadratic in the length of a word of marks; longer ones are cut without it."""

_CUT = re.compile(
    r"[\"“”„«»()\[\]{}—–…|]|-{2,}|[^\"“”„«»()\[\]{}—–…|-]+(?:-(?!-)[^\"“”„«»()\[\]{}—–…|-]*)*|-"
)
_RUN_TOGETHER = re.compile(r"(?<=[a-z]{4})(?=[A-Z][a-z]{2})|(?<=[A-Z]{3})(?=[A-Z][a-z]{2})")
_SIMPLE = re.compile(r"[0-9]+(?:[.,:][0-9]+)+|[^\W_]+(?:['’][^\W_]+)*|-{2,}|\.{2,}|.", re.DOTALL)
_ASKED = re.compile(r"(?=.*[A-Za-z]).*[^A-Za-z0-9]")
"""Only of a word with letters and something else does spaCy know more than that it is one token."""

_JOINERS = "\u200d\u200c\u20e3"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_TAGS = range(0xE0020, 0xE0080)


def token_edges(read: str, language: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where the tokens of a text start and where they end."""
    found = list(_WORD.finditer(read))
    ends_of = _edges_of({match[0] for match in found}, language)
    starts: list[int] = []
    ends: list[int] = []
    for match in found:
        at = match.start()
        for end in ends_of[match[0]]:
            starts.append(at)
            at = match.start() + end
            ends.append(at)
    return tuple(starts), tuple(ends)


def _edges_of(words: Iterable[str], language: str) -> dict[str, tuple[int, ...]]:
    """Return where the tokens of each different word end."""
    known: dict[str, tuple[int, ...]] = {}
    pieces: dict[str, list[str]] = {}
    for word in words:
        if len(word) > _LONGEST:
            known[word] = tuple(_whole_characters(word, (m.end() for m in _SIMPLE.finditer(word))))
        else:
            pieces[word] = _CUT.findall(word)
    asked = sorted({piece for cut in pieces.values() for piece in cut if _ASKED.match(piece)})
    split = dict(zip(asked, split_words(asked, language), strict=True))
    for word, cut in pieces.items():
        known[word] = tuple(_whole_characters(word, _joined(cut, split)))
    return known


def _joined(cut: Iterable[str], split: dict[str, tuple[int, ...]]) -> Iterator[int]:
    """Yield the ends of the tokens of the pieces of a word, one behind the other."""
    at = 0
    for piece in cut:
        ends = split.get(piece) or tuple(match.end() for match in _SIMPLE.finditer(piece))
        together = {match.start() for match in _RUN_TOGETHER.finditer(piece)}
        yield from (at + end for end in sorted({*ends, *together}))
        at += len(piece)


def _whole_characters(word: str, ends: Iterable[int]) -> Iterator[int]:
    """Yield the ends that do not cut an accent, an emoji sequence or a flag."""
    if word.isascii():
        yield from ends
        return
    flags = 0
    for end in ends:
        flags = flags + 1 if ord(word[end - 1]) in _FLAG_LETTERS else 0
        if end == len(word) or not (_joins(word, end) or flags % 2):
            yield end


def _joins(word: str, at: int) -> bool:
    """Tell whether the character at this offset belongs to the one before."""
    code = ord(word[at])
    return (
        word[at] in _JOINERS
        or word[at - 1] == "\u200d"
        or code in _SKIN_TONES
        or code in _TAGS
        or unicodedata.category(word[at]).startswith("M")
    )
