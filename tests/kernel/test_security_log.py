"""Refusals are written down, without what could be used or must not be read."""

import pytest
from django.test import Client

from tests.factories import a_member, a_suggestion, an_api

pytestmark = pytest.mark.django_db


def test_who_may_not_and_who_is_not_let_in_is_logged(caplog):
    suggestion = a_suggestion()
    reader = a_member(suggestion.document.project, "reader")
    address = f"/api/v1/suggestions/{suggestion.pk}/verdict/"

    an_api(reader).put(address, {"kind": "confirm"}, format="json")
    Client(headers={"Authorization": "Bearer hkw_canary"}).get("/api/v1/me/")

    lines = [record.getMessage() for record in caplog.records if record.name == "hikiwake.security"]
    assert f"403 PUT {address}: refused role, user {reader.pk}" in lines
    assert "401 GET /api/v1/me/: refused not_authenticated, user nobody" in lines
    assert "hkw_" not in " ".join(lines)


def test_what_is_allowed_is_not(caplog):
    suggestion = a_suggestion()
    an_api(a_member(suggestion.document.project)).get("/api/v1/suggestions/")
    assert not [record for record in caplog.records if record.name == "hikiwake.security"]
