"""The corpus list: rows with what is open for one person, sorted, filtered, page by page."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from annotator.assignment.models import Assignment
from annotator.people.models import Project, User
from annotator.people.permits import Viewer
from annotator.review.actions.marks import add_mark
from annotator.review.actions.verdicts import Decision, give_verdict
from annotator.review.rules import Content
from tests.desk.pages import html_of, signed_in
from tests.factories import a_document, a_member, a_project, a_run, a_suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return a_project()


@pytest.fixture
def reviewer(project: Project) -> User:
    return a_member(project, "reviewer")


def listed(project: Project, user: User, query: str = "") -> str:
    return html_of(signed_in(user).get(f"{reverse('corpus', args=[project.slug])}{query}"))


def titles(html: str) -> list[str]:
    return re.findall(r'scope="row" class="of-title"><a [^>]+>([^<]+)</a>', html)


def cells(html: str, title: str) -> list[str]:
    """The cells of a row as plain text."""
    row = next(row for row in re.findall(r"<tr.*?</tr>", html, re.DOTALL) if title in row)
    plain = [
        re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)
    ]
    return [" ".join(cell.split()) for cell in plain]


def test_a_row_says_what_is_known_and_what_is_open(project, reviewer) -> None:
    document = a_document(
        project,
        title="A well",
        outlet="The Pump",
        author="Ann Well",
        published_on=date(2019, 1, 22),
    )
    first, second = a_suggestion(document), a_suggestion(document, "They met on Monday.", "plain")
    a_suggestion(document, "West town wants it back.", "west")
    viewer = Viewer(user=reviewer)
    give_verdict(suggestion=first, given=Decision(kind="confirm"), base=None, by=viewer)
    give_verdict(
        suggestion=second,
        given=Decision(kind="reject", reason="nothing here"),
        base=None,
        by=viewer,
    )
    content = Content(layer="argument", label="claim", start=0, end=10)
    add_mark(mark_id=uuid4(), document=document, content=content, quote=None, by=viewer)

    assert cells(listed(project, reviewer), "A well") == [
        "A well",
        "The Pump",
        "Ann Well",
        "22 Jan 2019",
        "English",
        "30 words",
        "1 open of 3 suggestions",
        "2 decided by you, 1 added",
    ]


def test_only_the_latest_run_is_counted(project, reviewer) -> None:
    document = a_document(project, title="A well")
    a_suggestion(document)
    a_suggestion(document, run=a_run(document))

    assert "1 open of 1 suggestions" in cells(listed(project, reviewer), "A well")


def test_what_others_decided_is_open_for_me(project, reviewer) -> None:
    document = a_document(project, title="A well")
    other = Viewer(user=a_member(project))
    give_verdict(
        suggestion=a_suggestion(document), given=Decision(kind="confirm"), base=None, by=other
    )

    assert "1 open of 1 suggestions" in cells(listed(project, reviewer), "A well")


def test_a_withdrawn_decision_is_none(project, reviewer) -> None:
    document = a_document(project, title="A well")
    viewer, suggestion = Viewer(user=reviewer), a_suggestion(document)
    decided = give_verdict(
        suggestion=suggestion,
        given=Decision(kind="reject", reason="label"),
        base=None,
        by=viewer,
    )
    give_verdict(
        suggestion=suggestion,
        given=Decision(kind="withdraw"),
        base=f"{decided.verdict.pk}.0",
        by=viewer,
    )

    assert "1 open of 1 suggestions" in cells(listed(project, reviewer), "A well")


def test_with_blind_work_open_a_row_tells_nothing_of_suggestions(project, reviewer) -> None:
    document = a_document(project, title="A well")
    a_suggestion(document)
    Assignment.objects.create(document=document, reviewer=reviewer, mode="blind")

    row = cells(listed(project, reviewer), "A well")
    assert row[-2:] == ["hidden, blind work is open", "0 decided by you"]


def test_the_newest_comes_first_and_what_has_no_date_last(project, reviewer) -> None:
    a_document(project, "No date.", title="C")
    a_document(project, "Old one.", title="A", published_on=date(2013, 1, 1))
    a_document(project, "New one.", title="B", published_on=date(2019, 1, 1))

    assert titles(listed(project, reviewer)) == ["B", "A", "C"]
    assert titles(listed(project, reviewer, "?sort=date")) == ["A", "B", "C"]
    assert titles(listed(project, reviewer, "?sort=-title")) == ["C", "B", "A"]


def test_a_column_that_sorts_says_so_and_turns_round(project, reviewer) -> None:
    a_document(project)
    html = listed(project, reviewer, "?sort=title&title=well")

    assert 'class="of-title" aria-sort="ascending"><a href="?title=well&amp;sort=-title">' in html
    assert html.count("aria-sort") == 1


def test_an_unknown_sort_is_the_usual_one(project, reviewer) -> None:
    a_document(project, title="A well")

    assert titles(listed(project, reviewer, "?sort=text&page=nine")) == ["A well"]


def test_filters_are_in_the_address(project, reviewer) -> None:
    a_document(project, "One.", title="Wells", outlet="The Pump")
    a_document(project, "Two.", title="Pails", outlet="The Pump")
    a_document(project, "Three.", title="Wells again", outlet="Water & Co")

    assert titles(listed(project, reviewer, "?outlet=The+Pump")) == ["Pails", "Wells"]
    assert titles(listed(project, reviewer, "?title=WELL&outlet=Water+%26+Co")) == ["Wells again"]
    assert titles(listed(project, reviewer, "?language=en&outlet=")) == [
        "Pails",
        "Wells",
        "Wells again",
    ]


def test_a_filter_that_cannot_be_filters_nothing(project, reviewer) -> None:
    a_document(project, title="A well")

    assert titles(listed(project, reviewer, "?outlet=Nobody")) == ["A well"]


def test_a_filter_that_fits_nothing_offers_the_way_back(project, reviewer) -> None:
    a_document(project)
    html = listed(project, reviewer, "?title=%3Cscript%3E")

    assert "No article fits this filter." in html
    assert "Show all" in html
    assert "<script" not in html


def test_an_empty_corpus_says_what_to_do(project, reviewer) -> None:
    assert "manage.py add_documents" in listed(project, reviewer)


def test_there_are_fifty_rows_a_page_and_the_rest_a_click_away(project, reviewer) -> None:
    for nth in range(53):
        a_document(
            project, f"Text number {nth}.", title=f"T{nth:02}", published_on=date(2019, 1, 1)
        )

    first = listed(project, reviewer, "?sort=title")
    assert titles(first) == [f"T{nth:02}" for nth in range(50)]
    assert 'rel="next" href="?sort=title&amp;page=2"' in first
    assert titles(listed(project, reviewer, "?sort=title&page=2")) == ["T50", "T51", "T52"]


@pytest.mark.parametrize("number", [1, 12])
def test_queries_do_not_grow_with_the_rows(
    project, reviewer, number: int, django_assert_max_num_queries
) -> None:
    for nth in range(number):
        a_suggestion(a_document(project, f"East town says the well is its own. {nth}"))
    client = signed_in(reviewer)

    with django_assert_max_num_queries(12):
        html_of(client.get(reverse("corpus", args=[project.slug])))


def test_a_stranger_finds_no_such_project(project) -> None:
    stranger = a_member(a_project(), "manager")

    answer = signed_in(stranger).get(reverse("corpus", args=[project.slug]))

    assert answer.status_code == 404
    assert "Not found" in answer.content.decode()
