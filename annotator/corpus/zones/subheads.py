"""Headings within the text: marked as such, or short and alone above a paragraph."""

import re
from collections.abc import Sequence

from annotator.corpus.zones.blocks import Block
from annotator.corpus.zones.captions import is_caption
from annotator.corpus.zones.signs import kind_by_itself
from annotator.corpus.zones.word_lists import words

_LONGEST = 14
_LONGEST_IN_SENTENCE_CASE = 8
_NO_TITLE_ENDS = (".", ":", ";", ",", "…", "-", "—", "–", "。", "|")

_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,4})\.\s")
_QUOTED_SENTENCE = re.compile(r"[.?!…][\"”’]$")
_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_SMALL = words(
    "a an the and or but nor for of in on at to by as from with into over after before is are be "
    "its it vs vs. via de la del und van von"
)
"""Words that a title may leave without a capital."""


def is_subhead(blocks: Sequence[Block], nth: int) -> bool:
    """Tell whether a block of the text is a heading."""
    block = blocks[nth]
    if block.level:
        return True
    if block.of > 1 or not 0 < block.words <= _LONGEST:
        return False
    if block.is_item and not _is_numbered_heading(blocks, nth):
        return False
    return _looks_like_title(block) and _stands_above_text(blocks, nth)


def _is_numbered_heading(blocks: Sequence[Block], nth: int) -> bool:
    """Tell "2. Policy options" above a paragraph from an item of a list."""
    near = [*blocks[max(0, nth - 1) : nth], *blocks[nth + 1 : nth + 2]]
    return _NUMBER.match(blocks[nth].line) is not None and not any(block.is_item for block in near)


def _looks_like_title(block: Block) -> bool:
    if block.emphasis == "**":
        return True
    line = block.line.removesuffix("[edit]")
    first = line.lstrip("\"'“‘«([")[:1]
    if not (first.isupper() or first.isdigit()) or _QUOTED_SENTENCE.search(line):
        return False
    if line.endswith(_NO_TITLE_ENDS) and not block.emphasis:
        return False
    if line.endswith(("?", "!")):
        return _is_title_case(block)
    return block.words <= _LONGEST_IN_SENTENCE_CASE or _is_title_case(block)


def _is_title_case(block: Block) -> bool:
    found = _WORD.findall(block.line)
    weighty = [word for word in found if word.casefold() not in _SMALL]
    return len(found) > 1 and all(word[0].isupper() for word in weighty)


def _stands_above_text(blocks: Sequence[Block], nth: int) -> bool:
    """Tell whether prose follows, and no other short line of the same look stands above: no list."""
    follows = next((block for block in blocks[nth + 1 : nth + 3] if not is_caption(block)), None)
    if follows is None or not (follows.is_prose or follows.is_item or follows.emphasis):
        return False
    return not nth or not _is_same_look(blocks[nth - 1], blocks[nth])


def _is_same_look(above: Block, block: Block) -> bool:
    if above.is_prose or above.level or above.emphasis != block.emphasis:
        return False
    return not kind_by_itself(above)
