"""A document's text as it is set on the page: zones, paragraphs, sentences, flat pieces.

Plain values, no HTML. Nothing is altered: the pieces and gaps, put together, are the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from annotator.markup.overlap import Stretch
from annotator.markup.segments import Piece, fill_of, lanes, pieces
from annotator.markup.zones import MARKUP, Zone
from annotator.segmentation.models import Segment

LANES = 3
"""How many lines fit below a line of text; what needs more is counted at the sentence."""

COMMENT = "comment"
_WHITE_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """An annotation as far as the text shows it."""

    stretch: Stretch
    # What its label is called in the style sheet of its scheme.
    look: str
    glyph: str
    # A person stands behind it: a solid line, and a fill where its label has one.
    is_own: bool
    fills: bool


@dataclass(frozen=True, kw_only=True)
class Bit:
    """A stretch of text that looks the same from end to end."""

    text: str
    classes: tuple[str, ...] = ()
    glyphs: str = ""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Run:
    """What of one sentence stands in one paragraph; or text between sentences."""

    sentence: int | None
    is_first: bool
    is_annotated: bool
    # Annotations of the sentence for which there was no lane.
    more: int
    bits: tuple[Bit, ...]


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph; between two of them, or at a zone's edge, there is a gap of white space."""

    kind: str
    runs: tuple[Run, ...]
    gap_before: str
    gap_after: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """Neighbouring paragraphs; those of a reader's comment have its author and time."""

    is_comment: bool
    author: str = ""
    time: str = ""
    paragraphs: tuple[Paragraph, ...]


def set_text(
    text: str, *, zones: Iterable[Zone], sentences: Sequence[Segment], drawn: Iterable[Drawn]
) -> list[Part]:
    """Set a text; each comment is a part of its own, everything between comments another."""
    partition, markup = _sorted_zones(text, zones)
    setter = _Setter(text, sentences, markup, {one.stretch.id: one for one in drawn})
    edges = {at for zone in partition for start, end in _bounds(text, zone) for at in (start, end)}
    setter.cut(edges)
    parts = []
    for _, together in groupby(enumerate(partition), key=_part_of):
        found = [zone for _, zone in together]
        parts.append(
            Part(
                is_comment=found[0].kind == COMMENT,
                author=found[0].author,
                time=found[0].time,
                paragraphs=tuple(
                    paragraph for zone in found for paragraph in setter.paragraphs(zone)
                ),
            )
        )
    return parts


def _sorted_zones(text: str, zones: Iterable[Zone]) -> tuple[list[Zone], list[Zone]]:
    """Return the zones that divide the text (the whole of it where they do not), and the overlay."""
    found = sorted(zones, key=lambda zone: (zone.start, zone.end))
    dividing = [zone for zone in found if zone.kind != MARKUP]
    edges = [0, *(zone.end for zone in dividing)]
    if edges != [*(zone.start for zone in dividing), len(text)]:
        dividing = [Zone(kind="body", start=0, end=len(text))]
    return dividing, [zone for zone in found if zone.kind == MARKUP]


def _part_of(numbered: tuple[int, Zone]) -> int:
    """Keep comments apart from each other, and all else together."""
    number, zone = numbered
    return number if zone.kind == COMMENT else -1


def _bounds(text: str, zone: Zone) -> Iterator[tuple[int, int]]:
    """Yield where the paragraphs of a zone start and end; a blank line parts them."""
    start = zone.start
    for space in _WHITE_SPACE.finditer(text, zone.start, zone.end):
        is_edge = space.start() == zone.start or space.end() == zone.end
        if is_edge or space[0].count("\n") > 1:
            if start < space.start():
                yield start, space.start()
            start = space.end()
    if start < zone.end:
        yield start, zone.end


class _Setter:
    """Cuts the text once, and deals the pieces out to the paragraphs."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Segment],
        markup: Sequence[Zone],
        drawn: Mapping[str, Drawn],
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.drawn = drawn
        self.stretches = [one.stretch for one in drawn.values()]
        self.filling = {key: one.stretch for key, one in drawn.items() if one.fills}
        self.lanes = lanes(self.stretches)
        self.sentence_starts = [sentence.start for sentence in sentences]
        self.markup = markup
        self.markup_starts = [zone.start for zone in markup]
        self.markup_reaches = list(accumulate((zone.end for zone in markup), max))
        self.begun: set[int] = set()
        self.pieces: list[Piece] = []
        self.dealt = 0

    def cut(self, edges: Iterable[int]) -> None:
        cuts = set(edges)
        cuts |= {at for sentence in self.sentences for at in (sentence.start, sentence.end)}
        cuts |= {at for zone in self.markup for at in (zone.start, zone.end)}
        self.pieces = pieces(0, len(self.text), self.stretches, cuts=cuts)

    def paragraphs(self, zone: Zone) -> Iterator[Paragraph]:
        """Yield the paragraphs of a zone; one of white space alone has a gap and no runs."""
        bounds = list(_bounds(self.text, zone))
        if not bounds:
            yield self._paragraph(zone, (zone.end, zone.end), gap=(zone.start, zone.end))
        reached = zone.start
        for start, end in bounds:
            after = zone.end if (start, end) == bounds[-1] else end
            yield self._paragraph(zone, (start, end), gap=(reached, start), after=after)
            reached = end

    def _paragraph(
        self, zone: Zone, own: tuple[int, int], *, gap: tuple[int, int], after: int = 0
    ) -> Paragraph:
        self._deal(until=own[0])
        inside = self._deal(until=own[1])
        return Paragraph(
            kind=zone.kind,
            runs=tuple(
                self._run(number, list(found))
                for number, found in groupby(inside, key=self._sentence_at)
            ),
            gap_before=self.text[gap[0] : gap[1]],
            gap_after=self.text[own[1] : after],
        )

    def _deal(self, *, until: int) -> list[Piece]:
        first = self.dealt
        while self.dealt < len(self.pieces) and self.pieces[self.dealt].start < until:
            self.dealt += 1
        return self.pieces[first : self.dealt]

    def _sentence_at(self, piece: Piece) -> int | None:
        nth = bisect_right(self.sentence_starts, piece.start) - 1
        if nth < 0 or piece.start >= self.sentences[nth].end:
            return None
        return self.sentences[nth].number

    def _run(self, sentence: int | None, found: list[Piece]) -> Run:
        ids = {key for piece in found for key in piece.ids}
        is_first = sentence is not None and sentence not in self.begun
        if sentence is not None:
            self.begun.add(sentence)
        return Run(
            sentence=sentence,
            is_first=is_first,
            is_annotated=bool(ids),
            more=sum(self.lanes[key] >= LANES for key in ids),
            bits=tuple(self._bit(piece) for piece in found),
        )

    def _bit(self, piece: Piece) -> Bit:
        classes = []
        if piece.ids:
            classes.append("g")
        for key in piece.ids:
            if self.lanes[key] < LANES:
                one, lane = self.drawn[key], self.lanes[key]
                classes += [f"k{lane}-{one.look}", f"k{lane}{'c' if one.is_own else 's'}"]
        if filled_by := fill_of(piece, self.filling):
            classes.append(f"f-{self.drawn[filled_by].look}")
        nth = bisect_right(self.markup_starts, piece.start) - 1
        if nth >= 0 and piece.start < self.markup_reaches[nth]:
            classes.append("m")
        starting = [key for key in piece.ids if self.drawn[key].stretch.start == piece.start]
        return Bit(
            text=self.text[piece.start : piece.end],
            classes=tuple(classes),
            glyphs="".join(self.drawn[key].glyph for key in starting),
            ids=piece.ids,
        )
