"""The sentences of the five articles, as they were read line by line against the texts."""

import pytest

from annotator.corpus.zones.find import find_zones
from annotator.segmentation.segment import segment
from tests.corpus.rows import ARTICLES, SENTENCE_TABLES, sentence_rows, text_of


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_the_sentences_are_those_of_the_table(article):
    table = (SENTENCE_TABLES / f"{article.stem}.tsv").read_text(encoding="utf-8")

    assert sentence_rows(text_of(article)) == table.rstrip("\n").split("\n")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("002", "signed a declaration in which the Soviet Union\n\nagreed to hand over two"),
        ("002", "patriots who capably defend national\n\ninterests."),
        ("004", "the many years of the Kuril Islands Dispute.[8]"),
        ("004", "Their jobs are to run the big China firms."),
    ],
)
def test_no_sentence_is_cut_where_the_layout_or_a_typing_error_cuts_it(number, sentence):
    text = text_of(next(path for path in ARTICLES if path.stem.startswith(number)))
    at = text.index(sentence)
    found = segment(text, find_zones(text)).sentences

    assert sum(one.start <= at and at + len(sentence) <= one.end for one in found) == 1
