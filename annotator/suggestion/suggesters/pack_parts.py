"""The parts of a pack: values that the pipeline reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotator.suggestion.suggesters.patterns import Pattern

SPEAKER = "@speaker"
"""Stands for the label of the side that speaks."""
KINDS = ("state", "office", "person", "people", "media", "group")
PRONOUNS = ("he", "she", "it", "they")
COMMITMENTS = ("reported", "rejected")


@dataclass(frozen=True)
class Label:
    key: str
    anchor: str
    exclusive: bool


@dataclass(frozen=True)
class Layer:
    """A layer of the scheme: its labels, and its attributes with the values they may take."""

    key: str
    labels: tuple[Label, ...]
    attributes: Mapping[str, tuple[str, ...]]
    anchors: frozenset[str]

    def label(self, key: str) -> Label:
        return next(label for label in self.labels if label.key == key)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(label.key for label in self.labels)

    @property
    def exclusive(self) -> Label | None:
        return next((label for label in self.labels if label.exclusive), None)


@dataclass(frozen=True)
class Side:
    key: str
    label: str
    naming: tuple[str, ...]
    adjectives: tuple[str, ...]


@dataclass(frozen=True)
class Holder:
    key: str
    name: str
    kind: str
    side: str
    pronoun: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Move:
    """What a sentence may do, and the label that it takes for it."""

    id: str
    label: str
    weight: float
    issue: str
    anchor: str
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    # "drop", "keep" or the label that a negated move has.
    negated: str
    alone: bool
    holder: str


@dataclass(frozen=True)
class Cue:
    id: str
    weight: float
    issue: str
    anchor: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True)
class Gate:
    """When a sentence is on topic; topic.toml tells what each number means."""

    core: frozenset[str]
    sides: frozenset[str]
    telling: tuple[frozenset[str], ...]
    threshold: float
    document: int
    brief: int
    lead: float
    shortest: int
    rival: tuple[Pattern, ...]
    theme: tuple[Pattern, ...]
    aside: float


@dataclass(frozen=True)
class Scope:
    """What weakens, turns or colours a move; scope.toml tells what each number means."""

    negation: tuple[Pattern, ...]
    not_negation: tuple[Pattern, ...]
    reach: int
    doubt: tuple[Pattern, ...]
    doubt_keeps: float
    question_keeps: float
    mockery: tuple[Pattern, ...]
    rejection: tuple[Pattern, ...]
    elsewhere_keeps: float
    threshold: float
    rivals: float

    def all_patterns(self) -> tuple[Pattern, ...]:
        return (
            *self.negation,
            *self.not_negation,
            *self.doubt,
            *self.mockery,
            *self.rejection,
        )


@dataclass(frozen=True)
class Reporting:
    """How a text hands a sentence over to a holder, and what the attributes then say."""

    attributes: Mapping[str, str]
    outcomes: Mapping[str, str]
    verbs: Mapping[str, tuple[str, ...]]
    prefix: tuple[str, ...]
    position: tuple[str, ...]
    # Words one of which follows a position that speaks.
    position_before: tuple[str, ...]
    passive: tuple[str, ...]
    passive_verbs: tuple[str, ...]
    pronouns: Mapping[str, tuple[str, ...]]
    # Words that may stand between a subject and its verb.
    skipped: frozenset[str]
    roles: tuple[str, ...]

    def concepts(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the concepts under which the attribution part finds these words."""
        for commitment in COMMITMENTS:
            yield f"verb:{commitment}", self.verbs.get(commitment, ())
        for pronoun in PRONOUNS:
            yield f"pronoun:{pronoun}", self.pronouns.get(pronoun, ())
        yield "prefix", self.prefix
        yield "position", self.position
        yield "position-before", self.position_before
        yield "passive", self.passive
        yield "passive-verb", self.passive_verbs
        yield "role", self.roles
