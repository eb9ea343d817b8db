"""Guessing a password is stopped, over all processes together."""

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.factories import a_user

FEW = 10


def test_after_a_few_wrong_passwords_the_right_one_is_not_tried_either(committed_db):
    user = a_user("anna")
    user.set_password("a long right password")
    user.save()
    address = reverse("account_login")

    for number in range(FEW):
        Client().post(address, {"login": "anna", "password": f"wrong {number}"})
    client = Client()
    client.post(address, {"login": "anna", "password": "a long right password"})
    assert "_auth_user_id" not in client.session


def test_the_limits_are_kept_where_every_process_sees_them(committed_db):
    cache.set("one-process", "says so", timeout=60)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM hikiwake_cache")
        assert cursor.fetchone()[0] == 1
    assert cache.get("one-process") == "says so"
