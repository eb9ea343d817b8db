"""The zones of the five articles, as they were read line by line against the texts."""

from pathlib import Path

import pytest

from annotator.corpus.zones.find import find_zones
from annotator.markup.zones import MARKUP
from tests.corpus.rows import ARTICLES, ZONE_TABLES, text_of, zone_rows


@pytest.fixture(params=ARTICLES, ids=lambda path: path.stem)
def article(request: pytest.FixtureRequest) -> Path:
    return request.param


def article_text(number: str) -> str:
    return text_of(next(path for path in ARTICLES if path.stem.startswith(number)))


def test_the_zones_are_those_of_the_table(article):
    table = (ZONE_TABLES / f"{article.stem}.tsv").read_text(encoding="utf-8")

    assert zone_rows(text_of(article)) == table.rstrip("\n").split("\n")


def test_a_comment_begins_with_its_own_author_and_time():
    text = article_text("004")
    comments = [zone for zone in find_zones(text) if zone.kind == "comment"]

    assert len(comments) == 20
    for comment in comments:
        lines = text[comment.start : comment.end].split("\n")
        head = [comment.author] if comment.author else []
        assert lines[: len(head)] == head
        assert lines[len(head)].endswith(f" at {comment.time[-5:]}")
        assert not any(line.endswith(other.time[-5:]) for other in comments for line in lines[3:])


def test_the_syntax_of_markdown_lies_over_the_other_zones():
    text = article_text("000")
    markup = [text[zone.start : zone.end] for zone in find_zones(text) if zone.kind == MARKUP]

    assert set(markup) == {"#", "**", "*", "[", "](#)", "\\", "<", ">"}
    assert markup.count("\\") == 2


def test_brackets_of_the_author_are_no_markdown():
    text = article_text("004")

    assert not [zone for zone in find_zones(text) if zone.kind == MARKUP]
