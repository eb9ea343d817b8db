"""The five articles, preloaded."""

import hashlib
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from annotator.corpus.models import Document, Zone
from annotator.people.models import User
from annotator.scheme.guidelines import sections
from annotator.scheme.models import Label, Scheme
from annotator.suggestion.models import SuggestedSpan, SuggestionRun
from tests.factories import an_api

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((ROOT / "seeds/kuril-islands/articles").glob("*.txt"))
DELIVERED = {
    "000_70d010376729c8b5.txt": "c854cb24bb9555c1f0863041ac8d0e4d4bd7409a163f8f5bbaa723fabcbb6ffe",
    "001_8678ed7301d6b549.txt": "dddcdf5d2f39cb357d485e6e0e6edb4ace5733605737e149731e6491f655db6e",
    "002_da65288e50eb8583.txt": "2c028232d5f4d8694ec021f01ffaa9d830cff6e199b99d1b53d59cdbf4af2224",
    "003_782ec791a425dc52.txt": "4c942185fd982c7201f6e0df43445b7b3ed00145a09470a6328ab042bc8f682d",
    "004_05d04344464fd28d.txt": "30e589063fba8abe75511aa7db211fb91f5c4f7b6c3481c67b55b63e44aa74b6",
}
SUGGESTED_ON = {"headline", "deck", "subhead", "body"}

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def api():
    return an_api(User.objects.get(username="owner"), "read", "train")


def test_the_articles_are_the_delivered_bytes():
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in ARTICLES}
    assert found == DELIVERED


def test_the_api_lists_five_documents_with_all_that_is_known(api):
    rows = api.get("/api/v1/documents/?project=kuril-islands").json()["results"]

    assert len(rows) == 5
    for row in rows:
        assert row["title"]
        assert row["outlet"]
        assert row["date"]
        assert row["address"].startswith("https://")
        assert {"headline", "body", "boilerplate"} <= {zone["kind"] for zone in row["zones"]}
    assert sum(bool(row["author"]) for row in rows) >= 3


def test_the_text_is_the_delivered_file_character_for_character(api):
    rows = api.get("/api/v1/documents/").json()["results"]
    for row in rows:
        delivered = (ROOT / "seeds/kuril-islands/articles" / row["source_name"]).read_bytes()
        assert api.get(f"/api/v1/documents/{row['id']}/").json()["text"] == delivered.decode()
        assert api.get(f"/api/v1/documents/{row['id']}/text/").content == delivered


def test_suggestions_cover_all_articles_and_all_framing_labels():
    framing = Label.objects.filter(layer__key="framing").values_list("key", flat=True)
    found = SuggestedSpan.objects.all()

    assert found.values("document").distinct().count() == 5
    assert set(found.values_list("label__key", flat=True)) >= set(framing)


def test_every_suggestion_quotes_its_text_and_cites_an_anchor_that_exists():
    scheme = Scheme.objects.get()
    keys = Label.objects.values_list("key", flat=True)
    anchors = sections(scheme.guidelines, label_keys=keys).keys()
    for suggestion in SuggestedSpan.objects.select_related("document"):
        text = suggestion.document.text
        assert suggestion.quote == text[suggestion.start : suggestion.end]
        assert suggestion.evidence["anchor"] in anchors
        assert suggestion.evidence["triggers"]
        for trigger in suggestion.evidence["triggers"]:
            assert trigger["quote"] == text[trigger["start"] : trigger["end"]]


def test_no_suggestion_touches_a_zone_that_is_not_suggested_on():
    elsewhere = Zone.objects.exclude(kind__in=[*SUGGESTED_ON, "markup"])
    for suggestion in SuggestedSpan.objects.all():
        assert not elsewhere.filter(
            zone_set__document=suggestion.document,
            start__lt=suggestion.end,
            end__gt=suggestion.start,
        ).exists(), suggestion.quote


def test_loading_and_suggesting_again_changes_nothing():
    before = Document.objects.count(), SuggestionRun.objects.count(), SuggestedSpan.objects.count()
    out = StringIO()
    call_command("load_seeds", stdout=out)
    call_command("suggest_documents", stdout=StringIO())

    after = Document.objects.count(), SuggestionRun.objects.count(), SuggestedSpan.objects.count()
    assert after == before
    assert out.getvalue() == ""


def test_what_is_missing_is_loaded_again(fresh_database):
    fresh_database("hikiwake_template")
    call_command("load_seeds", stdout=StringIO())
    assert Document.objects.count() == 5
    owner = User.objects.get(username="owner")
    assert owner.is_superuser
    assert not owner.has_usable_password()
    assert set(owner.memberships.get().roles) == {"manager", "adjudicator", "reviewer"}
