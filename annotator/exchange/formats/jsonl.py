"""`jsonl`: one line a document, with its text and its spans; what `datasets` and most trainers read.

Every line has the same keys with the same types, so the file needs no header and no end record.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from annotator.exchange.formats.header import Encoder, document_head
from annotator.exchange.reads import Annotated, Counts
from annotator.exchange.records import Record


def write(head: dict[str, Any], documents: Iterable[Annotated], _counts: Counts) -> Iterator[str]:
    """Give the file line by line."""
    shared = {"project": head["project"], "view": head["view"], "scheme": head["scheme"]["version"]}
    for one in documents:
        line = document_head(one) | shared | {"spans": [_span(r) for r in one.records]}
        yield json.dumps(line, cls=Encoder, ensure_ascii=False, separators=(",", ":")) + "\n"


def _suggester(record: Record) -> str | None:
    """Which machine suggested it, be it decided or not; None for what was drawn by hand."""
    if record["kind"] == "suggestion":
        return f"{record['maker']['name']} {record['maker']['version']}"
    suggester = record.get("suggester")
    return f"{suggester['key']} {suggester['version']}" if suggester else None


def _span(record: Record) -> dict[str, Any]:
    """One shape for marks and suggestions; attributes as a list, for their keys differ by layer."""
    sentence = record["sentence"] or {"number": None, "start": None, "end": None}
    return {
        "id": record["id"],
        "kind": record["kind"],
        "layer": record["layer"],
        "label": record["label"],
        "start": record["start"],
        "end": record["end"],
        "quote": record["quote"],
        "attributes": [{"key": key, "value": value} for key, value in record["attributes"].items()],
        "state": record["state"],
        "maker": record["maker"]["name"],
        "maker_kind": record["maker"]["kind"],
        "suggester": _suggester(record),
        "at": record["at"],
        "revision": record["revision"],
        "suggestion": record.get("suggestion"),
        "score": record.get("score"),
        "anchor": record["evidence"]["anchor"] if "evidence" in record else None,
        "triggers": record["evidence"]["triggers"] if "evidence" in record else [],
        "reason": _reason(record),
        "zone": record["zone"],
        "sentence_number": sentence["number"],
        "sentence_start": sentence["start"],
        "sentence_end": sentence["end"],
    }


def _reason(record: Record) -> str:
    """Why the last one who decided rejected it; empty where nobody did, or gave none."""
    verdicts = record.get("verdicts")
    return str(verdicts[-1]["reason"]) if verdicts else ""
