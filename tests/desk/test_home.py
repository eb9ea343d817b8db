"""Home: the shortest way to work."""

import pytest
from django.urls import reverse

from tests.desk.pages import html_of, signed_in
from tests.factories import a_document, a_member, a_project, a_user

pytestmark = pytest.mark.django_db


def test_who_has_one_project_goes_straight_to_it() -> None:
    project = a_project()

    answer = signed_in(a_member(project, "reader")).get("/")

    assert answer.status_code == 302
    assert answer["Location"] == reverse("corpus", args=[project.slug])


def test_who_has_more_chooses_among_ones_own() -> None:
    one, other, _not_mine = a_project("one"), a_project("other"), a_project("third")
    a_document(one)
    user = a_member(one, "reader")
    a_member(other, "reader", name=user.username)

    html = html_of(signed_in(user).get("/"))

    assert reverse("corpus", args=["one"]) in html
    assert reverse("corpus", args=["other"]) in html
    assert reverse("corpus", args=["third"]) not in html
    assert "1 article<" in html
    assert "No articles<" in html


def test_who_has_none_is_told_what_to_do() -> None:
    html = html_of(signed_in(a_user("ann")).get("/"))

    assert "You are in no project yet. Ask a manager of one to add you, <b>ann</b>." in html


def test_who_is_not_signed_in_is_sent_to_the_door(client) -> None:
    answer = client.get("/")

    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse('account_login')}?next=/"
