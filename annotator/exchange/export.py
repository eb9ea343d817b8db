"""An export as a whole: checked, in one snapshot, spooled, so that a slow reader holds nothing."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from annotator.exchange.formats.header import header
from annotator.exchange.formats.registry import Format
from annotator.exchange.reads import Counts, annotated
from annotator.exchange.selection import (
    Access,
    Selection,
    check_selection,
    selected_documents,
)
from annotator.exchange.snapshot import snapshot
from annotator.scheme.reads import current_scheme

IN_MEMORY = 1024 * 1024
ROWS_AT_ONCE = 20


@dataclass(frozen=True, kw_only=True)
class Export:
    """A finished file, at its beginning, with its hash and what it holds."""

    file: IO[bytes]
    size: int
    sha256: str
    counts: Counts


@contextmanager
def spooled() -> Iterator[IO[bytes]]:
    """Give a temporary file that is kept when all goes well and closed when it does not."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- handed on open
    try:
        yield file
    except BaseException:
        file.close()
        raise


def export(selection: Selection, access: Access, form: Format) -> Export:
    """Write a selection in a format. Raises Invalid or NotFound for a selection that cannot be."""
    counts, digest = Counts(), hashlib.sha256()
    with spooled() as file:
        with snapshot():
            check_selection(selection, access)
            documents = selected_documents(selection, access).iterator(chunk_size=ROWS_AT_ONCE)
            found = annotated(documents, selection=selection, access=access, counts=counts)
            head = header(selection, current_scheme(selection.project))
            for piece in form.write(head, found, counts):
                digest.update(data := piece.encode())
                file.write(data)
        size = file.tell()
        file.seek(0)
        return Export(file=file, size=size, sha256=digest.hexdigest(), counts=counts)
