"""Who gets which page: every page URL pattern × GET, POST × role × (own, foreign).

Taken from the resolver: a pattern of the rooms scheme, review or desk without a row fails.
"""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.factories import a_document, a_member, a_project, a_suggestion, a_user

ROOMS = ("annotator.scheme.", "annotator.review.", "annotator.desk.")
METHODS = ("GET", "POST")
ROLES = ("reader", "reviewer", "adjudicator", "manager")
OUTSIDERS = ("outsider", "superuser without membership")
EVERYBODY = (*OUTSIDERS, *ROLES)

NOBODY = dict.fromkeys(EVERYBODY, 404)
NO_SUCH_METHOD = dict.fromkeys(EVERYBODY, 405)
MEMBERS = NOBODY | dict.fromkeys(ROLES, 200)

PAGES = {
    # Who has one project is led to it.
    ("home", "GET"): dict.fromkeys(ROLES, 302) | dict.fromkeys(OUTSIDERS, 200),
    ("home", "POST"): NO_SUCH_METHOD,
    ("corpus", "GET"): MEMBERS,
    ("corpus", "POST"): NO_SUCH_METHOD,
    ("article", "GET"): MEMBERS,
    ("article", "POST"): NOBODY | dict.fromkeys(ROLES, 403) | {"reviewer": 302},
    ("scheme", "GET"): MEMBERS,
    ("scheme", "POST"): NO_SUCH_METHOD,
    ("labels_css", "GET"): MEMBERS,
    ("labels_css", "POST"): NO_SUCH_METHOD,
    ("suggestion_history", "GET"): MEMBERS,
    ("suggestion_history", "POST"): NO_SUCH_METHOD,
    # The mark is the reviewer's own; a reader does not see others' work.
    ("mark_history", "GET"): MEMBERS | {"reader": 404},
    ("mark_history", "POST"): NO_SUCH_METHOD,
}


def page_names() -> set[str]:
    """The names of all patterns whose view stands in one of the rooms."""

    def walk(patterns: Any) -> Any:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns)
            elif isinstance(pattern, URLPattern):
                yield pattern

    return {
        str(pattern.name)
        for pattern in walk(get_resolver().url_patterns)
        if pattern.callback.__module__.startswith(ROOMS)
        and not hasattr(pattern.callback, "view_class")  # the API has a matrix of its own
    }


def test_every_page_and_method_has_a_row():
    assert {(name, method) for name in page_names() for method in METHODS} == set(PAGES)


class World:
    """A project with one of everything, and somebody of each role."""

    def __init__(self, slug: str) -> None:
        self.project = a_project(slug)
        self.document = a_document(self.project)
        self.suggestion = a_suggestion(self.document)
        self.people = {role: a_member(self.project, role) for role in ROLES}
        for outsider in OUTSIDERS:
            self.people[outsider] = a_user()
        above = self.people["superuser without membership"]
        above.is_superuser = above.is_staff = True
        above.save()
        self.mark = uuid4()
        assert self.call("reviewer", "article", "POST", self.body(self.mark)) == 302

    def body(self, mark: Any) -> dict[str, Any]:
        return {"act": "add", "layer": "argument", "label": "claim", "sentence": 2, "mark": mark}

    def address(self, name: str) -> str:
        slug = self.project.slug
        return reverse(
            name,
            args={
                "home": [],
                "corpus": [slug],
                "article": [slug, self.document.pk],
                "scheme": [slug, 1],
                "labels_css": [slug, 1],
                "suggestion_history": [slug, self.suggestion.pk],
                "mark_history": [slug, self.mark],
            }[name],
        )

    def call(
        self,
        role: str,
        name: str,
        method: str,
        body: dict[str, Any] | None = None,
        *,
        at: str = "",
    ) -> int:
        client = Client()
        client.force_login(self.people[role], backend="django.contrib.auth.backends.ModelBackend")
        return client.generic(
            method,
            at or self.address(name),
            data="&".join(f"{key}={value}" for key, value in (body or {}).items()),
            content_type="application/x-www-form-urlencoded",
        ).status_code


@pytest.fixture
def world(db):
    return World("here")


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize(("name", "method"), sorted(PAGES))
def test_who_gets_which_page(world, name, method, role):
    body = world.body(world.mark) if method == "POST" else None

    assert world.call(role, name, method, body) == PAGES[name, method][role]


@pytest.mark.parametrize("name", sorted(page_names() - {"home"}))
def test_another_projects_pages_are_not_there(world, name):
    elsewhere = World("elsewhere")

    for role in ROLES:
        for method in METHODS:
            if PAGES[name, method] == NO_SUCH_METHOD:
                continue
            at = elsewhere.address(name)
            assert world.call(role, name, method, world.body(uuid4()), at=at) == 404
            if name not in {"corpus", "scheme", "labels_css"}:  # these name nothing but a project
                mixed = at.replace("/elsewhere/", "/here/")
                assert world.call(role, name, method, world.body(uuid4()), at=mixed) == 404


@pytest.mark.parametrize("name", sorted(page_names()))
def test_who_is_not_signed_in_is_sent_to_the_door(world, name):
    answer = Client().get(world.address(name))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))
