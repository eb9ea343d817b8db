"""Deciding on suggestions on the article's page, as a browser without JavaScript does it."""

import re
from uuid import uuid4

import pytest

from annotator.review.models import Mark, MarkRevision, Verdict
from tests.desk.pages import Page
from tests.factories import TEXT

OWN = "East town says the well is its own."
BACK = "West town wants it back."


def test_a_suggestion_is_confirmed_and_the_page_leads_back_to_its_card(page):
    answer = page.act("confirm", OWN)

    key = page.seen(OWN)["card"]
    assert answer["Location"].endswith(f"#a-{key}")
    assert f'id="a-{key}" tabindex="-1"' in page.card(OWN)
    assert re.search(r'role="status">\s*<span>Confirmed.</span>', page.card(OWN))
    assert 'value="undo">Undo' in page.card(OWN)
    assert f'href="#a-{page.seen(BACK)["card"]}">Next open' in page.card(OWN)
    assert Verdict.objects.get().kind == "confirm"
    assert 'role="status"' not in page.open()


def test_a_rejection_has_a_reason_or_none(page):
    page.act("reject", OWN)
    page.act("reject", BACK, reason="nothing here")

    assert [verdict.reason for verdict in Verdict.objects.order_by("start")] == ["", "nothing here"]
    assert "<details open>" in page.card(BACK)
    assert "Rejected: nothing here." in page.card(BACK)


def test_a_reason_that_is_none_is_refused(page):
    assert page.act("reject", OWN, reason="because").status_code == 400
    assert "There is no such reason." in page.card(OWN)


def test_an_edit_moves_the_bounds_by_words(page):
    page.edit(OWN, label="west", quote="the   well\r\nis its own", **{"attribute-holder": "Well"})

    revision = MarkRevision.objects.get()
    assert (revision.quote, revision.label.key) == ("the well is its own", "west")
    assert revision.attributes == {"holder": "Well"}


def test_an_edit_moves_the_bounds_by_numbers(page):
    page.edit(OWN, end=TEXT.index(OWN) + 9)

    assert MarkRevision.objects.get().quote == "East town"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"quote": "a neighbour"}, "These words do not stand in sentence 2."),
        ({"quote": "w"}, "times in sentence 2"),
        ({"quote": "East town", "end": 60}, "change only one"),
        ({"quote": ""}, "This field is required."),
        ({"end": 9999}, "in Unicode code points"),
        ({"attribute-commitment": "sworn"}, "Select a valid choice"),
        ({"attribute-holder": "x" * 300}, "200"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(page, typed, told):
    name, value = list(typed.items())[-1] if "end" in typed else next(iter(typed.items()))
    name = "quote" if "change only" in told else name
    answer = page.edit(OWN, **typed)
    key = page.seen(OWN)["card"]

    assert answer.status_code == 400
    assert re.search(rf'id="e-{key}-{name}_error"[^>]*><li>[^<]*{told}', page.html)
    field = re.search(
        rf'<(?:input|textarea|select)[^>]*name="{name}"[^>]*autofocus[^>]*>', page.html
    )
    assert field
    assert f'aria-describedby="e-{key}-{name}_error"' in field[0]
    assert 'aria-invalid="true"' in field[0]
    if name != "attribute-commitment":
        assert str(value)[:60] in page.html
    assert not MarkRevision.objects.exists()


def test_an_edit_that_changes_nothing_says_so(page):
    same = {"attribute-holder": "East town", "attribute-commitment": "reported"}

    assert page.edit(OWN, **same).status_code == 400
    assert "to agree with the suggestion, confirm it" in page.card(OWN)


def test_a_decision_is_undone_and_undone_again(page):
    page.act("confirm", OWN)
    page.act("undo", OWN)
    assert "is-suggested" in page.card(OWN)
    assert Verdict.objects.latest("number").kind == "withdraw"

    page.act("undo", OWN)
    assert "is-confirmed" in page.card(OWN)


def test_a_stale_page_shows_what_stands_and_keeps_what_was_typed(page, document, anna):
    other = Page(document, anna)
    page.act("reject", OWN)

    answer = other.edit(OWN, quote="East town", label="west")

    assert answer.status_code == 428
    assert "Not saved: this was decided meanwhile" in other.html
    assert "is-rejected" in other.card(OWN)
    assert Verdict.objects.count() == 1


def test_a_stale_edit_can_be_saved_over_what_stands_now(page, document, anna):
    other = Page(document, anna)
    page.act("confirm", OWN)
    other.edit(OWN, quote="East town", label="west")
    assert other.answer.status_code == 428
    assert ">\nEast town</textarea>" in other.card(OWN)

    other.edit(OWN, quote="East town", label="west")
    assert MarkRevision.objects.latest("number").quote == "East town"


def test_a_label_that_stands_alone_replaces_what_is_in_the_way(page):
    page.act("confirm", OWN)
    page.send(act="add", layer="framing", mark=uuid4(), sentence=2, label="plain")
    assert page.answer.status_code == 409
    assert "East framing</b>: <q" in page.html
    replace = re.search(r'name="replaces" value="([^"]+)">Replace it', page.html)
    assert replace

    page.send(
        act="add", layer="framing", mark=uuid4(), sentence=2, label="plain", replaces=replace[1]
    )
    assert [mark.suggestion for mark in Mark.objects.live()] == [None]


def test_a_confirmation_replaces_what_is_in_the_way(page):
    page.send(act="add", layer="framing", mark=uuid4(), sentence=2, label="plain")
    page.act("confirm", OWN)
    assert page.answer.status_code == 409
    replace = re.search(r'name="replaces" value="([^"]+)">Replace it', page.card(OWN))
    assert replace

    page.act("confirm", OWN, replaces=replace[1])
    assert [mark.suggestion.quote for mark in Mark.objects.live()] == [OWN]
