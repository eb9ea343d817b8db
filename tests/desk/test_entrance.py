"""The door, and the pages for what goes wrong."""

import pytest
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.csrf import csrf_failure
from django.views.defaults import bad_request, permission_denied

from annotator.people.actions import make_sign_in_link
from tests.desk.pages import html_of
from tests.factories import a_member, a_project, a_user

pytestmark = pytest.mark.django_db


def test_the_login_page_says_where_a_link_comes_from(client) -> None:
    html = html_of(client.get(reverse("account_login")))

    assert "manage.py sign_in_link NAME" in html
    assert '<label for="id_login">Username</label>' in html
    assert 'autocomplete="current-password"' in html


def test_a_wrong_password_is_told_at_once(client) -> None:
    html = html_of(client.post(reverse("account_login"), {"login": "ann", "password": "wrong"}))

    assert 'role="alert"' in html
    assert "not correct" in html


def test_a_link_signs_in_once_and_tells_afterwards_that_it_is_spent() -> None:
    user = a_member(a_project(), name="ann")
    address = reverse("sign_in_by_link", args=[make_sign_in_link(name=user.username)])
    client = Client(enforce_csrf_checks=True)

    shown = html_of(client.get(address))
    token = client.cookies["csrftoken"].value
    entered = client.post(address, {"csrfmiddlewaretoken": token})
    again = Client().post(address)

    assert "This link works once, until" in shown
    assert entered.status_code == 302
    assert "ann" in html_of(client.get("/", follow=True))
    assert again.status_code == 404
    assert "manage.py sign_in_link NAME" in again.content.decode()


def test_signing_out_asks_first_where_it_is_a_link() -> None:
    client = Client()
    client.force_login(a_user(), backend="django.contrib.auth.backends.ModelBackend")

    assert "Sign out?" in html_of(client.get(reverse("account_logout")))
    client.post(reverse("account_logout"))
    assert client.get("/").status_code == 302


def test_nobody_signs_up_by_themselves(client) -> None:
    assert "Accounts are made for you" in html_of(client.get(reverse("account_signup")))


def test_a_closed_account_is_told_so(client) -> None:
    assert "This account is closed" in html_of(client.get(reverse("account_inactive")))


def test_what_is_not_there_is_said_plainly(client) -> None:
    answer = client.get("/nothing/here/")

    assert answer.status_code == 404
    assert "nothing that you may see" in answer.content.decode()


def test_refusals_have_pages_of_ours() -> None:
    request = RequestFactory().get("/")

    assert "Not understood" in bad_request(request, Exception()).content.decode()
    assert "out of date" in csrf_failure(request).content.decode()
    assert "Not allowed" in permission_denied(request, Exception()).content.decode()


def test_the_page_for_a_fault_needs_nothing_that_may_be_broken() -> None:
    html = get_template("500.html").render()

    assert "Something broke" in html
    assert "{" not in html
