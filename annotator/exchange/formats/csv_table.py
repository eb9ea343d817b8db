"""`csv` and `csv-spreadsheet`: one row an annotation, the same columns whatever the view.

`csv` is for programs and loses nothing. `csv-spreadsheet` is for Excel, LibreOffice and the like:
it begins with a byte order mark, so that they read UTF-8, and puts an apostrophe before a text cell
that they would take for a formula (OWASP, CSV injection).
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from annotator.exchange.reads import Annotated, Counts
from annotator.exchange.records import Record

FORMULA = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"

COLUMNS: dict[str, Callable[[Annotated, Record], Any]] = {
    "document": lambda one, _: one.document.pk,
    "title": lambda one, _: one.document.title,
    "outlet": lambda one, _: one.document.outlet,
    "date": lambda one, _: one.document.published_on,
    "language": lambda one, _: one.document.language,
    "text_sha256": lambda one, _: one.document.text_sha256,
    "id": lambda _, record: record["id"],
    "kind": lambda _, record: record["kind"],
    "layer": lambda _, record: record["layer"],
    "label": lambda _, record: record["label"],
    "start": lambda _, record: record["start"],
    "end": lambda _, record: record["end"],
    "quote": lambda _, record: record["quote"],
    "attributes": lambda _, record: json.dumps(record["attributes"], ensure_ascii=False),
    "state": lambda _, record: record["state"],
    "maker": lambda _, record: record["maker"]["name"],
    "maker_version": lambda _, record: record["maker"].get("version", ""),
    "suggester": lambda _, record: record.get("suggester", {}).get("version", ""),
    "at": lambda _, record: record["at"].isoformat(),
    "revision": lambda _, record: record["revision"],
    "suggestion": lambda _, record: record.get("suggestion"),
    "score": lambda _, record: record.get("score"),
    "anchor": lambda _, record: record["evidence"]["anchor"] if "evidence" in record else None,
    "zone": lambda _, record: record["zone"],
    "sentence": lambda _, record: record["sentence"]["number"] if record["sentence"] else None,
}


def write(_head: dict[str, Any], documents: Iterable[Annotated], _counts: Counts) -> Iterator[str]:
    """Give the lossless table, line by line (RFC 4180: CRLF, quotes doubled)."""
    yield from _lines(documents, guard=lambda value: value)


def write_for_spreadsheets(
    _head: dict[str, Any], documents: Iterable[Annotated], _counts: Counts
) -> Iterator[str]:
    """Give the table that no spreadsheet takes for formulas."""
    yield BOM
    yield from _lines(documents, guard=_guarded)


def _guarded(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _lines(documents: Iterable[Annotated], *, guard: Callable[[Any], Any]) -> Iterator[str]:
    yield _line(COLUMNS)
    for one in documents:
        for record in one.records:
            yield _line(guard(tell(one, record)) for tell in COLUMNS.values())


def _line(cells: Iterable[Any]) -> str:
    target = io.StringIO()
    csv.writer(target).writerow(cells)
    return target.getvalue()
