"""No module outgrows a screenful of thought: 300 lines, whatever the language."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES = 300
SUFFIXES = {".py", ".js", ".css", ".html"}
FILES = sorted(
    path
    for folder in ("annotator", "config", "tests")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in SUFFIXES and "migrations" not in path.parts
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_stays_below_300_lines(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES, f"{path.relative_to(ROOT)} has {lines} lines: a second thing hides"
