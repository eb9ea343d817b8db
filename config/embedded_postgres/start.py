"""Start a warden, which keeps the server."""

import re
import subprocess
import sys
from pathlib import Path

from config.embedded_postgres.cluster import ensure_cluster, server_environment
from config.embedded_postgres.leftovers import settle_leftovers
from config.embedded_postgres.locks import FileLock
from config.embedded_postgres.place import Place, Tell
from config.embedded_postgres.sockets import make_socket_folder

CODE = Path(__file__).resolve().parents[2]
LONGEST_LOG = 10 * 1024 * 1024
MARK = "--- start"
LINES_OF_REASON = 3
# Time, process number and severity stand before it. What explains nothing is left out.
MESSAGE = re.compile(
    r"^(?:\S+ \S+ \S+ \[\d+\] \w+: +)?(?!.*database system is)(\S.*)$", re.MULTILINE
)

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "logging_collector": "off",
    "log_destination": "stderr",
    "log_checkpoints": "off",
    "lc_messages": "C",
    "log_timezone": "UTC",
    "timezone": "UTC",
}
# For tests alone: what a crash of the machine may destroy is thrown away anyway.
THROWAWAY_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "max_locks_per_transaction": "256",
}


def start_warden(
    place: Place, keeper: FileLock, *, is_throwaway: bool, tell: Tell
) -> subprocess.Popen[bytes]:
    """Start the server and hand the lock that says so to its warden. The lock is held already."""
    # The number of an earlier warden, which may be somebody else's by now.
    keeper.write_note("")
    ensure_cluster(place, is_throwaway=is_throwaway)
    socket_folder = make_socket_folder(place)
    settle_leftovers(place, socket_folder, tell=tell)
    settings = {**SETTINGS, "unix_socket_directories": f'"{socket_folder}"'}
    if is_throwaway:
        settings |= THROWAWAY_SETTINGS
    command: list[str | Path] = [sys.executable, "-E", "-S", "-m", "config.warden"]
    command += ["--keeps", str(_fd(keeper)), "--users", place.users_lock]
    if place.user:
        command += ["--user", f"{place.user.uid}:{place.user.gid}"]
    command += ["--", place.binaries.postgres, "-D", place.cluster]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    _trim_log(place.log)
    with place.log.open("ab") as log:
        place.give(place.log)
        place.log.chmod(0o600)
        log.write(f"{MARK}\n".encode())
        log.flush()
        return subprocess.Popen(  # noqa: S603 -- our own module
            command,
            cwd=CODE,
            env=server_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=[_fd(keeper)],
            start_new_session=True,
        )


def why_it_ended(place: Place) -> str:
    """Return a sentence from what the server wrote since it was last started."""
    last = place.log.read_text(errors="replace").rpartition(MARK)[2]
    said = "; ".join(MESSAGE.findall(last)[-LINES_OF_REASON:]).rstrip(".") or "it said nothing"
    return f"PostgreSQL did not start: {said} (all that it said is in {place.log})."


def _fd(lock: FileLock) -> int:
    if lock.fd is None:
        raise ValueError("The lock is closed.")
    return lock.fd


def _trim_log(log: Path) -> None:
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        log.replace(log.with_suffix(".log.1"))
