"""Exports: what they hold, in which order, and that they are the same twice."""

import hashlib
import json

import pytest
from django.core.management import CommandError, call_command

from annotator.exchange.export import export
from annotator.exchange.formats.registry import FORMATS
from annotator.exchange.rules import parse_view
from annotator.exchange.selection import Selection, operators_access
from annotator.review.actions.verdicts import Decision, give_verdict, version_of
from annotator.review.reads import standing_verdict
from tests.factories import (
    a_run,
    a_suggestion,
    an_api,
)


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


def test_a_decision_stays_in_all_when_a_later_run_does_not_suggest_it_again(world):
    before = {record["id"]: record for record in records(world, "all")}
    a_run(world.document)
    after = {record["id"]: record for record in records(world, "all")}

    assert after[str(world.rejected.pk)]["state"] == "rejected"
    assert str(world.open.pk) in before
    assert str(world.open.pk) not in after


def test_confirming_what_a_later_run_suggests_otherwise_is_a_confirmation(world):
    again = a_suggestion(world.document, run=a_run(world.document), attributes={"holder": "author"})
    standing = standing_verdict(again, world.anna.user)
    give_verdict(
        suggestion=again,
        given=Decision(kind="confirm"),
        base=version_of(standing),
        by=world.anna,
    )

    [record] = records(world, labels=frozenset({"east"}))
    assert (record["state"], record["suggestion"]) == ("confirmed", str(again.pk))
    assert record["attributes"] == {"holder": "author"}


def test_a_text_says_how_much_of_it_is_decided(world):
    told = json.loads(exported(world))["documents"]
    assert [(one["suggestions"], one["decided"]) for one in told] == [(3, 2), (0, 0)]


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
