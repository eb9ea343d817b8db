"""Marks over REST: add, change, delete, revive."""

from uuid import uuid4

import pytest

from annotator.assignment.models import Assignment
from annotator.people.models import Journal
from annotator.review.models import Mark, MarkRevision
from tests.factories import TEXT, a_document, a_member, a_project, an_api

pytestmark = pytest.mark.django_db

QUOTE = "West town wants it back."
START = TEXT.index(QUOTE)


@pytest.fixture
def document():
    return a_document()


@pytest.fixture
def api(document):
    return an_api(a_member(document.project, name="anna"))


def body(place, **changes):
    return {
        "document": str(place.pk),
        "layer": "framing",
        "label": "west",
        "start": START,
        "end": START + len(QUOTE),
        "quote": QUOTE,
        "attributes": {"holder": "West town"},
    } | changes


def put(api, mark, content, **headers):
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    return api.put(f"/api/v1/marks/{mark}/", content, format="json", headers=named)


def make(api, place, mark=None, **changes):
    return put(api, mark or uuid4(), body(place, **changes), If_None_Match="*")


def test_a_mark_is_made_under_the_clients_id(api, document):
    mark = uuid4()
    answer = make(api, document, mark)

    assert answer.status_code == 201
    assert answer.json()["id"] == str(mark)
    assert answer.json()["quote"] == QUOTE
    assert answer.json()["suggestion"] is None
    assert answer["ETag"] == '"1"'


def test_making_it_again_after_a_lost_reply_changes_nothing(api, document):
    mark = uuid4()
    make(api, document, mark)
    again = make(api, document, mark)

    assert again.status_code == 200
    assert MarkRevision.objects.count() == 1


def test_making_something_else_under_the_id_tells_what_stands(api, document):
    mark = uuid4()
    first = make(api, document, mark)
    other = make(api, document, mark, label="east")

    assert other.status_code == 412
    assert other.json()["details"]["current"] == first.json()


def test_an_id_of_somebody_else_is_taken(api, document):
    mark = uuid4()
    make(api, document, mark)
    other = an_api(a_member(document.project))

    answer = make(other, document, mark)
    assert answer.status_code == 409
    assert answer.json()["code"] == "id_taken"


def test_a_second_mark_with_the_same_label_and_bounds_is_a_duplicate(api, document):
    make(api, document)
    answer = make(api, document)

    assert answer.status_code == 409
    assert answer.json()["code"] == "duplicate"
    assert Mark.objects.count() == 1


def test_put_without_a_precondition_is_refused(api, document):
    assert put(api, uuid4(), body(document)).status_code == 428


def test_a_put_that_wants_both_is_refused(api, document):
    answer = put(api, uuid4(), body(document), If_None_Match="*", If_Match='"1"')
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"layer": "mood"}, "layer"),
        ({"label": "north"}, "label"),
        ({"start": -1}, "start"),
        ({"start": START + 1}, "quote"),
        ({"end": START}, "end"),
        ({"quote": "?" * len(QUOTE)}, "quote"),
        ({"document": "x"}, "document"),
        ({"colour": "red"}, "colour"),
        ({"attributes": {"holder": 1}}, None),
        ({"attributes": []}, "attributes"),
    ],
)
def test_a_mark_that_cannot_be_names_its_field(api, document, change, field):
    answer = make(api, document, **change)

    if field is None:  # a number is read as its digits
        assert answer.status_code == 201
    else:
        assert answer.status_code == 400, answer.json()
        assert field in answer.json()["details"]


def test_change_delete_and_revive_each_need_the_revision_that_stands(api, document):
    mark = make(api, document).json()["id"]
    address = f"/api/v1/marks/{mark}/"

    for act in (api.patch, api.delete):
        assert act(address, {}, format="json").status_code == 428
        stale = act(address, {"label": "east"}, format="json", headers={"If-Match": '"7"'})
        assert stale.status_code == 412
        assert stale.json()["details"]["current"]["revision"] == 1

    changed = api.patch(address, {"label": "east"}, format="json", headers={"If-Match": '"1"'})
    deleted = api.delete(address, headers={"If-Match": changed["ETag"]})
    refused = api.patch(
        address, {"label": "west"}, format="json", headers={"If-Match": deleted["ETag"]}
    )
    revived = put(api, mark, body(document), If_Match=deleted["ETag"])

    assert changed.json()["label"] == "east"
    assert deleted.json()["deleted"] is True
    assert (refused.status_code, refused.json()["code"]) == (409, "deleted")
    assert revived.status_code == 200
    assert revived.json()["deleted"] is False
    kinds = [step["kind"] for step in api.get(f"{address}history/").json()]
    assert kinds == ["create", "change", "delete", "revive"]


def test_a_change_that_changes_nothing_makes_no_revision(api, document):
    mark = make(api, document).json()["id"]
    answer = api.patch(
        f"/api/v1/marks/{mark}/", {"label": "west"}, format="json", headers={"If-Match": '"1"'}
    )

    assert answer.status_code == 200
    assert answer["ETag"] == '"1"'
    assert MarkRevision.objects.count() == 1


def test_deleting_twice_is_one_deletion(api, document):
    mark = make(api, document).json()["id"]
    address = f"/api/v1/marks/{mark}/"
    deleted = api.delete(address, headers={"If-Match": '"1"'})
    again = api.delete(address, headers={"If-Match": deleted["ETag"]})

    assert again.json() == deleted.json()
    assert MarkRevision.objects.count() == 2


def test_an_overseer_sees_but_does_not_change_anothers_mark(api, document):
    mark = make(api, document).json()["id"]
    manager = an_api(a_member(document.project, "manager", "reviewer"))
    address = f"/api/v1/marks/{mark}/"

    assert manager.get(address).json()["reviewer"] == "anna"
    answer = manager.delete(address, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_own")


def test_a_fellow_reviewer_and_a_stranger_see_nothing_of_it(api, document):
    mark = make(api, document).json()["id"]
    fellow = an_api(a_member(document.project))
    stranger = an_api(a_member(a_project(), "manager", "adjudicator", "reviewer"))

    for other in (fellow, stranger):
        assert other.get("/api/v1/marks/").json()["results"] == []
        for address in (f"/api/v1/marks/{mark}/", f"/api/v1/marks/{mark}/history/"):
            assert other.get(address).status_code == 404
        assert (
            other.delete(f"/api/v1/marks/{mark}/", headers={"If-Match": '"1"'}).status_code == 404
        )
    assert make(stranger, document).status_code == 404


def test_a_mark_stays_on_its_document(api, document):
    mark = make(api, document).json()["id"]
    other = a_document(document.project, TEXT.replace("Monday", "Friday"))

    answer = put(api, mark, body(other), If_Match='"1"')
    assert (answer.status_code, answer.json()["code"]) == (409, "other_document")


def test_marks_are_listed_by_document_reviewer_and_deletion(api, document):
    kept = make(api, document).json()["id"]
    gone = make(api, document, label="east").json()["id"]
    api.delete(f"/api/v1/marks/{gone}/", headers={"If-Match": '"1"'})

    def found(query):
        return [row["id"] for row in api.get(f"/api/v1/marks/?{query}").json()["results"]]

    assert found(f"document={document.pk}") == [kept, gone]
    assert found("deleted=false") == [kept]
    assert found("deleted=true") == [gone]
    assert found("reviewer=nobody") == []


def test_each_act_raises_the_revision_of_the_assignment(api, document):
    mark = make(api, document).json()["id"]
    api.delete(f"/api/v1/marks/{mark}/", headers={"If-Match": '"1"'})

    assert Assignment.objects.get().revision == 2
    acts = Journal.objects.filter(subject="mark").values_list("act", "before", "after")
    assert list(acts) == [("mark.add", 0, 1), ("mark.delete", 1, 2)]


def test_lists_come_in_pages_that_stay_put_under_writes(api, document):
    made = [make(api, document, start=START + n, quote=QUOTE[n:]).json()["id"] for n in range(5)]
    first = api.get("/api/v1/marks/?page_size=2").json()
    make(api, document, label="east")
    second = api.get(first["next"]).json()
    third = api.get(second["next"]).json()

    pages = [row["id"] for page in (first, second, third) for row in page["results"]]
    assert pages[:5] == made
    assert len(pages) == 6
    assert third["next"] is None


@pytest.mark.parametrize(
    "cursor", ["x", "AAAA", "W10=", "WyJhIiwiYiJd", "WyIyMDI2IiwgIlx1MDAwMCJd"]
)
def test_a_broken_cursor_is_refused(api, cursor):
    answer = api.get(f"/api/v1/marks/?cursor={cursor}")
    assert answer.status_code == 400
    assert "cursor" in answer.json()["details"]
