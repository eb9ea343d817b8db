"""Kinds that a block shows by itself, wherever it stands."""

from collections.abc import Sequence

from annotator.corpus.zones.blocks import Block
from annotator.corpus.zones.byline import is_byline
from annotator.corpus.zones.captions import is_caption, is_caption_label
from annotator.corpus.zones.furniture import is_furniture
from annotator.corpus.zones.related import is_related
from annotator.corpus.zones.tail import is_disclaimer

_LEAST_REPEATED = 4
_LONGEST_REPEATED = 60


def kind_by_itself(block: Block) -> str:
    """Return the kind that a block shows by itself, or nothing."""
    if is_caption(block):
        return "caption"
    if is_byline(block):
        return "byline"
    if is_related(block):
        return "related"
    return "boilerplate" if is_furniture(block) or is_disclaimer(block) else ""


def is_announced(blocks: Sequence[Block], nth: int) -> bool:
    """Tell whether the line above is "Image caption,"."""
    return nth > 0 and is_caption_label(blocks[nth - 1])


def is_repeated(blocks: Sequence[Block], nth: int) -> bool:
    """The same words twice in a row: once for the picture, once for readers who cannot see it."""
    block = blocks[nth]
    if not _LEAST_REPEATED <= block.words <= _LONGEST_REPEATED or block.is_item:
        return False
    near = [blocks[other] for other in (nth - 1, nth + 1) if 0 <= other < len(blocks)]
    # Once more than twice is a refrain, or a list.
    return sum(same_words(other.line) == same_words(block.line) for other in near) == 1


def same_words(line: str) -> str:
    """Return a line so that it can be compared with another that says the same."""
    return line.casefold().strip(" .#*")
