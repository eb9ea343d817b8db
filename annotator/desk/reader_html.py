"""The set text as HTML: the text nodes of the parts marked `data-text`, joined, are the text.

Written here and not in a template because a template's own line breaks would be text nodes.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from annotator.desk.reader import Bit, Paragraph, Part, Run

TAGS = {"headline": "h2", "subhead": "h3"}

LONGEST_HEAD = 120
"""The line with a comment's author and time is no longer than this."""


def reader_html(parts: Iterable[Part], notes: Mapping[int, str]) -> SafeString:
    """Return the text as HTML; `notes` says what stands on a sentence, by its number."""
    found = []
    for is_comment, together in groupby(parts, key=lambda part: part.is_comment):
        if is_comment:
            found.append(_comments(list(together), notes))
        else:
            found += [_text(part, notes) for part in together]
    return _joined(found)


def _joined(found: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((one,) for one in found))


def _text(part: Part, notes: Mapping[int, str]) -> SafeString:
    return format_html("<div data-text>{}</div>", _joined(_paragraphs(part, notes)))


def _comments(parts: list[Part], notes: Mapping[int, str]) -> SafeString:
    one = len(parts) == 1
    return format_html(
        '<details class="comments"><summary><b>{} reader {}</b>, not suggested on. '
        "Comments are kept as they came; some are abusive.</summary>{}</details>",
        len(parts),
        "comment" if one else "comments",
        _joined(_comment(part, notes) for part in parts),
    )


def _comment(part: Part, notes: Mapping[int, str]) -> SafeString:
    return format_html(
        '<article class="comment" aria-label="Comment by {}, {}">{}</article>',
        part.author or "nobody named",
        _moment(part.time),
        _text(part, notes),
    )


def _moment(time: str) -> str:
    """Say "16 September 2013, 01:33" for "2013-09-16T01:33"; anything else as it is."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return time or "no time given"
    day = f"{moment.day} {moment:%B %Y}"
    return f"{day}, {moment:%H:%M}" if "T" in time else day


def _paragraphs(part: Part, notes: Mapping[int, str]) -> Iterator[SafeString]:
    seen: set[str] = set()
    for paragraph in part.paragraphs:
        yield _gap(paragraph.gap_before)
        if paragraph.runs:
            is_head = part.is_comment and not seen and _length(paragraph) < LONGEST_HEAD
            yield format_html(
                '<{0} class="z z-{1}{2}">{3}</{0}>',
                _tag(paragraph.kind, seen),
                paragraph.kind,
                " comment-head" if is_head else "",
                _joined(_run(run, notes) for run in paragraph.runs),
            )
            seen.add(paragraph.kind)
        yield _gap(paragraph.gap_after)


def _tag(kind: str, seen: set[str]) -> str:
    """A heading within the text hangs below its headline, or stands in for it."""
    if kind == "subhead" and "headline" not in seen:
        return TAGS["headline"]
    return TAGS.get(kind, "p")


def _length(paragraph: Paragraph) -> int:
    return sum(len(bit.text) for run in paragraph.runs for bit in run.bits)


def _gap(white_space: str) -> SafeString:
    """White space between paragraphs stays in the text and takes no room on the page."""
    if not white_space:
        return SafeString()
    return format_html('<span class="gap">{}</span>', _verbatim(white_space))


def _run(run: Run, notes: Mapping[int, str]) -> SafeString:
    bits = _joined(_bit(bit) for bit in run.bits)
    if run.sentence is None:
        return bits
    note = notes.get(run.sentence, "")
    role = (
        format_html(' role="mark" aria-details="d-s{}"', run.sentence)
        if note and run.is_annotated
        else ""
    )
    if not run.is_first:
        return format_html('<span class="s"{}>{}</span>', role, bits)
    return format_html(
        '<span class="s" id="s{}" tabindex="-1"{}>{}{}</span>',
        run.sentence,
        role,
        _number(run, note),
        bits,
    )


def _number(run: Run, note: str) -> SafeString:
    """The sentence's number is drawn by the style sheet, so that it is no part of the text."""
    more = format_html(' data-more="+{}"', run.more) if run.more else ""
    if not note:
        return format_html('<span class="n" data-n="{}"{}></span>', run.sentence, more)
    return format_html(
        '<a class="n" href="#d-s{0}" data-n="{0}"{1} aria-label="{2}"></a>',
        run.sentence,
        more,
        note,
    )


def _bit(bit: Bit) -> SafeString:
    text = _verbatim(bit.text)
    if not bit.classes:
        return text
    return format_html(
        '<span class="{}"{}{}>{}</span>',
        " ".join(bit.classes),
        format_html(' data-a="{}"', " ".join(bit.ids)) if bit.ids else "",
        format_html(' data-g="{}"', bit.glyphs) if bit.glyphs else "",
        text,
    )


def _verbatim(text: str) -> SafeString:
    """Escape; a carriage return by its number, for a parser turns a bare one into a line feed."""
    return mark_safe(escape(text).replace("\r", "&#13;"))  # noqa: S308 -- escaped right here
