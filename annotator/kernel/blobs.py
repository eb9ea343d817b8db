"""Django's Storage API over the blobs in the database. Files are written once and never changed."""

from __future__ import annotations

import hashlib
import io
from datetime import datetime
from typing import IO, Any

from django.core.files.base import File
from django.core.files.storage import Storage
from django.db import transaction
from django.utils.deconstruct import deconstructible

PIECE = 256 * 1024


@deconstructible
class BlobStorage(Storage):
    """Keeps files as rows; `open` gives bytes, reading one piece at a time."""

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        if mode != "rb":
            raise ValueError(f"Blobs are read as bytes and never changed, not opened as {mode!r}.")
        return File(io.BufferedReader(_Pieces(name)), name=name)

    @transaction.atomic
    def _save(self, name: str, content: IO[Any]) -> str:
        from annotator.kernel.models import Blob  # noqa: PLC0415 -- Django builds storages before it has loaded models

        blob = Blob.objects.create(name=name)
        digest, size, number = hashlib.sha256(), 0, 0
        content.seek(0)
        while piece := content.read(PIECE):
            blob.pieces.create(number=number, content=piece)
            digest.update(piece)
            size, number = size + len(piece), number + 1
        blob.size, blob.sha256 = size, digest.hexdigest()
        blob.save(update_fields=["size", "sha256"])
        return name

    def exists(self, name: str) -> bool:
        return bool(self._named(name).exists())

    def delete(self, name: str) -> None:
        self._named(name).delete()

    def size(self, name: str) -> int:
        return int(self._get(name).size)

    def get_modified_time(self, name: str) -> datetime:
        made_at: datetime = self._get(name).made_at
        return made_at

    def url(self, name: str | None) -> str:
        raise NotImplementedError("A blob has no public address; a view serves it after a check.")

    def _named(self, name: str) -> Any:
        from annotator.kernel.models import Blob  # noqa: PLC0415 -- as above

        return Blob.objects.filter(name=name)

    def _get(self, name: str) -> Any:
        if (blob := self._named(name).first()) is None:
            raise FileNotFoundError(name)
        return blob


class _Pieces(io.RawIOBase):
    """Reads a blob piece by piece, so that a large one is never in memory whole."""

    def __init__(self, name: str) -> None:
        from annotator.kernel.models import Blob  # noqa: PLC0415 -- as above

        blob = Blob.objects.filter(name=name).first()
        if blob is None:
            raise FileNotFoundError(name)
        self.pieces = blob.pieces
        self.number = 0
        self.left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self.left:
            found = self.pieces.filter(number=self.number).values_list("content", flat=True).first()
            if found is None:
                return 0
            self.left, self.number = bytes(found), self.number + 1
        given = self.left[: len(buffer)]
        buffer[: len(given)] = given
        self.left = self.left[len(given) :]
        return len(given)
