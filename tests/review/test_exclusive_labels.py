"""A label that stands alone shares its sentence with no other."""

from tests.factories import a_suggestion


def test_an_exclusive_label_is_refused_until_what_is_in_the_way_is_named(api, suggestion, decide):
    plain = a_suggestion(suggestion.document, label="plain")
    mark = decide(api, suggestion, {"kind": "confirm"}).json()["mark"]

    refused = decide(api, plain, {"kind": "confirm"})
    assert refused.status_code == 409
    assert refused.json()["code"] == "exclusive_label"
    [blocking] = refused.json()["details"]["in_the_way"]
    assert (blocking["id"], blocking["revision"]) == (mark["id"], 1)

    replaces = [{"id": blocking["id"], "revision": blocking["revision"]}]
    taken = decide(api, plain, {"kind": "confirm", "replaces": replaces})
    assert taken.status_code == 201
    gone = api.get(f"/api/v1/marks/{mark['id']}/").json()
    assert gone["deleted"] is True
    assert gone["change_set"] == taken.json()["change_set"]
    assert api.get(f"/api/v1/suggestions/{suggestion.pk}/").json()["state"] == "open"


def test_the_exclusive_label_binds_within_a_sentence_only(api, suggestion, decide):
    plain = a_suggestion(suggestion.document, "They met on Monday.", "plain")

    assert decide(api, suggestion, {"kind": "confirm"}).status_code == 201
    assert decide(api, plain, {"kind": "confirm"}).status_code == 201


def test_a_replaced_mark_that_changed_meanwhile_is_not_replaced(api, suggestion, decide):
    plain = a_suggestion(suggestion.document, label="plain")
    mark = decide(api, suggestion, {"kind": "confirm"}).json()["mark"]
    api.patch(
        f"/api/v1/marks/{mark['id']}/",
        {"attributes": {}},
        format="json",
        headers={"If-Match": '"1"'},
    )

    replaces = [{"id": mark["id"], "revision": 1}]
    answer = decide(api, plain, {"kind": "confirm", "replaces": replaces})

    assert answer.status_code == 409
    assert answer.json()["details"]["in_the_way"][0]["revision"] == 2
