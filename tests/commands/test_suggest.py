"""`suggest` reads any text, and needs no database."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((ROOT / "seeds/kuril-islands/articles").glob("*.txt"))


def suggest(*files, cwd=ROOT, data):
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "suggest", *map(str, files), "--format", "jsonl"],
        capture_output=True,
        check=False,
        cwd=cwd,
        timeout=120,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.local",
            "HIKIWAKE_DATA": str(data),
            # A database that is not there: whoever connects fails.
            "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
        },
    )


def test_it_prints_one_object_a_file_in_the_documented_shape(tmp_path):
    done = suggest(*ARTICLES, data=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    lines = [json.loads(line) for line in done.stdout.splitlines()]

    assert [line["file"] for line in lines] == [str(path) for path in ARTICLES]
    for path, line in zip(ARTICLES, lines, strict=True):
        text = path.read_text(encoding="utf-8")
        keys = ["file", "sha256", "language", "zones", "sentences", "spans", "links"]
        assert list(line) == keys
        assert line["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert {tuple(zone) for zone in line["zones"]} == {("kind", "start", "end")}
        assert all(0 <= start < end <= len(text) for start, end in line["sentences"])
        assert line["spans"]
        for span in line["spans"]:
            assert span["quote"] == text[span["start"] : span["end"]]
            assert set(span) == {
                "layer",
                "label",
                "start",
                "end",
                "quote",
                "score",
                "attributes",
                "evidence",
            }
            assert span["evidence"]["triggers"]
            assert span["evidence"]["anchor"]


def test_it_is_the_same_twice(tmp_path):
    assert suggest(ARTICLES[0], data=tmp_path).stdout == suggest(ARTICLES[0], data=tmp_path).stdout


def test_it_works_in_any_folder(tmp_path):
    path = tmp_path / "a text with spaces.txt"
    path.write_text("Tokyo insists that the islands be returned. \U0001f30a\n")
    done = suggest(path.name, cwd=tmp_path, data=tmp_path / "data")
    assert json.loads(done.stdout)["file"] == path.name


@pytest.mark.parametrize("raw", [b"", b"\x00\x01", "x".encode("utf-16"), b"a" * 3_000_000])
def test_a_file_that_is_no_text_is_told_and_the_others_are_read(tmp_path, raw):
    odd = tmp_path / "odd.txt"
    odd.write_bytes(raw)
    done = suggest(odd, ARTICLES[3], data=tmp_path)

    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert b"odd.txt" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f30a" * 50,
        "no sentence at all",
        "北方領土。",
        "مرحبا بالعالم",
        "a\rb",
        "\u2028\u2029x",
    ],
)
def test_any_utf_8_goes_through(tmp_path, text):
    path = tmp_path / "odd.txt"
    path.write_bytes(text.encode())
    done = suggest(path, data=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
