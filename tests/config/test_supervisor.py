"""The supervisor, with stub programs: what it starts, what it restarts, what it leaves behind."""

import contextlib
import os
import signal
import socket
import time
import urllib.error
from functools import partial

import psutil
import pytest

from tests.config.processes import (
    finish,
    is_stopped,
    place_of,
    postmaster,
    start_user,
    user_of,
    wait_for,
    wait_until_ready,
)
from tests.config.ups import STUB, Up, fetch


@pytest.fixture
def start_on():
    """Start `up` on a data folder. Whatever is left of it in the end is killed."""
    started = []

    def start_on(data, **environment):
        started.append(Up(STUB, data, **environment))
        return started[-1]

    yield start_on
    for up in started:
        up.clean_up()


@pytest.fixture
def start(data, start_on):
    return partial(start_on, data)


def answers(url):
    with contextlib.suppress(urllib.error.HTTPError, urllib.error.URLError, ConnectionError):
        return fetch(url) == "alive"
    return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_stops_everything(start, data, number):
    up = start()
    url = up.wait_until_running()
    assert fetch(url) == "alive"

    assert up.stop(number) == 0
    assert up.left_behind() == set()
    assert is_stopped(data)
    assert "Traceback" not in up.said


def test_ctrl_c_at_a_terminal_reaches_the_supervisor_alone(start):
    up = start()
    up.wait_until_running()
    os.killpg(up.process.pid, signal.SIGINT)
    assert up.wait() == 0
    assert "ended" not in up.said
    assert up.left_behind() == set()


def test_ctrl_c_during_the_preparation_stops_everything(start, data):
    up = start(STUB_PREPARATION="echo preparing; exec sleep 1000")
    up.wait_for_words("preparing")
    assert up.stop() == 0
    assert is_stopped(data)
    assert up.left_behind() == set()


def test_ctrl_c_while_the_cluster_is_made_stops_everything(fresh, start_on):
    up = start_on(fresh)
    wait_for(lambda: list(fresh.glob("postgres/cluster.unfinished*")))
    assert up.stop() == 0
    assert up.left_behind() == set()
    again = start_on(fresh)
    again.wait_until_running()
    assert again.stop() == 0


def test_second_ctrl_c_hurries(start):
    up = start(STUB_WORKER="trap '' TERM; echo deaf; while true; do sleep 1; done")
    up.wait_for_words("deaf")
    up.process.send_signal(signal.SIGINT)
    time.sleep(1)
    assert up.process.poll() is None
    assert up.stop(seconds=3) == 0
    wait_for(lambda: not up.left_behind(), seconds=3)


def test_second_up_on_the_same_data_says_where_the_first_is(start):
    first = start()
    url = first.wait_until_running()
    second = start()
    assert second.wait() == 1
    assert f"already runs on this data folder: {url} (process {first.process.pid})" in second.said
    assert second.said.count("\n") == 1
    assert answers(url)


def test_port_that_is_taken_is_one_sentence(start):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        up = start(PORT=port)
        assert up.wait() == 1
    assert up.said == (
        f"Port {port} on 127.0.0.1 is in use by another program; choose another one in PORT.\n"
    )


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"PORT": "http"}, "PORT must be a number"),
        ({"PORT": "70000"}, "PORT must be a number"),
        ({"HOST": "203.0.113.7"}, "no address of this machine"),
        ({"HOST": "no such host"}, "no address of this machine"),
    ],
)
def test_address_that_will_not_do_is_one_sentence(start, environment, sentence):
    up = start(**environment)
    assert up.wait() == 1
    assert sentence in up.said
    assert up.said.count("\n") == 1


def test_whatever_dies_is_started_again(start, data):
    up = start()
    url = up.wait_until_running()

    worker = wait_for(lambda: up.child("sleep"))
    worker.kill()
    up.wait_for_words("The worker ended .SIGKILL.; next start in 0.5 s")
    wait_for(lambda: up.child("sleep") not in (None, worker))

    up.child("gunicorn").kill()
    up.wait_for_words("The web server ended")
    wait_for(lambda: answers(url))

    before = postmaster(data)
    before.kill()
    up.wait_for_words("The database ended")
    wait_for(lambda: answers(url))
    assert postmaster(data).pid != before.pid

    assert up.stop() == 0
    assert up.left_behind() == set()


def test_what_dies_again_and_again_is_started_ever_later(start):
    up = start(STUB_WORKER="exit 3")
    up.wait_for_words(r"ended .exit code 3.; next start in 0.5 s[^$]*next start in 1 s")
    assert up.stop() == 0


def test_only_a_killed_supervisor_makes_the_next_one_wait_for_a_port(start, data):
    up = start()
    port = up.wait_until_running().strip("/").rpartition(":")[2]
    assert up.stop() == 0
    with socket.create_server(("127.0.0.1", int(port))):
        again = start(PORT=port)
        assert again.wait(seconds=10) == 1
    assert "is in use by another program" in again.said
    assert place_of(data).up_lock.read_text() == ""


def test_killed_supervisor_leaves_nothing_and_the_next_finds_its_port_free(start, data):
    up = start()
    url = up.wait_until_running()
    up.kill()
    again = start(PORT=url.strip("/").rpartition(":")[2])
    assert again.wait_until_running() == url
    wait_for(lambda: not up.descendants(), seconds=5)
    assert again.stop() == 0
    assert is_stopped(data)


def test_killed_supervisor_that_is_not_followed_leaves_nothing(start, data):
    up = start()
    up.wait_until_running()
    up.kill()
    wait_for(lambda: not up.left_behind(), seconds=8)
    assert is_stopped(data)


def test_supervisor_takes_over_the_server_of_a_command(start, data):
    command = start_user(data)
    wait_until_ready(command)
    before = postmaster(data).pid

    up = start()
    url = up.wait_until_running()
    finish(command)

    assert fetch(url) == "alive"
    assert postmaster(data).pid == before
    assert up.stop() == 0
    assert is_stopped(data)


def test_command_keeps_the_server_when_the_supervisor_stops(start, data):
    up = start()
    up.wait_until_running()
    with user_of(data):
        before = postmaster(data).pid
        assert up.stop() == 0
        assert postmaster(data).pid == before
        assert psutil.pid_exists(before)
    assert is_stopped(data)


def test_output_that_nobody_reads_does_not_keep_it_from_stopping(start, data):
    up = start()
    up.wait_until_running()
    up.stop_reading()
    worker = wait_for(lambda: up.child("sleep"))
    worker.kill()
    wait_for(lambda: up.child("sleep") not in (None, worker))
    assert up.stop() == 0
    assert is_stopped(data)
