"""The suggesters there are, and the one function that runs one of them.

To add a suggester, write a file with a function from a pack and a language to a spaCy pipeline
that fills `doc.spans[layer]`, and add a line to SUGGESTERS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import Lock

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from annotator.markup.bounds import annotation_bounds
from annotator.markup.suggestions import Evidence, Suggested, Trigger, Vote
from annotator.markup.zones import Zone
from annotator.segmentation.segment import Segmentation
from annotator.suggestion.suggesters.builtin import VERSION, builtin
from annotator.suggestion.suggesters.pack import Pack
from annotator.suggestion.suggesters.reading import Reading, read

SUGGESTERS: Mapping[str, Callable[[Pack, str], Language]] = {"builtin": builtin}
_turn = Lock()
"""spaCy remembers every word it meets; a memory zone lets it forget, one thread at a time."""
PLAIN_SCORE = 0.5
"""The score of a span whose pipeline gives none."""


def suggester_version(pack: Pack) -> str:
    """Return what a run records: the version of the code and a digest of the data."""
    return f"{VERSION}+{pack.digest}"


def plain_evidence(reading: Reading, *, label: str, start: int, end: int, score: float) -> Evidence:
    """Return evidence for a span of a pipeline that tells nothing but label and bounds."""
    trigger = Trigger(start=start, end=end, quote=reading.text[start:end], pattern="model")
    return Evidence(
        triggers=(trigger,),
        votes=(Vote(part="model", label=label, score=score),),
        anchor=reading.pack.layer.label(label).anchor,
    )


def suggested_in(doc: Doc) -> Iterator[Suggested]:
    """Yield what a pipeline put into `doc.spans`, in offsets of the stored text."""
    reading: Reading = doc._.reading
    layer = reading.pack.layer
    group: SpanGroup | list[object] = doc.spans.get(layer.key, [])
    told = getattr(group, "attrs", {})
    for i, span in enumerate(group):
        start, end = annotation_bounds(
            reading.text, *reading.chars(span.start, span.end), reading.mask
        )
        score = float(told["scores"][i]) if "scores" in told else PLAIN_SCORE
        evidence = told["evidence"][i] if "evidence" in told else None
        yield Suggested(
            layer=layer.key,
            label=span.label_,
            start=start,
            end=end,
            quote=reading.text[start:end],
            score=score,
            attributes=told["attributes"][i] if "attributes" in told else {},
            evidence=evidence
            or plain_evidence(reading, label=span.label_, start=start, end=end, score=score),
        )


def run(nlp: Language, doc: Doc) -> Doc:
    """Send a Doc through a pipeline without tokenising it again."""
    for _name, part in nlp.pipeline:
        doc = part(doc)
    return doc


def suggest(
    *,
    text: str,
    zones: Sequence[Zone],
    segmentation: Segmentation,
    suggester: str = "builtin",
    pack: Pack,
) -> list[Suggested]:
    """Return suggestions sorted by start, end, layer and label, none of them twice.

    Raises KeyError for a suggester that is not there.
    """
    nlp = SUGGESTERS[suggester](pack, segmentation.language)
    with _turn, nlp.memory_zone():
        doc = run(nlp, read(nlp, text=text, zones=zones, segmentation=segmentation, pack=pack))
        suggested = list(suggested_in(doc))
    best: dict[tuple[int, int, str, str], Suggested] = {}
    for one in suggested:
        key = (one.start, one.end, one.layer, one.label)
        if key not in best or best[key].score < one.score:
            best[key] = one
    return [best[key] for key in sorted(best)]
