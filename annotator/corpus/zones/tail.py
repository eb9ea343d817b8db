"""What stands below an article: biographies, disclaimers, source address, furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.corpus.zones.blocks import Block
from annotator.corpus.zones.byline import is_name
from annotator.corpus.zones.captions import is_caption
from annotator.corpus.zones.furniture import closes_page, is_furniture

_LONGEST = 1500
_MOST_PROSE = 2
_DEEPEST = 300
"""No tail is looked for further up than this many lines."""

_DISCLAIMER = re.compile(
    r"""(?ix)
      ^\W*the\ (?:views|opinions)\ (?:and\ opinions\ )?(?:expressed|presented|stated|here)
    | \b(?:views|opinions)\b.{0,120}\b(?:do(?:es)?\ not|don['’]t|not)\ (?:necessarily\ )?(?:reflect|represent)
    | \b(?:views|opinions)\ expressed\b.{0,80}\b(?:his|her|their|own|author['’]?s|solely)\b
    | ^\W*(?:this|the)\ (?:article|piece|post|story|essay|column|commentary|analysis)\ (?:was|is|has\ been|first|originally)\s
          .{0,40}\b(?:published|appeared|republished|reprinted|adapted|translated|produced|written\ by|part\ of)
    | ^\W*(?:republished|reprinted|reproduced|syndicated)\ (?:with|by|from)\b
    | ^\W*(?:editor['’]?s['’]?\ note|disclaimer|correction|note\ to\ readers)\b\W
    | \bhas\ been\ (?:declared|designated|labell?ed)\b.{0,80}\b(?:undesirable|foreign\ agent|extremist)
    | ^\W*if\ you\ (?:are|live)\ in\ .{0,400}\bplease\b
    | ^\W*(?:to\ (?:find\ out|learn|read)\ more|for\ more\ information)\b.{0,60}(?:click|visit|contact|see|here)
    """
)

_TRADES = (
    r"journalist|reporter|editor|correspondent|columnist|writer|author|professor|lecturer|fellow|"
    r"scholar|expert|analyst|researcher|director|historian|contributor|commentator|specialist|"
    r"scientist|economist|diplomat|ambassador|student|candidate|graduate|associate|consultant|"
    r"freelancer|teacher|head|chair(?:man|woman)?|president|founder|lawyer|blogger|intern"
)
_OCCUPATION = re.compile(
    rf"(?i)\b(?:is|was)\s(?:(?:an?|the|currently|also|one)\s)?(?:[^.]{{0,80}}?)\b(?:{_TRADES})\b"
    r"|\b(?:covers|reports on|writes (?:about|on|for)|teaches|holds (?:a|the)|has (?:written|reported) for)\b"
)
_SUBJECT = re.compile(
    r"((?:[A-Z][\w'’.\-]*,?\s){1,5})(?:is|was|covers|reports|writes|teaches|holds|has|works)\s"
)
_THE_AUTHOR = re.compile(r"(?i)^\W*(?:the|our|about the) (?:author|writer)s?\b")


@dataclass(frozen=True)
class Article:
    """The blocks of a text up to its comments, and who is known to have written it."""

    blocks: Sequence[Block]
    authors: frozenset[str]


def find_tail(article: Article) -> int:
    """Return the number of the first block that stands below the article, or how many there are.

    Walks upwards and stops where the article is certain to have been reached.
    """
    blocks = article.blocks
    first = len(blocks)
    prose_below = 0
    for nth in reversed(range(max(0, len(blocks) - _DEEPEST), len(blocks))):
        patience = _patience(article, nth, first=first, prose_below=prose_below)
        if patience >= prose_below:
            first, prose_below = nth, 0
        elif blocks[nth].is_prose:
            prose_below += 1
        if prose_below > _MOST_PROSE:
            break
    return _with_name_above(blocks, first) if _has_prose(blocks[:first]) else len(blocks)


def _patience(article: Article, nth: int, *, first: int, prose_below: int) -> int:
    """Return how many paragraphs of unknown prose may stand below this block, if it closes; or -1."""
    block = article.blocks[nth]
    if is_caption(block):
        return -1
    if _is_biography_here(article, nth, is_last=not prose_below):
        return _MOST_PROSE
    if closes_page(block):
        # What a publisher says of itself may be the last words of the page, but not more.
        return 0 if first < len(article.blocks) else 1
    return 0 if is_disclaimer(block) or is_furniture(block) else -1


def _is_biography_here(article: Article, nth: int, *, is_last: bool) -> bool:
    block = article.blocks[nth]
    if len(block.plain) > _LONGEST or not _OCCUPATION.search(block.line):
        return False
    if _THE_AUTHOR.match(block.line):
        return True
    subject = _SUBJECT.match(block.line)
    if not subject:
        return False
    name = subject[1].strip().rstrip(",")
    above = article.blocks[nth - 1].line if nth else ""
    if block.emphasis == "*" or name.casefold() in article.authors or name == above:
        return True
    return is_last and is_name(name) and _is_new(article, nth, name)


def _is_new(article: Article, nth: int, name: str) -> bool:
    """Tell whether nobody of this name has been spoken of: the text would not end with a stranger."""
    family = name.rsplit(maxsplit=1)[-1]
    return not any(family in block.plain for block in article.blocks[:nth])


def _has_prose(blocks: Sequence[Block]) -> bool:
    return any(block.is_prose for block in blocks)


def _with_name_above(blocks: Sequence[Block], first: int) -> int:
    """Take in the lines above a biography that only name the person."""
    while 0 < first < len(blocks) and is_name(blocks[first - 1].line):
        first -= 1
    return first


def is_disclaimer(block: Block) -> bool:
    """Tell whether a block says for whom the article does not speak, or what may not be done with it."""
    return len(block.plain) <= _LONGEST and _DISCLAIMER.search(block.line) is not None
