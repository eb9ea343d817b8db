"""Loads spaCy, once per language: the room's only door to it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

_turn = Lock()


@cache
def _pipeline(language: str) -> Language:
    """Return the tokenizing pipeline of a language, made at its first use."""
    import spacy  # noqa: PLC0415 (slow to import, and most requests never segment)

    return spacy.blank(language)


def split_words(words: Iterable[str], language: str) -> list[tuple[int, ...]]:
    """Return for each word, a string without white space, where its tokens end.

    spaCy remembers every string that it has met. A memory zone lets it forget; such a zone belongs
    to one thread at a time, hence the lock and a pipeline that nobody else holds.
    """
    with _turn:
        nlp = _pipeline(language)
        with nlp.memory_zone():
            return [
                tuple(token.idx + len(token) for token in nlp.tokenizer(word)) for word in words
            ]
