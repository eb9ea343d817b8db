"""What other users of the machine can see of a database: nothing."""

import stat
import subprocess

import pytest

from config.embedded_postgres.binaries import installed_binaries
from config.embedded_postgres.cluster import read_passwords
from config.embedded_postgres.sockets import socket_folder
from tests.config.conftest import needs_root
from tests.config.processes import connect, place_of, server_processes, user_of

NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


def as_nobody(*command):
    return subprocess.run(
        [*NOBODY, *map(str, command)], capture_output=True, text=True, check=False, cwd="/"
    )


def test_folders_and_passwords_are_closed_to_others(data):
    with user_of(data):
        place = place_of(data)
        assert stat.S_IMODE(data.stat().st_mode) & 0o067 == 0
        assert stat.S_IMODE(place.home.stat().st_mode) == 0o700
        assert stat.S_IMODE(place.cluster.stat().st_mode) == 0o700
        for file in (place.passwords, place.log, place.up_lock, place.server_lock):
            assert not file.exists() or stat.S_IMODE(file.stat().st_mode) == 0o600


def test_every_way_in_asks_for_a_password(data):
    with user_of(data):
        lines = (place_of(data).cluster / "pg_hba.conf").read_text().splitlines()
        ways = [line.split() for line in lines if not line.startswith("#")]
    assert ways == [
        ["local", "all", "all", "scram-sha-256"],
        ["local", "replication", "hikiwake_superuser", "scram-sha-256"],
    ]


@needs_root
def test_another_user_reads_neither_data_nor_passwords(data):
    with user_of(data):
        place = place_of(data)
        for path in (data, place.home, place.cluster):
            assert "Permission denied" in as_nobody("ls", path).stderr
        for path in (place.passwords, place.log, place.cluster / "PG_VERSION"):
            assert "Permission denied" in as_nobody("cat", path).stderr


@needs_root
@pytest.mark.parametrize("name", ["data", "x" * 100], ids=["inside", "elsewhere"])
def test_another_user_cannot_reach_the_socket_even_with_the_password(data_at, name):
    data = data_at(name)
    psql = installed_binaries().program("psql")
    with user_of(data), connect(data):
        host = socket_folder(place_of(data))
        asked = as_nobody(psql, "-h", host, "-U", "hikiwake_app", "-c", "SELECT 1", "hikiwake")
    assert "Permission denied" in asked.stderr


@needs_root
def test_server_does_not_run_as_root(data):
    with user_of(data):
        assert {process.username() for process in server_processes(data)} == {"hikiwake"}


def test_passwords_are_on_no_command_line(data):
    with user_of(data):
        words = subprocess.run(["ps", "-axww"], capture_output=True, text=True, check=True).stdout
        for password in read_passwords(place_of(data)).values():
            assert password not in words
