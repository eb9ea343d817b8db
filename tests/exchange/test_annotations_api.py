"""Annotations over REST: who gets what, in which pieces, and what is refused."""

import json
from io import BytesIO

import pytest

from tests.factories import a_member, a_project, an_api


def test_a_plain_reviewer_gets_no_scores_and_not_the_work_of_others(world):
    api = an_api(world.anna.user, "read")
    suggested = api.get("/api/v1/annotations/?view=suggested").json()["results"]

    assert {record["score"] for record in suggested} == {None}
    assert "votes" not in suggested[0]["evidence"]
    for view in ("all", "reviewer:bert"):
        refused = api.get(f"/api/v1/annotations/?view={view}")
        assert refused.status_code == 403
        assert "reviewer:anna" in refused.json()["message"]


@pytest.mark.parametrize(
    ("query", "status", "field"),
    [
        ("view=gold", 400, "view"),
        ("view=reviewer:", 400, "view"),
        ("layer=mood", 400, "layer"),
        ("label=north", 400, "label"),
        ("document=1", 400, "document"),
        ("updated_since=yesterday", 400, "updated_since"),
        ("vew=all", 400, "vew"),
        ("project=nowhere", 404, None),
        ("document=00000000-0000-4000-8000-000000000000", 404, None),
    ],
)
def test_a_selection_that_cannot_be_says_why(world, query, status, field):
    answer = an_api(world.anna.user).get(f"/api/v1/annotations/?{query}")

    assert answer.status_code == status, answer.json()
    if field:
        assert field in answer.json()["details"]


def test_an_unknown_format_is_refused_with_what_there_is(world):
    answer = an_api(world.anna.user).get("/api/v1/projects/wells/export/?format=xml")
    assert answer.status_code == 400
    assert answer.json()["details"] == {"format": ["One of: json, jsonl, csv, csv-spreadsheet."]}


def test_ndjson_streams_whole_and_says_where_it_ends(world):
    answer = an_api(world.anna.user).get(
        "/api/v1/annotations/", headers={"Accept": "application/x-ndjson"}
    )
    lines = [json.loads(line) for line in BytesIO(answer.getvalue())]
    answer.close()

    assert answer["Content-Type"] == "application/x-ndjson"
    assert lines[-1] == {
        "end": True,
        "documents": 2,
        "annotations": 2,
        "disputed": 0,
        "differing_attributes": 0,
    }
    assert [line["document"] for line in lines[:-1]] == [str(world.document.pk)] * 2


def test_pages_of_annotations_hold_whole_documents(world):
    api = an_api(world.anna.user)
    first = api.get("/api/v1/annotations/?view=suggested&page_size=1").json()
    second = api.get(first["next"]).json()

    assert sorted([len(first["results"]), len(second["results"])]) == [0, 3]
    assert second["next"] is None


def test_only_what_changed_since_a_moment(world):
    api = an_api(world.anna.user)
    added = api.get(f"/api/v1/marks/{world.added.pk}/").json()["changed_at"]

    def labels(moment):
        answer = api.get("/api/v1/annotations/", {"updated_since": moment})
        return [record["label"] for record in answer.json()["results"]]

    assert labels("2020-01-01T00:00:00Z") == ["east", "claim"]
    assert labels(added) == ["claim"]
    assert labels("2100-01-01") == []


def test_a_member_of_two_projects_says_which(world):
    a_member(a_project(), "reader", name="anna")
    answer = an_api(world.anna.user).get("/api/v1/annotations/")
    assert answer.status_code == 400
    assert "project" in answer.json()["details"]
