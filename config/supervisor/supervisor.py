"""Start everything in order, keep it running, stop it in the opposite order."""

import contextlib
import json
import os
import signal
import time
from collections.abc import Iterator
from types import FrameType

from config.embedded_postgres.errors import EmbeddedPostgresError
from config.embedded_postgres.held import hold, let_go
from config.embedded_postgres.lease import Lease
from config.embedded_postgres.locks import FileLock
from config.embedded_postgres.place import prepare_place
from config.last_address import remember
from config.supervisor.address import Address, take_address
from config.supervisor.child import Backoff, Child
from config.supervisor.errors import SupervisorError
from config.supervisor.plan import Plan
from config.supervisor.program import Program
from config.supervisor.voice import say

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SECONDS_BETWEEN_LOOKS = 0.1
PATIENCE_WITH_CHILDREN = 10.0
# For the web server of a supervisor that was killed to give the port back.
PATIENCE_AFTER_A_KILL = 15.0


class StopRequested(KeyboardInterrupt):
    """A signal asked us to stop. Psycopg cancels a running statement at a KeyboardInterrupt."""


class Supervisor:
    """All that runs while `manage.py up` does."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.children: list[Child] = []
        self.lease: Lease | None = None
        self.database = Backoff()
        self.is_asked_to_stop = False
        self.is_stopping = False

    def run(self, host: str, port: str) -> None:
        """Run until a signal asks to stop. Raises SupervisorError where it cannot start."""
        try:
            self._listen_to_signals()
            with self._claim(host, port) as address:
                try:
                    remember(self.plan.data, address.url)
                    self._start(address)
                    while True:
                        self._tend()
                finally:
                    self.is_stopping = True
                    self._stop()
        except StopRequested:
            pass
        except EmbeddedPostgresError as error:
            raise SupervisorError(str(error)) from error
        finally:
            # Python gives a signal its default meaning back while it ends: one more would kill it.
            for number in STOP_SIGNALS:
                signal.signal(number, signal.SIG_IGN)

    @contextlib.contextmanager
    def _claim(self, host: str, port: str) -> Iterator[Address]:
        """Take the data folder and the port, so that nobody else starts on either."""
        if not self.plan.has_own_database:
            yield take_address(host, port)
            return
        place = prepare_place(self.plan.data, tell=say)
        lock = FileLock(place.up_lock, place.user)
        try:
            if not lock.try_to_take():
                raise SupervisorError(_already_running(lock.note()))
            # Only a supervisor that was killed leaves a note: its web server may still be there.
            is_same_port = f":{port}/" in lock.note()
            patience = PATIENCE_AFTER_A_KILL if is_same_port else 0
            address = take_address(host, port, patience=patience)
            lock.write_note(json.dumps({"pid": os.getpid(), "url": address.url}))
            try:
                yield address
            finally:
                lock.write_note("")
        finally:
            lock.close()

    def _start(self, address: Address) -> None:
        say("Starting Hikiwake …")
        if self.plan.has_own_database:
            self.lease = hold(self.plan.data, tell=say)
            self.database.note_start()
        self.plan.prepare()
        self._launch(self.plan.programs(address))
        while not self.plan.is_ready(address):
            self._tend()
        self._launch(self.plan.followers())
        say(self.plan.greeting(address))

    def _launch(self, programs: list[Program]) -> None:
        for program in programs:
            child = Child(program, say=say)
            self.children.append(child)
            child.start()

    def _tend(self) -> None:
        if self.is_asked_to_stop:
            # The handler's own exception may have been lost, in a destructor for example.
            raise StopRequested
        if self.lease:
            self._tend_database(self.lease)
        for child in self.children:
            child.tend()
        time.sleep(SECONDS_BETWEEN_LOOKS)

    def _tend_database(self, lease: Lease) -> None:
        if lease.is_kept():
            return
        if self.database.due is None:
            pause = self.database.note_end()
            say(f"The database ended; next start in {pause:g} s.")
        elif self.database.is_due():
            self.database.note_start()
            try:
                lease.bring_up(tell=say)
            except EmbeddedPostgresError as error:
                say(str(error))

    def _stop(self) -> None:
        """Stop whoever uses the database, then the database."""
        for child in self.children:
            child.ask_to_end()
        deadline = time.monotonic() + PATIENCE_WITH_CHILDREN
        while any(child.is_running() for child in self.children):
            if time.monotonic() > deadline:
                self._kill_children()
            time.sleep(SECONDS_BETWEEN_LOOKS / 5)
        let_go(self.plan.data)

    def _kill_children(self) -> None:
        for child in self.children:
            child.kill()

    def _listen_to_signals(self) -> None:
        for number in STOP_SIGNALS:
            # Started with nohup, we are to survive the terminal. An ignored SIGINT means nothing:
            # a shell gives it to whatever it starts in the background.
            if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self._on_signal)

    def _on_signal(self, _signal: int, _frame: FrameType | None) -> None:
        if not self.is_stopping:
            self.is_asked_to_stop = True
            raise StopRequested
        # Asked once more while stopping: hurry.
        self._kill_children()
        if self.lease:
            self.lease.hurry()


def _already_running(note: str) -> str:
    if not note:
        return "Hikiwake is being started on this data folder by another process already."
    told = json.loads(note)
    return f"Hikiwake already runs on this data folder: {told['url']} (process {told['pid']})."
