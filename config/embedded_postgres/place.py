"""Where a database is kept: inside the data folder, or, where its user cannot go there, staged."""

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from config.embedded_postgres.binaries import Binaries, installed_binaries, staged_binaries
from config.embedded_postgres.errors import EmbeddedPostgresError
from config.embedded_postgres.server_user import ServerUser, server_user

Tell = Callable[[str], None]

FOLDER = "postgres"
CLUSTER = "cluster"
NOTE = "postgres-is-elsewhere.txt"
STAGING = Path("/var/lib/hikiwake")
# PostgreSQL takes paths of up to 1023 bytes; its own names need some of them.
LONGEST_PATH = 900
OTHERS = 0o077


@dataclass(frozen=True, kw_only=True)
class Place:
    """The folders and files of one database."""

    data: Path
    home: Path
    user: ServerUser | None
    binaries: Binaries

    @property
    def cluster(self) -> Path:
        return self.home / CLUSTER

    @property
    def passwords(self) -> Path:
        return self.home / "passwords.json"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def server_lock(self) -> Path:
        """Held alone by whoever runs the server, or is about to."""
        return self.home / "server.lock"

    @property
    def users_lock(self) -> Path:
        """Shared by all who use the server; held alone while it is stopped."""
        return self.home / "users.lock"

    @property
    def up_lock(self) -> Path:
        """Held alone by `manage.py up`."""
        return self.home / "up.lock"

    @property
    def socket_record(self) -> Path:
        return self.home / "socket-folder.txt"

    def give(self, path: Path) -> None:
        """Give a file or folder that we made to the user of the server."""
        if self.user:
            os.chown(path, self.user.uid, self.user.gid)


def prepare_place(data: Path, *, tell: Tell, staging: Path = STAGING) -> Place:
    """Find the place of the database that belongs to a data folder; make its folders if need be."""
    data = data.resolve()
    _refuse_unusable(data)
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone(data):
            return _prepare(data, tell=tell, staging=staging)
    except PermissionError as error:
        raise EmbeddedPostgresError(
            f"{error.filename or data} is closed to this user: start as the user that made it, "
            "or name another data folder in HIKIWAKE_DATA."
        ) from error
    except OSError as error:
        raise EmbeddedPostgresError(f"The data folder {data} cannot be used: {error}.") from error


def _refuse_unusable(data: Path) -> None:
    if "\n" in str(data) or "\r" in str(data):
        raise EmbeddedPostgresError(
            "The path of the data folder holds a line break, which PostgreSQL cannot take; "
            "name another in HIKIWAKE_DATA."
        )
    if len(os.fsencode(data)) > LONGEST_PATH:
        raise EmbeddedPostgresError(
            f"The path of the data folder is longer than {LONGEST_PATH} bytes, which PostgreSQL "
            "cannot take; name another in HIKIWAKE_DATA."
        )


@contextlib.contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Keep out other processes that prepare the same folder, by a lock on the folder itself."""
    fd = os.open(data, os.O_RDONLY)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        yield
    finally:
        os.close(fd)


def _prepare(data: Path, *, tell: Tell, staging: Path) -> Place:
    inside = data / FOLDER
    note = data / NOTE
    if note.exists():
        home = Path(note.read_text().splitlines()[0])
        if not home.exists():
            raise EmbeddedPostgresError(
                f"The database of {data} was kept in {home}, which is gone: bring it back, or "
                f"remove {note} to begin with an empty database."
            )
        user = server_user(home)
    else:
        user = server_user(inside / CLUSTER)
        home = _choose_home(data, user, staging, tell=tell)
    _make_home(home, user)
    if home != inside and not note.exists():
        note.write_text(
            f"{home}\nThe database of this folder is kept there, because the system user that runs "
            "it cannot reach this folder.\nMoving this folder is fine, removing either is not.\n"
        )
    binaries = _reachable_binaries(data, user, staging, tell=tell)
    return Place(data=data, home=home, user=user, binaries=binaries)


def _choose_home(data: Path, user: ServerUser | None, staging: Path, *, tell: Tell) -> Path:
    inside = data / FOLDER
    if (inside / CLUSTER).exists():
        if user and not user.can_reach(inside):
            raise EmbeddedPostgresError(
                f"The user {user.name}, who runs the database in {inside}, cannot reach it: "
                "a folder above it was closed to that user."
            )
        return inside
    if not inside.exists():
        _close_to_others(data)
    if user is None or (user.can_reach(data.parent) and _let_pass(data, user)):
        return inside
    home = next(path for path in _staged_homes(data, staging) if not (path / CLUSTER).exists())
    tell(f"The user {user.name} cannot reach {data}; its database is kept in {home}.")
    return home


def _close_to_others(data: Path) -> None:
    """Close the folder where it is ours alone; one that holds more may be meant to be open."""
    ours = {"secret", "static", FOLDER}
    if data.stat().st_uid == os.geteuid() and {path.name for path in data.iterdir()} <= ours:
        data.chmod(data.stat().st_mode & ~OTHERS)


def _let_pass(data: Path, user: ServerUser) -> bool:
    """Let the server's group, and nobody else, walk through a data folder of root's."""
    status = data.stat()
    if status.st_uid == 0 and not status.st_mode & OTHERS:
        os.chown(data, -1, user.gid)
        data.chmod(0o710)
    return user.can_reach(data)


def _staged_homes(data: Path, staging: Path) -> Iterator[Path]:
    """Yield the names to try. A taken one belongs to a folder that was moved or removed."""
    name = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    yield staging / name
    number = 2
    while True:
        yield staging / f"{name}-{number}"
        number += 1


def _make_home(home: Path, user: ServerUser | None) -> None:
    _make_passable(home.parent)
    home.mkdir(mode=0o700, exist_ok=True)
    if user and home.stat().st_uid != user.uid:
        os.chown(home, user.uid, user.gid)


def _reachable_binaries(
    data: Path, user: ServerUser | None, staging: Path, *, tell: Tell
) -> Binaries:
    binaries = installed_binaries()
    if user is None or user.can_reach(binaries.postgres, binaries.initdb):
        return binaries
    folder = next(_staged_homes(data, staging)).with_suffix(".binaries")
    if not folder.exists():
        tell(f"The user {user.name} cannot run {binaries.postgres}; a copy is kept in {folder}.")
    _make_passable(staging)
    _make_passable(folder)
    return staged_binaries(folder)


def _make_passable(folder: Path) -> None:
    """Make a folder that all may walk through and nobody may list, whatever the umask says."""
    if not folder.exists():
        folder.mkdir()
        folder.chmod(0o711)
