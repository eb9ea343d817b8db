"""Setting a text: nothing altered, everything in its place."""

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from annotator.desk.reader import Drawn, set_text
from annotator.desk.reader_html import reader_html
from annotator.markup.overlap import Stretch
from annotator.markup.zones import PARTITION_KINDS, Zone
from annotator.segmentation.models import Segment
from tests.desk.pages import text_nodes

TEXT = "Two towns.\n\nEast says *it* is\n\nits own. West wants it."


def a_sentence(number: int, start: int, end: int) -> Segment:
    return Segment(number=number, start=start, end=end, zone="body")


def drawn(key: str, start: int, end: int, *, own: bool = False, fills: bool | None = None) -> Drawn:
    return Drawn(
        stretch=Stretch(id=key, start=start, end=end),
        look=f"framing-{key}",
        glyph=key[0].upper(),
        is_own=own,
        fills=own if fills is None else fills,
    )


def html(text=TEXT, zones=(), sentences=(), annotations=(), notes=None) -> str:
    parts = set_text(text, zones=zones, sentences=sentences, drawn=annotations)
    return reader_html(parts, notes or {})


def the(quote: str, key: str = "east", **known) -> Drawn:
    start = TEXT.index(quote)
    return drawn(key, start, start + len(quote), **known)


@st.composite
def set_texts(draw: st.DrawFn):
    text = draw(st.text(alphabet="aé 漢😀\n\r\t<&>\"'*[]\u00a0\u2028", min_size=1, max_size=40))
    edges = st.integers(0, len(text))
    cuts = sorted({0, len(text), *draw(st.lists(edges, max_size=4))})
    kinds = st.sampled_from(PARTITION_KINDS)
    zones = [
        Zone(kind=draw(kinds), start=start, end=end) for start, end in itertools.pairwise(cuts)
    ]
    ends = sorted({*draw(st.lists(edges, max_size=6))})
    sentences = [
        a_sentence(number, start, end)
        for number, (start, end) in enumerate(itertools.pairwise(ends), start=1)
    ]
    pairs = draw(st.lists(st.tuples(edges, edges).filter(lambda two: two[0] < two[1]), max_size=5))
    annotations = [drawn(f"k{nth}", start, end) for nth, (start, end) in enumerate(pairs)]
    overlay = draw(
        st.lists(st.tuples(edges, edges).filter(lambda two: two[0] < two[1]), max_size=3)
    )
    markup = [Zone(kind="markup", start=start, end=end) for start, end in overlay]
    return text, [*zones, *markup], sentences, annotations


@given(set_texts())
def test_the_text_nodes_are_the_text(world) -> None:
    text, zones, sentences, annotations = world

    assert text_nodes(html(text, zones, sentences, annotations)) == text


@given(set_texts())
def test_each_sentence_has_its_anchor_once(world) -> None:
    text, zones, sentences, annotations = world
    found = re.findall(r'id="s(\d+)"', html(text, zones, sentences, annotations))

    assert len(found) == len(set(found))
    spoken = {s.number for s in sentences if text[s.start : s.end].strip()}
    assert spoken <= {int(number) for number in found}


def test_zones_that_do_not_divide_the_text_are_not_believed() -> None:
    gaping = [Zone(kind="headline", start=0, end=4), Zone(kind="body", start=6, end=9)]

    assert text_nodes(html(zones=gaping)) == TEXT


def test_a_suggestion_is_a_dotted_line_without_a_fill() -> None:
    found = html(annotations=[the("East says *it* is")])

    assert '<span class="g k0-framing-east k0s" data-a="east" data-g="E">East says' in found
    assert "f-framing" not in found


def test_a_mark_of_ones_own_is_a_solid_line_with_a_fill() -> None:
    found = html(annotations=[the("East says *it* is", own=True)])

    assert '<span class="g k0-framing-east k0c f-framing-east"' in found


def test_only_the_first_piece_has_the_letter() -> None:
    found = html(annotations=[the("East says *it* is"), the("*it*", key="west")])

    assert found.count('data-g="E"') == 1
    assert found.count('data-g="W"') == 1
    assert '<span class="g k0-framing-east k0s k1-framing-west k1s" data-a="east west"' in found


def test_what_finds_no_lane_is_counted_at_the_sentence() -> None:
    stacked = [the("Two towns.", key=key) for key in ("a", "b", "c", "d", "e")]
    found = html(sentences=[a_sentence(1, 0, 10)], annotations=stacked, notes={1: "five"})

    assert 'data-n="1" data-more="+2"' in found
    assert "k3" not in found


def test_an_annotated_sentence_leads_to_its_cards_and_names_them() -> None:
    found = html(
        sentences=[a_sentence(1, 0, 10)],
        annotations=[the("Two towns.")],
        notes={1: "Sentence 1: 1 annotation"},
    )

    assert '<span class="s" id="s1" tabindex="-1" role="mark" aria-details="d-s1">' in found
    assert (
        '<a class="n" href="#d-s1" data-n="1" aria-label="Sentence 1: 1 annotation"></a>' in found
    )


def test_a_sentence_with_rejections_only_is_no_mark_but_leads_to_its_cards() -> None:
    found = html(sentences=[a_sentence(1, 0, 10)], notes={1: "Sentence 1: 1 annotation"})

    assert "role=" not in found
    assert 'href="#d-s1"' in found


def test_a_sentence_without_annotations_has_its_number_and_no_link() -> None:
    found = html(sentences=[a_sentence(1, 0, 10)])

    assert '<span class="s" id="s1" tabindex="-1"><span class="n" data-n="1"></span>' in found


def test_a_sentence_that_goes_on_in_the_next_paragraph_is_anchored_where_it_starts() -> None:
    start, end = TEXT.index("East"), TEXT.index(" West")
    found = html(sentences=[a_sentence(2, start, end)])

    assert found.count('id="s2"') == 1
    assert found.count('class="s"') == 2
    assert '<span class="gap">\n\n</span>' in found


def test_blank_lines_are_in_the_text_and_take_no_room() -> None:
    found = html("One.\n\n\n\n  Two.\nThree.\n")

    assert found == (
        '<div data-text><p class="z z-body">One.</p><span class="gap">\n\n\n\n  </span>'
        '<p class="z z-body">Two.\nThree.</p><span class="gap">\n</span></div>'
    )


def test_markdown_syntax_is_dimmed() -> None:
    star = TEXT.index("*")
    found = html(zones=[Zone(kind="markup", start=star, end=star + 1)])

    assert '<span class="m">*</span>it*' in found


def test_headings_hang_below_the_headline() -> None:
    zones = [
        Zone(kind="headline", start=0, end=12),
        Zone(kind="subhead", start=12, end=31),
        Zone(kind="body", start=31, end=len(TEXT)),
    ]

    assert re.findall("<(h[1-6])", html(zones=zones)) == ["h2", "h3"]
    assert re.findall("<(h[1-6])", html(TEXT[12:31], [Zone(kind="subhead", start=0, end=19)])) == [
        "h2"
    ]


def test_comments_are_folded_and_say_whose_they_are() -> None:
    text = "Body.\n\nAnn\nMay 1, 2013 at 07:46\n\nRude.\n\nMay 2\n\nRuder.\n\nFooter"
    first, second, foot = (text.index(word) for word in ("Ann", "May 2", "Footer"))
    zones = [
        Zone(kind="body", start=0, end=first),
        Zone(kind="comment", start=first, end=second, author="Ann", time="2013-05-01T07:46"),
        Zone(kind="comment", start=second, end=foot, time="May 2"),
        Zone(kind="boilerplate", start=foot, end=len(text)),
    ]
    found = html(text, zones)

    assert text_nodes(found) == text
    assert found.count("<details") == 1
    assert "<details open" not in found
    assert "<b>2 reader comments</b>, not suggested on. Comments are kept as they came; " in found
    assert 'aria-label="Comment by Ann, 1 May 2013, 07:46"' in found
    assert 'aria-label="Comment by nobody named, May 2"' in found
    assert found.count("comment-head") == 2


def test_a_comment_without_a_time_says_so() -> None:
    found = html("Rude.", [Zone(kind="comment", start=0, end=5, author="Ann", time="")])

    assert "<b>1 reader comment</b>" in found
    assert 'aria-label="Comment by Ann, no time given"' in found


def test_a_day_without_a_time_of_day_is_told_as_a_day() -> None:
    found = html("Rude.", [Zone(kind="comment", start=0, end=5, author="Ann", time="2013-05-01")])

    assert 'aria-label="Comment by Ann, 1 May 2013"' in found


def test_nothing_in_a_text_is_taken_for_html() -> None:
    found = html('<script>alert("1")</script>')

    assert "<script" not in found
    assert "&lt;script&gt;" in found
