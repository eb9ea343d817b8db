"""Keep one PostgreSQL running for as long as anybody uses it.

    python -m config.warden --keeps FD --users FILE [--user UID:GID] -- postgres ARGUMENTS…

Every process that uses the server holds a shared lock on FILE. The kernel lets go of it when the
process ends, however it ends; the warden waits for the lock to be free, and then stops the server.
So nobody has to count, and whoever came first may leave first. FD is the lock that says "a server
is kept here": the warden has it from its starter, holds it until the server has stopped, and writes
its number into it.

Signals: SIGTERM and SIGINT stop the server in good order, SIGQUIT at once. The server itself is
tethered to the warden.
"""

import argparse
import fcntl
import itertools
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

from config.tether import Tethered, spawn

# PostgreSQL's "fast" shutdown writes everything out and can take long; "immediate" leaves the
# rest to crash recovery.
STEPS = ((signal.SIGINT, 60), (signal.SIGQUIT, 10), (signal.SIGKILL, 10))


class Warden:
    """The server and the steps to end it."""

    def __init__(self, server: Tethered) -> None:
        self.server = server
        self.steps: Iterator[tuple[signal.Signals, int]] = itertools.chain(STEPS)
        self.is_stopping = False

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        if not self.is_stopping:
            self.is_stopping = True
            self.next_step()

    def hurry(self, _signal: int, _frame: FrameType | None) -> None:
        if not self.is_stopping:
            next(self.steps)
        self.is_stopping = True
        self.next_step()

    def is_late(self, _signal: int, _frame: FrameType | None) -> None:
        self.next_step()

    def next_step(self) -> None:
        step, patience = next(self.steps, STEPS[-1])
        self.server.send_signal(step)
        signal.alarm(patience)


def stop_when_unused(users: Path) -> None:
    with users.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        os.kill(os.getpid(), signal.SIGTERM)
        # The lock stays ours until the process ends: who wants in waits until the server is down.
        threading.Event().wait()


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Keep a PostgreSQL while it is used.")
    parser.add_argument("--keeps", type=int, required=True)
    parser.add_argument("--users", type=Path, required=True)
    parser.add_argument("--user")
    parser.add_argument("command", nargs="+")
    told = parser.parse_args(arguments)
    os.pwrite(told.keeps, str(os.getpid()).encode(), 0)
    os.umask(0o077)
    uid_and_gid = None
    if told.user:
        uid, gid = map(int, told.user.split(":"))
        uid_and_gid = (uid, gid)
    # Blocked until the handlers stand, so that an early signal is neither lost nor deadly.
    signals = {signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGALRM}
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    server = spawn(told.command, death_signal=signal.SIGINT, user=uid_and_gid)
    warden = Warden(server)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, warden.stop)
    signal.signal(signal.SIGQUIT, warden.hurry)
    signal.signal(signal.SIGALRM, warden.is_late)
    threading.Thread(target=stop_when_unused, args=(told.users,), daemon=True).start()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, signals)
    return server.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
