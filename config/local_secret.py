"""The secret of a local installation: made once, readable by its owner alone."""

import contextlib
import os
import secrets
import sys
from pathlib import Path


def local_secret(data: Path) -> str:
    """Return the secret kept in the data directory, made at the first call.

    Ends the program with a sentence where the directory cannot be used.
    """
    try:
        return _kept_secret(data)
    except OSError as error:
        sys.exit(f"HIKIWAKE_DATA is {data}, which cannot be used: {error.strerror}.")


def _kept_secret(data: Path) -> str:
    """Two processes may start at once: the file is linked, and the loser reads the winner's."""
    path = data / "secret"
    if not path.exists():
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_name(f"secret.{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(fresh)
        fresh.unlink()
    return path.read_text()
