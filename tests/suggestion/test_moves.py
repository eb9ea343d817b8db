"""What a sentence does decides, not which words it has. Sentences are ours, of no article."""

import pytest

RUSSIAN = [
    "Sergei Lavrov said the islands are Russian territory.",
    "The southern Kurils belong to Russia by right.",
    "The islands are an integral part of the Russian Federation.",
    "Moscow insists that its sovereignty over the Kurils is not up for discussion.",
    "There is no territorial issue, a Kremlin spokesman said.",
    "The Kremlin says the question is closed.",
    "Tokyo must recognise the results of the Second World War, Maria Zakharova said.",
    "Japan has to come to terms with the outcome of the war.",
    "Under the Yalta agreement the Soviet Union obtained a lawful claim to the islands.",
    "Japan renounced the Kurils when it signed the San Francisco treaty.",
    "Russia will not hand over a single island.",
    "Moscow has no intention of giving up the Kurils.",
    "Putin offered to sign a peace treaty without any preconditions.",
    "In Moscow's view the peace treaty should come first.",
    "Giving back the islands would be seen as a betrayal.",
    "A territorial concession would be political suicide for any Russian leader.",
    "American missiles could appear on the islands after a handover.",
    "Moscow fears that U.S. bases would be built on Shikotan.",
    "Most Russians oppose returning the islands.",
    "Only 14 percent of respondents in Russia support giving the islands to Japan.",
    "Losing the Kurils would cost the Pacific Fleet its free access to the Pacific.",
    "Russia's Foreign Ministry brushed off the Japanese protest.",
    "The islands are what Soviet soldiers liberated at the end of the war, and the fruits of victory.",
    "Our constitution bans the alienation of territory.",
]

JAPANESE = [
    "Tokyo says the islands were illegally occupied.",
    "The occupation of the islands is unlawful, the Japanese government maintains.",
    "The Northern Territories are an inherent part of Japan.",
    "Japan holds that it is the rightful owner of the four islands.",
    "Russia must return the Northern Territories.",
    "The islands must be returned without delay.",
    "Tokyo demands the return of all four islands.",
    "Japanese governments have long sought to regain the islands.",
    "Abe said he would resolve the territorial issue and then sign a peace treaty.",
    "There will be no peace treaty until the territorial issue is settled.",
    "Japan will not sign a peace treaty unless the border is settled.",
    "The islands have never been part of any foreign country.",
    "Former residents wish to visit the graves of their ancestors.",
    "Elderly evacuees want to return to their homeland.",
    "Tokyo called the visit by the Russian premier extremely regrettable.",
    "The military build-up on the islands is unacceptable to Tokyo.",
    "Japan does not recognise Russian sovereignty over the islands.",
    "Abandoning the claim to the larger islands would provoke fury in Japan.",
    "The 1855 treaty peacefully fixed the border north of Etorofu.",
    "Japan will never give up its claim to the islands.",
]

COMPROMISE = [
    "Moscow agreed to hand over Shikotan and the Habomai islets.",
    "Tokyo could settle for two of the four islands.",
    "The two governments are working on joint economic activities on the islands.",
    "One idea is a joint administration of the islands.",
    "A special legal status for the islands is being discussed.",
    "Putin spoke of hikiwake.",
    "Both sides should seek a compromise.",
    "A former diplomat urged a compromise on the islands.",
    "More than half of Japanese favour a compromise.",
    "He proposed separating the border question: untying it from the peace treaty.",
    "The deal would bundle investment with a transfer of two islands in a grand bargain.",
    "Japan could lease the islands for fifty years.",
    "The disputed area might be divided equally between them.",
]

NEUTRAL = [
    "The leaders met in Osaka and agreed to meet again.",
    "The foreign ministers will hold talks in Munich next month.",
    "Talks will continue on the basis of the 1956 declaration.",
    "Few analysts expect a breakthrough in the negotiations.",
    "The dispute has kept the two countries from signing a peace treaty.",
    "Putin is using the dispute to keep Tokyo close, an analyst said.",
    "Abe considered a compromise with Putin.",
    "A rally was held in Moscow before the summit.",
    "Japan's interest in the talks is to balance China.",
    "The islands are called the Kurils in Russia and the Northern Territories in Japan.",
    "Both sides remain far apart on the islands.",
]

NOTHING = [
    "The bakery on the corner sells bread.",
    "Why not?",
    "The committee approved a budget for nursing care.",
    "China's coast guard entered waters around the Senkaku Islands.",
]


@pytest.mark.parametrize("sentence", RUSSIAN)
def test_terms_of_one_side_are_found(labels, sentence):
    assert labels(sentence) == {"russian"}


@pytest.mark.parametrize("sentence", JAPANESE)
def test_terms_of_the_other_side_are_found(labels, sentence):
    assert labels(sentence) == {"japanese"}


@pytest.mark.parametrize("sentence", COMPROMISE)
def test_ways_to_give_way_are_found(labels, sentence):
    assert labels(sentence) == {"compromise"}


@pytest.mark.parametrize("sentence", NEUTRAL)
def test_what_takes_neither_side_is_neutral(labels, sentence):
    assert labels(sentence) == {"neutral"}


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_off_topic_takes_no_label(labels, sentence):
    assert labels(sentence) == set()
