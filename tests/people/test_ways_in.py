"""Tokens and sign-in links: shown once, kept as hashes, gone when they should be."""

import logging.config
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from annotator.kernel.errors import Conflict, Invalid, NotFound
from annotator.people.actions import issue_token, make_sign_in_link, make_user, use_sign_in_link
from annotator.people.models import SignInLink, Token, User
from tests.factories import a_member, a_project, a_user

pytestmark = pytest.mark.django_db


def bearer(secret: str) -> Client:
    return Client(headers={"Authorization": f"Bearer {secret}"})


def test_a_token_is_kept_as_a_hash_only():
    secret = issue_token(user=a_user(), scopes=["read"], name="", by=None).secret
    token = Token.objects.get()

    assert secret.startswith("hkw_")
    assert secret not in str([getattr(token, field.name) for field in Token._meta.fields])


def test_me_tells_who_and_what_for():
    project = a_project("wells")
    user = a_member(project, "reviewer", name="anna")
    secret = issue_token(user=user, scopes=["read"], name="", by=None).secret

    told = bearer(secret).get("/api/v1/me/").json()
    assert told == {
        "name": "anna",
        "scopes": ["read"],
        "memberships": [{"project": "wells", "roles": ["reviewer"], "verbs": ["pull", "read"]}],
    }


@pytest.mark.parametrize("spoil", ["expire", "revoke", "disable", "garble"])
def test_a_token_that_should_not_work_does_not(spoil):
    user = a_user()
    issued = issue_token(user=user, scopes=["read"], name="", by=None)
    secret = issued.secret
    if spoil == "expire":
        Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif spoil == "revoke":
        Token.objects.update(revoked_at=timezone.now())
    elif spoil == "disable":
        User.objects.update(is_active=False)
    else:
        secret = secret[:-1] + ("a" if secret[-1] != "a" else "b")

    answer = bearer(secret).get("/api/v1/me/")
    assert answer.status_code == 401
    assert secret not in answer.content.decode()


def test_a_removed_member_is_out_at_the_next_request():
    project = a_project("wells")
    user = a_member(project)
    client = bearer(issue_token(user=user, scopes=["read"], name="", by=None).secret)
    assert client.get("/api/v1/projects/wells/").status_code == 200

    user.memberships.all().delete()
    assert client.get("/api/v1/projects/wells/").status_code == 404


@pytest.mark.parametrize("scopes", [[], ["root"]])
def test_a_token_needs_scopes_that_there_are(scopes):
    with pytest.raises(Invalid):
        issue_token(user=a_user(), scopes=scopes, name="", by=None)


def test_a_sign_in_link_shows_a_button_and_signs_in_once():
    user = a_user("anna")
    address = reverse("sign_in_by_link", args=[make_sign_in_link(name="anna")])
    client, late = Client(), Client()

    assert client.get(address).status_code == 200
    assert "_auth_user_id" not in client.session
    assert client.post(address).status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)
    assert late.post(address).status_code == 404
    assert "_auth_user_id" not in late.session


def test_signing_in_needs_the_csrf_token():
    a_user("anna")
    address = reverse("sign_in_by_link", args=[make_sign_in_link(name="anna")])
    assert Client(enforce_csrf_checks=True).post(address).status_code == 403


def test_a_new_link_stops_the_earlier_one_and_time_stops_both():
    a_user("anna")
    first, second = make_sign_in_link(name="anna"), make_sign_in_link(name="anna")
    with pytest.raises(NotFound):
        use_sign_in_link(nonce=first)

    SignInLink.objects.update(expires_at=timezone.now())
    with pytest.raises(NotFound):
        use_sign_in_link(nonce=second)


def test_a_link_is_kept_as_a_hash_only():
    a_user("anna")
    nonce = make_sign_in_link(name="anna")
    assert nonce not in SignInLink.objects.get().nonce_sha256


def test_nobody_signs_up_by_themselves():
    answer = Client().post(
        reverse("account_signup"),
        {"username": "eve", "password1": "long enough 12", "password2": "long enough 12"},
    )
    assert not User.objects.filter(username="eve").exists()
    assert answer.status_code == 200


def test_create_user_makes_a_person_without_a_password():
    a_project("wells")
    out = StringIO()
    call_command("create_user", "anna", "--role", "reviewer", "--role", "reader", stdout=out)

    user = User.objects.get(username="anna")
    assert not user.has_usable_password()
    assert user.memberships.get().roles == ["reader", "reviewer"]
    assert "sign_in_link anna" in out.getvalue()


def test_create_user_refuses_a_name_twice_and_a_name_that_cannot_be():
    project = a_project()
    make_user(name="anna", roles=["reader"], project=project, by=None)
    with pytest.raises(Conflict):
        make_user(name="anna", roles=["reader"], project=project, by=None)
    for name in ("", "a b", "a\u200bb", "x" * 151):
        with pytest.raises(Invalid):
            make_user(name=name, roles=["reader"], project=project, by=None)
    with pytest.raises(Invalid):
        make_user(name="bert", roles=["king"], project=project, by=None)
    assert User.objects.count() == 1


def test_issue_token_prints_a_token_that_works():
    project = a_project("wells")
    a_member(project, name="anna")
    out = StringIO()
    call_command("issue_token", "anna", "--scope", "review", stdout=out)

    told = bearer(out.getvalue().strip()).get("/api/v1/me/").json()
    assert (told["name"], told["scopes"]) == ("anna", ["review"])
    with pytest.raises(CommandError, match="no active user"):
        call_command("issue_token", "nobody")


def test_sign_in_link_prints_an_address_that_works():
    a_user("anna")
    out = StringIO()
    call_command("sign_in_link", "anna", "--base", "https://hikiwake.example", stdout=out)

    address = out.getvalue().strip()
    assert address.startswith("https://hikiwake.example/sign-in/")
    assert Client().post(address.removeprefix("https://hikiwake.example")).status_code == 302
    with pytest.raises(CommandError, match="no active user"):
        call_command("sign_in_link", "nobody")


def test_a_link_that_still_works_never_stands_in_the_log(capfd):
    a_user("anna")
    nonce = make_sign_in_link(name="anna")
    address = reverse("sign_in_by_link", args=[nonce])
    logging.config.dictConfig(settings.LOGGING)

    Client(enforce_csrf_checks=True).post(address)
    Client().options(address)
    logged = capfd.readouterr().err
    assert "/sign-in/…" in logged
    assert nonce not in logged


def test_a_link_says_whom_it_signs_in_and_a_spent_one_says_so_at_once():
    a_user("anna")
    address = reverse("sign_in_by_link", args=[make_sign_in_link(name="anna")])
    assert "anna" in Client().get(address).content.decode()
    assert Client().head(address).status_code == 200

    Client().post(address)
    assert Client().get(address).status_code == 404
