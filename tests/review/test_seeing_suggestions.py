"""Who sees which suggestions, and how much of them."""

import pytest

from tests.factories import a_document, a_member, a_project, a_suggestion, an_api


def test_the_score_stays_hidden_until_the_decision(suggestion, decide):
    api = an_api(a_member(suggestion.document.project), "read", "review")

    [before] = api.get("/api/v1/suggestions/").json()["results"]
    decide(api, suggestion, {"kind": "confirm"})
    [after] = api.get("/api/v1/suggestions/").json()["results"]

    assert before["score"] is None
    assert set(before["evidence"]) == {"triggers", "anchor"}
    assert after["score"] == 0.8
    assert "votes" in after["evidence"]


def test_the_score_shows_to_adjudicators_and_to_tokens_for_training(suggestion):
    project = suggestion.document.project
    adjudicator = an_api(a_member(project, "adjudicator"), "read")
    trainer = an_api(a_member(project, "reader"), "train")

    for api in (adjudicator, trainer):
        [row] = api.get("/api/v1/suggestions/").json()["results"]
        assert row["score"] == 0.8


def test_suggestions_are_filtered_by_state_label_and_document(api, suggestion, decide):
    west = a_suggestion(suggestion.document, "West town wants it back.", "west")
    a_suggestion(
        a_document(suggestion.document.project, "Nothing here but east of a well."),
        "east of a well",
        "east",
    )
    decide(api, west, {"kind": "reject"})

    def found(query):
        return {row["id"] for row in api.get(f"/api/v1/suggestions/?{query}").json()["results"]}

    assert found("state=rejected") == {str(west.pk)}
    assert found("label=west") == {str(west.pk)}
    assert found(f"document={suggestion.document_id}&state=open") == {str(suggestion.pk)}


@pytest.mark.parametrize(
    "query", ["labl=west", "document__text__startswith=T", "state=odd", "document=1", "page_size=0"]
)
def test_unknown_and_impossible_filters_are_refused(api, query):
    answer = api.get(f"/api/v1/suggestions/?{query}")

    assert answer.status_code == 400
    assert query.split("=")[0] in answer.json()["details"]


def test_another_projects_suggestion_is_not_there(suggestion, decide):
    stranger = an_api(a_member(a_project()))

    assert decide(stranger, suggestion, {"kind": "confirm"}).status_code == 404
    assert stranger.get(f"/api/v1/suggestions/{suggestion.pk}/").status_code == 404
    assert stranger.get("/api/v1/suggestions/").json()["results"] == []


def test_a_reader_sees_but_may_not_decide(suggestion, decide):
    reader = an_api(a_member(suggestion.document.project, "reader"))

    assert reader.get(f"/api/v1/suggestions/{suggestion.pk}/").status_code == 200
    answer = decide(reader, suggestion, {"kind": "confirm"})
    assert answer.status_code == 403
    assert answer.json()["code"] == "role"


def test_a_token_without_the_scope_may_not_decide(suggestion, decide):
    api = an_api(a_member(suggestion.document.project), "read", "train")

    answer = decide(api, suggestion, {"kind": "confirm"})
    assert answer.status_code == 403
    assert answer.json()["code"] == "scope"
