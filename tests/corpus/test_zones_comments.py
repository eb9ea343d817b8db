"""Single rules of comments, each on the shortest page that shows it."""

import pytest

from annotator.corpus.zones.find import find_zones
from tests.corpus.pages import MORE, PROSE, kinds_of


@pytest.mark.parametrize(
    ("head", "author", "time"),
    [
        ("August 19, 2013 at 21:05", "", "2013-08-19T21:05"),
        (
            "9 Cracked on the b$m\nAugust 19, 2013 at 21:05",
            "9 Cracked on the b$m",
            "2013-08-19T21:05",
        ),
        ("John S.\nAugust 19, 2013 at 9:05 pm", "John S.", "2013-08-19T21:05"),
        ("Posted by Jane Doe on 19 August 2013, 21:05", "Jane Doe", "2013-08-19T21:05"),
        ("jane_d wrote on 19.08.2013 21:05:", "jane_d", "2013-08-19T21:05"),
        ("jane_d | 08/09/2013 21:05", "jane_d", ""),
        ("jane_d\n2013-08-19T21:05:00Z", "jane_d", "2013-08-19T21:05:00"),
        ("jane_d • 3 hours ago", "jane_d", ""),
        ("jane_d says:\n\nAugust 19, 2013 at 21:05", "jane_d", "2013-08-19T21:05"),
    ],
)
def test_a_comment_tells_its_author_and_time(head, author, time):
    page = f"Islands talks fail again\n\n{PROSE}\n\n{head}\n\nI concur.\n\nSo do I."
    *_, comment = find_zones(page)

    assert (comment.kind, comment.author, comment.time) == ("comment", author, time)
    assert page[comment.start : comment.end].startswith(head)


def test_the_last_line_of_a_comment_is_not_the_author_of_the_next():
    page = (
        f"Islands talks fail again\n\n{PROSE}\n\nJo\nAugust 19, 2013 at 21:05\n\nI concur.\n"
        "We should all agree to that\nand end it here.\nAugust 19, 2013 at 20:00\n\nNo."
    )
    first, second = (zone for zone in find_zones(page) if zone.kind == "comment")

    assert (first.author, second.author) == ("Jo", "")
    assert page[first.start : first.end].endswith("end it here.\n")


def test_a_date_in_the_text_begins_no_comment():
    page = f"Islands talks fail again\n\n{PROSE}\n\nAbe met Putin on July 7, 2017\n\n{MORE}"

    assert "comment" not in kinds_of(page).values()


def test_the_time_at_the_very_end_is_no_comment():
    page = f"Islands talks fail again\n\n{PROSE}\n\n{MORE}\n\nJanuary 24, 2019 at 10:15"

    assert kinds_of(page)["January 24, 2019 at 10:15"] == "byline"
