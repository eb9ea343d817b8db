"""Files kept in the database, in pieces: one thing to back up, any number of hosts."""

import uuid

from django.db import models


class Blob(models.Model):
    """A file: its name in storage, its size in bytes and what it hashes to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200, unique=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, default="")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class BlobPiece(models.Model):
    """One stretch of a blob's bytes."""

    blob = models.ForeignKey(Blob, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blob", "number"], name="blob_piece_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.blob} #{self.number}"
