"""Furniture of a site: lines that belong to the page and not to the article.

Three lists, cheapest first: whole lines, beginnings of lines, and patterns.
"""

import re

from annotator.corpus.zones.blocks import Block
from annotator.corpus.zones.word_lists import lines

_LONGEST = 30
"""A line of more words than this is no furniture, whatever it begins with."""

_SENTENCE = 8
"""From this many words on, a sentence needs one of the plainer signs to be furniture."""


_WHOLE = lines(
    # Ways around the page.
    "accessibility links|menu|main menu|navigation|home|homepage|search|article search|sections|"
    "section|site search|breaking news|latest news|top news|world news|more news|local news|"
    "latest|latest stories|top stories|more stories|news|live|regions & countries|"
    "regions and countries|connected content|topics|trending|trending now|most read|most popular|"
    "most viewed|previous|next|previous article|next article|older posts|newer posts|read more|"
    "load more|show more|see more|view all|see all|show all|continue reading|advertisement|"
    "advertisements|advertise|advertise with us|sponsored|sponsored content|promoted|about|about us|"
    "contact|contact us|careers|sitemap|site map|rss|rss feeds|help|faq|archive|archives|"
    # Accounts, letters, sharing.
    "log in|login|sign in|sign up|log out|sign out|register|subscribe|subscribe now|my account|"
    "donate|donate now|newsletter|newsletters|share|tweet|facebook|twitter|linkedin|whatsapp|"
    "telegram|reddit|pinterest|instagram|youtube|flipboard|email|e-mail|print|copy link|copy url|"
    "save|bookmark|comments|comment|listen|text size|xs|sm|md|lg|xl|reply|report|like|likes|edit|"
    # Forms for readers.
    "share your thoughts|join the conversation|join the discussion|your name|your email|"
    "your e-mail|your website|your comment|name|website|required, but not published|"
    "comments are closed|submit|submit comment|"
    # Consent.
    "cookie policy|cookie settings|cookie preferences|cookie notice|privacy|privacy policy|"
    "privacy notice|terms|terms of use|terms of service|terms and conditions|terms & conditions|"
    "accept|accept all|reject|reject all|ok|got it|i agree|close|dismiss|cancel|"
    # Players and pictures.
    "please wait|play|pause|mute|unmute|embed|download|direct link|loading|enlarge image|"
    "toggle caption|hide caption|original url|"
    # Names of boxes.
    "author|authors|guest author|contributor|contributors|view profile|full profile|close panel|"
    "share page|about sharing|keywords|tags|our standards|from wikipedia, the free encyclopedia"
)

_BEGINNINGS = (
    "skip to ", "skip navigation", "back to top", "back to home", "jump to ", "log in to ",
    "sign in to ", "sign up for ", "sign up to ", "subscribe to ", "subscribe for ", "get our app",
    "share on ", "share this ", "share via ", "share with ", "follow us", "like us on",
    "find us on", "join us on", "print this ", "email this ", "save this ", "text size",
    "font size", "leave a reply", "leave a comment", "leave your comment", "post a comment",
    "add a comment", "write a comment", "your email address will not", "your e-mail address will not",
    "required fields are", "notify me of ", "save my name", "comments are closed", "load more ",
    "listen to this ", "listen to the article", "we use cookies", "this site uses cookies",
    "this website uses cookies", "no media source ", "click here", "advertise with ", "do not sell ",
    "original url:", "original source:", "original link:", "source url:", "permalink:", "url:",
    "link:", "tags:", "tag:", "topics:", "topic:", "keywords:", "filed under", "categories:",
    "category:", "posted in:", "posted in ", "copyright ", "copyright:", "(c) 1", "(c) 2",
    "the code has been copied", "the url has been copied", "report abuse", "about the author", "our standards:", "by subscribing",
)  # fmt: skip

_PATTERNS = re.compile(
    r"""(?ix)
      \bcookies\b | \ball\ rights\ reserved\b | ^\W*© | ^\W*(?:https?://|www\.)\S+$
    | \bsign\ up\ for\ (?:our|the)\b | \b(?:our|weekly|daily|free)\ newsletters?\b | \bclick\ here(?:\W*$|\ to\ (?:subscribe|sign|read|register|donate)\b)
    | \b(?:support|quality|independent)\ (?:our\ )?journalism\b | \bbecome\ a\ (?:member|subscriber|patron)\b
    | ^(?:(?:\d{1,2}:)?\d{1,2}:\d\d[\s/]*){1,4}$ | ^\W*\d{1,2}x\d{1,2}\ image\W*$
    | ^\d+\ (?:shares?|views?|likes?|comments?)$ | ^comments?\ \(\d+\)$ | ^(?:image|photo)\ \d+\ of\ \d+$
    """
)

_NAVIGATION = re.compile(r"[^.?!|•·›»]{1,25}(?:\s[|•·›»]\s[^.?!|•·›»]{1,25}){2,}")

_PLAIN_SIGNS = re.compile(
    r"(?i)\bcookies\b|newsletter|sign up|click here|rights reserved|copyright|©|not published|"
    r"not be published|subscrib|media source|https?:|journalism"
)

_LAST_WORDS = re.compile(
    r"""(?ix)^\W*(?:
      copyright\b | © | .{0,100}\ball\ rights\ reserved\b | about\ the\ author
    | connected\ content | regions\ (?:&|and)\ countries | original\ (?:url|source|link) | source\ url
    )"""
)
_BELOW_COMMENTS = re.compile(
    r"""(?ix)^\W*(?:
      share\ your\ thoughts | (?:leave|post|add|write)\ (?:a|your)\ (?:reply|comment) | load\ more\ comments
    | your\ (?:name|e-?mail|comment)\b | comments\ are\ closed | sign\ up\ (?:for|to) | subscribe\b
    | follow\ us\b | (?:share|tags?|topics?|filed\ under|posted\ in)\b
    )"""
)


def is_furniture(block: Block) -> bool:
    """Tell whether a block is a line of the page's furniture, wherever it stands."""
    line = block.line.casefold().strip(" *•·-–—:|>»").rstrip(".…")
    if line in _WHOLE:
        return True
    if block.words > _LONGEST:
        return False
    if not (line.startswith(_BEGINNINGS) or _PATTERNS.search(line) or _NAVIGATION.fullmatch(line)):
        return False
    # "Share this burden with Tokyo, the paper urged its readers." only begins like furniture.
    is_sentence = block.is_prose and block.words >= _SENTENCE
    return not is_sentence or _PLAIN_SIGNS.search(line) is not None


def closes_page(block: Block) -> bool:
    """Tell whether this is furniture that has hardly ever an article below it."""
    return bool(_LAST_WORDS.match(block.line)) and is_furniture(block)


def closes_comments(block: Block) -> bool:
    """Tell whether this is furniture that stands below the comments, not between them."""
    return closes_page(block) or (bool(_BELOW_COMMENTS.match(block.line)) and is_furniture(block))
