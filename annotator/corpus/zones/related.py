"""Links to other pieces."""

import re

from annotator.corpus.zones.blocks import Block

_LONGEST = 40

_LABEL = (
    r"(?:related(?: (?:articles?|stor(?:y|ies)|content|coverage|posts?|links?|reading|news|topics?))?|"
    r"read(?:ing)? (?:more|also|next|on)|also read|see also|see more|further reading|"
    r"more (?:on|from|about|like) .{1,40}|more(?: stories| coverage| reading)?|don['’]t miss|"
    r"recommended(?: for you| reading| stories| articles?)?|you (?:may|might) also (?:like|be interested in)|"
    r"in case you missed it|editor['’]?s['’]? (?:picks?|choice)|from (?:our|the) archives?|"
    r"also (?:on|in) .{1,40}|popular (?:stories|posts|articles))"
)
_LABELLED = re.compile(rf"(?i)^\W{{0,4}}{_LABEL}\s?[:|»>–—-]")
_LABEL_ALONE = re.compile(rf"(?i)^\W{{0,4}}{_LABEL}\W{{0,3}}$")


def is_related(block: Block) -> bool:
    """Tell whether a block leads to another piece, wherever it stands."""
    if block.words > _LONGEST or block.is_cut:
        return False
    return bool(_LABELLED.match(block.line) or is_related_label(block))


def is_related_label(block: Block) -> bool:
    """Tell whether a block is the heading of a list of other pieces."""
    return _LABEL_ALONE.match(block.line) is not None
