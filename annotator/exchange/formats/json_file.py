"""`json`: one object with a header, the documents with their annotations, and the counts."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from annotator.exchange.formats.header import Encoder, document_head
from annotator.exchange.reads import Annotated, Counts


def write(head: dict[str, Any], documents: Iterable[Annotated], counts: Counts) -> Iterator[str]:
    """Give the file in pieces; `counts` is complete once the documents are through."""
    yield _dumps(head)[:-1] + ',"documents":['
    comma = "\n"
    for one in documents:
        yield comma + _dumps(document_head(one) | {"annotations": one.records})
        comma = ",\n"
    yield '\n],"counts":' + _dumps(counts.as_json()) + "}\n"


def _dumps(value: Any) -> str:
    return json.dumps(value, cls=Encoder, ensure_ascii=False, separators=(",", ":"))
