"""The page of an article: what stands on it for whom, in words and in the text."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from annotator.assignment.models import Assignment, Submission
from annotator.corpus.models import Document
from annotator.people.actions import make_project
from annotator.people.models import User
from annotator.people.permits import Viewer
from annotator.review.actions.marks import add_mark
from annotator.review.actions.verdicts import Decision, give_verdict, version_of
from annotator.review.reads import standing_verdict
from annotator.review.rules import Content
from annotator.suggestion.models import SuggestedSpan
from tests.desk.pages import html_of, signed_in, text_nodes
from tests.factories import (
    TEXT,
    a_document,
    a_member,
    a_project,
    a_run,
    a_suggestion,
)

pytestmark = pytest.mark.django_db

OWN = "East town says the well is its own."
BACK = "West town wants it back."


@pytest.fixture
def document() -> Document:
    return a_document(
        outlet="The Pump", author="Ann Well", address="https://example.org/well", title="A well"
    )


@pytest.fixture
def reviewer(document: Document) -> User:
    return a_member(document.project, "reviewer")


def address(document: Document) -> str:
    return reverse("article", args=[document.project.slug, document.pk])


def page(document: Document, user: User) -> str:
    return html_of(signed_in(user).get(address(document)))


def decide(suggestion: SuggestedSpan, user: User, kind: str, **given) -> None:
    decision = Decision(kind=kind, **given)
    give_verdict(suggestion=suggestion, given=decision, base=None, by=Viewer(user=user))


def card(html: str, state: str) -> str:
    """The first card in a state, whole."""
    found = re.search(rf'<li class="card [^"]*is-{state}".*?</li>', html, re.DOTALL)
    assert found, f"no card is {state}"
    return " ".join(found[0].split())


def test_the_header_says_what_is_known_about_the_article(document, reviewer) -> None:
    html = page(document, reviewer)

    assert '<h1 lang="en" dir="auto">A well</h1>' in html
    for told in ("The Pump", "Ann Well", "English", 'href="https://example.org/well"'):
        assert told in html


def test_the_text_is_the_text(document, reviewer) -> None:
    a_suggestion(document)

    assert text_nodes(page(document, reviewer)) == TEXT


def test_an_open_suggestion_is_dotted_in_the_text_and_told_beside_it(document, reviewer) -> None:
    a_suggestion(document, OWN)
    html = page(document, reviewer)
    told = card(html, "suggested")

    assert f'<span class="g k0-framing-east k0s" data-a="1" data-g="E">{OWN}</span>' in html
    assert "East framing" in told
    assert '<span class="state">suggested</span>' in told
    assert f'<blockquote lang="en" dir="auto">{OWN}</blockquote>' in told
    assert "<dt>Holder</dt><dd>East town</dd>" in told
    assert "<dt>Commitment</dt><dd>reported</dd>" in told
    assert '<q lang="en">East</q>' in told
    assert '/scheme/v1/#rule-1">Rule 1: Naming</a>' in told


def test_the_page_that_is_cited_has_the_anchor(document, reviewer) -> None:
    a_suggestion(document)
    cited = re.search(r'href="(/p/[^"]+/scheme/v1/)#(rule-1)"', page(document, reviewer))
    assert cited

    assert f'id="{cited[2]}"' in html_of(signed_in(reviewer).get(cited[1]))


def test_no_score_is_shown_before_the_decision(document) -> None:
    a_suggestion(document, score=0.8123)
    judge = a_member(document.project, "reviewer", "adjudicator")

    assert "0.81" not in page(document, judge)


def test_a_confirmed_one_is_solid_and_filled_and_shows_its_score(document, reviewer) -> None:
    decide(a_suggestion(document, OWN, score=0.8123), reviewer, "confirm")
    html = page(document, reviewer)

    assert '<span class="g k0-framing-east k0c f-framing-east" data-a="1"' in html
    assert "Score of the suggestion: 0.81" in card(html, "confirmed")
    assert "is-suggested" not in html


def test_a_rejected_one_is_not_drawn_and_is_listed_folded(document, reviewer) -> None:
    decide(a_suggestion(document, OWN), reviewer, "reject", reason="nothing here")
    html = page(document, reviewer)

    assert 'class="g ' not in html
    assert "<details>" in card(html, "rejected")
    assert "Reason: nothing here" in card(html, "rejected")


def test_an_edited_one_is_drawn_as_edited(document, reviewer) -> None:
    suggestion = a_suggestion(document, OWN)
    decide(suggestion, reviewer, "edit", end=suggestion.end - 5, label="west")
    html = page(document, reviewer)

    assert '<span class="g k0-framing-west k0c f-framing-west" data-a="1" data-g="W">' in html
    assert "edited" in card(html, "edited")
    assert "East town says the well is its</blockquote>" in card(html, "edited")


def test_a_withdrawn_one_is_open_again(document, reviewer) -> None:
    suggestion = a_suggestion(document, OWN)
    decide(suggestion, reviewer, "confirm")
    base = version_of(standing_verdict(suggestion, reviewer))
    give_verdict(
        suggestion=suggestion, given=Decision(kind="withdraw"), base=base, by=Viewer(user=reviewer)
    )

    assert card(page(document, reviewer), "suggested")


def test_a_mark_of_ones_own_is_added_by_you(document, reviewer) -> None:
    start = TEXT.index(BACK)
    content = Content(layer="argument", label="claim", start=start, end=start + len(BACK))
    add_mark(
        mark_id=uuid4(), document=document, content=content, quote=None, by=Viewer(user=reviewer)
    )
    html = page(document, reviewer)

    assert "added by you" in card(html, "added-by-you")
    assert "Why:" not in card(html, "added-by-you")


def test_what_others_did_is_not_shown(document, reviewer) -> None:
    decide(a_suggestion(document, OWN), reviewer, "confirm")
    other = a_member(document.project, "reviewer", "manager", "adjudicator")
    html = page(document, other)

    assert card(html, "suggested")
    assert "is-confirmed" not in html


def test_a_later_run_that_says_the_same_finds_it_decided(document, reviewer) -> None:
    decide(a_suggestion(document, OWN), reviewer, "confirm")
    again = a_run(document)
    a_suggestion(document, OWN, run=again)
    a_suggestion(document, BACK, "west", run=again)
    html = page(document, reviewer)

    assert len(re.findall('<li class="card', html)) == 2
    assert card(html, "confirmed")
    assert BACK in card(html, "suggested")


def test_a_mark_outlives_the_suggestion_that_it_came_from(document, reviewer) -> None:
    decide(a_suggestion(document, OWN), reviewer, "confirm")
    a_suggestion(document, BACK, "west", run=a_run(document))

    assert OWN in card(page(document, reviewer), "confirmed")


def test_with_blind_work_open_no_suggestion_is_shown_and_the_page_says_so(document) -> None:
    blind = a_member(document.project, "reviewer", "manager")
    a_suggestion(document)
    assignment = Assignment.objects.create(document=document, reviewer=blind, mode="blind")
    html = page(document, blind)

    assert "You work on this article without suggestions." in html
    assert "framing-east k0s" not in html
    assert "You have added nothing yet." in html

    Submission.objects.create(assignment=assignment, kind="blind", revision=0)
    assert card(page(document, blind), "suggested")


def test_without_a_run_the_page_says_how_to_get_suggestions(document, reviewer) -> None:
    assert "manage.py suggest_documents" in page(document, reviewer)


def test_a_run_that_found_nothing_is_told_apart(document, reviewer) -> None:
    a_run(document)

    assert "The suggester found nothing here" in page(document, reviewer)


def test_who_is_not_signed_in_is_sent_to_the_door(document) -> None:
    answer = Client().get(address(document))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_what_one_may_not_see_is_not_there(document) -> None:
    stranger = a_member(a_project(), "manager", "adjudicator", "reviewer")
    stranger.is_superuser = stranger.is_staff = True
    stranger.save()

    assert signed_in(stranger).get(address(document)).status_code == 404


def test_a_document_is_only_found_in_its_own_project(document, reviewer) -> None:
    other = a_project()
    a_member(other, "reviewer", name=reviewer.username)
    wrong = reverse("article", args=[other.slug, document.pk])

    assert signed_in(reviewer).get(wrong).status_code == 404
    assert signed_in(reviewer).get(address(document)).status_code == 200


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    document = a_document(address="javascript:alert(1)", title='<b id="x">')
    html = page(document, a_member(document.project))

    assert "javascript:" not in html
    assert '<b id="x">' not in html


def test_a_page_has_no_style_or_script_of_its_own_and_is_kept_by_no_cache(document) -> None:
    user = a_member(document.project)
    a_suggestion(document)
    answer = signed_in(user).get(address(document))
    html = html_of(answer)

    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", html)
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("number", [1, 12])
def test_queries_do_not_grow_with_the_annotations(
    number: int, django_assert_max_num_queries
) -> None:
    text = " ".join(f"Sentence number {nth} is here." for nth in range(30))
    document = a_document(text=text)
    reviewer = a_member(document.project)
    run = a_run(document)
    for nth in range(2 * number):
        suggestion = a_suggestion(document, f"Sentence number {nth} is here.", run=run)
        if nth % 2:
            decide(suggestion, reviewer, "confirm")
    client = signed_in(reviewer)

    with django_assert_max_num_queries(22):
        html_of(client.get(address(document)))


def test_a_page_does_without_a_scheme() -> None:
    project = make_project(slug="bare", name="Bare", description="", by=None)
    document = a_document(project)

    assert text_nodes(page(document, a_member(project, "reader"))) == TEXT
