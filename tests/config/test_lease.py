"""One server, any number of users, any order of leaving, any kind of death."""

import contextlib
import os
import signal

import psutil
import psycopg
import pytest

from tests.config.processes import (
    connect,
    finish,
    is_stopped,
    kill,
    kill_all,
    place_of,
    postmaster,
    server_processes,
    start_user,
    user_of,
    wait_for,
    wait_until_ready,
    warden,
)


def write_rows(data, count):
    with connect(data) as connection:
        connection.execute("DROP TABLE IF EXISTS row")
        connection.execute("CREATE TABLE row (id int)")
        for number in range(count):
            connection.execute("INSERT INTO row VALUES (%s)", [number])


def rows(data):
    with connect(data) as connection:
        return connection.execute("SELECT count(*) FROM row").fetchone()[0]


def test_last_user_stops_the_server_before_it_ends(data):
    with user_of(data):
        assert server_processes(data)
    assert is_stopped(data)
    assert not (place_of(data).cluster / "postmaster.pid").exists()


def test_who_started_the_server_may_leave_first(data):
    first, second = start_user(data), start_user(data)
    wait_until_ready(first)
    wait_until_ready(second)
    before = postmaster(data).pid

    finish(first)

    assert postmaster(data).pid == before
    with connect(data) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    finish(second)
    assert is_stopped(data)


def test_user_killed_hard_leaves_no_server_behind(data):
    process = start_user(data)
    wait_until_ready(process)
    write_rows(data, 1)
    kill(process)
    wait_for(lambda: is_stopped(data))
    assert not (place_of(data).cluster / "postmaster.pid").exists()


def test_user_killed_hard_does_not_stop_the_server_of_another(data):
    first, second = start_user(data), start_user(data)
    wait_until_ready(first)
    wait_until_ready(second)
    kill(first)
    with connect(data) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    finish(second)


def test_warden_killed_hard_takes_the_server_with_it_and_the_next_start_waits(data):
    process = start_user(data)
    wait_until_ready(process)
    write_rows(data, 10)
    warden(data).kill()
    kill(process)
    with user_of(data):
        assert rows(data) == 10


def test_postmaster_killed_hard_loses_nothing(data):
    process = start_user(data)
    wait_until_ready(process)
    write_rows(data, 100)
    postmaster(data).kill()
    kill(process)
    with user_of(data):
        assert rows(data) == 100


def test_everything_killed_hard_loses_nothing(data):
    process = start_user(data)
    wait_until_ready(process)
    write_rows(data, 100)
    kill_all([warden(data), *server_processes(data), psutil.Process(process.pid)])
    process.communicate()
    with user_of(data):
        assert rows(data) == 100


def test_user_that_comes_while_the_server_stops_gets_a_new_one(data):
    first = start_user(data)
    wait_until_ready(first)
    first.stdin.close()
    for _ in range(4):
        with user_of(data), connect(data) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    first.wait()
    first.stdout.close()
    first.stderr.close()


@pytest.mark.parametrize("stale", ["postmaster.pid", "../.s.PGSQL.5432.lock"])
def test_number_of_a_dead_server_taken_by_another_program_does_no_harm(data, stale):
    with user_of(data):
        pass
    # As after a restart of the machine: the number belongs to a program of the same user now.
    place = place_of(data)
    innocent = place.cluster / stale
    innocent.write_text(f"{os.getpid()}\n{place.cluster}\n1\n5432\n\n\n       0         0\nready\n")
    place.give(innocent)
    with user_of(data), connect(data) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_server_that_lost_its_warden_and_hangs_is_waited_for(data):
    process = start_user(data)
    wait_until_ready(process)
    write_rows(data, 5)
    old = postmaster(data)
    old.send_signal(signal.SIGSTOP)
    warden(data).kill()
    kill(process)

    heir = start_user(data)
    with contextlib.suppress(psutil.TimeoutExpired):
        psutil.Process(heir.pid).wait(timeout=1)
    assert heir.poll() is None
    old.send_signal(signal.SIGCONT)

    wait_until_ready(heir)
    assert rows(data) == 5
    finish(heir)


def test_connection_without_password_is_refused(data):
    with user_of(data):
        host = str(place_of(data).home)
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(host=host, user="hikiwake_owner", dbname="hikiwake", passfile="/none")
