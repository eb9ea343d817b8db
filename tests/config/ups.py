"""A started `up`, be it the product's or one with stub programs, and what it says."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import urllib.request
import uuid

import psutil

from tests.config.processes import CODE, kill_all, running_with, wait_for

STUB = [sys.executable, "-m", "tests.config.stub_up"]
PRODUCT = [sys.executable, "manage.py", "up"]
MARK = "HIKIWAKE_TEST_RUN"


class Up:
    """A supervisor in a session of its own. All that it starts carries a mark, or the data path."""

    def __init__(self, command, data, **environment):
        self.data = data
        self.mark = uuid.uuid4().hex
        self.process = subprocess.Popen(
            command,
            cwd=CODE,
            env={
                **os.environ,
                "HIKIWAKE_DATA": str(data),
                "HOST": "127.0.0.1",
                "PORT": "0",
                "DJANGO_SETTINGS_MODULE": "config.settings.local",
                "DATABASE_URL": "",
                MARK: self.mark,
                **environment,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        os.set_blocking(self.process.stdout.fileno(), False)
        self._said = b""

    @property
    def said(self):
        """Return all that was said up to now."""
        if not self.process.stdout.closed:
            self._said += self.process.stdout.read() or b""
        return self._said.decode()

    def stop_reading(self):
        """Close our end of the pipe, as a terminal that goes away."""
        self.process.stdout.close()

    def wait_for_words(self, pattern, *, seconds=20):
        def look():
            found = re.search(pattern, self.said)
            assert found or self.process.poll() is None, self.said
            return found

        return wait_for(look, seconds=seconds)

    def wait_until_running(self, *, seconds=20):
        return self.wait_for_words(r"(http://127.0.0.1:\d+/)\n", seconds=seconds)[1]

    def descendants(self):
        return running_with(self.mark)

    def left_behind(self):
        """Return what runs of this `up`. The server has no surroundings but a telling path."""
        return {*running_with(self.mark), *running_with(str(self.data))}

    def child(self, word):
        """Return the first of the children whose command line has a word, or None."""
        for process in psutil.Process(self.process.pid).children():
            with contextlib.suppress(psutil.Error):
                if any(word in argument for argument in process.cmdline()):
                    return process
        return None

    def stop(self, number=signal.SIGINT, *, seconds=20):
        """Send a signal, wait for the end, and return the exit code."""
        self.process.send_signal(number)
        return self.wait(seconds=seconds)

    def wait(self, *, seconds=20):
        return self.process.wait(timeout=seconds)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def clean_up(self):
        kill_all(self.left_behind())
        self.wait()
        self.process.stdout.close()


def fetch(url):
    with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 -- our own http address
        return answer.read().decode()
