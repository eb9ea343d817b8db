"""Make a cluster: once, and either whole or not at all."""

import json
import os
import secrets
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from signal import SIGKILL

from config.embedded_postgres.binaries import MAJOR
from config.embedded_postgres.errors import EmbeddedPostgresError
from config.embedded_postgres.place import Place
from config.tether import spawn

DATABASE = "hikiwake"
SUPERUSER = "hikiwake_superuser"
OWNER = "hikiwake_owner"
APP = "hikiwake_app"

ACCESS = f"""\
# Everybody gives a password; there is no listening on a network.
local all all scram-sha-256
local replication {SUPERUSER} scram-sha-256
"""
# Characters sort and fold as Unicode says, independent of the machine. LC_CTYPE is for the one part
# that still asks the C library, the parser of full-text search: with C it takes “ and — for letters.
LOCALES = (
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
)
CHARACTERS = "--lc-ctype=C.UTF-8"
UNFINISHED = "cluster.unfinished"


def ensure_cluster(place: Place, *, is_throwaway: bool = False) -> None:
    """Make the cluster if there is none, and see that the binaries can run the one there is.

    The caller holds the server's lock.
    """
    if not place.cluster.exists():
        _make(place, is_throwaway=is_throwaway)
    found = _version(place.cluster)
    if found != str(MAJOR):
        raise EmbeddedPostgresError(
            f"The database in {place.cluster} was made by PostgreSQL {found} and this version of "
            f"Hikiwake runs PostgreSQL {MAJOR}: with the version that made it, run "
            f"`manage.py backup DIR`, then move {place.cluster} away and run "
            "`manage.py restore DIR` with this one."
        )


def read_passwords(place: Place) -> dict[str, str]:
    """Return the password of each role. Raises FileNotFoundError before the cluster is made."""
    passwords: dict[str, str] = json.loads(place.passwords.read_text())
    return passwords


def _version(cluster: Path) -> str:
    try:
        return (cluster / "PG_VERSION").read_text().strip()
    except FileNotFoundError as error:
        raise EmbeddedPostgresError(
            f"{cluster} is no PostgreSQL database: it has no file PG_VERSION."
        ) from error


def _make(place: Place, *, is_throwaway: bool) -> None:
    """Make it beside its place and move it there when it is whole, so that a kill leaves nothing."""
    for remains in place.home.glob(f"{UNFINISHED}*"):
        shutil.rmtree(remains)
    # Kept from an interrupted attempt if they are there: nothing knows them yet but the file.
    passwords = _make_passwords(place)
    unfinished = place.home / f"{UNFINISHED}.{secrets.token_hex(4)}"
    initdb: list[str | Path] = [place.binaries.initdb, "--pgdata", unfinished, *LOCALES]
    initdb += ["--username", SUPERUSER, "--auth=reject", "--no-instructions", "--data-checksums"]
    if is_throwaway:
        initdb.append("--no-sync")
    try:
        _run(place, [*initdb, CHARACTERS])
    except EmbeddedPostgresError:
        shutil.rmtree(unfinished, ignore_errors=True)
        # A C library without the locale C.UTF-8; search then splits words a little worse.
        _run(place, initdb)
    (unfinished / "pg_hba.conf").write_text(ACCESS)
    _tell_server(place, unfinished, "postgres", _roles(passwords, is_throwaway=is_throwaway))
    _tell_server(place, unfinished, DATABASE, _rights())
    unfinished.rename(place.cluster)
    _sync_folder(place.home)


def _make_passwords(place: Place) -> dict[str, str]:
    if not place.passwords.exists():
        fresh = place.passwords.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        fresh.touch(mode=0o600)
        place.give(fresh)
        roles = (SUPERUSER, OWNER, APP)
        fresh.write_text(json.dumps({role: secrets.token_urlsafe(32) for role in roles}))
        fresh.replace(place.passwords)
    return read_passwords(place)


def _roles(passwords: dict[str, str], *, is_throwaway: bool) -> list[str]:
    # Only tests make databases, each from a template.
    may_create = "CREATEDB" if is_throwaway else "NOCREATEDB"
    return [
        f"ALTER ROLE {SUPERUSER} PASSWORD '{passwords[SUPERUSER]}'",
        f"CREATE ROLE {OWNER} LOGIN {may_create} PASSWORD '{passwords[OWNER]}'",
        f"CREATE ROLE {APP} LOGIN PASSWORD '{passwords[APP]}'",
        f"CREATE DATABASE {DATABASE} OWNER {OWNER}",
        f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {DATABASE} TO {APP}",
    ]


def _rights() -> list[str]:
    return [
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE ON SCHEMA public TO {APP}",
    ]


def _tell_server(place: Place, cluster: Path, database: str, statements: list[str]) -> None:
    """Run SQL in single-user mode: no socket, no passwords on a command line, nobody else there."""
    command: list[str | Path] = [place.binaries.postgres, "--single", "-j", "-D", cluster]
    command += ["-c", "exit_on_error=true", "-c", "log_checkpoints=off", database]
    _run(place, command, "".join(f"{statement};\n\n" for statement in statements))


def _run(place: Place, command: Sequence[str | Path], text: str = "") -> None:
    process = spawn(
        command,
        death_signal=SIGKILL,
        user=(place.user.uid, place.user.gid) if place.user else None,
        cwd=place.home,
        env=server_environment(),
        umask=0o077,
        start_new_session=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        output, _ = process.communicate(text.encode())
    except BaseException:
        # The whole group: initdb has servers of its own at work.
        os.killpg(process.pid, SIGKILL)
        process.wait()
        raise
    if process.returncode != 0:
        said = " ".join(output.decode(errors="replace").split()[-60:])
        raise EmbeddedPostgresError(f"PostgreSQL could not make its database: {said}")


def server_environment() -> dict[str, str]:
    """Return the surroundings of the server: none of ours, whose PG… and LC_… would change it."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
