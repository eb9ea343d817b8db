"""Real processes for the tests: users of a server, and a look at what runs."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg

from config.embedded_postgres.lease import Lease, connection_params
from config.embedded_postgres.locks import is_taken
from config.embedded_postgres.place import prepare_place
from config.tether import spawn

CODE = Path(__file__).resolve().parents[2]
USER = """
import sys
from pathlib import Path
from config.embedded_postgres import EmbeddedPostgresError
from config.embedded_postgres.held import hold

try:
    hold(Path(sys.argv[1]), tell=lambda sentence: sys.stderr.write(sentence + "\\n"))
except EmbeddedPostgresError as error:
    sys.exit(str(error))
print("ready", flush=True)
sys.stdin.readline()
"""


def quiet(_sentence):
    """Take what is told and do nothing with it."""


def start_user(data):
    """Start a process that uses the server until its stdin ends. It need not be up yet."""
    return subprocess.Popen(
        [sys.executable, "-c", USER, str(data)],
        cwd=CODE,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def wait_until_ready(process):
    line = process.stdout.readline()
    assert line == "ready\n", process.stderr.read()


def finish(process):
    """Let a user go its way, and return what it said in the end."""
    _, said = process.communicate(timeout=30)
    return said


def kill(process):
    process.kill()
    process.communicate(timeout=30)


@contextlib.contextmanager
def user_of(data) -> Iterator[Lease]:
    """Use the server from this process, as one of any number of users."""
    lease = Lease(place_of(data))
    try:
        lease.bring_up(tell=quiet)
        yield lease
    finally:
        lease.leave()


def place_of(data):
    return prepare_place(data, tell=quiet)


def connect(data, role="hikiwake_owner"):
    return psycopg.connect(**connection_params(place_of(data), role), autocommit=True)


def ask_superuser(data, question):
    with connect(data, "hikiwake_superuser") as connection:
        return connection.execute(question).fetchone()[0]


def server_processes(data):
    """Return the processes of PostgreSQL that stand in the cluster."""
    cluster = place_of(data).cluster
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.name() == "postgres" and process.cwd() == str(cluster):
                found.append(process)
    return found


def is_stopped(data):
    return not server_processes(data) and not is_taken(place_of(data).server_lock)


def postmaster(data):
    pid = int((place_of(data).cluster / "postmaster.pid").read_text().split()[0])
    return psutil.Process(pid)


def warden(data):
    return psutil.Process(int(place_of(data).server_lock.read_text()))


def wait_for(condition: Callable[[], object], *, seconds=15):
    """Wait until the condition holds, and return what made it hold."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "It did not happen in time."
        time.sleep(0.02)
    return found


def run_as_server(place, command):
    """Run a program as the user of the server, to the end."""
    process = spawn(
        command,
        user=(place.user.uid, place.user.gid) if place.user else None,
        cwd="/",
        stdout=subprocess.DEVNULL,
    )
    assert process.wait() == 0


def running_with(mark):
    """Return the processes with a mark in their command line or surroundings."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.pid == os.getpid() or process.status() == psutil.STATUS_ZOMBIE:
                continue
            words = [*process.cmdline(), *process.environ().values()]
            if any(mark in word for word in words):
                found.append(process)
    return found


def kill_all(processes):
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.send_signal(signal.SIGKILL)
