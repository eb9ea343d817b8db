"""Clauses of an English sentence at which two framings can meet.

Without a parser, and conservative: a cut is made at a place that usually divides clauses, and only
where a finite verb stands on either side. Connectives stay with the clause that they begin; marks
that divide (commas, semicolons, dashes) belong to neither side.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from annotator.corpus.zones.word_lists import words
from annotator.segmentation.verbs import DETERMINERS, PRONOUNS, finite_verbs

_TOKEN = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*(?:['’](?=\s))?|-{2,}|[^\w\s]|_")
_LEAST_WORDS = 3
_LONGEST = 2000
"""What has more characters is no sentence that a rule could take apart."""

_LONGEST_SUBJECT = 12

_JOINING = words("and or so nor")
_OPPOSING = words("but yet")
_SUBORDINATING = words("while whereas although though because unless")
_LEADING = _SUBORDINATING | words("since as if when after before given until despite")
_OPENING = words("but and yet so however still indeed thus")
_REPORTING = words(
    "say says said saying tell tells told insist insists insisted insisting maintain maintains "
    "maintained argue argues argued arguing claim claims claimed claiming state states stated stress "
    "stresses stressed stressing note notes noted believe believes believed add adds added contend "
    "contends contended assert asserts asserted declare declares declared announce announces announced "
    "admit admits admitted acknowledge acknowledges acknowledged agree agrees agreed warn warns warned "
    "suggest suggests suggested indicate indicates indicated report reports reported hint hints hinted "
    "explain explains explained demand demands demanded propose proposes proposed show shows showed "
    "mean means position view fact idea notion claim hope"
)
_CLINGING = _JOINING | _OPPOSING | {"even", "only", "simply", "just"}
"""Before a connective, these belong to the clause that it begins: "even though", "but because"."""

_DASHES = frozenset(("—", "–", "--", "---"))
_DIVIDING = " ,;:–—-\u00a0\n\t"


@dataclass(frozen=True)
class _Sentence:
    """The words and marks of a sentence, where they stand, and which are finite verbs."""

    words: Sequence[str]
    spans: Sequence[tuple[int, int]]
    finite: Sequence[bool]

    def has_clause(self, first: int, last: int) -> bool:
        """Tell whether there are enough words with a finite verb among them."""
        return any(self.finite[first:last]) and self.count(first, last) >= _LEAST_WORDS

    def count(self, first: int, last: int) -> int:
        return sum(word[0].isalnum() for word in self.words[first:last])


def clauses(mask: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the clauses of the sentence `mask[start:end]`, in order, without overlap.

    A sentence that need not be split comes back whole.
    """
    if end - start > _LONGEST:
        return [(start, end)]
    found = list(_TOKEN.finditer(mask, start, end))
    words = [match[0] for match in found]
    sentence = _Sentence(words, [match.span() for match in found], finite_verbs(words))
    cuts = _kept(sentence, sorted(_cuts(sentence, mask)))
    if not cuts:
        return [(start, end)]
    edges = [start, *(sentence.spans[cut][0] for cut in cuts), end]
    pieces = [_trimmed(mask, edges[nth], edges[nth + 1]) for nth in range(len(edges) - 1)]
    return [piece for piece in pieces if piece[0] < piece[1]]


def _trimmed(mask: str, start: int, end: int) -> tuple[int, int]:
    while start < end and mask[start] in _DIVIDING:
        start += 1
    while end > start and mask[end - 1] in _DIVIDING:
        end -= 1
    return start, end


def _kept(sentence: _Sentence, cuts: Sequence[int]) -> list[int]:
    """Return the cuts that leave no scrap: a piece without a word of its own joins the one before."""
    kept: list[int] = []
    before = 0
    for cut in cuts:
        if sentence.count(before, cut) >= _LEAST_WORDS and cut != before:
            kept.append(cut)
            before = cut
    while kept and sentence.count(kept[-1], len(sentence.words)) < _LEAST_WORDS:
        kept.pop()
    return kept


def _cuts(sentence: _Sentence, mask: str) -> set[int]:
    """Return the numbers of the words before which a clause may begin."""
    return {
        *_at_marks(sentence),
        *_at_connectives(sentence),
        *_behind_leading_clause(sentence),
        *_at_reported(sentence),
        *_at_asides(sentence),
        *_at_quotations(sentence, mask),
    }


def _at_marks(sentence: _Sentence) -> Iterator[int]:
    """Semicolons and colons with a clause on both sides."""
    marks = [nth for nth, word in enumerate(sentence.words) if word in {";", ":"}]
    edges = [0, *marks, len(sentence.words)]
    for nth, mark in enumerate(marks):
        if sentence.has_clause(edges[nth], mark) and sentence.has_clause(mark, edges[nth + 2]):
            yield mark + 1


def _at_connectives(sentence: _Sentence) -> Iterator[int]:
    for nth, word in enumerate(sentence.words):
        lower = word.lower()
        if not 0 < nth < len(sentence.words) - 1 or not any(sentence.finite[:nth]):
            continue
        has_comma = sentence.words[nth - 1] in {",", "”", '"'}
        if lower in _JOINING or lower in _OPPOSING:
            is_cut = has_comma and _has_own_verb(sentence, nth, may_share=lower in _OPPOSING)
        else:
            is_cut = lower in _SUBORDINATING and _has_own_verb(sentence, nth, may_share=False)
        if is_cut:
            yield nth - 1 if sentence.words[nth - 1].lower() in _CLINGING else nth


def _has_own_verb(sentence: _Sentence, connective: int, *, may_share: bool) -> bool:
    """Tell whether a subject and its verb follow; "but took no side" may share the one before."""
    first = connective + 1
    if may_share and any(sentence.finite[first : first + 2]):
        return True
    return _begins_clause(sentence, first)


def _begins_clause(sentence: _Sentence, first: int) -> bool:
    """Tell whether a subject begins here and a finite verb follows before the next mark."""
    words = sentence.words
    while first < len(words) and (words[first].lower().endswith("ly") or words[first] == ","):
        first += 1
    if first >= len(words) or not _may_begin_subject(words[first]):
        return False
    if sentence.finite[first]:
        # "it's", "they'll": subject and verb in one.
        return "'" in words[first] or "’" in words[first]
    for nth in range(first + 1, min(len(words), first + _LONGEST_SUBJECT)):
        if sentence.finite[nth]:
            return True
        if words[nth] in {";", ":", *_DASHES}:
            return False
    return False


def _may_begin_subject(word: str) -> bool:
    lower = word.lower()
    return (
        word[0].isupper()
        or word[0] in '"“[('
        or lower in DETERMINERS
        or lower in PRONOUNS
        or lower == "there"
        or "'" in word
        or "’" in word
        or (lower.endswith("s") and lower.isalpha())
        or lower.isdigit()
    )


def _behind_leading_clause(sentence: _Sentence) -> Iterator[int]:
    """The clause behind the comma of "Although …, Japan …"."""
    words = sentence.words
    first = 0
    while first < len(words) - 1 and (
        not words[first][0].isalnum() or words[first].lower() in _OPENING
    ):
        first += 1
    if not words or words[first].lower() not in _LEADING:
        return
    commas = [nth for nth in range(first + 1, len(words) - 1) if words[nth] == ","]
    # "Before the talks, …" leads with no clause at all.
    if commas and sentence.has_clause(first, commas[0]):
        yield from [comma + 1 for comma in commas if _begins_clause(sentence, comma + 1)][:1]


def _at_reported(sentence: _Sentence) -> Iterator[int]:
    """What is said, behind "said that"."""
    for nth, word in enumerate(sentence.words):
        if word.lower() != "that" or not 0 < nth < len(sentence.words) - 1:
            continue
        near = {before.lower() for before in sentence.words[max(0, nth - 3) : nth]}
        if near & _REPORTING and _begins_clause(sentence, nth + 1):
            yield nth + 1


def _at_asides(sentence: _Sentence) -> Iterator[int]:
    """What stands between two dashes, or behind a last one, if it has a verb of its own."""
    dashes = [nth for nth, word in enumerate(sentence.words) if word in _DASHES]
    for opened, closed in zip_longest(dashes[::2], dashes[1::2], fillvalue=len(sentence.words)):
        if sentence.has_clause(opened, closed):
            yield opened + 1
            if closed < len(sentence.words):
                yield closed + 1


def _at_quotations(sentence: _Sentence, mask: str) -> Iterator[int]:
    """A quoted clause and the clause that brings it in."""
    # A quotation that an earlier sentence has opened is open from the beginning.
    opened = 0
    last = len(sentence.words)
    for nth, word in enumerate(sentence.words):
        if word not in {'"', "“", "”"}:
            continue
        if word == "“" or (word == '"' and _opens(sentence, mask, nth)):
            opened = nth
            continue
        if sentence.has_clause(opened, nth):
            yield from (
                cut for cut in (opened, nth + 1) if cut and _is_framed(sentence, cut, opened)
            )
        opened = last
    if 0 < opened < last and sentence.has_clause(opened, last):
        yield opened


def _opens(sentence: _Sentence, mask: str, nth: int) -> bool:
    at = sentence.spans[nth][0]
    return nth == 0 or mask[at - 1].isspace() or mask[at - 1] in "([—–-"


def _is_framed(sentence: _Sentence, cut: int, opened: int) -> bool:
    """Tell whether words with a verb stand on the far side of this edge of a quotation."""
    if cut == opened:
        return any(sentence.finite[:cut])
    return sentence.has_clause(cut, len(sentence.words))
