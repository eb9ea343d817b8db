"""Django on the embedded server: nothing before a connection, one server for all, clear words."""

import json
import os
import signal
import subprocess
import sys

from config.embedded_postgres.held import SUPERVISED
from tests.config.processes import CODE, is_stopped, place_of, postmaster, user_of, wait_for

MANAGE = """
import sys
from pathlib import Path
from django.conf import settings
from django.core.management import execute_from_command_line

settings.configure(DATABASES={"default": {
    "ENGINE": "config.embedded_database",
    "NAME": "hikiwake",
    "USER": "hikiwake_owner",
    "DATA_DIR": Path(sys.argv[1]),
}})
execute_from_command_line(["manage.py", *sys.argv[2:]])
"""
ASK = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT current_user || ' is here'")
    print(cursor.fetchone()[0], flush=True)
"""


def start(data, *words, **environment):
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", MANAGE, str(data), *words],
        cwd=CODE,
        env={**os.environ, **environment},
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def manage(data, *words, **environment):
    process = start(data, *words, **environment)
    output, errors = process.communicate(timeout=60)
    return process.returncode, output, errors


def shell(data, code, **environment):
    return manage(data, "shell", "--no-imports", "-c", code, **environment)


def test_nothing_starts_without_a_connection(fresh):
    code = "from django.db import connections; connections['default'].ops; print('done')"
    assert shell(fresh, code) == (0, "done\n", "")
    assert not fresh.exists()


def test_command_starts_the_server_for_its_own_duration(data):
    assert shell(data, ASK) == (0, "hikiwake_owner is here\n", "")
    assert is_stopped(data)


def test_command_joins_the_server_that_runs(data):
    with user_of(data):
        before = postmaster(data).pid
        assert shell(data, ASK) == (0, "hikiwake_owner is here\n", "")
        assert postmaster(data).pid == before


def test_two_commands_at_once_share_one_server(data):
    code = f"{ASK}\nimport sys; sys.stdin.readline()"
    commands = [start(data, "shell", "--no-imports", "-c", code) for _ in range(2)]
    for command in commands:
        assert command.stdout.readline() == "hikiwake_owner is here\n"
    assert [command.communicate(timeout=30) for command in commands] == [("", ""), ("", "")]
    assert is_stopped(data)


def test_connection_made_in_a_short_thread_outlives_it(data):
    code = f"""
import threading, time
def ask():
    from django.db import connection
    connection.ensure_connection()
    connection.close()
thread = threading.Thread(target=ask)
thread.start()
thread.join()
time.sleep(0.2)
{ASK}
"""
    assert shell(data, code) == (0, "hikiwake_owner is here\n", "")


def test_terminated_command_leaves_no_server(data):
    code = f"{ASK}\nimport time; time.sleep(60)"
    command = start(data, "shell", "--no-imports", "-c", code)
    command.stdout.readline()
    command.send_signal(signal.SIGTERM)
    command.communicate()
    wait_for(lambda: is_stopped(data))


def test_parameters_that_a_worker_asks_for_lead_to_a_running_server(data):
    code = """
import psycopg
from django.db import connections
params = connections["default"].get_connection_params()
for name in ("cursor_factory", "context"):
    params.pop(name)
print(psycopg.connect(**params).execute("SELECT 'connected'").fetchone()[0])
"""
    code_and_output = shell(data, code)[:2]
    assert code_and_output == (0, "connected\n")


def test_dbshell_brings_its_own_psql(data):
    code, output, errors = manage(data, "dbshell", "--", "-At", "-c", "SELECT 6 * 7")
    assert (code, output, errors) == (0, "42\n", "")
    assert is_stopped(data)


def test_environment_of_other_servers_does_not_lead_astray(data):
    elsewhere = {"PGPORT": "1", "PGHOST": "/none", "PGUSER": "x", "PGDATABASE": "y"}
    assert shell(data, ASK, **elsewhere) == (0, "hikiwake_owner is here\n", "")


def test_trouble_is_one_sentence_and_no_traceback(fresh):
    place = place_of(fresh)
    place.cluster.mkdir()
    (place.cluster / "PG_VERSION").write_text("16\n")
    code, output, errors = manage(fresh, "migrate")
    assert (code, output) == (1, "")
    assert errors.startswith("DatabaseUnavailable: The database in")
    assert errors.count("\n") == 1


def test_supervised_process_starts_no_server_of_its_own(data):
    code = """
from django.db import OperationalError, connection
try:
    connection.ensure_connection()
except OperationalError:
    print("no server")
"""
    assert shell(data, code, **{SUPERVISED: "1"}) == (0, "no server\n", "")


def test_entry_that_names_a_host_is_left_alone(data):
    with user_of(data) as lease:
        params = lease.params("hikiwake_app")
        names = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
        entry = {names[name]: value for name, value in params.items() if name in names}
        code = f"""
import json
from django.db import connections
connections["default"].settings_dict.update(json.loads({json.dumps(json.dumps(entry))}))
{ASK}
"""
        elsewhere = data.with_name("elsewhere")
        assert shell(elsewhere, code) == (0, "hikiwake_app is here\n", "")
        assert not elsewhere.exists()
