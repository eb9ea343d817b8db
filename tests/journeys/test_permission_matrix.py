"""Who may do what: every URL pattern × method × role × (own, foreign), taken from the resolver.

A new pattern, or a new method of a known one, without a row here fails the build.
"""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from annotator.people.actions import issue_token
from tests.factories import a_document, a_member, a_project, a_suggestion, a_user

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
ROLES = ("reader", "reviewer", "adjudicator", "manager")
OUTSIDERS = ("outsider", "superuser without membership")
EVERYBODY = (*ROLES, *OUTSIDERS)

ALL = dict.fromkeys(EVERYBODY, 200)
MEMBERS = {**dict.fromkeys(ROLES, 200), **dict.fromkeys(OUTSIDERS, 404)}
OVERSEERS_OR_OWN = {
    "reader": 404,
    "reviewer": 200,  # the mark of the matrix is the reviewer's own
    "adjudicator": 200,
    "manager": 200,
    **dict.fromkeys(OUTSIDERS, 404),
}


def only_reviewers(status: int, otherwise: int = 403) -> dict[str, int]:
    return {
        **dict.fromkeys(ROLES, otherwise),
        "reviewer": status,
        **dict.fromkeys(OUTSIDERS, 404),
    }


API = {
    ("me/", "GET"): ALL,
    ("projects/", "GET"): ALL,
    ("projects/<slug:slug>/", "GET"): MEMBERS,
    ("projects/<slug:slug>/export/", "GET"): MEMBERS,
    ("documents/", "GET"): ALL,
    ("documents/<uuid:pk>/", "GET"): MEMBERS,
    ("documents/<uuid:pk>/text/", "GET"): MEMBERS,
    ("documents/<uuid:pk>/zones/", "GET"): MEMBERS,
    ("documents/<uuid:pk>/sentences/", "GET"): MEMBERS,
    ("suggestions/", "GET"): ALL,
    ("suggestions/<uuid:pk>/", "GET"): MEMBERS,
    # Nobody but the reviewer has decided, and a decision is asked for by who made it.
    ("suggestions/<uuid:pk>/verdict/", "GET"): only_reviewers(200, otherwise=404),
    ("suggestions/<uuid:pk>/verdict/", "PUT"): only_reviewers(200),
    ("suggestions/<uuid:pk>/history/", "GET"): MEMBERS,
    ("marks/", "GET"): ALL,
    ("marks/<uuid:pk>/", "GET"): OVERSEERS_OR_OWN,
    ("marks/<uuid:pk>/", "PUT"): {**OVERSEERS_OR_OWN, "adjudicator": 403, "manager": 403},
    ("marks/<uuid:pk>/", "PATCH"): {**OVERSEERS_OR_OWN, "adjudicator": 403, "manager": 403},
    ("marks/<uuid:pk>/", "DELETE"): {**OVERSEERS_OR_OWN, "adjudicator": 403, "manager": 403},
    ("marks/<uuid:pk>/history/", "GET"): OVERSEERS_OR_OWN,
    ("annotations/", "GET"): MEMBERS,
    ("schema/", "GET"): ALL,
}


def api_patterns() -> list[tuple[str, Any]]:
    """Every pattern under /api/v1/ with its view class."""

    def walk(patterns: Any, prefix: str) -> Any:
        for pattern in patterns:
            path = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, path)
            elif isinstance(pattern, URLPattern):
                yield path, pattern.callback

    root = "api/v1/"
    return [
        (path.removeprefix(root), callback.view_class)
        for path, callback in walk(get_resolver().url_patterns, "")
        if path.startswith(root)
    ]


def test_every_api_pattern_and_method_has_a_row():
    found = {
        (path, method)
        for path, view in api_patterns()
        for method in METHODS
        if hasattr(view, method.lower())
    }
    assert found == set(API)


class World:
    """A project with one of everything, and somebody of each role."""

    def __init__(self, name: str) -> None:
        self.project = a_project(name)
        self.document = a_document(self.project)
        self.suggestion = a_suggestion(self.document)
        self.people = {role: a_member(self.project, role) for role in ROLES}
        self.people["outsider"] = a_user()
        self.people["superuser without membership"] = a_user()
        self.people["superuser without membership"].is_superuser = True
        self.people["superuser without membership"].is_staff = True
        self.people["superuser without membership"].save()
        self.mark = self.decide("confirm").json()["mark"]["id"]

    def decide(self, kind: str) -> Any:
        return self.call("reviewer", "PUT", "suggestions/<uuid:pk>/verdict/", {"kind": kind})

    def call(
        self, role: str, method: str, path: str, body: Any = None, version: str = "", at: Any = None
    ) -> Any:
        place = at or self
        key = place.suggestion.pk if "suggestions" in path else place.document.pk
        if "marks" in path:
            key = place.mark
        address = path.replace("<uuid:pk>", str(key)).replace("<slug:slug>", place.project.slug)
        if path == "annotations/":
            address += f"?project={place.project.slug}"
        secret = issue_token(
            user=self.people[role],
            scopes=["read", "train", "review", "manage"],
            name="",
            by=None,
        ).secret
        headers = {"Authorization": f"Bearer {secret}"} | ({"If-Match": version} if version else {})
        answer = Client(headers=headers).generic(
            method,
            f"/api/v1/{address}",
            data=b"" if body is None else json.dumps(body).encode(),
            content_type="application/json",
        )
        if answer.streaming:
            answer.getvalue()
            answer.close()
        return answer

    def body(self, path: str, method: str) -> Any:
        if path == "suggestions/<uuid:pk>/verdict/":
            return {"kind": "confirm"}
        if method == "PUT":
            return {
                "document": str(self.document.pk),
                "layer": "framing",
                "label": "east",
                "start": self.suggestion.start,
                "end": self.suggestion.end,
                "attributes": self.suggestion.attributes,
            }
        return {} if method != "GET" else None


@pytest.fixture
def world(committed_db_if_needed):
    return World("here")


@pytest.fixture
def committed_db_if_needed(request):
    """Exports read in a snapshot of their own, which no test's transaction can hold."""
    if request.node.callspec.params["path"] in {"annotations/", "projects/<slug:slug>/export/"}:
        request.getfixturevalue("committed_db")
    else:
        request.getfixturevalue("db")


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize(("path", "method"), sorted(API))
def test_who_may_do_what(world, path, method, role):
    version = '"1"' if path.startswith("marks/") else ""
    answer = world.call(role, method, path, world.body(path, method), version)

    assert answer.status_code == API[path, method][role], answer


@pytest.mark.parametrize(("path", "method"), sorted(key for key in API if "<" in key[0]))
def test_another_projects_things_are_not_there(world, path, method):
    elsewhere = World("elsewhere")
    version = '"1"' if path.startswith("marks/") else ""
    body = elsewhere.body(path, method)

    for role in ROLES:
        answer = world.call(role, method, path, body, version, at=elsewhere)
        assert answer.status_code == 404, (role, answer)


@pytest.mark.parametrize(("path", "method"), sorted(API))
def test_without_a_token_nothing_is_told(world, path, method):
    address = f"/api/v1/{path}".replace("<uuid:pk>", str(uuid4())).replace("<slug:slug>", "here")
    answer = Client().generic(method, address, content_type="application/json")

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["code"] == "not_authenticated"
