"""A pack: the scheme and the lexicon of one dispute, read from a folder and checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.suggestion.suggesters.pack_file import PackError, Table, read_toml
from annotator.suggestion.suggesters.pack_parts import (
    KINDS,
    SPEAKER,
    Cue,
    Gate,
    Holder,
    Label,
    Layer,
    Move,
    Reporting,
    Scope,
    Side,
)
from annotator.suggestion.suggesters.pack_readers import (
    read_cues,
    read_gate,
    read_holders,
    read_layer,
    read_moves,
    read_reporting,
    read_scope,
    read_sides,
)
from annotator.suggestion.suggesters.patterns import Pattern, phrases

LEXICON = ("words", "holders", "reporting", "topic", "scope", "moves")

__all__ = ["SPEAKER", "Holder", "Label", "Layer", "Move", "Pack", "PackError", "Side", "load_pack"]


@dataclass(frozen=True)
class Pack:
    """All that the built-in suggester knows about a dispute."""

    folder: Path
    # The first characters of the sha256 of all files that were read.
    digest: str
    # The language that the lexicon is written for.
    language: str
    layer: Layer
    sides: tuple[Side, ...]
    holders: Mapping[str, Holder]
    moves: tuple[Move, ...]
    cues: tuple[Cue, ...]
    gate: Gate
    scope: Scope
    reporting: Reporting
    # How a token is read, by its lower-cased form.
    normal: Mapping[str, str]
    # Phrases by concept, those of holders and of literal words in patterns included.
    concepts: Mapping[str, tuple[str, ...]]
    # Concepts that are patterns over the ones before them.
    compounds: tuple[tuple[str, tuple[Pattern, ...]], ...]

    def side_of(self, holder: str) -> str:
        """Return the side's key of a holder, or nothing for a third party."""
        return self.holders[holder].side if holder in self.holders else ""

    def label_of_side(self, side: str) -> str:
        return next((found.label for found in self.sides if found.key == side), "")


def concepts_of_holders(
    sides: Sequence[Side], holders: Mapping[str, Holder]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the concepts that follow from who is who."""
    for holder in holders.values():
        yield f"holder:{holder.key}", holder.aliases
    for side in sides:
        own = [holder for holder in holders.values() if holder.side == side.key]
        yield side.key, tuple(alias for holder in own for alias in holder.aliases)
        yield f"adjective:{side.key}", side.adjectives
        for kind in KINDS:
            aliases = tuple(
                alias for holder in own if holder.kind == kind for alias in holder.aliases
            )
            yield f"{side.key}-{kind}", aliases


def literals(patterns: Sequence[Pattern]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the unnamed concepts of the literal words in patterns."""
    for pattern in patterns:
        for either in pattern.concepts():
            for concept in either:
                if concept.startswith("'"):
                    yield concept, tuple(phrases(concept[1:-1]))


def unknown_concepts(
    where: str, patterns: Sequence[Pattern], known: Mapping[str, object]
) -> Iterator[str]:
    """Yield a sentence for each concept that a pattern uses and no file defines."""
    for pattern in patterns:
        for either in pattern.concepts():
            for concept in either:
                if concept not in known and not concept.startswith("'"):
                    yield f"{where}: {pattern.source!r} uses the unknown concept {concept!r}."


def digest_of(folder: Path) -> str:
    """Return a short digest of the files that decide what a suggester says."""
    digest = hashlib.sha256()
    for path in sorted([folder / "scheme.toml", *(folder / "lexicon").glob("*.toml")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def read_concepts(files: Mapping[str, Table]) -> dict[str, tuple[str, ...]]:
    """Return the phrases by concept of all files that define words."""
    concepts: dict[str, tuple[str, ...]] = {}
    for name in ("words", "topic", "scope"):
        table = files[name].table("concept")
        for key in table.values:
            if key in concepts:
                raise table.wrong(key, "is defined twice.")
            concepts[key] = table.phrases(key)
    return concepts


def read_compounds(words: Table) -> tuple[tuple[str, tuple[Pattern, ...]], ...]:
    table = words.table("compound")
    return tuple((key, table.patterns(key)) for key in table.values)


def load_pack(folder: Path) -> Pack:
    """Return the pack in a folder. Raises PackError, which names file and key."""
    files = {name: read_toml(folder / "lexicon" / f"{name}.toml") for name in LEXICON}
    scheme = read_toml(folder / "scheme.toml")
    layer = read_layer(scheme, files["moves"].text("layer"))
    sides = read_sides(files["holders"], layer)
    holders = read_holders(files["holders"], sides)
    moves = read_moves(files["moves"], layer, sides)
    cues = read_cues(files["topic"], layer)
    gate = read_gate(files["topic"], cues)
    scope = read_scope(files["scope"])
    reporting = read_reporting(files["reporting"], files["holders"], layer)
    compounds = read_compounds(files["words"])
    used: dict[str, tuple[Pattern, ...]] = {
        **{f"words.toml, compound {name}": patterns for name, patterns in compounds},
        **{f"moves.toml, move {move.id}": (*move.patterns, *move.unless) for move in moves},
        **{f"topic.toml, cue {cue.id}": cue.patterns for cue in cues},
        "topic.toml, gate": (*gate.rival, *gate.theme),
        "scope.toml": scope.all_patterns(),
    }
    concepts = {
        **read_concepts(files),
        **dict(concepts_of_holders(sides, holders)),
        **dict(reporting.concepts()),
    }
    known = {**concepts, **dict(compounds)}
    problems = [
        problem
        for where, patterns in used.items()
        for problem in unknown_concepts(where, patterns, known)
    ]
    if problems:
        raise PackError("\n".join(problems))
    for patterns in used.values():
        concepts.update(literals(patterns))
    normal = files["words"].table("normal")
    return Pack(
        folder=folder,
        digest=digest_of(folder),
        language=scheme.table("project").text("language"),
        layer=layer,
        sides=sides,
        holders=holders,
        moves=moves,
        cues=cues,
        gate=gate,
        scope=scope,
        reporting=reporting,
        normal={key: normal.text(key) for key in normal.values},
        concepts=concepts,
        compounds=compounds,
    )
