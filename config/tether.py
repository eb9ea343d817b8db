"""Start a program that cannot outlive the process that started it.

`spawn` runs this very file as a small script, which ties the process to its parent, gives up root
where it is told to, and then becomes the program. It is a script because the tie belongs to the
child, and code between fork and exec is not safe in a process with threads.

On Linux the kernel holds the tie (PR_SET_PDEATHSIG). Elsewhere a guard does: a process that reads
a pipe whose other end the parent alone holds, and so learns of its death.
"""

import argparse
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

PR_SET_PDEATHSIG = 1
SECONDS_BETWEEN_LOOKS = 2.0
HIGHEST_FILE_NUMBER = 4096


class Tethered(subprocess.Popen[bytes]):
    """A started program. Where a guard holds the tie, the pipe that it reads lives as long."""

    leash: int | None = None

    def __del__(self) -> None:
        if self.leash is not None:
            os.close(self.leash)
        super().__del__()


def spawn(
    command: Sequence[str | Path],
    *,
    death_signal: signal.Signals = signal.SIGTERM,
    user: tuple[int, int] | None = None,
    guarded: bool = not sys.platform.startswith("linux"),
    pass_fds: Sequence[int] = (),
    **options: Any,
) -> Tethered:
    """Start `command`, as `user` (uid, gid) if given; it gets `death_signal` when we are gone.

    On Linux "we" is the calling thread: call from one that lives as long as the process.
    """
    told = ["--parent", str(os.getpid()), "--signal", str(int(death_signal))]
    if user:
        told += ["--user", f"{user[0]}:{user[1]}"]
    if not guarded:
        return Tethered(_script(told, command), pass_fds=pass_fds, **options)
    watched, leash = os.pipe()
    try:
        told += ["--pipe", str(watched)]
        process = Tethered(_script(told, command), pass_fds=(*pass_fds, watched), **options)
    except BaseException:
        os.close(leash)
        raise
    finally:
        os.close(watched)
    process.leash = leash
    return process


def _script(told: Sequence[str], command: Sequence[str | Path]) -> list[str]:
    # -I and -S: no site-packages, no surroundings; the script is up in some 15 ms.
    return [sys.executable, "-I", "-S", __file__, *told, "--", *map(str, command)]


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="Run a program that dies with its parent.")
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("--signal", type=int, required=True)
    parser.add_argument("--user")
    parser.add_argument("--pipe", type=int)
    parser.add_argument("command", nargs="+")
    told = parser.parse_args(arguments)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    # Before root is given up: the new user need not be able to read this Python's modules.
    prctl = _load_prctl() if told.pipe is None else None
    if told.user:
        _become(*map(int, told.user.split(":")))
    if prctl:
        # After that: the kernel forgets the tie when a process changes its user.
        prctl(PR_SET_PDEATHSIG, told.signal, 0, 0, 0)
        if os.getppid() != told.parent:
            sys.exit("The parent died before the tie was made.")
    else:
        _tie_by_guard(told.pipe, told.signal)
    os.execv(told.command[0], told.command)  # noqa: S606 -- becoming the program is the purpose


def _become(uid: int, gid: int) -> None:
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def _load_prctl() -> Callable[..., int]:
    import ctypes  # noqa: PLC0415 -- for the script on Linux alone; whoever spawns needs it not

    return cast("Callable[..., int]", ctypes.CDLL(None).prctl)


def _tie_by_guard(pipe: int, death_signal: int) -> None:
    program = os.getpid()
    if os.fork() > 0:
        os.close(pipe)
        return
    os.setsid()
    # The guard must not hold open what belongs to the program: sockets, locks, terminals.
    os.closerange(0, pipe)
    os.closerange(pipe + 1, HIGHEST_FILE_NUMBER)
    while os.getppid() == program:
        if select.select([pipe], [], [], SECONDS_BETWEEN_LOOKS)[0]:
            if os.getppid() == program:
                os.kill(program, death_signal)
            break
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
