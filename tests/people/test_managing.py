"""Managers let people in and go; everybody keeps their own tokens. Over REST."""

import pytest
from rest_framework.test import APIClient

from annotator.people.models import Journal, Membership, Token
from tests.factories import a_member, a_project, a_user, an_api

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return a_project("wells")


@pytest.fixture
def manager(project):
    return an_api(a_member(project, "manager", name="mia"))


def members(api):
    rows = api.get("/api/v1/projects/wells/members/").json()["results"]
    return {row["user"]: row["roles"] for row in rows}


def test_a_manager_lets_somebody_in_changes_their_roles_and_lets_them_go(project, manager):
    api = an_api(a_user("anna"))
    assert api.get("/api/v1/projects/wells/").status_code == 404

    body = {"user": "anna", "roles": ["reviewer"]}
    assert manager.post("/api/v1/projects/wells/members/", body, format="json").status_code == 201
    assert api.get("/api/v1/projects/wells/").status_code == 200
    again = manager.post("/api/v1/projects/wells/members/", body, format="json")
    assert (again.status_code, again.json()["code"]) == (409, "member_already")

    address = "/api/v1/projects/wells/members/anna/"
    version = manager.get(address)["ETag"]
    both = {"roles": ["reader", "reviewer"]}
    changed = manager.patch(address, both, format="json", headers={"If-Match": version})
    assert changed.status_code == 200
    assert members(manager) == {"anna": ["reader", "reviewer"], "mia": ["manager"]}
    stale = manager.delete(address, headers={"If-Match": version})
    assert stale.status_code == 412
    assert stale.json()["details"]["current"]["roles"] == ["reader", "reviewer"]
    assert manager.delete(address).status_code == 428

    gone = manager.delete(address, headers={"If-Match": changed["ETag"]})
    assert gone.status_code == 204
    assert api.get("/api/v1/projects/wells/").status_code == 404
    acts = Journal.objects.filter(subject="membership", actor__username="mia")
    assert list(acts.values_list("act", flat=True)) == [
        "membership.set",
        "membership.set",
        "membership.remove",
    ]


def test_the_last_manager_stays(project, manager):
    address = "/api/v1/projects/wells/members/mia/"
    version = manager.get(address)["ETag"]
    for answer in (
        manager.delete(address, headers={"If-Match": version}),
        manager.patch(address, {"roles": ["reader"]}, format="json", headers={"If-Match": version}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "last_manager")

    a_member(project, "manager")
    assert manager.delete(address, headers={"If-Match": version}).status_code == 204


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"user": "nobody", "roles": ["reader"]}, "user"),
        ({"user": "anna", "roles": ["king"]}, "roles"),
        ({"user": "anna", "roles": []}, "roles"),
        ({"user": "anna"}, "roles"),
        ({"user": "anna", "roles": ["reader"], "is_superuser": True}, "is_superuser"),
    ],
)
def test_a_member_that_cannot_be_names_the_field(manager, body, field):
    a_user("anna")
    answer = manager.post("/api/v1/projects/wells/members/", body, format="json")

    assert answer.status_code == 400
    assert field in answer.json()["details"]
    assert Membership.objects.count() == 1


def test_a_project_is_renamed_by_who_saw_it(manager):
    address = "/api/v1/projects/wells/"
    seen = manager.get(address)["ETag"]
    renamed = manager.patch(address, {"name": "Springs"}, format="json", headers={"If-Match": seen})
    late = manager.patch(address, {"name": "Brooks"}, format="json", headers={"If-Match": seen})

    assert renamed.json()["name"] == "Springs"
    assert late.status_code == 412
    assert late.json()["details"]["current"]["name"] == "Springs"
    bad = manager.patch(
        address, {"name": "a\u202eb"}, format="json", headers={"If-Match": renamed["ETag"]}
    )
    assert bad.status_code == 400


def test_a_token_is_shown_once_used_and_revoked(project):
    user = a_member(project, name="anna")
    api = an_api(user, "read", "manage")
    issued = api.post("/api/v1/tokens/", {"scopes": ["read"], "name": "pull"}, format="json")
    assert issued.status_code == 201
    secret = issued.json()["token"]

    api.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    assert api.get("/api/v1/me/").json()["scopes"] == ["read"]
    listed = api.get("/api/v1/tokens/")
    assert secret not in listed.content.decode()
    address = f"/api/v1/tokens/{issued.json()['id']}/"
    refused = api.delete(address)
    assert (refused.status_code, refused.json()["code"]) == (403, "scope")
    assert an_api(user).delete(address).json()["revoked_at"]
    assert api.get("/api/v1/me/").status_code == 401
    assert an_api(user).delete(address).status_code == 200


def test_a_browser_session_cannot_show_itself_the_scores(project):
    client = APIClient()
    client.force_login(a_member(project), "django.contrib.auth.backends.ModelBackend")
    answer = client.post("/api/v1/tokens/", {"scopes": ["train"]}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (403, "scope")
    assert client.post("/api/v1/tokens/", {"scopes": ["read"]}, format="json").status_code == 201


def test_a_token_gives_no_more_than_its_own_scopes(project):
    api = an_api(a_member(project), "read")
    answer = api.post("/api/v1/tokens/", {"scopes": ["read", "manage"]}, format="json")

    assert (answer.status_code, answer.json()["code"]) == (403, "scope")
    assert Token.objects.count() == 1


def test_nobody_sees_or_revokes_anothers_token(project, manager):
    a_member(project, name="anna")
    token = an_api(a_user("bert")).get("/api/v1/tokens/").json()["results"][0]["id"]

    assert manager.get(f"/api/v1/tokens/{token}/").status_code == 404
    assert manager.delete(f"/api/v1/tokens/{token}/").status_code == 404
    assert Token.objects.get(pk=token).revoked_at is None
