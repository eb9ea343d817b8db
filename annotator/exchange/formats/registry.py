"""The formats there are. To add one, write a module and a line here."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from annotator.exchange.formats import csv_table, json_file, jsonl
from annotator.exchange.reads import Annotated, Counts

Writer = Callable[[dict[str, Any], Iterable[Annotated], Counts], Iterator[str]]


@dataclass(frozen=True, kw_only=True)
class Format:
    """How a format is called, what it is, and what writes it."""

    key: str
    title: str
    media_type: str
    suffix: str
    write: Writer


FORMATS: dict[str, Format] = {
    one.key: one
    for one in [
        Format(
            key="json",
            title="JSON, one object with everything",
            media_type="application/json",
            suffix=".json",
            write=json_file.write,
        ),
        Format(
            key="jsonl",
            title="JSON lines, one document a line",
            media_type="application/x-ndjson",
            suffix=".jsonl",
            write=jsonl.write,
        ),
        Format(
            key="csv",
            title="CSV for programs, one annotation a row",
            media_type="text/csv; charset=utf-8",
            suffix=".csv",
            write=csv_table.write,
        ),
        Format(
            key="csv-spreadsheet",
            title="CSV for spreadsheets, safe against formulas",
            media_type="text/csv; charset=utf-8",
            suffix=".spreadsheet.csv",
            write=csv_table.write_for_spreadsheets,
        ),
    ]
}
