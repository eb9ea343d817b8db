"""The OpenAPI document is right: it generates without a warning, is valid, and answers fit it."""

import json
import re
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from jsonschema import Draft202012Validator

from tests.factories import a_document, a_member, a_project, a_suggestion, an_api


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    out = StringIO()
    call_command("spectacular", format="openapi-json", validate=True, fail_on_warn=True, stdout=out)
    return json.loads(out.getvalue())


def test_it_is_served_as_it_is_generated(db, document):
    api = an_api(a_member(a_project()))
    served = api.get("/api/v1/schema/").json()

    assert served["paths"].keys() == document["paths"].keys()
    assert served["openapi"].startswith("3.1")


def test_every_refusal_has_the_one_shape(document):
    for path in document["paths"].values():
        for operation in path.values():
            schema = operation["responses"]["default"]["content"]["application/json"]["schema"]
            assert schema == {"$ref": "#/components/schemas/Error"}


def fits(document: dict[str, Any], method: str, address: str, answer: Any) -> None:
    """Fail unless the answer is one that the document describes."""
    path = address.split("?", maxsplit=1)[0]
    [template] = [
        template
        for template in document["paths"]
        if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", template), path)
    ]
    responses = document["paths"][template][method.lower()]["responses"]
    told = responses.get(str(answer.status_code), responses["default"])
    schema = told["content"]["application/json"]["schema"]
    validator = Draft202012Validator(
        {**schema, "components": document["components"]},
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    errors = [
        f"{error.json_path}: {error.message[:300]}"
        for error in validator.iter_errors(answer.json())
    ]
    assert not errors, (method, address)


def test_answers_fit_what_it_says(committed_db, document):
    project = a_project("wells")
    text = a_document(project, title="A well", published_on="2019-01-24")
    suggestion = a_suggestion(text)
    reviewer = an_api(a_member(project, "reviewer", "adjudicator", name="anna"))
    mark = uuid4()
    body = {
        "document": str(text.pk),
        "layer": "framing",
        "label": "west",
        "start": 0,
        "end": 9,
        "quote": text.text[0:9],
    }
    steps = [
        ("GET", "me/", None, {}),
        ("GET", "projects/", None, {}),
        ("GET", "projects/wells/", None, {}),
        ("GET", "documents/", None, {}),
        ("GET", f"documents/{text.pk}/", None, {}),
        ("GET", f"documents/{text.pk}/zones/", None, {}),
        ("GET", f"documents/{text.pk}/sentences/", None, {}),
        ("GET", "suggestions/", None, {}),
        ("GET", f"suggestions/{suggestion.pk}/verdict/", None, {}),
        ("PUT", f"suggestions/{suggestion.pk}/verdict/", {"kind": "confirm"}, {}),
        ("PUT", f"suggestions/{suggestion.pk}/verdict/", {"kind": "reject"}, {}),
        ("PUT", f"suggestions/{suggestion.pk}/verdict/", {"kind": "agree"}, {}),
        ("GET", f"suggestions/{suggestion.pk}/", None, {}),
        ("GET", f"suggestions/{suggestion.pk}/verdict/", None, {}),
        ("GET", f"suggestions/{suggestion.pk}/history/", None, {}),
        ("PUT", f"marks/{mark}/", body, {"If-None-Match": "*"}),
        ("PATCH", f"marks/{mark}/", {"label": "east"}, {"If-Match": '"1"'}),
        ("PATCH", f"marks/{mark}/", {"label": "west"}, {"If-Match": '"1"'}),
        ("GET", f"marks/{mark}/", None, {}),
        ("GET", f"marks/{mark}/history/", None, {}),
        ("DELETE", f"marks/{mark}/", None, {"If-Match": '"2"'}),
        ("GET", "marks/", None, {}),
        *[
            ("GET", f"annotations/?view={view}", None, {})
            for view in ("reviewed", "suggested", "all", "reviewer:anna", "gold")
        ],
        ("GET", "documents/x/", None, {}),
    ]
    for method, path, sent, headers in steps[:-1]:
        address = f"/api/v1/{path}"
        answer = reviewer.generic(
            method,
            address,
            json.dumps(sent) if sent is not None else "",
            content_type="application/json",
            headers=headers,
        )
        fits(document, method, address, answer)
