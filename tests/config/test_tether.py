"""Nobody outlives who started it, by the kernel's tie or by a guard."""

import os
import signal
import subprocess
import sys

import psutil
import pytest

from config.tether import spawn
from tests.config.conftest import needs_root
from tests.config.processes import CODE, wait_for

PARENT = """
import sys
from config.tether import spawn
process = spawn(["/bin/sleep", "60"], guarded=sys.argv[1] == "guard")
print(process.pid, flush=True)
process.wait()
"""


@pytest.fixture(params=["kernel", "guard"])
def family(request):
    if request.param == "kernel" and not sys.platform.startswith("linux"):
        pytest.skip("only Linux has the kernel's tie")
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, request.param], cwd=CODE, stdout=subprocess.PIPE
    )
    child = psutil.Process(int(parent.stdout.readline()))
    wait_for(lambda: child.name() == "sleep")
    yield parent, child
    parent.kill()
    parent.wait()
    parent.stdout.close()


def test_program_ends_when_its_parent_is_killed(family):
    parent, child = family
    parent.kill()
    parent.wait()
    wait_for(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE, seconds=3)


def test_guard_ends_with_the_program(family):
    parent, child = family
    guards = child.children()
    child.terminate()
    parent.wait()
    wait_for(lambda: not any(guard.is_running() for guard in guards), seconds=5)


def test_guard_holds_nothing_open():
    process = spawn(["/bin/echo", "done"], guarded=True, stdout=subprocess.PIPE)
    # Were the pipe open in the guard as well, the end of the output would not come.
    assert process.communicate(timeout=1)[0] == b"done\n"


def test_program_does_not_start_when_the_parent_is_gone_already():
    process = spawn(["/bin/echo", "done"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.communicate()[0] == b"done\n"
    orphan = [*process.args]
    orphan[orphan.index("--parent") + 1] = "1"
    refused = subprocess.run(orphan, capture_output=True, text=True, check=False)
    assert refused.stdout == ""
    assert refused.returncode == 1


@needs_root
def test_program_has_given_up_every_right_of_root():
    process = spawn(["/usr/bin/id"], user=(65534, 65534), stdout=subprocess.PIPE)
    said = process.communicate()[0].decode()
    assert "root" not in said
    assert said.count("65534") == 3


def test_program_starts_with_no_signal_blocked():
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        process = spawn(["/bin/sleep", "60"])
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    wait_for(lambda: psutil.Process(process.pid).name() == "sleep")
    os.kill(process.pid, signal.SIGTERM)
    assert process.wait(timeout=3) == -signal.SIGTERM
