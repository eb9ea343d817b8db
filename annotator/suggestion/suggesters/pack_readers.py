"""Reads the parts of a pack from its tables; each reader names what is wrong, and where."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.suggestion.suggesters.pack_file import PackError, Table
from annotator.suggestion.suggesters.pack_parts import (
    COMMITMENTS,
    KINDS,
    PRONOUNS,
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


def read_layer(scheme: Table, key: str) -> Layer:
    """Return the layer of this key from a scheme file."""
    found = [table for table in scheme.tables("layer") if table.text("key") == key]
    if not found:
        raise PackError(f"{scheme.where}: there is no layer {key!r}, which moves.toml labels.")
    labels = tuple(
        Label(table.text("key"), table.text("anchor"), table.get("exclusive", bool, default=False))
        for table in found[0].tables("label")
    )
    rules = [f"rule-{table.get('number', int)}" for table in scheme.tables("rule")]
    attributes = {
        table.text("key"): table.texts("values", ()) for table in found[0].tables("attribute")
    }
    anchors = frozenset([*(label.anchor for label in labels), *rules])
    return Layer(key, labels, attributes, anchors)


def read_sides(holders: Table, layer: Layer) -> tuple[Side, ...]:
    return tuple(
        Side(
            key=table.text("key"),
            label=table.one_of("label", layer.keys),
            naming=table.texts("naming", ()),
            adjectives=table.phrases("adjectives"),
        )
        for table in holders.tables("side")
    )


def read_holders(holders: Table, sides: Sequence[Side]) -> dict[str, Holder]:
    """Return the holders by key, in the order of the file."""
    found: dict[str, Holder] = {}
    for table in holders.tables("holder"):
        holder = Holder(
            key=table.text("key"),
            name=table.text("name"),
            kind=table.one_of("kind", KINDS),
            side=table.one_of("side", ("", *(side.key for side in sides)), ""),
            pronoun=table.one_of("pronoun", PRONOUNS),
            aliases=table.phrases("aliases"),
        )
        if holder.key in found:
            raise table.wrong("key", f"{holder.key!r} is there twice.")
        found[holder.key] = holder
    return found


def read_moves(file: Table, layer: Layer, sides: Sequence[Side]) -> tuple[Move, ...]:
    issues = layer.attributes.get("issue", ())
    moves = tuple(
        Move(
            id=table.text("id"),
            label=table.one_of("label", (*layer.keys, SPEAKER)),
            weight=table.number("weight", low=0.01, high=0.99),
            issue=table.one_of("issue", issues),
            anchor=table.one_of("anchor", sorted(layer.anchors)),
            patterns=table.patterns("patterns"),
            unless=table.patterns("unless", ()),
            negated=table.one_of("negated", ("drop", "keep", *layer.keys), "drop"),
            alone=table.get("alone", bool, default=False),
            holder=table.one_of("holder", ("", *(side.key for side in sides)), ""),
        )
        for table in file.tables("move")
    )
    ids = [move.id for move in moves]
    if doubles := sorted({key for key in ids if ids.count(key) > 1}):
        raise PackError(f"{file.where}: the move {doubles[0]!r} is there twice.")
    return moves


def read_cues(file: Table, layer: Layer) -> tuple[Cue, ...]:
    issues = ("", *layer.attributes.get("issue", ()))
    return tuple(
        Cue(
            id=table.text("id"),
            weight=table.number("weight", low=0.01, high=0.99),
            issue=table.one_of("issue", issues, ""),
            anchor=table.one_of("anchor", ("", *sorted(layer.anchors)), ""),
            patterns=table.patterns("patterns"),
        )
        for table in file.tables("cue")
    )


def read_gate(file: Table, cues: Sequence[Cue]) -> Gate:
    table = file.table("gate")
    known = {cue.id for cue in cues}
    telling = tuple(frozenset(cues) for cues in table.get("telling", list))
    named = {
        "core": table.texts("core"),
        "sides": table.texts("sides"),
        "telling": frozenset[str]().union(*telling),
    }
    for key, cues_named in named.items():
        if unknown := sorted(set(cues_named) - known):
            raise table.wrong(key, f"there is no cue {unknown[0]!r}.")
    return Gate(
        core=frozenset(table.texts("core")),
        sides=frozenset(table.texts("sides")),
        telling=telling,
        threshold=table.number("threshold"),
        document=table.get("document", int),
        brief=table.get("brief", int),
        lead=table.number("lead"),
        shortest=table.get("shortest", int),
        rival=table.patterns("rival"),
        theme=table.patterns("theme"),
        aside=table.number("aside"),
    )


def read_scope(file: Table) -> Scope:
    negation, decision = file.table("negation"), file.table("decision")
    return Scope(
        negation=negation.patterns("patterns"),
        not_negation=negation.patterns("unless"),
        reach=negation.get("reach", int),
        doubt=file.table("doubt").patterns("patterns"),
        doubt_keeps=file.table("doubt").number("keep"),
        question_keeps=file.table("question").number("keep"),
        mockery=file.table("mockery").patterns("patterns"),
        rejection=file.table("rejection").patterns("patterns"),
        elsewhere_keeps=file.table("elsewhere").number("keep"),
        threshold=decision.number("threshold"),
        rivals=decision.number("rivals"),
    )


def read_reporting(file: Table, holders: Table, layer: Layer) -> Reporting:
    """Return the words of reporting. Raises PackError for an attribute the scheme lacks."""
    attributes, outcomes = file.table("attributes"), file.table("commitment")
    verbs: dict[str, tuple[str, ...]] = {}
    for table in file.tables("verbs"):
        kind = table.one_of("commitment", COMMITMENTS)
        verbs[kind] = (*verbs.get(kind, ()), *table.phrases("phrases"))
    names = {
        key: attributes.one_of(key, sorted(layer.attributes))
        for key in ("holder", "commitment", "issue")
    }
    allowed = layer.attributes[names["commitment"]]
    return Reporting(
        attributes=names,
        outcomes={
            **{key: outcomes.one_of(key, allowed) for key in ("own", *COMMITMENTS)},
            "voice": outcomes.text("voice"),
        },
        verbs=verbs,
        prefix=file.table("prefix").phrases("phrases"),
        position=file.table("position").phrases("nouns"),
        position_before=file.table("position").phrases("before"),
        passive=file.table("passive").phrases("phrases"),
        passive_verbs=file.table("passive").phrases("verbs"),
        pronouns={key: file.table("pronouns").phrases(key) for key in PRONOUNS},
        skipped=frozenset(file.table("skip").phrases("words")),
        roles=holders.table("roles").phrases("nouns"),
    )
