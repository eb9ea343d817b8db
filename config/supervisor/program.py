"""A program to run beside the supervisor."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from config.tether import Tethered, spawn


@dataclass(frozen=True, kw_only=True)
class Program:
    """What to run, and what becomes of it when the supervisor is killed."""

    name: str
    command: Sequence[str | Path]
    death_signal: signal.Signals
    environment: Mapping[str, str] = field(default_factory=dict)
    pass_fds: Sequence[int] = ()
    # Started again whenever it ends; otherwise run to its end, once.
    is_kept: bool = True


def launch(program: Program) -> Tethered:
    """Start a program in a session of its own: a terminal's Ctrl-C reaches the supervisor alone."""
    return spawn(
        program.command,
        death_signal=program.death_signal,
        pass_fds=program.pass_fds,
        env={**os.environ, **program.environment},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


def run_once(program: Program) -> int:
    """Run a program and return its exit code. What interrupts us ends the program first."""
    process = launch(program)
    try:
        return process.wait()
    except BaseException:
        process.kill()
        process.wait()
        raise
