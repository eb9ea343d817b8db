"""A suggestion, a reviewer, and how they decide."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from tests.factories import a_member, a_suggestion, an_api


@pytest.fixture
def suggestion(db):
    return a_suggestion()


@pytest.fixture
def api(suggestion):
    return an_api(a_member(suggestion.document.project, name="anna"))


@pytest.fixture
def decide():
    """Put a verdict on a suggestion, naming a version where one is given."""

    def put(api: APIClient, suggestion: Any, body: Any, version: str = "") -> Any:
        address = f"/api/v1/suggestions/{suggestion.pk}/verdict/"
        headers = {"If-Match": version} if version else {}
        return api.put(address, body, format="json", headers=headers)

    return put
