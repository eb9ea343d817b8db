"""The making of a cluster: once, whole, closed, and never run by the wrong version."""

from pathlib import Path

import psycopg
import pytest

from config.embedded_postgres.binaries import installed_binaries
from config.embedded_postgres.errors import EmbeddedPostgresError
from config.embedded_postgres.place import LONGEST_PATH
from tests.config.processes import (
    ask_superuser,
    connect,
    finish,
    kill,
    place_of,
    run_as_server,
    start_user,
    user_of,
    wait_for,
    wait_until_ready,
)


def test_second_start_finds_what_the_first_one_wrote(fresh):
    with user_of(fresh), connect(fresh) as connection:
        connection.execute("CREATE TABLE note AS SELECT 'kept' AS text")
        first = connection.execute("SELECT system_identifier FROM pg_control_system()").fetchone()

    with user_of(fresh), connect(fresh) as connection:
        assert connection.execute("SELECT text FROM note").fetchone() == ("kept",)
        second = connection.execute("SELECT system_identifier FROM pg_control_system()").fetchone()
    assert first == second


def test_cluster_has_checksums_utf8_and_no_network(fresh):
    with user_of(fresh), connect(fresh) as connection:

        def show(name):
            return connection.execute(f"SHOW {name}").fetchone()[0]

        assert show("data_checksums") == "on"
        assert show("server_encoding") == "UTF8"
        assert show("listen_addresses") == ""
        assert show("fsync") == "on"
        assert connection.execute(
            "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'hikiwake'"
        ).fetchone() == ("b", "C.UTF-8")


def test_full_text_search_takes_quotes_and_dashes_for_no_letters(data):
    with user_of(data), connect(data) as connection:
        words = connection.execute(
            "SELECT tsvector_to_array(to_tsvector('simple', '«Курилы» — “the islands”'))"
        ).fetchone()[0]
    assert sorted(words) == ["islands", "the", "курилы"]


def test_app_role_may_connect_but_not_change_the_schema(data):
    with user_of(data), connect(data, "hikiwake_app") as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (id int)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TEMPORARY TABLE mine (id int)")


def test_owner_role_makes_tables_but_is_no_superuser(data):
    with user_of(data), connect(data) as connection:
        connection.execute("CREATE TABLE of_the_owner (id int)")
        assert connection.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        ).fetchone() == (False, False, False)


@pytest.mark.parametrize(
    "name",
    ["Данные 引き分け", "a,b", 'say "hello"', "back\\slash", "it's", "x" * 100, "$HOME;#%"],
    ids=["unicode", "comma", "quotes", "backslash", "apostrophe", "long", "shell"],
)
def test_any_path_will_do(data_at, name):
    data = data_at(name)
    with user_of(data), connect(data) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert (data / "postgres" / "cluster").is_dir()


def test_very_long_path_gets_a_short_socket_that_is_removed_at_the_end(data_at, data_root):
    deep = "/".join(["long" * 25] * 7)
    (data_root / deep).mkdir(parents=True)
    data = data_at(f"{deep}/data")
    with user_of(data):
        folder = ask_superuser(data, "SHOW unix_socket_directories").strip('"')
        assert len(folder) < 90
    assert not Path(folder).exists()


def test_path_beyond_the_limit_of_postgresql_is_one_sentence(data_root):
    with pytest.raises(EmbeddedPostgresError, match=f"longer than {LONGEST_PATH} bytes"):
        place_of(data_root / "/".join(["x" * 200] * 5))


def test_interrupted_initdb_is_done_again(fresh):
    process = start_user(fresh)
    wait_for(lambda: list(fresh.glob("postgres/cluster.unfinished*/base/1/*")))
    kill(process)
    assert not (fresh / "postgres/cluster").exists()

    with user_of(fresh), connect(fresh) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert not list(fresh.glob("postgres/cluster.unfinished*"))


def test_cluster_of_another_version_is_one_sentence(fresh):
    place = place_of(fresh)
    wheel = installed_binaries().folder.parents[1]
    initdb = [wheel / "pginstall/bin/initdb", "-D", place.cluster, "--no-sync", "--auth=reject"]
    run_as_server(place, initdb)

    process = start_user(fresh)
    said = finish(process)

    assert process.returncode == 1
    assert "was made by PostgreSQL 16" in said
    assert "runs PostgreSQL 18" in said
    assert "backup DIR" in said
    assert said.count("\n") == 1


def test_lost_passwords_are_one_sentence(fresh):
    with user_of(fresh):
        pass
    place_of(fresh).passwords.write_text(
        '{"hikiwake_app": "x", "hikiwake_owner": "x", "hikiwake_superuser": "x"}'
    )

    said = finish(start_user(fresh))

    assert "refuses the password" in said
    assert said.count("\n") == 1


def test_server_that_cannot_start_says_why(fresh):
    with user_of(fresh):
        pass
    (place_of(fresh).cluster / "postgresql.conf").write_text("shared_buffers = nonsense\n")

    said = finish(start_user(fresh))

    assert "PostgreSQL did not start" in said
    assert "shared_buffers" in said
    assert said.count("\n") == 1


def test_two_first_starts_at_once_make_one_cluster(fresh):
    processes = [start_user(fresh) for _ in range(4)]
    for process in processes:
        wait_until_ready(process)
    with connect(fresh) as connection:
        connection.execute("CREATE TABLE ours (id int)")
    for process in processes:
        finish(process)
    assert [process.returncode for process in processes] == [0] * 4
    assert not list(fresh.glob("postgres/cluster.unfinished*"))
