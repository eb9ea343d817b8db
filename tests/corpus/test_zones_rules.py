"""Single rules of the zones, each on the shortest page that shows it."""

import pytest

from annotator.corpus.zones.find import find_zones
from tests.corpus.pages import MORE, PROSE, kinds_of


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("byline", "By Jane Doe and John Roe, Moscow"),
        ("byline", "BY JANE DOE"),
        ("byline", "Updated: 24 January 2019, 10:15 GMT"),
        ("byline", "5 min read"),
        ("byline", "(Reporting by Jane Doe; Editing by John Roe)"),
        ("caption", "Photo: Jane Doe"),
        ("caption", "The two leaders (left and right) before the talks"),
        ("caption", "Fishermen in Nemuro. Jane Doe / Reuters"),
        ("caption", "FILE PHOTO: A ferry leaves Nemuro, Japan, January 22, 2019."),
        ("related", "Read more: Nobody fishes here in winter"),
        ("related", "**See also:** [Nobody fishes here](#)"),
        ("related", "[Nobody fishes here in winter](#)"),
        ("boilerplate", "Share on Facebook"),
        ("boilerplate", "Sign up for our weekly newsletter and never miss a story."),
        ("boilerplate", "https://example.org/islands"),
        ("boilerplate", "0:00 / 1:17"),
        ("boilerplate", "Home | World | Asia"),
        ("subhead", "The Way Forward"),
        ("subhead", "The way forward"),
        ("subhead", "**What this means for the fishermen**"),
        ("subhead", "### What this means"),
        ("subhead", "Is There a Way Out?"),
        ("body", "Is there a way out?"),
        ("body", "By comparison, the islands are small."),
        ("body", "Share prices in Tokyo fell by three percent after the talks on Monday."),
        ("body", "Photo editors all over the world chose the same picture of the two leaders."),
        ("body", "More on this later, the minister said when the reporters asked him."),
        ("body", "“No comment.”"),
        ("body", "- salmon"),
    ],
)
def test_a_line_between_two_paragraphs_is(kind, line):
    kinds = kinds_of(f"{PROSE}\n\n{line}\n\n{MORE}\n\n{PROSE}")

    assert kinds[line] == kind
    assert kinds[PROSE] == kinds[MORE] == "body"


def test_a_headline_may_stand_below_its_repetition():
    kinds = kinds_of(f"Islands talks fail again\n\nIslands Talks Fail Again\n\n{PROSE}")

    assert list(kinds.values()) == ["headline", "headline", "body"]


def test_a_bold_line_above_the_text_is_a_subhead_where_others_like_it_follow():
    page = f"# Islands talks fail\n\nJane Doe\nJanuary 2, 2019\n\n**The past**\n\n{PROSE}\n\n"

    assert kinds_of(page)["**The past**"] == "caption"
    assert kinds_of(f"{page}**The future**\n\n{MORE}")["**The past**"] == "subhead"


def test_a_caption_is_told_by_standing_there_twice():
    caption = "The two leaders shake hands before the talks in the Kremlin on Tuesday"

    kinds = find_zones(f"Islands talks fail again\n\n{caption}\n{caption}\n\n{PROSE}")

    assert [zone.kind for zone in kinds] == ["headline", "caption", "caption", "body"]


def test_a_biography_ends_the_article():
    biography = "*Jane Doe is a fellow at the Institute of Borders.*"
    kinds = kinds_of(
        f"Islands talks fail again\n\n{PROSE}\n\n{MORE}\n\n{biography}\n\nHer book is out."
    )

    assert kinds[biography] == kinds["Her book is out."] == "boilerplate"
    assert kinds[MORE] == "body"


def test_a_person_in_the_text_is_no_author():
    sentence = "Jane Doe is a fellow at the Institute of Borders in Sapporo."
    kinds = kinds_of(f"Islands talks fail again\n\nBy John Roe\n\n{PROSE}\n\n{sentence}\n\n{MORE}")

    assert kinds[sentence] == "body"


def test_a_letter_offered_in_mid_article_does_not_end_it():
    offer = "Subscribe to our daily letter"
    kinds = kinds_of(f"Islands talks fail again\n\n{PROSE}\n\n{offer}\n\n{MORE}")

    assert kinds[offer] == "boilerplate"
    assert kinds[MORE] == "body"


def test_what_a_text_says_of_views_is_no_disclaimer_in_its_midst():
    views = "The views expressed by the minister do not reflect those of his party, she said."
    kinds = kinds_of(
        f"Islands talks fail again\n\n{PROSE}\n\n{views}\n\n{MORE}\n\n{PROSE} Yes.\n\n{MORE} So."
    )

    assert kinds[views] == "body"


@pytest.mark.parametrize(
    ("biography", "kind"),
    [
        ("The author is a fellow at the Institute of Borders in Sapporo.", "boilerplate"),
        ("Jane Doe is a fellow at the Institute of Borders in Sapporo.", "boilerplate"),
        ("Jane Doe\n\nJane Doe covers the region for this paper.", "boilerplate"),
        ("Jane Doe is a village in the north of the smallest of the islands.", "body"),
        ("Sakhalin is a fellow island, but nobody fights over it any longer.", "body"),
    ],
)
def test_the_last_paragraph_may_be_a_biography(biography, kind):
    *_, last = kinds_of(f"Islands talks fail again\n\n{PROSE}\n\n{MORE}\n\n{biography}").values()

    assert last == kind


def test_a_person_of_whom_the_text_has_spoken_is_no_author():
    spoken = f"Jane Doe disagrees. {MORE}"
    last = "Jane Doe is a fellow at the Institute of Borders in Sapporo."

    assert kinds_of(f"Islands talks fail again\n\n{PROSE}\n\n{spoken}\n\n{last}")[last] == "body"


def test_a_text_of_very_many_lines_is_all_body():
    lines = "By Jane Doe\n\nShare\n" * 25_000

    assert [zone.kind for zone in find_zones(lines)] == ["body"]
