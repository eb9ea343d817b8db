"""Adding marks and saying "nothing here" on the article's page; who may, and what is told."""

import re
from uuid import uuid4

import pytest

from annotator.assignment.models import Assignment, Submission
from annotator.corpus.actions import EntityDescription, take_in_entities
from annotator.review.models import Mark, MarkRevision, SentenceCheck, Verdict
from tests.desk.pages import Page, html_of, signed_in
from tests.factories import TEXT, a_member, a_run, a_suggestion, a_user

OWN = "East town says the well is its own."
BACK = "West town wants it back."
MET = "They met on Monday."


def test_a_whole_sentence_is_added_or_words_of_it(page):
    page.send(act="add", layer="argument", mark=uuid4(), sentence=4, label="claim")
    added = uuid4()
    page.send(act="add", layer="argument", mark=added, sentence=4, quote="met on", label="claim")

    assert [revision.quote for revision in MarkRevision.objects.order_by("id")] == [MET, "met on"]
    assert page.answer["Location"].endswith(f"#a-{added}")
    assert "<span>Added.</span>" in page.card("met on")


def test_sent_twice_it_is_added_once(page):
    fields = {"act": "add", "layer": "argument", "mark": uuid4(), "sentence": 4, "label": "claim"}
    page.send(**fields)
    page.send(**fields)

    assert Mark.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ({"sentence": 99}, "sentence"),
        ({"sentence": ""}, "sentence"),
        ({"quote": "Nowhere"}, "quote"),
        ({"label": "east"}, "label"),
    ],
)
def test_an_addition_that_cannot_be_says_why(page, typed, name):
    fields = {"act": "add", "layer": "argument", "mark": uuid4(), "sentence": 4, "label": "claim"}
    page.send(**(fields | typed))

    assert page.answer.status_code == 400
    assert f'id="add-argument-{name}_error"' in page.html


def test_the_form_opens_at_a_sentence(page):
    html = html_of(page.client.get(page.address, {"sentence": "4"}))

    assert re.search(r'<input type="number" name="sentence" value="4"[^>]*id="add-framing', html)


def test_an_own_mark_is_changed_deleted_and_brought_back(page):
    page.send(act="add", layer="argument", mark=uuid4(), sentence=4, label="claim")
    start = TEXT.index(MET)
    page.act("edit", MET, label="claim", quote="They met", start=start, end=start + len(MET))
    assert "Changed." in page.card("They met")
    page.act("undo", "They met")
    page.act("delete", MET)
    assert "is-deleted-by-you" in page.card(MET)
    assert not Mark.objects.live()

    page.act("undo", MET)
    assert Mark.objects.live().count() == 1
    kinds = MarkRevision.objects.order_by("number").values_list("kind", flat=True)
    assert list(kinds) == ["create", "change", "change", "delete", "revive"]


def test_nothing_here_is_said_listed_and_undone(page):
    page.send(act="check", sentence=4, layer="argument")
    assert "<b>Argument</b>: you found nothing here." in page.html
    assert 'aria-label="Sentence 4: checked, nothing here"' in page.html
    check = SentenceCheck.objects.get()

    page.send(act="uncheck", check=check.pk, version=check.number)
    assert "you found nothing here" not in page.html


def test_nothing_here_is_refused_under_a_mark(page):
    page.act("confirm", OWN)
    page.send(act="check", sentence=2, layer="framing")

    assert page.answer.status_code == 409
    assert "You have a mark of this layer in this sentence." in page.html


def test_holders_of_the_corpus_are_offered(page, document):
    take_in_entities(
        entities=[EntityDescription(key="duke", name="The Duke", kind="person", aliases=())],
        project=document.project,
    )
    html = page.open()

    assert (
        '<datalist id="known-framing-holder"><option value="author"><option value="The Duke">'
        in html
    )
    assert 'list="known-framing-holder"' in html


@pytest.mark.parametrize("roles", [("reader",), ("manager", "adjudicator")])
def test_who_does_not_review_sees_no_forms_and_cannot_act(page, document, roles):
    seen = page.seen(OWN)
    other = Page(document, a_member(document.project, *roles))

    assert 'name="act"' not in other.html
    assert other.send(act="confirm", **seen).status_code == 403
    assert not Verdict.objects.exists()


def test_who_handed_in_sees_no_forms_and_is_told(page, document, anna):
    page.act("confirm", OWN)
    seen = page.seen(OWN)
    Submission.objects.create(assignment=Assignment.objects.get(), kind="revised", revision=1)

    assert 'name="act"' not in page.open()
    assert "You handed in your work" in page.html
    assert page.send(act="undo", **seen).status_code == 409


def test_with_blind_work_open_one_adds_but_sees_no_suggestion(page, document, anna):
    seen = page.seen(OWN)
    Assignment.objects.create(document=document, reviewer=anna, mode="blind")

    page.send(act="confirm", **seen)
    assert page.answer.status_code == 404
    assert OWN not in re.sub(r'(?s)<article id="text".*?</article>', "", page.html)
    page.send(act="add", layer="framing", mark=uuid4(), sentence=2, label="east")
    assert "is-added-by-you" in page.card(OWN)


def test_an_act_that_is_none_and_a_card_that_is_gone(page):
    assert page.client.post(page.address, {"act": "explode"}).status_code == 400
    assert page.send(act="confirm", card="gone", version="").status_code == 404
    assert "This annotation is not in the list any more." in page.html


def test_a_mark_that_lost_its_suggestion_can_be_undone_and_brought_back(page, document):
    page.act("confirm", OWN)
    a_suggestion(document, BACK, "west", run=a_run(document))
    page.open()
    page.act("undo", OWN)
    assert "is-deleted-by-you" in page.card(OWN)

    page.act("undo", OWN)
    assert "is-confirmed" in page.card(OWN)


def test_histories_tell_each_step_to_those_who_may_see_it(page, document):
    page.act("reject", OWN, reason="label")
    page.act("undo", OWN)
    page.edit(OWN, label="west")
    page.send(act="add", layer="argument", mark=uuid4(), sentence=4, label="claim")
    of_suggestion, of_mark = (
        re.search(rf'href="([^"]+/{kind}/[^"]+/history/)"', page.html)[1]
        for kind in ("suggestions", "marks")
    )
    told = " ".join(re.sub("<[^>]+>", " ", html_of(page.client.get(of_suggestion))).split())
    assert re.search("anna rejected: label .* anna withdrawn .* anna edited .* West framing", told)
    assert "anna</b> added" in html_of(page.client.get(of_mark))

    other = signed_in(a_member(document.project, name="bert"))
    assert "Nobody whose work you may see" in html_of(other.get(of_suggestion))
    assert other.get(of_mark).status_code == 404
    manager = signed_in(a_member(document.project, "manager"))
    assert "rejected: label" in html_of(manager.get(of_suggestion))
    assert signed_in(a_user()).get(of_suggestion).status_code == 404
