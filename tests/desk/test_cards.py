"""The list beside the text: what stands on a card, and where."""

import pytest

from annotator.desk.annotations import Annotation, State
from annotator.desk.cards import MOST_QUOTE, Card, groups_of, shortened
from annotator.scheme.models import Label
from annotator.segmentation.models import Segment


def a_card(start: int) -> Card:
    annotation = Annotation(
        state=State.ADDED,
        label=Label(),
        start=start,
        end=start + 1,
        quote="x",
        attributes={},
        suggestion=None,
    )
    return Card(
        number=start,
        annotation=annotation,
        look="",
        fills=False,
        quote="x",
        values=[],
        triggers=[],
        cited=None,
    )


SENTENCES = [Segment(number=1, start=5, end=10), Segment(number=2, start=12, end=20)]


def test_cards_stand_at_the_sentence_that_they_start_in() -> None:
    groups = groups_of([a_card(5), a_card(9), a_card(12), a_card(19)], SENTENCES)

    assert [(group.sentence, len(group.cards)) for group in groups] == [(1, 2), (2, 2)]
    assert groups[0].note == "Sentence 1: 2 annotations"


@pytest.mark.parametrize("start", [0, 10, 11, 20])
def test_what_starts_in_no_sentence_is_listed_as_such(start: int) -> None:
    (group,) = groups_of([a_card(start)], SENTENCES)

    assert group.sentence is None
    assert group.note == "Outside of the sentences: 1 annotation"


def test_a_short_quote_stands_whole_on_one_line() -> None:
    assert shortened("the Soviet Union\n\nagreed  to") == "the Soviet Union agreed to"


def test_a_long_quote_loses_its_middle_between_words() -> None:
    words = [f"word{number}" for number in range(60)]
    head, tail = shortened(" ".join(words)).split(" … ")

    assert words[: len(head.split())] == head.split()
    assert words[-len(tail.split()) :] == tail.split()
    assert len(head) + len(tail) <= MOST_QUOTE


def test_a_long_quote_without_spaces_loses_its_middle_too() -> None:
    quote = "領" * 300

    assert shortened(quote) == f"{'領' * 100} … {'領' * 100}"
