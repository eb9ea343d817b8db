"""Clauses at which two framings can meet: ‖ between the clauses of a sentence."""

import pytest
from hypothesis import given

from annotator.segmentation.clauses import clauses
from tests.corpus.pages import any_page, unhurried

SPLIT = """
Moscow says no; ‖ Tokyo says that ‖ it will wait.
Japan insists that ‖ the Soviet Union occupied the territory illegally.
Tokyo is willing to talk, ‖ but Moscow insists that ‖ the treaty comes first.
Beijing did not support Russia on Ukraine, ‖ but took a pointedly cool position on the question.
The room erupted in applause, ‖ and Russian state media hailed the offer as a breakthrough.
Both sides will come to a compromise ‖ while the question of border lines is tied to a treaty.
Although political will for a deal is high, ‖ the gap remains wide.
The model won't work: ‖ Tokyo doesn't plan to sign a treaty.
Lavrov spoke of the outcome of the war — ‖ that is, Japan had to recognize it — ‖ as a condition for the transfer.
"The territorial issue comes first," ‖ Lukyanov says in Moscow.
As Putin told a correspondent in September: ‖ “Russia does not bargain with territories.”
A détente has not been made easier by Moscow’s embrace – ‖ even though it is opaque and benign.
"It is the Federation's territory," ‖ Lavrov was quoted as saying.
"""

WHOLE = """
Putin and Abe met in Moscow, and later in Osaka.
Exports consist of crude oil; LNG; oil products; and lumber.
The two islands -- Habomai and Shikotan -- are small.
The disputed islands, Iturup and Kunashir, lie to the north.
He called it an “unforgiveable outrage.”
Before the talks, there was a shift in the position.
Lukin agrees.
The first was in Sochi in May 2016, and the second in Vladivostok in September.
"""


def clauses_of(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in clauses(sentence, 0, len(sentence))]


@pytest.mark.parametrize("case", SPLIT.strip().split("\n"))
def test_a_sentence_is_cut_where_the_bar_stands(case):
    sentence = case.replace(" ‖ ", " ")
    expected = [clause.strip(" ,;:—–") for clause in case.split(" ‖ ")]

    assert clauses_of(sentence) == expected


@pytest.mark.parametrize("sentence", WHOLE.strip().split("\n"))
def test_a_sentence_with_one_clause_stays_whole(sentence):
    assert clauses_of(sentence) == [sentence]


def test_the_offsets_are_those_of_the_text():
    text = "Before. Moscow says no; Tokyo says maybe. Behind."

    assert [text[start:end] for start, end in clauses(text, 8, 41)] == [
        "Moscow says no",
        "Tokyo says maybe.",
    ]


def test_what_is_too_long_to_be_a_sentence_stays_whole():
    text = "Moscow says no; " * 1000

    assert clauses(text, 0, len(text)) == [(0, len(text))]


@unhurried
@given(any_page())
def test_clauses_are_in_order_within_their_sentence(text):
    if not text.strip():
        return
    found = clauses(text, 0, len(text))
    edges = [edge for clause in found for edge in clause]

    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= len(text)
    assert all(start < end for start, end in found)
