"""Whom the server runs as: ourselves, or, since PostgreSQL refuses root, a system user."""

import grp
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from config.embedded_postgres.errors import EmbeddedPostgresError

DEFAULT_NAME = "hikiwake"
SETTING = "HIKIWAKE_POSTGRES_USER"


@dataclass(frozen=True, kw_only=True)
class ServerUser:
    """The unprivileged user of a server that root starts."""

    uid: int
    gid: int
    name: str

    def can_reach(self, *paths: Path) -> bool:
        """Tell whether this user may enter or run all of the paths.

        The kernel is asked, as that user: mode bits alone say nothing of ACLs or mounts.
        """
        tests = " && ".join(f'test -x "${number}"' for number in range(1, len(paths) + 1))
        asked = subprocess.run(  # noqa: S603 -- fixed program, paths are arguments
            ["/bin/sh", "-c", tests, "sh", *map(str, paths)],
            user=self.uid,
            group=self.gid,
            extra_groups=[],
            cwd="/",
            check=False,
        )
        return asked.returncode == 0


def server_user(*existing: Path) -> ServerUser | None:
    """Return the user to run the server as, or None where we are not root and run it ourselves.

    The owner of what exists already, the first of `existing` that does, counts before the setting.
    """
    if os.geteuid() != 0:
        return None
    for path in existing:
        if path.exists() and path.stat().st_uid != 0:
            return _owner(path)
    name = os.environ.get(SETTING, "")
    found = _find(name) if name else _find(DEFAULT_NAME) or _create()
    if found is None:
        raise EmbeddedPostgresError(f"The user {name}, which {SETTING} names, does not exist.")
    if found.uid == 0:
        raise EmbeddedPostgresError(
            f"{SETTING} must name a user without root's rights; PostgreSQL refuses to run as root."
        )
    return found


def _owner(path: Path) -> ServerUser:
    status = path.stat()
    try:
        name = pwd.getpwuid(status.st_uid).pw_name
    except KeyError:
        name = str(status.st_uid)
    return ServerUser(uid=status.st_uid, gid=status.st_gid, name=name)


def _find(name: str) -> ServerUser | None:
    try:
        found = pwd.getpwnam(name)
    except KeyError:
        return None
    return ServerUser(uid=found.pw_uid, gid=found.pw_gid, name=name)


def _create() -> ServerUser:
    """Make the system user. Two processes may do so at once; what counts is that it exists."""
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    said = "there is no useradd on this system"
    if useradd:
        made = subprocess.run(  # noqa: S603 -- fixed arguments
            [useradd, *_USERADD, *_group_option(), DEFAULT_NAME],
            capture_output=True,
            text=True,
            check=False,
        )
        said = made.stderr.strip()
    if found := _find(DEFAULT_NAME):
        return found
    raise EmbeddedPostgresError(
        f"PostgreSQL refuses to run as root and the user {DEFAULT_NAME} could not be made ({said}); "
        f"name an existing one in {SETTING}, or start without root."
    )


_USERADD = ("--system", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/bin/false")


def _group_option() -> tuple[str, ...]:
    try:
        grp.getgrnam(DEFAULT_NAME)
    except KeyError:
        return ("--user-group",)
    return ("--gid", DEFAULT_NAME)
