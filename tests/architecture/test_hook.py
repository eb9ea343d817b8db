"""The hook that `make hooks` turns on: what it lets pass, and what not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def tree(tmp_path):
    """A repository with the hook turned on, our linter's rules and nothing else."""
    shutil.copytree(ROOT / ".githooks", tmp_path / ".githooks")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / ".gitignore").write_text(".venv\n")
    (tmp_path / ".venv").symlink_to(Path(sys.prefix))
    git(tmp_path, "init", "--quiet")
    for name, value in [
        ("user.name", "Ann"),
        ("user.email", "ann@example.org"),
        ("core.hooksPath", ".githooks"),
    ]:
        git(tmp_path, "config", name, value)
    assert commit(tmp_path).returncode == 0
    return tmp_path


def git(tree, *words):
    return subprocess.run(["git", *words], cwd=tree, capture_output=True, text=True, check=False)


def commit(tree):
    git(tree, "add", "--all")
    return git(tree, "commit", "--message", "x")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a b.md", "text  \n", "trailing whitespace"),
        ("a.md", "text", "a.md: its last line has no end"),
        ("a.md", "<<<<<<< ours\n", "leftover conflict marker"),
        ("a.md", "text\n" * 200_000, "a.md is larger than"),
        ("config/a.py", "import os\n", "F401"),
        ("config/a.py", '"""A."""\nx = {1:2}\n', "unformatted"),
    ],
)
def test_it_stops_what_is_amiss(tree, name, content, said):
    path = tree / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content)

    stopped = commit(tree)

    assert stopped.returncode == 1
    assert said in stopped.stderr


def test_articles_pass_as_they_are(tree):
    folder = tree / "seeds/wells/articles"
    folder.mkdir(parents=True)
    (folder / "one.txt").write_bytes(b"text  \r\nno end")
    (tree / "good.md").write_text("text\n")

    assert commit(tree).returncode == 0
    assert (folder / "one.txt").read_bytes() == b"text  \r\nno end"


def test_only_what_is_staged_counts(tree):
    (tree / "good.md").write_text("text\n")
    git(tree, "add", "good.md")
    (tree / "good.md").write_text("text  \n")

    assert git(tree, "commit", "--message", "x").returncode == 0
    assert (tree / "good.md").read_text() == "text  \n"
