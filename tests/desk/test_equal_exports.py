"""The same decisions over the API and on the page give the same export."""

import json
import re
from typing import Any
from uuid import uuid4

from annotator.exchange.export import export
from annotator.exchange.formats.registry import FORMATS
from annotator.exchange.rules import parse_view
from annotator.exchange.selection import Selection, operators_access
from tests.desk.pages import Page
from tests.factories import a_document, a_member, a_project, a_run, a_suggestion, an_api

OWN = "East town says the well is its own."
BACK = "West town wants it back."
MET = "They met on Monday."


def masked(project: Any, view: str) -> Any:
    """An export without what differs between two people's worlds: ids, times, names."""
    selection = Selection(project=project, view=parse_view(view))
    with export(selection, operators_access(), FORMATS["json"]).file as file:
        told = file.read().decode()
    told = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id", told)
    told = re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+(\+00:00|Z)", "time", told)
    told = re.sub(rf'"{project.slug}"', '"project"', told)
    told = re.sub(r'"version":\s*"\d+"', '"version": "n"', told)
    return json.loads(told)["documents"]


def test_page_and_api_give_equal_exports(committed_db):
    worlds = []
    for slug in ("by-api", "by-page"):
        document = a_document(a_project(slug))
        run = a_run(document)
        found = [
            a_suggestion(document, quote, label, run=run)
            for quote, label in ((OWN, "east"), (BACK, "west"), (MET, "plain"))
        ]
        worlds.append((document, found, a_member(document.project, name="anna")))
    (by_api, (own, back, met), anna), (by_page, _, _) = worlds

    api, headers = an_api(anna), {}

    def put(path: str, body: Any, version: str = "*") -> Any:
        name = "If-None-Match" if version == "*" and path.startswith("marks") else "If-Match"
        headers = {} if version == "*" and not path.startswith("marks") else {name: version}
        answer = api.put(f"/api/v1/{path}", body, format="json", headers=headers)
        assert answer.status_code in {200, 201}, answer.content
        return answer

    attributes = {"holder": "The Duke", "commitment": "endorsed"}
    put(f"suggestions/{own.pk}/verdict/", {"kind": "confirm"})
    edit = {"kind": "edit", "label": "east", "end": back.start + 9, "attributes": attributes}
    put(f"suggestions/{back.pk}/verdict/", edit)
    reject = put(f"suggestions/{met.pk}/verdict/", {"kind": "reject", "reason": "label"})
    put(f"suggestions/{met.pk}/verdict/", {"kind": "withdraw"}, reject["ETag"])
    claim = {"document": str(by_api.pk), "layer": "argument", "label": "claim"}
    keep, lose = uuid4(), uuid4()
    place = {"start": by_api.text.index(MET), "end": by_api.text.index(MET) + len(MET)}
    put(f"marks/{keep}/", claim | place)
    headers = {"If-Match": '"1"'}
    deleted = api.delete(f"/api/v1/marks/{keep}/", headers=headers)
    put(f"marks/{keep}/", claim | place, deleted["ETag"])
    place = {"start": own.start, "end": own.start + 9}
    put(f"marks/{lose}/", claim | place)
    api.delete(f"/api/v1/marks/{lose}/", headers=headers)

    page = Page(by_page, anna)
    page.act("confirm", OWN)
    typed = {f"attribute-{key}": value for key, value in attributes.items()}
    page.edit(BACK, quote="West town", **typed)
    page.act("reject", MET, reason="label")
    page.act("undo", MET)
    page.send(act="add", layer="argument", mark=uuid4(), sentence=4, label="claim")
    added = re.search(r"#a-(.+)", page.answer["Location"])[1]
    page.send(act="delete", card=added, version="1")
    page.send(act="undo", card=added, version="2")
    page.send(
        act="add", layer="argument", mark=uuid4(), sentence=2, label="claim", quote="East town"
    )
    added = re.search(r"#a-(.+)", page.answer["Location"])[1]
    page.send(act="delete", card=added, version="1")

    for view in ("reviewed", "all", "reviewer:anna"):
        assert masked(by_page.project, view) == masked(by_api.project, view)
