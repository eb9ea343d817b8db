"""A process that is kept running."""

import contextlib
import os
import signal
import time
from collections.abc import Callable

from config.supervisor.program import Program, launch
from config.tether import Tethered

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


class Child:
    """A running program, started again whenever it ends if it is to be kept."""

    def __init__(self, program: Program, *, say: Say) -> None:
        self.program = program
        self.say = say
        self.process: Tethered | None = None
        self.backoff = Backoff()

    def start(self) -> None:
        self.backoff.note_start()
        self.process = launch(self.program)

    def tend(self) -> None:
        """Notice the end of the process, and start it again when that is due."""
        if self.process and self.process.poll() is not None:
            self._note_end(self.process.returncode)
            self.process = None
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

    def _note_end(self, code: int) -> None:
        how = f"exit code {code}" if code >= 0 else signal.Signals(-code).name
        words = f"{self.program.name} ended ({how})"
        if self.program.is_kept:
            self.say(f"{words}; next start in {self.backoff.note_end():g} s.")
        elif code != 0:
            self.say(f"{words}.")
