"""The folder of the server's socket: private, and short enough for a Unix socket."""

import os
import shutil
import stat
import tempfile
from pathlib import Path

from config.embedded_postgres.errors import EmbeddedPostgresError
from config.embedded_postgres.place import Place

SOCKET = ".s.PGSQL.5432"
# The kernel's limit is 107 bytes on Linux and 103 on macOS.
LONGEST_SOCKET = 103


def make_socket_folder(place: Place) -> Path:
    """Return the folder for the socket. The one of an earlier start is used again if it stands.

    Whoever is connected may then reconnect after a restart without asking for the folder anew.
    """
    if _fits(place.home):
        return place.home
    if (earlier := _recorded(place)) and _is_private(earlier, place):
        return earlier
    # The name cannot be foreseen, so nobody can be there before us.
    folder = Path(tempfile.mkdtemp(prefix="hikiwake-", dir=_open_folder(place)))
    place.give(folder)
    fresh = place.socket_record.with_suffix(f".{os.getpid()}")
    fresh.touch(mode=0o600)
    fresh.write_text(str(folder))
    place.give(fresh)
    fresh.replace(place.socket_record)
    return folder


def socket_folder(place: Place) -> Path | None:
    """Return the folder where the server listens, or None where it never did."""
    if _fits(place.home):
        return place.home
    return _recorded(place)


def remove_socket_folder(place: Place) -> None:
    """Remove the folder, after the server was stopped for good."""
    if not _fits(place.home) and (folder := _recorded(place)) and _is_private(folder, place):
        place.socket_record.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


def _fits(folder: Path) -> bool:
    # libpq takes a comma in a host for the end of the first of several hosts.
    text = str(folder)
    is_plain = text.isprintable() and not set(text) & set(",\"'\\")
    return is_plain and len(os.fsencode(folder / SOCKET)) <= LONGEST_SOCKET


def _recorded(place: Place) -> Path | None:
    try:
        return Path(place.socket_record.read_text())
    except FileNotFoundError:
        return None


def _is_private(folder: Path, place: Place) -> bool:
    try:
        status = folder.lstat()
    except FileNotFoundError:
        return False
    owner = place.user.uid if place.user else os.geteuid()
    is_closed = stat.S_IMODE(status.st_mode) == 0o700  # noqa: PLR2004 -- a mode
    return stat.S_ISDIR(status.st_mode) and status.st_uid == owner and is_closed


def _open_folder(place: Place) -> Path:
    """Return the first folder for temporary files that the server's user can reach."""
    candidates = [Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp")]  # noqa: S108 -- mkdtemp follows
    if place.user is None and (runtime := os.environ.get("XDG_RUNTIME_DIR")):
        candidates.insert(0, Path(runtime))
    for folder in candidates:
        if not _fits(folder / "hikiwake-12345678") or not os.access(folder, os.W_OK | os.X_OK):
            continue
        if place.user is None or place.user.can_reach(folder):
            return folder
    raise EmbeddedPostgresError(
        "There is no folder with a short path for the socket of the database: let TMPDIR name one."
    )
