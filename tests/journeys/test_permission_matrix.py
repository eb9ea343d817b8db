"""Who may do what: every URL pattern × method × role × (own, foreign), taken from the resolver.

A new pattern, or a new method of a known one, without a row here fails the build.
"""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from annotator.people.actions import issue_token
from annotator.people.managing import version_of_project
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


def only(role: str, status: int, otherwise: int = 403) -> dict[str, int]:
    return {**dict.fromkeys(ROLES, otherwise), role: status, **dict.fromkeys(OUTSIDERS, 404)}


API = {
    ("me/", "GET"): ALL,
    ("projects/", "GET"): ALL,
    ("projects/<slug:slug>/", "GET"): MEMBERS,
    ("projects/<slug:slug>/", "PATCH"): only("manager", 200),
    ("projects/<slug:slug>/export/", "GET"): MEMBERS,
    ("projects/<slug:slug>/members/", "GET"): MEMBERS,
    ("projects/<slug:slug>/members/", "POST"): only("manager", 201),
    ("projects/<slug:slug>/members/<str:user>/", "GET"): MEMBERS,
    ("projects/<slug:slug>/members/<str:user>/", "PATCH"): only("manager", 200),
    ("projects/<slug:slug>/members/<str:user>/", "DELETE"): only("manager", 204),
    ("tokens/", "GET"): ALL,
    ("tokens/", "POST"): dict.fromkeys(EVERYBODY, 201),
    # The token of the matrix is the reader's own.
    ("tokens/<uuid:pk>/", "GET"): {**dict.fromkeys(EVERYBODY, 404), "reader": 200},
    ("tokens/<uuid:pk>/", "DELETE"): {**dict.fromkeys(EVERYBODY, 404), "reader": 200},
    ("documents/", "GET"): ALL,
    ("documents/<uuid:pk>/", "GET"): MEMBERS,
    ("documents/<uuid:pk>/text/", "GET"): MEMBERS,
    ("documents/<uuid:pk>/zones/", "GET"): MEMBERS,
    ("documents/<uuid:pk>/sentences/", "GET"): MEMBERS,
    ("suggestions/", "GET"): ALL,
    ("suggestions/<uuid:pk>/", "GET"): MEMBERS,
    # Nobody but the reviewer has decided, and a decision is asked for by who made it.
    ("suggestions/<uuid:pk>/verdict/", "GET"): only("reviewer", 200, otherwise=404),
    ("suggestions/<uuid:pk>/verdict/", "PUT"): only("reviewer", 200),
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
# A page among them, for people in a browser: a session is the way in, a token is none.
PAGES = {("docs/", "GET")}


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
    assert found == set(API) | PAGES


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize(("path", "method"), sorted(PAGES))
def test_a_page_among_the_endpoints_is_for_whoever_is_signed_in(db, path, method, role):
    world = World("here")
    address = f"/api/v1/{path}"
    signed_in = Client()
    signed_in.force_login(world.people[role], backend="django.contrib.auth.backends.ModelBackend")

    assert signed_in.generic(method, address).status_code == 200
    for refused in (Client().generic(method, address), world.call(role, method, path)):
        assert refused.status_code == 302
        assert refused["Location"] == f"/accounts/login/?next={address}"


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
        self.token = issue_token(
            user=self.people["reader"], scopes=["read"], name="", by=None
        ).token
        self.verdict = "suggestions/<uuid:pk>/verdict/"
        decided = self.call("reviewer", "PUT", self.verdict, {"kind": "confirm"})
        self.mark = decided.json()["mark"]["id"]

    def address(self, path: str) -> str:
        """Where the thing of this world lies that a pattern stands for."""
        things = {
            "suggestions": self.suggestion.pk,
            "documents": self.document.pk,
            "marks": getattr(self, "mark", ""),
            "tokens": self.token.pk,
        }
        address = path.replace("<uuid:pk>", str(things.get(path.split("/", 1)[0], "")))
        address = address.replace("<slug:slug>", self.project.slug)
        address = address.replace("<str:user>", self.people["reader"].username)
        if path == "annotations/":
            address += f"?project={self.project.slug}"
        return f"/api/v1/{address}"

    def version(self, path: str) -> str:
        """The version of that thing, where a write has to name one."""
        if path.startswith("marks/"):
            return '"1"'
        if path.endswith("<str:user>/"):
            return '"reader"'
        if path == "projects/<slug:slug>/":
            return f'"{version_of_project(self.project)}"'
        return ""

    def body(self, path: str, method: str) -> Any:
        """What a write to it says."""
        known = {
            (self.verdict, "PUT"): {"kind": "confirm"},
            ("projects/<slug:slug>/", "PATCH"): {"name": "Springs"},
            ("projects/<slug:slug>/members/", "POST"): {
                "user": self.people["outsider"].username,
                "roles": ["reader"],
            },
            ("projects/<slug:slug>/members/<str:user>/", "PATCH"): {"roles": ["reviewer"]},
            ("tokens/", "POST"): {"scopes": ["read"]},
            ("marks/<uuid:pk>/", "PUT"): {
                "document": str(self.document.pk),
                "layer": "framing",
                "label": "east",
                "start": self.suggestion.start,
                "end": self.suggestion.end,
                "attributes": self.suggestion.attributes,
            },
        }
        return known.get((path, method), None if method in {"GET", "DELETE"} else {})

    def call(self, role: str, method: str, path: str, body: Any = None, at: Any = None) -> Any:
        """Let somebody of this world ask for a thing of this world, or of another."""
        place = at or self
        scopes = ["read", "train", "review", "manage"]
        secret = issue_token(user=self.people[role], scopes=scopes, name="", by=None).secret
        headers = {"Authorization": f"Bearer {secret}"}
        if method != "GET" and (version := place.version(path)):
            headers["If-Match"] = version
        answer = Client(headers=headers).generic(
            method,
            place.address(path),
            data=b"" if body is None else json.dumps(body).encode(),
            content_type="application/json",
        )
        if answer.streaming:
            answer.getvalue()
            answer.close()
        return answer


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
    answer = world.call(role, method, path, world.body(path, method))

    assert answer.status_code == API[path, method][role], answer


@pytest.mark.parametrize(("path", "method"), sorted(key for key in API if "<" in key[0]))
def test_another_projects_things_are_not_there(world, path, method):
    elsewhere = World("elsewhere")

    for role in ROLES:
        body = elsewhere.body(path, method)
        answer = world.call(role, method, path, body, at=elsewhere)
        assert answer.status_code == 404, (role, answer)


@pytest.mark.parametrize(("path", "method"), sorted(API))
def test_without_a_token_nothing_is_told(world, path, method):
    answer = Client().generic(method, world.address(path), content_type="application/json")

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["code"] == "not_authenticated"
