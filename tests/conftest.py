"""What tests stand on: one throw-away PostgreSQL for the run, and a database cloned where needed.

The tables are made once, by the owner role, in a template. Tests talk to a clone of it as the
application's role, so that the limits of that role hold in every test. A test that only needs a
transaction rolls it back (`db`); one that commits gets a clone of its own (`committed_db`).
"""

from collections.abc import Callable, Iterator
from io import StringIO
from itertools import count
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from config.embedded_postgres import Throwaway, throwaway
from config.settings.databases import APP_ROLE, OWNER_ROLE

TEMPLATE = "hikiwake_template"
SEEDED = "hikiwake_seeded"
ALIASES = ("default", "owner")
numbers = count()


class Cluster:
    """The test server: points Django at one of its databases, clones and drops them."""

    def __init__(self, server: Throwaway) -> None:
        self.params = {"default": server.params(APP_ROLE), "owner": server.params(OWNER_ROLE)}
        self.superuser = server.superuser_params()

    def point_at(self, name: str) -> None:
        for alias, params in self.params.items():
            connections[alias].close()
            connections[alias].settings_dict.update(
                NAME=name,
                USER=params["user"],
                PASSWORD=params["password"],
                HOST=params["host"],
                PORT=params.get("port", ""),
            )

    def run(self, statement: str, *names: str, by: dict[str, Any] | None = None) -> None:
        query = sql.SQL(statement).format(*map(sql.Identifier, names))
        with psycopg.connect(**(by or self.params["owner"]), autocommit=True) as connection:
            connection.execute(query)

    def clone(self, template: str) -> str:
        name = f"hikiwake_test_{next(numbers)}"
        self.run("CREATE DATABASE {} TEMPLATE {}", name, template)
        return name

    def drop(self, name: str) -> None:
        for alias in ALIASES:
            connections[alias].close()
        # Whoever is still connected is cut off, which only a superuser may do to any role.
        self.run("DROP DATABASE {} WITH (FORCE)", name, by=self.superuser)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Iterator[Cluster]:
    """The server of the run, with the migrated template."""
    with throwaway(tmp_path_factory.mktemp("postgres")) as server:
        found = Cluster(server)
        found.run("CREATE DATABASE {}", TEMPLATE)
        with django_db_blocker.unblock():
            found.point_at(TEMPLATE)
            call_command("migrate", verbosity=0)
            for alias in ALIASES:
                connections[alias].close()
        yield found


@pytest.fixture(scope="session")
def django_db_setup(cluster: Cluster, django_db_blocker: Any) -> Iterator[None]:
    """Replace pytest-django's own set-up: a clone of the template instead of a new database."""
    name = cluster.clone(TEMPLATE)
    with django_db_blocker.unblock():
        cluster.point_at(name)
    yield
    with django_db_blocker.unblock():
        cluster.drop(name)


@pytest.fixture
def fresh_database(
    cluster: Cluster, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Callable[[str], None]]:
    """Give a function that points Django at a new clone of a template, for this test only."""
    before = connections["default"].settings_dict["NAME"]
    made: list[str] = []

    def take(template: str) -> None:
        made.append(cluster.clone(template))
        cluster.point_at(made[-1])

    with django_db_blocker.unblock():
        yield take
        for name in made:
            cluster.drop(name)
        cluster.point_at(before)


@pytest.fixture
def committed_db(fresh_database: Callable[[str], None]) -> None:
    """An empty database of the test's own, in which commits are real."""
    fresh_database(TEMPLATE)


@pytest.fixture(scope="session")
def seeded_template(cluster: Cluster, django_db_setup: None, django_db_blocker: Any) -> str:
    """The name of a template that holds the five articles with their suggestions."""
    with django_db_blocker.unblock():
        before = connections["default"].settings_dict["NAME"]
        cluster.run("CREATE DATABASE {} TEMPLATE {}", SEEDED, TEMPLATE)
        cluster.point_at(SEEDED)
        call_command("load_seeds", stdout=StringIO())
        cluster.point_at(before)
    return SEEDED


@pytest.fixture
def seeded(seeded_template: str, fresh_database: Callable[[str], None]) -> None:
    """A database of the test's own with the five articles and their suggestions; commits are real."""
    fresh_database(seeded_template)
