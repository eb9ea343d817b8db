"""The use of a server: join the one that runs, or start one; the last to leave sees it stop."""

import os
import signal
import time
from pathlib import Path
from subprocess import Popen
from typing import Any

import psycopg

from config.embedded_postgres import cluster, sockets
from config.embedded_postgres.errors import EmbeddedPostgresError
from config.embedded_postgres.locks import FileLock, is_taken
from config.embedded_postgres.place import Place, Tell
from config.embedded_postgres.start import start_warden, why_it_ended

SECONDS_BETWEEN_LOOKS = 0.02
SECONDS_OF_SILENCE = 5.0
CONNECT_TIMEOUT = 5
# … starting up, shutting down, in recovery, not yet accepting connections.
ON_ITS_WAY = "the database system is"


class Lease:
    """A lock that keeps the server running for as long as this process holds it."""

    def __init__(self, place: Place, *, is_throwaway: bool = False) -> None:
        self.place = place
        self.is_throwaway = is_throwaway
        self.pid = os.getpid()
        self.has_joined = False
        self.warden: Popen[bytes] | None = None
        self.users = FileLock(place.users_lock, place.user)

    def bring_up(self, *, tell: Tell) -> None:
        """Wait until the server answers, having started it if nobody else did.

        There is no limit: as long as a warden lives, PostgreSQL is on its way, be it recovering
        from a crash for an hour. Raises EmbeddedPostgresError where it cannot run.
        """
        # This waits while a server is being stopped.
        self.users.take(shared=True)
        started = time.monotonic()
        has_told = False
        while True:
            self._start_unless_started(tell=tell)
            if self._answers():
                self.has_joined = True
                return
            if not has_told and time.monotonic() > started + SECONDS_OF_SILENCE:
                tell("Waiting for the database; after a crash it may take a while to recover …")
                has_told = True
            time.sleep(SECONDS_BETWEEN_LOOKS)

    def is_kept(self) -> bool:
        """Tell whether a warden keeps the server, though it may not answer yet."""
        if self.warden and self.warden.poll() is not None:
            self.warden = None
        return is_taken(self.place.server_lock)

    def params(self, role: str) -> dict[str, Any]:
        """Return what libpq needs to connect as a role."""
        return connection_params(self.place, role)

    def leave(self) -> None:
        """Stop using the server. The last to leave stops it and waits for that."""
        if os.getpid() != self.pid:
            # A fork shares our lock, and must not give it up for us.
            return
        if self.users.try_to_take():
            # Nobody else uses the server, and nobody can join before we close the lock.
            self._end_server()
            sockets.remove_socket_folder(self.place)
        elif self.warden and self.warden.poll() is None:
            # It stays for those who still use the server; Popen need not warn of a running child.
            self.warden.returncode = 0
        self.users.close()

    def hurry(self) -> None:
        """Make a stop that is under way an immediate one; the next start then recovers."""
        if self.is_kept() and (pid := self._warden_pid()):
            os.kill(pid, signal.SIGQUIT)

    def _start_unless_started(self, *, tell: Tell) -> None:
        keeper = FileLock(self.place.server_lock, self.place.user)
        try:
            if keeper.try_to_take():
                if self.warden:
                    self.warden.wait()
                    self.warden = None
                    raise EmbeddedPostgresError(why_it_ended(self.place))
                self.warden = start_warden(
                    self.place, keeper, is_throwaway=self.is_throwaway, tell=tell
                )
        finally:
            keeper.close()

    def _answers(self) -> bool:
        try:
            psycopg.connect(**self.params(cluster.APP), connect_timeout=CONNECT_TIMEOUT).close()
        except FileNotFoundError:
            # Whoever starts the server has not made the cluster yet.
            return False
        except psycopg.OperationalError as error:
            self._raise_if_refused(str(error))
            return False
        return True

    def _raise_if_refused(self, said: str) -> None:
        """Tell a server that will not have us from one that is on its way. It speaks English."""
        if "password authentication failed" in said:
            raise EmbeddedPostgresError(
                f"The database in {self.place.cluster} refuses the password in "
                f"{self.place.passwords}: they do not belong together."
            )
        _, is_fatal, reason = said.partition("FATAL:")
        if is_fatal and ON_ITS_WAY not in reason:
            raise EmbeddedPostgresError(f"The database refuses connections: {reason.strip()}.")

    def _end_server(self) -> None:
        is_told = False
        while self.is_kept():
            if not is_told and (pid := self._warden_pid()):
                os.kill(pid, signal.SIGTERM)
                is_told = True
            time.sleep(SECONDS_BETWEEN_LOOKS)

    def _warden_pid(self) -> int | None:
        """Return the warden's number, or None in the moment before it has written it down."""
        note = self.place.server_lock.read_text()
        return int(note) if note else None


def connection_params(place: Place, role: str) -> dict[str, Any]:
    """Return what libpq needs to connect as a role. Raises FileNotFoundError before the first start.

    The port is named, or the variable PGPORT would count.
    """
    host: Path | None = sockets.socket_folder(place)
    if host is None:
        raise FileNotFoundError(place.socket_record)
    return {
        "host": str(host),
        "port": 5432,
        "user": role,
        "password": cluster.read_passwords(place)[role],
        "dbname": cluster.DATABASE,
    }
