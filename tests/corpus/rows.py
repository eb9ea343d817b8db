"""What the golden tables hold: a line for each zone, or sentence, as a reader checks it.

`python -m tests.corpus.rows` writes the tables anew; whoever does so reads them line by line.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from annotator.corpus.zones.find import find_zones
from annotator.markup.zones import MARKUP, SUGGESTED_KINDS, Zone
from annotator.segmentation.segment import segment

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((ROOT / "seeds/kuril-islands/articles").glob("*.txt"))
ZONE_TABLES = ROOT / "tests/corpus/fixtures/zones"
SENTENCE_TABLES = ROOT / "tests/segmentation/fixtures/sentences"
LAYOUTS = sorted((ROOT / "tests/corpus/fixtures/layouts").glob("*.txt"))

HEAD = re.compile(r"@@ (?P<kind>\w+)(?: author=(?P<author>.*?))?(?: time=(?P<time>\S+))?\n")


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def zone_rows(text: str) -> list[str]:
    return [
        "\t".join(
            [
                str(zone.start),
                str(zone.end),
                zone.kind,
                zone.author,
                zone.time,
                escaped(_first_and_last(text[zone.start : zone.end].strip())),
            ]
        )
        for zone in find_zones(text)
        if zone.kind != MARKUP
    ]


def _first_and_last(words: str) -> str:
    return words if len(words) <= 100 else f"{words[:48]} […] {words[-48:]}"


def sentence_rows(text: str) -> list[str]:
    return [
        f"{found.start}\t{found.end}\t{found.zone}\t{escaped(text[found.start : found.end])}"
        for found in segment(text, find_zones(text)).sentences
        if found.zone in SUGGESTED_KINDS
    ]


def read_layout(path: Path) -> tuple[str, list[Zone]]:
    """Return the text of a made-up page, and its zones: a line `@@ kind` stands before each."""
    marked = path.read_text(encoding="utf-8")
    heads = list(HEAD.finditer(marked))
    text = "".join(_parts(marked, heads))
    zones = []
    start = 0
    for head, part in zip(heads, _parts(marked, heads), strict=True):
        zones.append(
            Zone(
                kind=head["kind"],
                start=start,
                end=start + len(part),
                author=head["author"] or "",
                time=head["time"] or "",
            )
        )
        start += len(part)
    return text, zones


def _parts(marked: str, heads: list[re.Match[str]]) -> Iterator[str]:
    ends = [*(head.start() for head in heads[1:]), len(marked)]
    return (marked[head.end() : end] for head, end in zip(heads, ends, strict=True))


if __name__ == "__main__":
    for article in ARTICLES:
        for folder, rows in ((ZONE_TABLES, zone_rows), (SENTENCE_TABLES, sentence_rows)):
            table = "\n".join(rows(text_of(article)))
            (folder / f"{article.stem}.tsv").write_text(f"{table}\n", encoding="utf-8")
