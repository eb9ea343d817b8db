"""Exports: what they hold, in which order, and that they are the same twice."""

import hashlib
import json
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from annotator.exchange.export import export
from annotator.exchange.formats.registry import FORMATS
from annotator.exchange.rules import parse_view
from annotator.exchange.selection import Selection, operators_access
from annotator.review.actions.marks import add_mark
from annotator.review.actions.verdicts import Decision, give_verdict
from annotator.review.rules import Content
from tests.factories import (
    TEXT,
    a_document,
    a_member,
    a_project,
    a_suggestion,
    a_viewer,
    an_api,
)


@pytest.fixture
def world(committed_db):
    """A document with one suggestion confirmed, one rejected, one open, and a mark by hand."""

    class World:
        project = a_project("wells")
        later = a_document(project, TEXT.replace("Monday", "Friday"), published_on="2020-01-01")
        document = a_document(project, published_on="2019-01-01", title="Wells \U0001f30a")
        anna = a_viewer(project, "reviewer", name="anna")
        confirmed = a_suggestion(document)
        rejected = a_suggestion(document, "West town wants it back.", "west")
        open = a_suggestion(document, "They met on Monday.", "plain")

    give_verdict(
        suggestion=World.confirmed, given=Decision(kind="confirm"), base=None, by=World.anna
    )
    give_verdict(
        suggestion=World.rejected,
        given=Decision(kind="reject", reason="label"),
        base=None,
        by=World.anna,
    )
    quote = "share the water"
    start = World.document.text.index(quote)
    World.added = add_mark(
        mark_id=uuid4(),
        document=World.document,
        content=Content(layer="argument", label="claim", start=start, end=start + len(quote)),
        quote=quote,
        by=World.anna,
    ).mark
    return World


def exported(world, view="reviewed", form="json", **limits):
    selection = Selection(project=world.project, view=parse_view(view), **limits)
    made = export(selection, operators_access(), FORMATS[form])
    with made.file as file:
        raw = file.read()
    assert hashlib.sha256(raw).hexdigest() == made.sha256
    assert len(raw) == made.size
    return raw


def records(world, *args, **limits):
    told = json.loads(exported(world, *args, **limits))
    return [record for document in told["documents"] for record in document["annotations"]]


def test_json_tells_what_it_is_and_holds_the_texts_whole(world):
    told = json.loads(exported(world))

    assert told["view"] == "reviewed"
    assert told["project"] == "wells"
    assert told["scheme"] == {"title": "Framing of wells", "version": 1}
    assert [document["text"] for document in told["documents"]] == [
        world.document.text,
        world.later.text,
    ]
    assert told["counts"] == {
        "documents": 2,
        "annotations": 2,
        "disputed": 0,
        "differing_attributes": 0,
    }


def test_every_quote_is_what_the_text_reads_there(world):
    for view in ("reviewed", "suggested", "all", "reviewer:anna"):
        told = json.loads(exported(world, view))
        for document in told["documents"]:
            for record in document["annotations"]:
                assert record["quote"] == document["text"][record["start"] : record["end"]]
                sentence = record["sentence"]
                assert sentence["start"] <= record["start"] < sentence["end"]
                assert record["zone"] == "body"


def test_reviewed_says_who_and_when_and_where_from(world):
    confirmed, added = records(world)

    assert confirmed["state"] == "confirmed"
    assert confirmed["maker"] == {"kind": "reviewer", "name": "anna"}
    assert confirmed["suggestion"] == str(world.confirmed.pk)
    assert confirmed["at"].endswith("+00:00")
    assert confirmed["reviewers"] == ["anna"]
    assert (added["id"], added["state"], added["suggestion"]) == (
        str(world.added.pk),
        "added",
        None,
    )


def test_suggested_holds_every_suggestion_with_evidence_and_score(world):
    found = records(world, "suggested")

    assert [record["label"] for record in found] == ["east", "west", "plain"]
    assert {record["state"] for record in found} == {"suggested"}
    assert found[0]["evidence"]["anchor"] == "rule-1"
    assert found[0]["score"] == 0.8


def test_all_holds_every_suggestion_with_its_state_and_every_mark_with_its_history(world):
    found = records(world, "all")

    states = [(record["kind"], record["label"], record["state"]) for record in found]
    assert states == [
        ("mark", "east", "confirmed"),
        ("suggestion", "east", "confirmed"),
        ("suggestion", "west", "rejected"),
        ("suggestion", "plain", "open"),
        ("mark", "claim", "added"),
    ]
    [verdict] = found[2]["verdicts"]
    assert (verdict["kind"], verdict["reason"], verdict["by"]) == ("reject", "label", "anna")
    assert [step["kind"] for step in found[0]["history"]] == ["create"]


def test_layer_label_document_and_language_limit_what_comes(world):
    assert [r["label"] for r in records(world, layers=frozenset({"argument"}))] == ["claim"]
    assert [r["label"] for r in records(world, labels=frozenset({"east"}))] == ["east"]
    assert records(world, documents=frozenset({world.later.pk})) == []
    assert records(world, languages=frozenset({"ja"})) == []


def test_the_same_export_twice_has_the_same_bytes(world):
    for form in FORMATS:
        for view in ("reviewed", "suggested", "all"):
            assert exported(world, view, form) == exported(world, view, form)


def test_jsonl_has_the_same_keys_and_types_on_every_line(world):
    lines = [json.loads(line) for line in exported(world, "all", "jsonl").splitlines()]

    assert len(lines) == 2
    assert lines[0].keys() == lines[1].keys()
    spans = [span for line in lines for span in line["spans"]]
    assert len({tuple(span) for span in spans}) == 1
    assert spans[0]["attributes"] == [
        {"key": "commitment", "value": "reported"},
        {"key": "holder", "value": "East town"},
    ]


def test_the_command_and_the_api_give_the_same_file(world, capfdbinary):
    call_command("export", format="jsonl", project="wells")
    printed = capfdbinary.readouterr().out
    answer = an_api(world.anna.user).get("/api/v1/projects/wells/export/?format=jsonl")

    assert answer.getvalue() == printed
    assert answer["ETag"] == f'"{hashlib.sha256(printed).hexdigest()}"'
    assert "attachment" in answer["Content-Disposition"]
    answer.close()


def test_who_has_the_file_already_is_told_so(world):
    api = an_api(world.anna.user)
    first = api.get("/api/v1/projects/wells/export/")
    first.getvalue()
    first.close()
    again = api.get("/api/v1/projects/wells/export/", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304


def test_the_command_writes_a_file_whole_or_not_at_all(world, tmp_path):
    target = tmp_path / "labelled.json"
    call_command("export", format="json", output=target, view="suggested")
    assert json.loads(target.read_text())["counts"]["annotations"] == 3

    with pytest.raises(CommandError, match="One of"):
        call_command("export", format="json", output=tmp_path / "none.json", view="gold")
    assert [path.name for path in tmp_path.iterdir()] == ["labelled.json"]


def test_a_plain_reviewer_gets_no_scores_and_not_the_work_of_others(world):
    api = an_api(world.anna.user, "read")
    suggested = api.get("/api/v1/annotations/?view=suggested").json()["results"]

    assert {record["score"] for record in suggested} == {None}
    assert "votes" not in suggested[0]["evidence"]
    for view in ("all", "reviewer:bert"):
        refused = api.get(f"/api/v1/annotations/?view={view}")
        assert refused.status_code == 403
        assert "reviewer:anna" in refused.json()["message"]


@pytest.mark.parametrize(
    ("query", "status", "field"),
    [
        ("view=gold", 400, "view"),
        ("view=reviewer:", 400, "view"),
        ("layer=mood", 400, "layer"),
        ("label=north", 400, "label"),
        ("document=1", 400, "document"),
        ("updated_since=yesterday", 400, "updated_since"),
        ("vew=all", 400, "vew"),
        ("project=nowhere", 404, None),
        ("document=00000000-0000-4000-8000-000000000000", 404, None),
    ],
)
def test_a_selection_that_cannot_be_says_why(world, query, status, field):
    answer = an_api(world.anna.user).get(f"/api/v1/annotations/?{query}")

    assert answer.status_code == status, answer.json()
    if field:
        assert field in answer.json()["details"]


def test_an_unknown_format_is_refused_with_what_there_is(world):
    answer = an_api(world.anna.user).get("/api/v1/projects/wells/export/?format=xml")
    assert answer.status_code == 400
    assert answer.json()["details"] == {"format": ["One of: json, jsonl, csv, csv-spreadsheet."]}


def test_ndjson_streams_whole_and_says_where_it_ends(world):
    answer = an_api(world.anna.user).get(
        "/api/v1/annotations/", headers={"Accept": "application/x-ndjson"}
    )
    lines = [json.loads(line) for line in BytesIO(answer.getvalue())]
    answer.close()

    assert answer["Content-Type"] == "application/x-ndjson"
    assert lines[-1] == {
        "end": True,
        "documents": 2,
        "annotations": 2,
        "disputed": 0,
        "differing_attributes": 0,
    }
    assert [line["document"] for line in lines[:-1]] == [str(world.document.pk)] * 2


def test_pages_of_annotations_hold_whole_documents(world):
    api = an_api(world.anna.user)
    first = api.get("/api/v1/annotations/?view=suggested&page_size=1").json()
    second = api.get(first["next"]).json()

    assert sorted([len(first["results"]), len(second["results"])]) == [0, 3]
    assert second["next"] is None


def test_only_what_changed_since_a_moment(world):
    api = an_api(world.anna.user)
    added = api.get(f"/api/v1/marks/{world.added.pk}/").json()["changed_at"]

    def labels(moment):
        answer = api.get("/api/v1/annotations/", {"updated_since": moment})
        return [record["label"] for record in answer.json()["results"]]

    assert labels("2020-01-01T00:00:00Z") == ["east", "claim"]
    assert labels(added) == ["claim"]
    assert labels("2100-01-01") == []


def test_a_member_of_two_projects_says_which(world):
    a_member(a_project(), "reader", name="anna")
    answer = an_api(world.anna.user).get("/api/v1/annotations/")
    assert answer.status_code == 400
    assert "project" in answer.json()["details"]
