"""The lines above the text: headline, deck, bylines, captions, and the page's furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.corpus.zones.blocks import Block
from annotator.corpus.zones.byline import is_byline, is_name_and_place, is_publisher
from annotator.corpus.zones.captions import ends_in_site
from annotator.corpus.zones.signs import is_announced, is_repeated, kind_by_itself, same_words
from annotator.corpus.zones.subheads import is_subhead

_LONGEST_HEADLINE = 28
_LEAST_HEADLINE = 3
_LEAST_CHARACTERS = 9
_LONGEST_DECK = 60
_LONGEST_CREDIT = 12
_HEAD = 40
"""A page with more lines than this before its first paragraph has no head that we know."""
_SEEN_BELOW = 400

_LEADING = re.compile(
    r"(?i)^(?:\d{1,2}[.)]\s.*|(?:executive )?summary|introduction|background|overview|abstract|"
    r"key (?:points?|findings?|takeaways?|facts?)|conclusions?|context|at a glance|highlights|contents)$"
)
_SECTION = re.compile(r"[^.?!:|/•›»]{1,25}\s[|/•›»]\s[^.?!:|/•›»]{1,25}")
"""A way to the page rather than its title: "The Debate | Opinion"."""


@dataclass
class _Head:
    """What the lines above the first paragraph are: kinds by number of the block."""

    blocks: Sequence[Block]
    headline: str
    kinds: dict[int, str] = field(default_factory=dict)

    def has(self, kind: str) -> bool:
        return kind in self.kinds.values()


def read_head(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the kinds of the blocks down to the first paragraph of the text, that one excluded."""
    top = _headline_at(blocks)
    if top is None:
        return _without_headline(blocks)
    head = _Head(blocks=blocks, headline=same_words(blocks[top].line))
    for nth in range(top):
        head.kinds[nth] = kind_by_itself(blocks[nth]) or "boilerplate"
    head.kinds[top] = "headline"
    for nth in range(top + 1, min(len(blocks), top + _HEAD)):
        kind = _kind_below_headline(head, nth)
        if not kind:
            break
        head.kinds[nth] = kind
    return head.kinds


def _without_headline(blocks: Sequence[Block]) -> dict[int, str]:
    kinds: dict[int, str] = {}
    for nth, block in enumerate(blocks[:_HEAD]):
        kind = kind_by_itself(block)
        if not kind:
            break
        kinds[nth] = kind
    return kinds


def _headline_at(blocks: Sequence[Block]) -> int | None:
    """Return the number of the headline: the first heading of the page, else the first title."""
    shown = blocks[:_HEAD]
    begun = next(
        (nth for nth, block in enumerate(shown) if block.is_prose and not kind_by_itself(block)),
        len(shown),
    )
    marked = [nth for nth, block in enumerate(shown[:begun]) if block.level == 1]
    if marked:
        return marked[0]
    if not any(block.is_prose for block in blocks):
        return None
    # A long title reads as prose, so the one that ends the search is looked at as well.
    return next((nth for nth in range(min(begun + 1, len(shown))) if _is_title(blocks, nth)), None)


def _is_title(blocks: Sequence[Block], nth: int) -> bool:
    block = blocks[nth]
    if block.is_link or block.is_item or block.words > _LONGEST_HEADLINE or kind_by_itself(block):
        return False
    if _SECTION.fullmatch(block.line):
        return False
    if block.is_prose:
        is_long_title = not block.ends_sentence and block.line[:1].isupper()
        return is_long_title and nth + 1 < len(blocks)
    if block.words >= _LEAST_HEADLINE:
        return True
    # One word, or a script without spaces between them.
    stands_alone = nth == 0 and block.of == 1 and len(blocks) > 1 and blocks[1].is_prose
    return len(block.line) >= _LEAST_CHARACTERS and stands_alone


def _kind_below_headline(head: _Head, nth: int) -> str:
    """Return the kind of a block between headline and text, or nothing where the text begins."""
    block = head.blocks[nth]
    if same_words(block.line) == head.headline:
        return "headline"
    if kind := kind_by_itself(block):
        return kind
    if is_repeated(head.blocks, nth) or is_announced(head.blocks, nth):
        return "caption"
    if _is_byline_by_place(head, nth):
        return "byline"
    return _deck_or_credit(head, nth)


def _is_byline_by_place(head: _Head, nth: int) -> bool:
    """A name or an agency next to a byline."""
    block = head.blocks[nth]
    if block.emphasis == "**" or not (is_name_and_place(block.line) or is_publisher(block)):
        return False
    below = head.blocks[nth + 1 : nth + 3]
    return head.kinds.get(nth - 1) == "byline" or any(is_byline(other) for other in below)


def _deck_or_credit(head: _Head, nth: int) -> str:
    block = head.blocks[nth]
    if block.words > _LONGEST_DECK or block.is_item or _LEADING.match(block.line):
        return ""
    if not head.has("byline"):
        return "deck" if _is_deck(head, nth) else ""
    if block.level or (block.is_prose and not block.emphasis):
        return ""
    if block.is_prose:
        return "" if head.has("deck") else "deck"
    return "caption" if _is_credit(head, nth) else ""


def _is_deck(head: _Head, nth: int) -> bool:
    """A line under the headline: set apart by its type, or with the byline still to come."""
    block = head.blocks[nth]
    if block.emphasis or any(is_byline(other) for other in head.blocks[nth + 1 : nth + 3]):
        return True
    if block.level:
        return nth + 1 < len(head.blocks) and not head.blocks[nth + 1].is_long
    is_right_below = head.kinds.get(nth - 1) == "headline"
    return is_right_below and not block.is_prose and block.words > _LEAST_HEADLINE


def _is_credit(head: _Head, nth: int) -> bool:
    """A short line without a stop between date and text: what the picture shows, or whose it is.

    Lines of the same type further down, above other paragraphs, make it the first subhead instead.
    """
    block = head.blocks[nth]
    if ends_in_site(block):
        return True
    if block.ends_sentence or block.words > _LONGEST_CREDIT:
        return False
    return not any(
        head.blocks[other].emphasis == block.emphasis
        and not kind_by_itself(head.blocks[other])
        and is_subhead(head.blocks, other)
        for other in range(nth + 1, min(len(head.blocks), nth + _SEEN_BELOW))
    )
