"""Captions and credits of pictures and videos, and teasers for them."""

import re

from annotator.corpus.zones.blocks import Block

_MOST_CHARACTERS = 700
_LONGEST_CREDITED = 60
_LONGEST_PLAYER = 8
_LONGEST_POINTED = 45

_LABELLED = re.compile(
    r"""(?x)^\W{0,3}(?:
      (?i:(?:image|photo|photograph|picture|illustration|graphic|video|map|chart|cover)s?
          (?:\ (?:credits?|sources?|courtesy|caption|by))?(?:\ of)?\s?[:/])
    | (?i:(?:image|media|photo)\ (?:source|caption),)
    | (?i:(?:credits?|caption|source|courtesy)\s?:)
    | (?i:photo(?:graph)?s?\ (?:by|courtesy|via)\s)
    | (?i:(?:figure|fig\.|table|chart|map|graph|exhibit|photo)\ \d{1,3}\s?[.:–—-])
    | (?:WATCH|LISTEN|VIDEO|PHOTOS?|GALLERY|AUDIO|PODCAST|FILE\ PHOTO|FILE|IN\ PICTURES)\s?[:–—-]
    )"""
)

_LABEL_ALONE = re.compile(r"(?i)(?:image|media|photo) caption\s?[,:]")

_AGENCY = (
    r"(?:reuters|afp|ap(?:\ photo)?|epa|getty(?:\ images)?|tass|ria(?:\ novosti)?|sputnik|kyodo(?:\ news)?|"
    r"jiji|xinhua|bloomberg|wikimedia(?:\ commons)?|wikipedia|flickr|shutterstock|istock|alamy|"
    r"unsplash|public\ domain|creative\ commons|cc[\ -]by[\w\ .-]{0,12}|file\ photo|handout|pool)"
)
_CREDITED = re.compile(rf"(?ix)(?:[/|©\[(–—-]|\bvia\b|\bby\b|\.)\s*{_AGENCY}\s*[\])]?\.?$")
_SIGNED = re.compile(
    r"(?i)\b(?:photo(?:graph)?|image|picture|graphic|illustration|credit)s?"
    r"(?:\s(?:credit|courtesy))?(?::|\s(?:by|courtesy of|via))\s.{2,60}$"
)
_SITE = re.compile(r"(?i)\b[\w-]{2,40}\.(?:com|org|net|gov|ru|jp|info|mil|edu|uk|eu)\)?$")
_POINTED = re.compile(
    r"(?i)\((?:left|right|cent(?:er|re)|pictured|[lrc]|top|bottom|above|below)(?:[ ,][^()]{0,30})?\)"
)
_PLAYER = re.compile(
    r"(?i)^(?:please wait|no media source\b|(?:\d{1,2}:)?\d{1,2}:\d\d(?:\s|/|$)|embed$|loading\b|play$)"
)


def is_caption(block: Block) -> bool:
    """Tell whether a block captions or credits a picture or video, wherever it stands."""
    if len(block.plain) > _MOST_CHARACTERS:
        return False
    if _LABELLED.match(block.line) or block.raw.startswith("!["):
        return True
    return _is_credited(block) or _points_into_picture(block)


def ends_in_site(block: Block) -> bool:
    """Tell whether a line that is no sentence ends in the name of a site, as credits do."""
    return not block.ends_sentence and _SITE.search(block.tail) is not None


def is_caption_label(block: Block) -> bool:
    """Tell whether this only announces a caption, which follows on the next line."""
    return _LABEL_ALONE.fullmatch(block.line) is not None


def is_player(block: Block) -> bool:
    """Tell whether this is what is left of a video player; a title stands above it."""
    return block.words <= _LONGEST_PLAYER and _PLAYER.match(block.line) is not None


def _is_credited(block: Block) -> bool:
    if block.words > _LONGEST_CREDITED:
        return False
    if not (_CREDITED.search(block.tail) or _SIGNED.search(block.tail)):
        return False
    # "TOKYO, Jan. 22 (TASS)" alone on a line is no caption, but a dateline.
    return block.words > 1 and not re.match(r"[A-Z ,.]{3,40}\d{0,2} ?\([A-Z]+\)$", block.line)


def _points_into_picture(block: Block) -> bool:
    """Tell whether "(left)" or the like points at somebody in a picture; prose rarely does."""
    return (
        block.words <= _LONGEST_POINTED
        and '"' not in block.line
        and _POINTED.search(block.line) is not None
    )
