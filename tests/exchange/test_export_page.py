"""The page that exports: choose, look, download."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from annotator.review.actions.verdicts import Decision, give_verdict
from tests.factories import a_document, a_member, a_project, a_suggestion, a_user, a_viewer, an_api


@pytest.fixture
def project(committed_db):
    found = a_project("wells")
    document = a_document(found, title="A well")
    anna = a_viewer(found, "reviewer", name="anna")
    give_verdict(
        suggestion=a_suggestion(document), given=Decision(kind="confirm"), base=None, by=anna
    )
    a_suggestion(document, "They met on Monday.", "plain")
    return found


@pytest.fixture
def browser(project):
    client = Client()
    client.force_login(
        a_member(project, "reviewer", name="anna"), "django.contrib.auth.backends.ModelBackend"
    )
    return client


def get(browser, **query):
    return browser.get(reverse("export", args=["wells"]), query)


def test_the_page_opens_with_what_was_reviewed(browser):
    page = get(browser).content.decode()

    assert "East town says the well is its own." in page
    assert "They met on Monday." not in page


def test_a_choice_shows_its_first_rows(browser):
    page = get(browser, view="suggested", label="plain").content.decode()

    assert "They met on Monday." in page
    assert "East town says the well is its own." not in page


def test_an_empty_choice_says_so(browser):
    assert "Nothing fits this choice" in get(browser, layer="argument").content.decode()


def test_an_impossible_choice_says_so_beside_its_field(browser):
    for query in ({"view": "gold"}, {"label": "north"}, {"document": "x"}, {"format": "xml"}):
        answer = get(browser, **query)
        assert answer.status_code == 200
        assert "errorlist" in answer.content.decode()


def test_the_download_is_the_file_that_the_api_gives(browser, project):
    query = "format=jsonl&view=suggested&label=plain"
    downloaded = browser.get(f"{reverse('export_file', args=['wells'])}?{query}")
    api = an_api(a_member(project, "reviewer", name="anna"), "read")
    given = api.get(f"/api/v1/projects/wells/export/?{query}")

    raw = downloaded.getvalue()
    assert raw == given.getvalue()
    [line] = map(json.loads, raw.splitlines())
    assert [span["label"] for span in line["spans"]] == ["plain"]
    assert downloaded["Content-Disposition"] == 'attachment; filename="wells.suggested.jsonl"'
    downloaded.close()
    given.close()


def test_a_reviewer_is_not_offered_the_work_of_others(browser, project):
    a_member(project, "reviewer", name="bert")
    page = get(browser).content.decode()
    assert "reviewer:bert" not in page
    assert "reviewer:anna" in page

    refused = browser.get(
        f"{reverse('export_file', args=['wells'])}?view=reviewer:bert&format=json"
    )
    assert refused.status_code == 302
    assert "errorlist" in browser.get(refused["Location"]).content.decode()


def test_strangers_find_nothing(project):
    client = Client()
    assert get(client).status_code == 302
    client.force_login(a_user(), "django.contrib.auth.backends.ModelBackend")
    assert get(client).status_code == 404
    assert client.get(reverse("export_file", args=["wells"])).status_code == 404


def test_the_page_costs_the_same_with_more_suggestions(
    browser, project, django_assert_max_num_queries
):
    with django_assert_max_num_queries(40):
        get(browser, view="suggested")
