"""Notes of what was done, so that a later start can tell that nothing has changed since."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


class Stamp:
    """A file that names what a piece of work was done with."""

    def __init__(self, file: Path, fingerprint: str) -> None:
        self.file = file
        self.fingerprint = fingerprint

    def stands(self) -> bool:
        return self.file.exists() and self.file.read_text() == self.fingerprint

    def set(self) -> None:
        self.file.write_text(self.fingerprint)

    def remove(self) -> None:
        self.file.unlink(missing_ok=True)


def fingerprint(files: Iterable[Path], *words: str) -> str:
    """Name all files with size and time: reading a thousand files is what this saves."""
    found = hashlib.sha256("\n".join(words).encode())
    for file in files:
        status = file.stat()
        found.update(f"{file}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return found.hexdigest()
