"""Who holds a framing, and how the text stands to it."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("Tokyo maintains that the islands were illegally occupied.", "Japan"),
        ("The islands were illegally occupied, Tokyo maintains.", "Japan"),
        ('"The islands were illegally occupied," said Fumio Kishida.', "Fumio Kishida"),
        ("According to Tokyo, the islands were illegally occupied.", "Japan"),
        ("The Kremlin insists that the islands are Russian territory.", "the Kremlin"),
        ("For Moscow, the islands are Russian territory.", "Russia"),
        ("Lavrov has repeatedly said that the islands are Russian territory.", "Sergei Lavrov"),
        (
            "Ivan Petrov, a deputy from Sakhalin, says the islands are Russian territory.",
            "Ivan Petrov",
        ),
        ("A Japanese diplomat said the islands must be returned.", "Japanese diplomat"),
        ("Japan's position is that the islands must be returned.", "Japan"),
        ("The islands are considered by Tokyo to be an inherent part of Japan.", "Japan"),
        ("The islands are Russian territory.", "author"),
    ],
)
def test_the_holder_is_the_party_that_says_so(read_sentence, sentence, holder):
    [one] = read_sentence(sentence)
    assert one.attributes["holder"] == holder


def test_the_innermost_party_holds(read_sentence):
    [one] = read_sentence("Kyodo reports that Kishida said the islands must be returned.")
    assert one.attributes["holder"] == "Fumio Kishida"


def test_each_clause_has_its_own_holder(read_sentence):
    sentence = (
        "Moscow says the islands are Russian territory, while Tokyo says they must be returned."
    )
    found = {one.label: one.attributes["holder"] for one in read_sentence(sentence)}
    assert found == {"russian": "Russia", "japanese": "Japan"}


@pytest.mark.parametrize(
    ("sentence", "commitment"),
    [
        ("The islands are Russian territory.", "endorsed"),
        ("Lavrov says the islands are Russian territory.", "reported"),
        ("The naive idea of a joint administration of the islands is dead.", "contested"),
        ("Lavrov called the joint administration of the islands unacceptable.", "reported"),
    ],
)
def test_commitment_tells_how_the_text_stands_to_it(read_sentence, sentence, commitment):
    assert {one.attributes["commitment"] for one in read_sentence(sentence)} == {commitment}


def test_a_pronoun_is_who_spoke_last(read_sentence):
    before = "Russia and Japan dispute the Kuril Islands. Kishida met Putin's envoy on Monday. "
    [one] = read_sentence("He said the islands must be returned.", before=before)
    assert one.attributes["holder"] == "Fumio Kishida"


def test_a_quotation_keeps_its_speaker_over_sentences(read_sentence):
    before = 'Russia and Japan dispute the Kuril Islands. "We met again," Lavrov said. '
    [one] = read_sentence('"The islands are Russian territory."', before=before)
    assert one.attributes["holder"] == "Sergei Lavrov"


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ('"They are our islands," Putin said.', "russian"),
        ('"They are our islands," Kishida said.', "japanese"),
        ("Demonstrators chanted that the Kuriles are ours.", "russian"),
    ],
)
def test_whose_ours_it_is_depends_on_the_speaker(labels, sentence, label):
    assert labels(sentence) == {label}


@pytest.mark.parametrize(
    ("sentence", "issue"),
    [
        ("Tokyo says the islands were illegally occupied.", "sovereignty"),
        ("Abe said he would settle the territorial issue before any peace treaty.", "sequencing"),
        ("Tokyo must recognise the results of World War II.", "wartime outcome"),
        ("Moscow fears that U.S. bases would be built on Shikotan.", "security"),
        ("Most Russians oppose returning the islands.", "domestic opinion"),
        ("The talks rest on the basis of the 1956 declaration.", "1956 declaration"),
    ],
)
def test_the_issue_follows_from_the_move(read_sentence, sentence, issue):
    [one] = read_sentence(sentence)
    assert one.attributes["issue"] == issue
