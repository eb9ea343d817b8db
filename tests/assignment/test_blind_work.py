"""Whoever works blind sees nothing of others, superusers included."""

from uuid import uuid4

import pytest

from annotator.assignment.models import Assignment, Submission
from annotator.kernel.errors import Conflict
from annotator.review.actions.marks import add_mark
from annotator.review.rules import Content
from tests.factories import a_document, a_member, a_suggestion, a_viewer, an_api

CONTENT = Content(layer="framing", label="east", start=0, end=9, attributes={})


@pytest.fixture
def document(committed_db):
    found = a_document()
    a_suggestion(found)
    return found


@pytest.fixture
def blind(document):
    """A reviewer with every role and open blind work, who is a superuser besides."""
    user = a_member(document.project, "reviewer", "adjudicator", "manager", name="blind")
    user.is_superuser = True
    user.save()
    Assignment.objects.create(document=document, reviewer=user, mode="blind")
    return user


def everything_seen(api, document):
    """All that the API tells about a document, without the texts that nobody annotated."""
    return {
        address: api.get(f"/api/v1/{address}").json()
        for address in (
            "suggestions/",
            "marks/",
            f"suggestions/?document={document.pk}",
            "annotations/",
            "annotations/?view=suggested",
            "annotations/?view=all",
            "annotations/?view=reviewer:anna",
            "annotations/?view=reviewer:blind",
            f"annotations/?document={document.pk}",
        )
    }


def test_the_work_of_others_changes_nothing_of_what_a_blind_reviewer_sees(document, blind):
    a_member(document.project, name="anna")
    api = an_api(blind)
    before = everything_seen(api, document)

    anna = a_viewer(document.project, name="anna")
    add_mark(mark_id=uuid4(), document=document, content=CONTENT, quote=None, by=anna)
    a_suggestion(document, "They met on Monday.", "plain")

    assert everything_seen(api, document) == before
    assert before["suggestions/"]["results"] == []
    assert before["annotations/?view=all"]["results"] == []


def test_ones_own_blind_work_is_seen_by_oneself_and_by_nobody_else_until_submitted(document, blind):
    mark = uuid4()
    viewer = a_viewer(document.project, "reviewer", "adjudicator", "manager", name="blind")
    add_mark(mark_id=mark, document=document, content=CONTENT, quote=None, by=viewer)
    own, lead = an_api(blind), an_api(a_member(document.project, "adjudicator"))

    assert [row["id"] for row in own.get("/api/v1/marks/").json()["results"]] == [str(mark)]
    assert own.get("/api/v1/annotations/?view=reviewer:blind").json()["results"][0]["id"] == str(
        mark
    )
    assert lead.get("/api/v1/marks/").json()["results"] == []
    assert lead.get(f"/api/v1/marks/{mark}/").status_code == 404

    Submission.objects.create(
        assignment=Assignment.objects.get(reviewer=blind), kind="blind", revision=1
    )
    assert [row["id"] for row in lead.get("/api/v1/marks/").json()["results"]] == [str(mark)]


def test_a_blind_reviewer_cannot_decide_on_a_suggestion(document, blind):
    suggestion = a_suggestion(document, "They met on Monday.", "plain")
    answer = an_api(blind).put(
        f"/api/v1/suggestions/{suggestion.pk}/verdict/", {"kind": "confirm"}, format="json"
    )
    assert answer.status_code == 404


def test_submitted_work_takes_no_more_acts(document, blind):
    Submission.objects.create(
        assignment=Assignment.objects.get(reviewer=blind), kind="blind", revision=0
    )
    viewer = a_viewer(document.project, "reviewer", name="blind")
    with pytest.raises(Conflict, match="handed in"):
        add_mark(mark_id=uuid4(), document=document, content=CONTENT, quote=None, by=viewer)
