"""Negation, doubt, conditions, mockery and other disputes change what a move says."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The islands are not Russian territory, the Japanese minister said.", "japanese"),
        ("The islands are not an inherent part of Japan, Lavrov said.", "russian"),
        ("Tokyo has never accepted Russian sovereignty over the islands.", "japanese"),
        ("Russia will not return the islands.", "russian"),
        ("Japan will not give up the Northern Territories.", "japanese"),
        (
            "We do not accept Moscow's claim that the islands became Russian after the war.",
            "japanese",
        ),
    ],
)
def test_a_negation_turns_a_move(labels, sentence, label):
    assert labels(sentence) == {label}


@pytest.mark.parametrize(
    "sentence",
    [
        "Abe did not demand the return of the islands at the summit.",
        "Putin did not offer a treaty without preconditions this time.",
        "If the islands belonged to Japan, the border would run farther north.",
    ],
)
def test_a_move_that_nobody_makes_leaves_the_sentence_neutral(labels, sentence):
    assert labels(sentence) == {"neutral"}


def test_not_only_is_no_negation(labels):
    sentence = "Not only does Tokyo demand the return of the islands, it demands it every year."
    assert labels(sentence) == {"japanese"}


def test_a_hedge_lowers_the_score(read_sentence):
    [plain] = read_sentence("Tokyo says the islands were illegally occupied.")
    [hedged] = read_sentence("Tokyo says the islands may have been illegally occupied.")
    assert hedged.label == plain.label
    assert hedged.score < plain.score
    assert any(vote.part == "scope" and vote.score < 0 for vote in hedged.evidence.votes)


def test_more_evidence_never_lowers_the_score(read_sentence):
    [one] = read_sentence("Tokyo says the islands were illegally occupied.")
    [two] = read_sentence("Tokyo says the islands were illegally occupied and must be returned.")
    assert two.score >= one.score


@pytest.mark.parametrize(
    "sentence",
    [
        "Spare us the fairy tale of the illegally occupied northern territories.",
        "The so-called Northern Territories must be returned, Tokyo goes on whining.",
    ],
)
def test_mockery_labels_what_it_states_as_contested(read_sentence, sentence):
    [one] = read_sentence(sentence)
    assert (one.label, one.attributes["commitment"]) == ("japanese", "contested")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Senkaku Islands are an inherent part of Japan's territory, Tokyo says.",
        "Takeshima is illegally occupied by South Korea, Tokyo says.",
        "Taiwan is not up for negotiation, Beijing insists.",
    ],
)
def test_another_dispute_takes_no_side_here(labels, sentence):
    assert not labels(sentence) & {"russian", "japanese", "compromise"}


@pytest.mark.parametrize(
    "text",
    [
        "# Crimea\n\nCrimea is Russian territory, and its sovereignty is not negotiable. "
        "Kyiv demands the return of the peninsula, which Russia illegally occupied.\n",
        "# Senkaku\n\nThe Senkaku Islands are an inherent part of Japan, Tokyo says. "
        "Beijing says Diaoyu must be returned.\n",
        "# Falklands\n\nThe islands are British, London says. Argentina demands their return.\n",
    ],
)
def test_an_article_about_another_dispute_takes_no_label(read_text, text):
    assert read_text(text) == []
