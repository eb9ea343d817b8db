"""What an earlier server left behind when it, or the machine, was stopped the hard way."""

import contextlib
import signal
import time
from pathlib import Path

import psutil

from config.embedded_postgres.errors import EmbeddedPostgresError
from config.embedded_postgres.place import Place, Tell
from config.embedded_postgres.sockets import SOCKET

# As a warden's own patience: a server that has lost its warden is told to stop, then made to.
STEPS = ((signal.SIGINT, 60.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0))
SECONDS_BETWEEN_LOOKS = 0.02
SECONDS_OF_SILENCE = 2.0


def settle_leftovers(place: Place, socket_folder: Path, *, tell: Tell) -> None:
    """Wait for the end of an old server's processes and remove files that would bar a new one.

    The caller holds the server's lock, so whatever still runs has lost its warden.
    """
    postmaster = place.cluster / "postmaster.pid"
    socket_file = socket_folder / f"{SOCKET}.lock"
    if not postmaster.exists() and not socket_file.exists():
        return
    for step, patience in STEPS:
        if not _running(place.cluster):
            break
        _end(place.cluster, step, patience, tell=tell)
    if running := _running(place.cluster):
        raise EmbeddedPostgresError(
            f"An earlier server still runs in {place.cluster} (process {running[0].pid}) and "
            "cannot be stopped."
        )
    # PostgreSQL clears these away itself, unless another program has got the number of the old
    # server by now, as happens after a restart of the machine or in a container.
    for stale in (postmaster, socket_file):
        _remove_if_misleading(stale)


def _end(cluster: Path, step: signal.Signals, patience: float, *, tell: Tell) -> None:
    """Tell the processes to end, and wait."""
    started = time.monotonic()
    has_told = False
    told = _running(cluster)
    for process in told if step == signal.SIGKILL else _heads(told):
        with contextlib.suppress(psutil.NoSuchProcess):
            process.send_signal(step)
    while _running(cluster) and time.monotonic() < started + patience:
        if not has_told and time.monotonic() > started + SECONDS_OF_SILENCE:
            tell("Waiting for an earlier database server to stop …")
            has_told = True
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _heads(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Return those that have no parent among them. Children end when their head does."""
    pids = {process.pid for process in processes}
    heads = []
    for process in processes:
        try:
            if process.ppid() not in pids:
                heads.append(process)
        except psutil.NoSuchProcess:
            continue
    return heads


def _running(cluster: Path) -> list[psutil.Process]:
    """Return the server processes that work in the cluster: each of them stands in its folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.name() == "postgres" and Path(process.cwd()) == cluster:
                found.append(process)
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return found


def _remove_if_misleading(file: Path) -> None:
    try:
        pid = int(file.read_text().split("\n")[0])
    except (FileNotFoundError, ValueError):
        return
    if psutil.pid_exists(abs(pid)):
        file.unlink(missing_ok=True)
