"""Texts from files: what is sound comes in whole, what is not changes nothing and is told why."""

from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from annotator.corpus.models import Document, Zone
from annotator.kernel.models import Blob
from annotator.people.models import Journal
from annotator.segmentation.models import SegmentSet
from annotator.suggestion.models import SuggestedSpan, SuggestionRun

ARTICLE = (
    "Talks resume\n\nTokyo insists that the Kuril Islands be returned. "
    "Moscow rejects any talk of handing them over.\n"
)
TABLES = (Document, Zone, Blob, SegmentSet, SuggestionRun, SuggestedSpan, Journal)


def counts():
    return [table.objects.count() for table in TABLES]


def add(*paths, **options):
    out, err = StringIO(), StringIO()
    call_command("add_documents", *map(str, paths), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_a_text_comes_in_with_zones_sentences_and_suggestions(seeded, tmp_path):
    path = tmp_path / "talks.txt"
    path.write_text(ARTICLE)
    out, _ = add(path, outlet="Test Times")

    document = Document.objects.get(source_name="talks.txt")
    assert str(document.pk) in out
    assert (document.title, document.outlet) == ("Talks resume", "Test Times")
    assert SuggestedSpan.objects.filter(document=document).exists()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "no text"),
        (b" \n\t\n", "no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ""),
        (ARTICLE.encode("utf-16"), "UTF-16"),
        (ARTICLE.encode("utf-16-le"), ""),
        (ARTICLE.encode().replace(b"Tokyo", b"To\x00yo"), "NUL"),
        (ARTICLE.encode() + b"\xff\xfe\xfd", "UTF-8"),
        ("Токио".encode("cp1251") * 9, "UTF-8"),
        (b"word " * (4 * 1024 * 1024), "MiB"),
    ],
    ids=[
        "empty",
        "blank",
        "binary",
        "utf-16",
        "utf-16 without bom",
        "nul",
        "broken utf-8",
        "cp1251",
        "20 MB",
    ],
)
def test_a_file_that_cannot_be_a_text_changes_nothing_and_is_told_why(
    seeded, tmp_path, raw, reason
):
    path = tmp_path / "odd.txt"
    path.write_bytes(raw)
    before = counts()
    err = StringIO()

    with pytest.raises(CommandError, match="1 of 1 files were not added"):
        call_command("add_documents", str(path), stdout=StringIO(), stderr=err)

    assert counts() == before
    assert err.getvalue().startswith("odd.txt: ")
    assert reason in err.getvalue()


def test_the_same_text_again_is_already_there_and_no_failure(seeded, tmp_path):
    path = tmp_path / "again.txt"
    path.write_bytes(bytes(Document.objects.first().text, "utf-8"))
    before = counts()
    _, err = add(path)

    assert "already there" in err
    assert counts() == before


def test_one_bad_file_does_not_keep_the_others_out(seeded, tmp_path):
    good, bad, none = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "none.txt"
    good.write_text(ARTICLE)
    bad.write_bytes(b"\x00")
    err = StringIO()
    with pytest.raises(CommandError, match="2 of 3"):
        call_command("add_documents", str(bad), str(none), str(good), stdout=StringIO(), stderr=err)
    assert Document.objects.filter(source_name="good.txt").count() == 1
    assert "none.txt: cannot be read: No such file" in err.getvalue()


def test_windows_line_ends_and_a_bom_keep_the_offsets_of_the_original(seeded, tmp_path):
    raw = b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode()
    path = tmp_path / "windows.txt"
    path.write_bytes(raw)
    add(path)

    document = Document.objects.get(source_name="windows.txt")
    assert document.text == ARTICLE
    assert document.bom is True
    restored = document.text
    for offset in reversed(document.removed):
        restored = restored[:offset] + "\r" + restored[offset:]
    assert "\ufeff".encode() + restored.encode() == raw
    with default_storage.open(document.original.name) as file:
        assert file.read() == raw


def test_a_project_that_is_not_there_is_told_with_what_there_is(seeded, tmp_path):
    with pytest.raises(CommandError, match="kuril-islands"):
        call_command("add_documents", str(tmp_path / "x"), project="nowhere")
