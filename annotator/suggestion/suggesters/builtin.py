"""The built-in suggester: a blank pipeline of the language and our parts, one file each."""

from __future__ import annotations

from functools import cache, lru_cache

import spacy
from spacy.language import Language

# Imported for their factories, which register themselves.
from annotator.suggestion.suggesters import (
    attribution,
    combine,
    concepts,
    moves,
    scope,
    topic,
)
from annotator.suggestion.suggesters.pack import Pack

VERSION = "1"
"""Goes up with every change of code that changes a suggestion."""

PARTS = ("concepts", "moves", "topic", "scope", "attribution", "combine")

__all__ = ["VERSION", "attribution", "builtin", "combine", "concepts", "moves", "scope", "topic"]


ANY_LANGUAGE = "xx"
"""spaCy's name for a pipeline of no language in particular."""


def builtin(pack: Pack, language: str) -> Language:
    """Return the pipeline for a pack; for a language its lexicon does not know, an empty one."""
    return pipeline(Key(pack)) if language == pack.language else nothing()


class Key:
    """A pack under its digest, so that a pipeline is made once for the same data."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.identity = (str(pack.folder), pack.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and other.identity == self.identity

    def __hash__(self) -> int:
        return hash(self.identity)


@lru_cache(maxsize=8)
def pipeline(key: Key) -> Language:
    nlp = spacy.blank(key.pack.language)
    for part in PARTS:
        nlp.add_pipe(f"hikiwake_{part}").initialize(nlp=nlp, pack=key.pack)
    return nlp


@cache
def nothing() -> Language:
    return spacy.blank(ANY_LANGUAGE)
