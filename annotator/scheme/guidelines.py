"""Guidelines in Markdown: which anchors they offer, and what stands under each.

Numbered rules (`3. **Title.** Text`) get `rule-<n>`; rows of a table whose label key stands in
the row in backquotes get `label-<key>`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

RULE = re.compile(r"^(?P<number>\d+)\.\s+(?P<text>\*\*.+)$")


@dataclass(frozen=True, kw_only=True)
class Section:
    """A stretch of the guidelines that can be cited."""

    anchor: str
    text: str


def sections(markdown: str, *, label_keys: Iterable[str]) -> dict[str, Section]:
    """Return the citable sections by anchor; the first one of an anchor counts."""
    keys = list(label_keys)
    found: dict[str, Section] = {}
    for line in markdown.splitlines():
        if rule := RULE.match(line):
            section = Section(anchor=f"rule-{rule['number']}", text=_plain(rule["text"]))
            found.setdefault(section.anchor, section)
        elif line.startswith("|"):
            for section in _label_rows(line, keys):
                found.setdefault(section.anchor, section)
    return found


def _label_rows(line: str, keys: list[str]) -> list[Section]:
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    return [
        Section(anchor=f"label-{key}", text=_plain(cells[-1]))
        for key in keys
        if f"`{key}`" in cells[:-1]
    ]


def _plain(markdown: str) -> str:
    return re.sub(r"\*\*|`", "", markdown).strip()
