"""Requests that would be misread, and a database that is away."""

import pytest
from django.db import connections
from django.test import Client

from tests.factories import a_member, a_project, a_suggestion, an_api


@pytest.fixture
def api(db):
    return an_api(a_member(a_project("wells"), "reviewer", "manager"))


def is_told(answer, status, code):
    assert answer.status_code == status
    assert answer.json()["code"] == code
    assert set(answer.json()) == {"code", "message", "details"}


@pytest.mark.parametrize(
    "path", ["", "nowhere/", "marks/notauuid/", "marks//", "marks/1", "projects/%00/", "me"]
)
@pytest.mark.parametrize("method", ["get", "put", "post"])
def test_an_address_that_is_not_there_is_told_in_the_one_shape(api, method, path):
    is_told(getattr(api, method)(f"/api/v1/{path}"), 404, "not_found")


def test_a_page_that_is_not_there_is_a_page(db):
    answer = Client().get("/nowhere/")
    assert answer.status_code == 404
    assert "<h1>Not found</h1>" in answer.content.decode()


def test_a_body_of_unknown_length_is_refused_and_not_taken_for_empty(api):
    answer = api.generic("PATCH", "/api/v1/projects/wells/", "", HTTP_TRANSFER_ENCODING="chunked")
    is_told(answer, 411, "length_required")


def test_a_body_that_is_too_large_is_refused(api):
    body = '{"name": "' + "x" * 5_000_000 + '"}'
    answer = api.generic("PATCH", "/api/v1/projects/wells/", body, "application/json")
    is_told(answer, 413, "too_large")


@pytest.mark.parametrize(
    "address",
    [
        "documents/?page_size=000000001999999999",
        "documents/?page_size=000000001" + "9" * 30,
        "documents/?page_size=1&page_size=2",
        "projects/?cursor=WyJcdWQ4MDAiLCAiMDAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAwIl0=",
        "annotations/?project=%00",
        "annotations/?language=%00",
        "annotations/?view=reviewer:%00",
        "projects/wells/export/?page_size=3",
        "projects/wells/export/?format=json&format=jsonl",
        "marks/?deleted=maybe",
        "marks/?deleted=1",
    ],
)
def test_odd_values_are_refused(api, address):
    is_told(api.get(f"/api/v1/{address}"), 400, "invalid")


@pytest.mark.parametrize("address", ["/api/v1/me/", "/"])
def test_without_a_database_the_answer_is_try_again(committed_db, address):
    client = Client(headers={"Authorization": "Bearer hkw_x"})
    client.cookies["sessionid"] = "x" * 32
    connection = connections["default"]
    connection.close()
    host = connection.settings_dict["HOST"]
    connection.settings_dict["HOST"] = "/nowhere"
    try:
        answer = client.get(address)
    finally:
        connection.settings_dict["HOST"] = host

    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    if address != "/":
        is_told(answer, 503, "unavailable")


def test_early_answers_have_the_security_headers_too(db):
    for answer in (Client().get("/nowhere"), Client().get("/", headers={"Host": "evil.example"})):
        assert answer["X-Frame-Options"] == "DENY"
        assert "no-store" in answer["Cache-Control"]


def test_a_page_of_suggestions_does_not_load_the_texts(db, django_assert_max_num_queries):
    suggestion = a_suggestion()
    api = an_api(a_member(suggestion.document.project))
    with django_assert_max_num_queries(8) as captured:
        api.get("/api/v1/suggestions/")
    assert not [query for query in captured if '"annotator_document"."text"' in query["sql"]]
