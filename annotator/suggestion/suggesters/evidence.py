"""Makes evidence and attributes of what the parts found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.markup.suggestions import Evidence, Trigger, Vote
from annotator.suggestion.suggesters.decide import Decided
from annotator.suggestion.suggesters.pack import Pack
from annotator.suggestion.suggesters.patterns import Hit
from annotator.suggestion.suggesters.reading import Found, Frame, Reading, SentenceReading

MOST_TRIGGERS = 8

Told = tuple[Evidence, dict[str, str]]
"""The evidence and the attributes of one suggestion."""


def triggers(reading: Reading, found: Iterable[tuple[str, Sequence[Hit]]]) -> tuple[Trigger, ...]:
    """Return the words behind a suggestion in reading order, each stretch once."""
    made: dict[tuple[int, int], Trigger] = {}
    for pattern, hits in found:
        for hit in hits:
            start, end = reading.chars(hit.start, hit.end)
            trigger = Trigger(start=start, end=end, quote=reading.text[start:end], pattern=pattern)
            made.setdefault((start, end), trigger)
    return tuple(made[key] for key in sorted(list(made)[:MOST_TRIGGERS]))


def strongest(found: Sequence[Found]) -> Found:
    return max(found, key=lambda one: one.weight)


def commitment(found: Found, pack: Pack) -> str:
    """Return how the text stands to a move: its own, passed on, or turned against."""
    outcomes = pack.reporting.outcomes
    sides = {side.label for side in pack.sides}
    if found.mocked or (found.refused and found.frame is None and found.label not in sides):
        return outcomes["rejected"]
    return outcomes[found.frame.commitment] if found.frame else outcomes["own"]


def attributes(pack: Pack, *, frame: Frame | None, commitment: str, issue: str) -> dict[str, str]:
    names = pack.reporting.attributes
    given = {
        names["holder"]: frame.holder if frame else pack.reporting.outcomes["voice"],
        names["commitment"]: commitment,
    }
    return {**given, names["issue"]: issue} if issue else given


def of_moves(reading: Reading, decided: Decided) -> Told:
    """Return evidence and attributes of a label that moves have decided."""
    best = strongest(decided.found)
    pack = reading.pack
    votes = tuple(vote for one in decided.found for vote in one.votes)
    label = pack.layer.label(decided.label)
    # A move that its surroundings turned, or that took its label from the speaker, still cites
    # the definition of the label it has now.
    anchor = best.move.anchor if best.move.label == decided.label else label.anchor
    evidence = Evidence(
        triggers=triggers(reading, [(one.pattern, one.hits) for one in decided.found]),
        votes=(*votes, Vote(part="combine", label=decided.label, score=decided.score)),
        anchor=anchor,
    )
    return evidence, attributes(
        pack, frame=best.frame, commitment=commitment(best, pack), issue=best.move.issue
    )


def of_topic(reading: Reading, sentence: SentenceReading, score: float) -> Told:
    """Return evidence and attributes of the exclusive label, which the topic has decided."""
    pack = reading.pack
    label = pack.layer.exclusive
    if label is None:
        raise ValueError(f"The layer {pack.layer.key} has no exclusive label.")
    own = [one for one in sentence.found if one.label == label.key]
    cues = [cue for cue in pack.cues for key, _hits in sentence.cues if key == cue.id]
    anchors = [*(one.move.anchor for one in own), *(cue.anchor for cue in cues), label.anchor]
    issues = [*(one.move.issue for one in own), *(cue.issue for cue in cues)]
    against = [
        Vote(part=vote.part, label=vote.label, score=vote.score)
        for one in sentence.found
        if one.label != label.key
        for vote in one.votes
    ]
    frame = sentence.frames[0] if sentence.frames else sentence.speaker
    evidence = Evidence(
        triggers=triggers(
            reading,
            [
                *((one.pattern, one.hits) for one in own),
                *((f"topic: {key}", hits) for key, hits in sentence.cues),
            ],
        ),
        votes=(
            Vote(part="topic", label=label.key, score=sentence.topic),
            *against,
            Vote(part="combine", label=label.key, score=score),
        ),
        anchor=next(anchor for anchor in anchors if anchor),
    )
    outcomes = pack.reporting.outcomes
    return evidence, attributes(
        pack,
        frame=frame,
        commitment=outcomes["reported"] if frame else outcomes["own"],
        issue=next((issue for issue in issues if issue), ""),
    )
