"""The guidelines' rules of decision, one after another."""

import pytest


def test_rule_1_attribution_does_not_cancel_framing(read_sentence):
    [one] = read_sentence("Tokyo maintains that the islands were illegally occupied.")
    assert one.label == "japanese"
    assert one.attributes["commitment"] == "reported"


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The declaration says Shikotan and Habomai will be transferred.", "compromise"),
        ("The talks are based on the 1956 declaration.", "neutral"),
        ("Tokyo is seeking a compromise.", "compromise"),
        ("Nobody in Tokyo expects a compromise.", "neutral"),
    ],
)
def test_rule_2_content_makes_a_compromise(labels, sentence, label):
    assert labels(sentence) == {label}


def test_rule_3_a_rejected_proposal_keeps_its_label_beside_the_side_that_rejects_it(labels):
    sentence = "A return of the two smaller islands is unacceptable to Moscow, Peskov said."
    assert labels(sentence) == {"compromise", "russian"}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Russia dismissed Japan's claim to the islands.", "russian"),
        ("Moscow rejected the Japanese demand for the return of the islands.", "russian"),
        ("Tokyo rejects Moscow's claim that the islands are Russian territory.", "japanese"),
    ],
)
def test_rule_3_who_dismisses_a_position_takes_the_label_alone(labels, sentence, label):
    assert labels(sentence) == {label}


def test_rule_4_a_reason_of_a_side_takes_its_label_in_an_analysts_mouth(labels):
    sentence = "A concession would undermine the president's legitimacy, an analyst said."
    assert labels(sentence) == {"russian"}


def test_rule_5_each_position_takes_its_own_clause(read_sentence):
    sentence = (
        "Moscow argues that the islands are Russian territory, "
        "but Tokyo insists that they were illegally occupied."
    )
    first, second = read_sentence(sentence)
    assert (first.label, second.label) == ("russian", "japanese")
    assert first.end <= second.start


def test_rule_5_a_disagreement_that_is_only_named_is_neutral(labels):
    assert labels("Moscow and Tokyo disagree about who owns the islands.") == {"neutral"}


def test_rule_6_neutral_stands_alone(labels):
    sentence = "The ministers met in Moscow, and Lavrov said the islands are Russian territory."
    assert labels(sentence) == {"russian"}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Polls show that most Russians are against a handover of the islands.", "russian"),
        ("Dropping the claim would cause a backlash among Japanese voters.", "japanese"),
        ("Two thirds of Japanese support a compromise with Russia.", "compromise"),
        ("State media have shaped public opinion on the dispute.", "neutral"),
    ],
)
def test_rule_7_opinion_at_home(labels, sentence, label):
    assert labels(sentence) == {label}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The delegation visited the Northern Territories on Monday.", "neutral"),
        ("The delegation visited the Southern Kurils on Monday.", "neutral"),
        ("Japan wants back what it calls the Northern Territories.", "japanese"),
    ],
)
def test_rule_8_place_names_decide_nothing(labels, sentence, label):
    assert labels(sentence) == {label}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The islands make up a small part of the chain.", "neutral"),
        ("Soviet troops landed on the islands in August 1945.", "neutral"),
        ("At Yalta the Allies promised the Soviet Union a share of the spoils.", "neutral"),
    ],
)
def test_rule_10_bare_facts_are_neutral_in_news(labels, sentence, label):
    assert labels(sentence) <= {label}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Protesters gathered in Moscow ahead of the talks.", "neutral"),
        ("Russia suspended the peace treaty talks in 2022.", "neutral"),
        ("Moscow broke off the talks, citing Tokyo's unfriendly policy.", "russian"),
        ("Tokyo called the suspension of the talks unacceptable.", "japanese"),
    ],
)
def test_rule_11_events_are_neutral_and_blame_takes_a_side(labels, sentence, label):
    assert labels(sentence) == {label}


@pytest.mark.parametrize("sentence", ["And yet.", "So much for that.", "Well, well."])
def test_rule_12_fragments_take_no_label(labels, sentence):
    assert labels(sentence) == set()


def test_the_cited_anchor_tells_the_rule(read_sentence):
    [one] = read_sentence("The talks are based on the 1956 declaration.")
    assert one.evidence.anchor == "rule-2"
