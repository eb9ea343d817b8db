"""A process that is kept running."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from config.tether import Tethered, spawn

Say = Callable[[str], None]

SHORTEST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
# Who ran for that long is healthy, and starts with the shortest pause again.
SECONDS_OF_HEALTH = 60.0


class Backoff:
    """When to start again what keeps ending: at first soon, then ever later."""

    def __init__(self) -> None:
        self.pause = SHORTEST_PAUSE
        self.started = time.monotonic()
        self.due: float | None = None

    def note_start(self) -> None:
        self.started = time.monotonic()
        self.due = None

    def note_end(self) -> float:
        """Return the seconds until the next start."""
        now = time.monotonic()
        if now - self.started > SECONDS_OF_HEALTH:
            self.pause = SHORTEST_PAUSE
        pause = self.pause
        self.pause = min(2 * pause, LONGEST_PAUSE)
        self.due = now + pause
        return pause

    def is_due(self) -> bool:
        return self.due is not None and time.monotonic() >= self.due


@dataclass(frozen=True, kw_only=True)
class Program:
    """What to run, and what becomes of it when the supervisor is killed."""

    name: str
    command: Sequence[str | Path]
    death_signal: signal.Signals
    environment: Mapping[str, str] = field(default_factory=dict)
    pass_fds: Sequence[int] = ()


class Child:
    """A running program, started again whenever it ends.

    It leads a session of its own, so that a Ctrl-C at the terminal reaches the supervisor alone.
    """

    def __init__(self, program: Program, *, say: Say) -> None:
        self.program = program
        self.say = say
        self.process: Tethered | None = None
        self.backoff = Backoff()

    def start(self) -> None:
        self.backoff.note_start()
        self.process = spawn(
            self.program.command,
            death_signal=self.program.death_signal,
            pass_fds=self.program.pass_fds,
            env={**os.environ, **self.program.environment},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def tend(self) -> None:
        """Notice the end of the process, and start it again when that is due."""
        if self.process and self.process.poll() is not None:
            code = self.process.returncode
            self.process = None
            pause = self.backoff.note_end()
            self.say(f"{self.program.name} ended ({_tell_end(code)}); next start in {pause:g} s.")
        elif self.process is None and self.backoff.is_due():
            self.start()

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def ask_to_end(self) -> None:
        if self.process:
            self.process.terminate()

    def kill(self) -> None:
        """End the process and those that it started, at once."""
        if self.process and self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


def _tell_end(code: int) -> str:
    return f"exit code {code}" if code >= 0 else signal.Signals(-code).name
