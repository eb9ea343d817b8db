"""Which words of an English sentence are finite verbs, told without a parser.

Good enough to see whether a stretch can be a clause: a list of auxiliaries and common verbs, and
the ending -ed where a subject stands before it.
"""

import re
from collections.abc import Sequence

from annotator.corpus.zones.word_lists import words

AUXILIARIES = words(
    "is are was were am has have had does do did will would can could may might shall should must "
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't "
    "cannot couldn't mightn't shouldn't mustn't it's he's she's that's there's what's who's i'm "
    "you're we're they're i've you've we've they've i'll you'll he'll she'll it'll we'll they'll "
    "i'd you'd he'd she'd we'd they'd let's"
)

COMMON = words(
    "said says told tells saw sees took takes came comes went goes gave gives got gets made makes "
    "held holds led leads left kept keeps began begins became becomes brought brings thought thinks "
    "found finds felt feels knew knows lost loses met meets paid pays sought seeks sent sends sold "
    "sells spoke speaks stood stands understood understands won wins wrote writes rose rises fell "
    "falls grew grows drew draws broke chose drove threw wants needs insists argues maintains "
    "believes considers contends asserts states adds notes warns urges suggests proposes rejects "
    "denies refuses requires regards remains seems appears allows agrees accepts acknowledges admits "
    "announces explains describes hints indicates occupies recognizes recognises owns favors favours "
    "opposes prefers expects intends tries continues includes involves depends exists lies means "
    "backs shows proves provides gets happens follows affects avoids serves reflects undermines "
    "negotiates settles reads runs relies belongs keeps stems lacks faces risks pushes works"
)

EITHER = words(
    "claims demands offers plans hopes calls views aims talks moves returns controls supports signs "
    "visits fears protests answers reports doubts limits links costs uses matters results stays"
)
"""Verbs and nouns alike; verbs behind a name or pronoun."""

PLURAL = words(
    "say believe think understand want argue insist agree expect hope fear know consider see doubt "
    "oppose favor favour support remain seem show suggest indicate face require reject maintain claim "
    "demand regard view"
)
"""Verbs without an ending; verbs behind a plural, a name or a pronoun."""

PRONOUNS = words(
    "i you he she it we they who which that this these those there both neither either everyone "
    "nobody everybody one some many most few others all what"
)

DETERMINERS = words(
    "the a an his her its their our my your this that these those some any no each every another "
    "both either neither many most few several all such more two three four five one half"
)

_NO_SUBJECT = DETERMINERS | words(
    "of in on at to by for from with into over under between among during against through about "
    "and or but nor as than be been being not very so more most newly recently long highly is are "
    "was were has have had having get got to after before since until despite without within near "
    "around across because while when if although though"
)
_BASE_AFTER = words(
    "to will would can could may might shall should must not do does did don't doesn't didn't let"
)
_NOT_PAST = words("need needed indeed speed feed seed breed exceed proceed succeed hundred united")
_OBJECT = words(
    "that to the a an his her its their it him them in on for with at from as over out up down off "
    "no any what whether how little when into against"
)
_DEMONYM = re.compile(r"(?:ese|ian|ean|ish|can|['’]s|s['’])$")


def finite_verbs(words: Sequence[str]) -> list[bool]:
    """Return for each word, or mark, whether it is a finite verb."""
    return [_is_finite(words, nth) for nth in range(len(words))]


def _is_finite(words: Sequence[str], nth: int) -> bool:
    word = words[nth].lower().replace("’", "'")
    before = words[nth - 1] if nth else ""
    behind = words[nth + 1].lower() if nth + 1 < len(words) else ""
    if word in AUXILIARIES and not (before and words[nth] in {"May", "Will"}):
        return _is_auxiliary(word, before.lower(), behind)
    if words[nth][:1].isupper():
        return False
    if word in EITHER:
        is_named = before[:1].isupper() or before.lower() in PRONOUNS
        return _is_subject(before) and (is_named or behind == "that")
    if word in PLURAL:
        return _is_subject(before) and _is_plural_or_name(before)
    if word in COMMON:
        return before.lower() not in _BASE_AFTER | DETERMINERS or before.lower() in PRONOUNS
    return _is_past(word, before, behind)


def _is_plural_or_name(before: str) -> bool:
    return before[0].isupper() or before.endswith("s") or before.lower() in PRONOUNS


def _is_auxiliary(word: str, before: str, behind: str) -> bool:
    if word in {"will", "must", "might", "may", "can"}:
        return before not in DETERMINERS - PRONOUNS and behind not in {"of", "for", "to", "and"}
    if word in {"have", "do"}:
        return before not in _BASE_AFTER
    return True


def _is_past(word: str, before: str, behind: str) -> bool:
    """Tell "Japan insisted that" and "media hailed the offer" from "the disputed islands"."""
    if len(word) < 5 or not word.endswith("ed") or word in _NOT_PAST:  # noqa: PLR2004 (no shorter past)
        return False
    if before.lower() in PRONOUNS or (before.endswith("ly") and behind in _OBJECT):
        return True
    if not _is_subject(before):
        return False
    return before[0].isupper() or behind in _OBJECT


def _is_subject(before: str) -> bool:
    """Tell whether the word before a verb can be the end of its subject."""
    if not before or not before[0].isalpha():
        return False
    return before.lower() in PRONOUNS or (
        before.lower() not in _NO_SUBJECT and not (before[0].isupper() and _DEMONYM.search(before))
    )
