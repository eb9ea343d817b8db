"""Deciding on suggestions over REST, as a program does it."""

import pytest

from annotator.people.models import Journal
from annotator.review.models import Mark, Verdict
from tests.factories import a_run, a_suggestion

pytestmark = pytest.mark.django_db


def test_confirm_makes_a_mark_that_says_what_was_suggested(api, suggestion, decide):
    answer = decide(api, suggestion, {"kind": "confirm"})

    assert answer.status_code == 201
    mark = answer.json()["mark"]
    assert (mark["label"], mark["start"], mark["end"]) == ("east", suggestion.start, suggestion.end)
    assert mark["quote"] == suggestion.quote
    assert mark["attributes"] == {"holder": "East town", "commitment": "reported"}
    assert mark["suggestion"] == str(suggestion.pk)
    assert mark["reviewer"] == "anna"
    assert answer["ETag"] == f'"{answer.json()["id"]}.1"'


def test_the_same_verdict_again_changes_nothing(api, suggestion, decide):
    first = decide(api, suggestion, {"kind": "confirm"})
    journal = Journal.objects.count()
    again = decide(api, suggestion, {"kind": "confirm"})

    assert again.status_code == 200
    assert again.json() == first.json()
    assert again["ETag"] == first["ETag"]
    assert Verdict.objects.count() == 1
    assert Journal.objects.count() == journal


def test_another_verdict_needs_the_version_that_stands(api, suggestion, decide):
    first = decide(api, suggestion, {"kind": "confirm"})
    missing = decide(api, suggestion, {"kind": "reject"})
    stale = decide(api, suggestion, {"kind": "reject"}, '"something.else"')

    assert missing.status_code == 428
    assert missing.json()["code"] == "version_needed"
    assert stale.status_code == 412
    assert stale.json()["details"]["current"] == first.json()
    assert stale["ETag"] == first["ETag"]
    assert Verdict.objects.count() == 1


def test_a_weak_tag_of_a_compressed_answer_is_taken(api, suggestion, decide):
    first = decide(api, suggestion, {"kind": "confirm"})

    assert decide(api, suggestion, {"kind": "reject"}, f"W/{first['ETag']}").status_code == 200


def test_a_version_where_nothing_stands_is_stale(api, suggestion, decide):
    answer = decide(api, suggestion, {"kind": "confirm"}, '"x.1"')

    assert answer.status_code == 412
    assert answer.json()["details"] == {"current": None}


def test_edit_changes_what_it_names_and_keeps_the_rest(api, suggestion, decide):
    quote = "the well is its own"
    start = suggestion.document.text.index(quote)
    answer = decide(
        api,
        suggestion,
        {"kind": "edit", "start": start, "end": start + len(quote), "quote": quote},
    )

    mark = answer.json()["mark"]
    assert answer.status_code == 201
    assert (mark["label"], mark["quote"]) == ("east", quote)
    assert mark["attributes"] == {"holder": "East town", "commitment": "reported"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "kind"),
        ({"kind": "accept"}, "kind"),
        ({"kind": "edit"}, "kind"),
        ({"kind": "confirm", "label": "west"}, "label"),
        ({"kind": "confirm", "reason": "bounds"}, "reason"),
        ({"kind": "reject", "reason": "dislike"}, "reason"),
        ({"kind": "edit", "label": "north"}, "label"),
        ({"kind": "edit", "start": 9, "end": 9}, "end"),
        ({"kind": "edit", "end": 100000}, "end"),
        ({"kind": "edit", "start": 30, "end": 32}, "start"),
        ({"kind": "edit", "label": "west", "quote": "something else"}, "quote"),
        ({"kind": "edit", "attributes": {"mood": "cross"}}, "attributes.mood"),
        ({"kind": "edit", "attributes": {"commitment": "vague"}}, "attributes.commitment"),
        ({"kind": "edit", "attributes": {"holder": "a\u202eb"}}, "attributes.holder"),
        ({"kind": "confirm", "reviewer": "owner"}, "reviewer"),
    ],
)
def test_a_verdict_that_cannot_be_names_its_field(api, suggestion, body, field, decide):
    answer = decide(api, suggestion, body)

    assert answer.status_code == 400, answer.json()
    assert field in answer.json()["details"]
    assert not Verdict.objects.exists()
    assert not Mark.objects.exists()


def test_reject_keeps_its_reason_and_makes_no_mark(api, suggestion, decide):
    answer = decide(api, suggestion, {"kind": "reject", "reason": "nothing here"})

    assert answer.status_code == 201
    assert answer.json()["reason"] == "nothing here"
    assert answer.json()["mark"] is None


def test_withdraw_before_any_decision_is_refused(api, suggestion, decide):
    answer = decide(api, suggestion, {"kind": "withdraw"})

    assert answer.status_code == 409
    assert answer.json()["code"] == "nothing_to_withdraw"


def test_withdraw_deletes_the_mark_and_confirming_again_revives_the_same(api, suggestion, decide):
    confirmed = decide(api, suggestion, {"kind": "confirm"})
    withdrawn = decide(api, suggestion, {"kind": "withdraw"}, confirmed["ETag"])
    again = decide(api, suggestion, {"kind": "confirm"}, withdrawn["ETag"])

    assert withdrawn.json()["mark"]["deleted"] is True
    assert again.json()["mark"]["deleted"] is False
    assert again.json()["mark"]["id"] == confirmed.json()["mark"]["id"]
    history = api.get(f"/api/v1/marks/{again.json()['mark']['id']}/history/").json()
    assert [step["kind"] for step in history] == ["create", "delete", "revive"]
    told = api.get(f"/api/v1/suggestions/{suggestion.pk}/history/").json()
    assert [verdict["kind"] for verdict in told] == ["confirm", "withdraw", "confirm"]


def test_a_later_run_that_suggests_the_same_inherits_the_verdict(api, suggestion, decide):
    decide(api, suggestion, {"kind": "confirm"})
    same = a_suggestion(suggestion.document, run=a_run(suggestion.document))

    listed = api.get("/api/v1/suggestions/").json()["results"]

    assert [(row["id"], row["state"]) for row in listed] == [(str(same.pk), "confirmed")]
    assert decide(api, same, {"kind": "confirm"}).status_code == 200
    assert Mark.objects.count() == 1


def test_changing_the_mark_is_an_edit_of_the_suggestion(api, suggestion, decide):
    mark = decide(api, suggestion, {"kind": "confirm"}).json()["mark"]
    changed = api.patch(
        f"/api/v1/marks/{mark['id']}/",
        {"attributes": {"holder": "author"}},
        format="json",
        headers={"If-Match": '"1"'},
    )

    standing = api.get(f"/api/v1/suggestions/{suggestion.pk}/verdict/")
    assert changed.status_code == 200
    assert standing.json()["kind"] == "edit"
    assert standing["ETag"].endswith('.2"')


def test_deleting_the_mark_withdraws_the_verdict(api, suggestion, decide):
    mark = decide(api, suggestion, {"kind": "confirm"}).json()["mark"]
    api.delete(f"/api/v1/marks/{mark['id']}/", headers={"If-Match": '"1"'})

    standing = api.get(f"/api/v1/suggestions/{suggestion.pk}/verdict/").json()
    assert standing["kind"] == "withdraw"
    assert api.get(f"/api/v1/suggestions/{suggestion.pk}/").json()["state"] == "open"


def test_every_act_leaves_one_row_in_the_journal(api, suggestion, decide):
    first = decide(api, suggestion, {"kind": "confirm"})
    decide(api, suggestion, {"kind": "reject", "reason": "label"}, first["ETag"])

    acts = Journal.objects.filter(actor__username="anna", act__startswith="verdict.")
    assert list(acts.values_list("act", "before", "after")) == [
        ("verdict.confirm", 0, 1),
        ("verdict.reject", 1, 2),
    ]
