"""A pack says where it is wrong: file and key."""

import shutil

import pytest

from annotator.suggestion.suggesters.pack import PackError, load_pack
from annotator.suggestion.suggesters.registry import SUGGESTERS, suggester_version


@pytest.fixture
def folder(tmp_path, pack):
    shutil.copytree(pack.folder, tmp_path / "pack", ignore=shutil.ignore_patterns("articles"))
    return tmp_path / "pack"


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_preloaded_pack_is_read(pack):
    assert pack.layer.keys == ("russian", "japanese", "neutral", "compromise")
    assert pack.layer.exclusive.key == "neutral"
    assert {side.label for side in pack.sides} == {"russian", "japanese"}
    assert {move.anchor for move in pack.moves} <= pack.layer.anchors


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("moves.toml", 'label = "russian"', 'label = "martian"', r"moves.toml.*'label'.*martian"),
        ("moves.toml", "weight = 0.8", "weight = 8", r"moves.toml.*'weight'.*0.01..0.99"),
        ("moves.toml", "weight = 0.8", 'weight = "much"', r"moves.toml.*'weight'.*float"),
        ("moves.toml", 'anchor = "label-russian"', 'anchor = "rule-99"', r"moves.toml.*'anchor'"),
        ("moves.toml", 'issue = "sovereignty"', 'issue = "sports"', r"moves.toml.*'issue'"),
        ("moves.toml", "[land] ..2 [be]", "[moon] ..2 [be]", r"unknown concept 'moon'"),
        ("moves.toml", "[land] ..2 [be]", "[land] ..99 [be]", r"moves.toml.*'patterns'.*gaps"),
        ("moves.toml", 'layer = "framing"', 'layer = "weather"', r"no layer 'weather'"),
        ("holders.toml", 'kind = "state"', 'kind = "planet"', r"holders.toml.*'kind'.*planet"),
        ("holders.toml", 'key = "kremlin"', 'key = "russia"', r"holders.toml.*'key'.*twice"),
        ("topic.toml", "core = [", 'core = ["nowhere", ', r"topic.toml.*'core'.*nowhere"),
        ("scope.toml", "reach = 3", "", r"scope.toml.*'reach'.*missing"),
        ("reporting.toml", 'own = "endorsed"', 'own = "sworn"', r"reporting.toml.*'own'"),
        ("words.toml", "[normal]\n", "[normal\n", r"words.toml is no valid TOML"),
    ],
)
def test_an_error_names_file_and_key(folder, file, old, new, message):
    change(folder / "lexicon" / file, old, new)
    with pytest.raises(PackError, match=message):
        load_pack(folder)


def test_a_missing_file_is_named(folder):
    (folder / "lexicon" / "scope.toml").unlink()
    with pytest.raises(PackError, match=r"scope.toml is missing"):
        load_pack(folder)


def test_the_version_follows_the_data(folder, pack):
    assert suggester_version(load_pack(folder)) == suggester_version(pack)
    change(folder / "lexicon" / "scope.toml", "reach = 3", "reach = 4")
    assert suggester_version(load_pack(folder)) != suggester_version(pack)


def test_the_same_data_makes_one_pipeline(folder, pack):
    assert SUGGESTERS["builtin"](pack, "en") is SUGGESTERS["builtin"](load_pack(pack.folder), "en")
