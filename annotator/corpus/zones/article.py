"""Which block of an article is what: head, text, tail."""

from collections.abc import Sequence

from annotator.corpus.zones.blocks import Block
from annotator.corpus.zones.byline import author_names
from annotator.corpus.zones.captions import is_player
from annotator.corpus.zones.furniture import is_furniture
from annotator.corpus.zones.head import read_head
from annotator.corpus.zones.related import is_related, is_related_label
from annotator.corpus.zones.signs import is_announced, is_repeated, kind_by_itself
from annotator.corpus.zones.subheads import is_subhead
from annotator.corpus.zones.tail import Article, find_tail

_LONGEST_LIST = 30


def article_kinds(blocks: Sequence[Block]) -> list[str]:
    """Return the kind of each block of a text without comments."""
    head = read_head(blocks)
    authors = frozenset(
        name.casefold()
        for nth, kind in head.items()
        if kind == "byline"
        for name in author_names(blocks[nth])
    )
    tail = max(find_tail(Article(blocks=blocks, authors=authors)), len(head))
    kinds: list[str] = []
    for nth in range(len(blocks)):
        if nth in head:
            kinds.append(head[nth])
        elif nth >= tail:
            kinds.append(_kind_in_tail(blocks[nth]))
        else:
            kinds.append(_kind_in_text(blocks, nth, kinds))
    return kinds


def _kind_in_tail(block: Block) -> str:
    return "related" if is_related(block) or block.is_link else "boilerplate"


def _kind_in_text(blocks: Sequence[Block], nth: int, before: Sequence[str]) -> str:
    block = blocks[nth]
    kind = kind_by_itself(block)
    # What a paragraph says of views and opinions is a disclaimer only above or below the text.
    if kind and not (kind == "boilerplate" and block.is_prose and not is_furniture(block)):
        return kind
    if any(told(blocks, nth) for told in (_is_video_title, is_repeated, is_announced)):
        return "caption"
    if _goes_on_related(blocks, nth, before):
        return "related"
    return "subhead" if is_subhead(blocks, nth) else "body"


def _is_video_title(blocks: Sequence[Block], nth: int) -> bool:
    """A title right above what is left of a player."""
    below = blocks[nth + 1 : nth + 2]
    return not blocks[nth].is_prose and any(is_player(block) for block in below)


def _goes_on_related(blocks: Sequence[Block], nth: int, before: Sequence[str]) -> bool:
    """A line that is all link, or a title in the list under "Related stories"."""
    block = blocks[nth]
    if block.is_link:
        return not block.level
    if block.is_prose or block.level or not before or before[-1] != "related":
        return False
    if blocks[nth - 1].paragraph != block.paragraph and not block.is_item:
        return False
    listed = range(nth - 1, max(-1, nth - 1 - _LONGEST_LIST), -1)
    heading = next((above for above in listed if is_related_label(blocks[above])), None)
    return heading is not None and all(kind == "related" for kind in before[heading:])
