"""The commands of the image, in the production profile, on a PostgreSQL that somebody else started."""

import http.client
import json
import os
import re
import shlex
import socket
import subprocess
from contextlib import ExitStack
from urllib.parse import quote

import psycopg
import pytest

from config.embedded_postgres import throwaway
from config.supervisor import plan
from tests.config.deployment import (
    COMPOSE,
    HOST,
    VARIABLE,
    Deployment,
    build_command,
    env_file,
    filled,
    final_stage,
    health_command,
    told,
    web_command,
)
from tests.config.folders import open_folder, remove
from tests.config.processes import CODE, wait_for

IN_DB = "docker compose exec -T db "
HTTPS = {"X-Forwarded-Proto": "https"}


class Db:
    """The service `db`: a server with a superuser and nothing else, and PostgreSQL's own programs."""

    def __init__(self, server, values):
        params = server.superuser_params()
        self.host, self.port = params["host"], str(params["port"])
        self.values = values
        self.environment = {
            **{name: values[name] for name in values if name.startswith("HIKIWAKE_")},
            "PATH": f"{server.place.binaries.folder}{os.pathsep}{os.environ['PATH']}",
            "POSTGRES_USER": params["user"],
            "PGHOST": self.host,
            "PGPORT": self.port,
        }
        self.superuser = params
        # In the container, the socket lets everybody in; here each gives a password.
        self.passwords = {
            "postgres": params["password"],
            "hikiwake_owner": values["HIKIWAKE_OWNER_PASSWORD"],
        }

    @property
    def socket(self):
        return f"@/hikiwake?host={quote(self.host, safe='')}&port={self.port}"

    def make(self):
        self.run(["sh", str(CODE / "docker/make-database.sh")], "postgres")

    def run(self, command, role, **files):
        environment = self.environment | {"PGPASSWORD": self.passwords[role]}
        subprocess.run(command, env=environment, check=True, **files)

    def run_told(self, word, folder):
        """Run a line of docs/operations.md that is meant for the container."""
        line = told(word).removeprefix(IN_DB)
        role = re.search(r"--username (\w+)", line)[1]
        line = line.replace("--username postgres", f"--username {self.superuser['user']}")
        self.run(["sh", "-ec", line], role, cwd=folder)

    def query(self, role, password, statement):
        params = {"host": self.host, "port": self.port, "user": role, "password": password}
        with psycopg.connect(**params, dbname="hikiwake", autocommit=True) as connection:
            return connection.execute(statement).fetchall()

    def as_app(self, statement):
        return self.query("hikiwake_app", self.values["HIKIWAKE_APP_PASSWORD"], statement)


@pytest.fixture(scope="module")
def folder():
    found = open_folder()
    yield found
    remove(found)


@pytest.fixture(scope="module")
def db(folder):
    with throwaway(folder / "postgres") as server:
        found = Db(server, env_file(folder))
        with psycopg.connect(**found.superuser, autocommit=True) as connection:
            for statement in (
                "DROP DATABASE hikiwake",
                "DROP ROLE hikiwake_app",
                "DROP ROLE hikiwake_owner",
            ):
                connection.execute(statement)
        found.make()
        yield found


@pytest.fixture(scope="module")
def deployment(folder, db):
    """The image's static files, and a database on which `migrate` has run to its end."""
    static = folder / "srv"
    command = build_command("collectstatic").replace("/built", shlex.quote(str(static)))
    found = Deployment(db.values, db.socket, static, free_port())
    environment = {"PATH": found.environment("web")["PATH"]}
    subprocess.run(["sh", "-ec", command], cwd=CODE, env=environment, check=True)
    migrated = found.run("migrate", found.command("migrate"))
    assert migrated.returncode == 0, migrated.stderr
    return found


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def running(deployment, folder):
    """The pages and a worker, seen by `/readyz`; stopped as a container engine stops them."""
    with ExitStack() as stack:
        logs = [stack.enter_context((folder / f"{name}.log").open("wb")) for name in "ab"]
        names = ("web", "worker")
        processes = [deployment.start(name, log) for name, log in zip(names, logs, strict=True)]
        for process in processes:
            stack.callback(process.kill)
        wait_for(lambda: is_ready(deployment, processes), seconds=30)
        yield deployment
        for process in processes:
            process.terminate()
        assert [process.wait(timeout=15) for process in processes] == [0, 0]
    for name in "ab":
        assert "Traceback" not in (folder / f"{name}.log").read_text()


def is_ready(deployment, processes):
    assert [process.poll() for process in processes] == [None, None]
    try:
        status, _, body = ask(deployment, "/readyz")
    except ConnectionError:
        return False
    return status == 200 and json.loads(body)["workers"] >= 1


def ask(deployment, path, method="GET", host=HOST, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", deployment.port, timeout=10)
    try:
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers={"Host": host, **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode("latin-1")
    finally:
        connection.close()


def cookie(headers, name):
    [found] = [one for one in headers.get_all("Set-Cookie") if one.startswith(f"{name}=")]
    return found


def test_it_runs_as_the_image_does(running):
    status, headers, page = ask(running, "/accounts/login/", **HTTPS)
    assert status == 200
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    for word in ("Path=/", "Secure"):
        assert word in cookie(headers, "__Host-csrf")

    style = re.search(r'href="(/static/annotator/app\.\w+\.css)"', page)[1]
    status, headers, _ = ask(running, style, Accept_Encoding="gzip", **HTTPS)
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert "immutable" in headers["Cache-Control"]

    status, headers, _ = ask(running, "/accounts/login/")
    assert (status, headers["Location"]) == (301, f"https://{HOST}/accounts/login/")
    assert ask(running, "/healthz")[0] == 200
    assert ask(running, "/accounts/login/", host="elsewhere.example", **HTTPS)[0] == 400

    health = running.run("web", health_command())
    assert health.returncode == 0, health.stderr


def test_a_person_comes_in_by_the_documented_link(running):
    command = told("sign_in_link owner").removeprefix("docker compose exec web ")
    link = running.run("web", shlex.split(command)).stdout.strip()
    path = link.removeprefix(f"https://{HOST}")
    _, headers, page = ask(running, path, **HTTPS)
    csrf = cookie(headers, "__Host-csrf").partition(";")[0]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]

    status, headers, _ = ask(
        running,
        path,
        "POST",
        body=f"csrfmiddlewaretoken={token}",
        Cookie=csrf,
        Origin=f"https://{HOST}",
        Content_Type="application/x-www-form-urlencoded",
        **HTTPS,
    )

    assert status == 302
    session = cookie(headers, "__Host-session")
    for word in ("Path=/", "Secure", "HttpOnly", "SameSite=Lax"):
        assert word in session
    status, _, page = ask(running, "/p/kuril-islands/", Cookie=session.partition(";")[0], **HTTPS)
    assert status == 200
    assert "owner" in page


def test_the_applications_role_cannot_rewrite_evidence(deployment, db):
    assert db.as_app("SELECT count(*) > 0 FROM annotator_suggestedspan") == [(True,)]
    for statement in (
        "UPDATE annotator_suggestedspan SET quote = '' RETURNING id",
        "DELETE FROM annotator_journal RETURNING id",
        "CREATE TABLE mine (id int)",
        "ALTER TABLE annotator_verdict DISABLE TRIGGER ALL",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            db.as_app(statement)


def test_a_dump_is_restored_as_documented(deployment, db, folder):
    export = ["python", "manage.py", "export", "--format", "jsonl", "--view", "all"]
    before = deployment.run("web", export)
    assert before.stdout, before.stderr

    db.run_told("pg_dump", folder)
    db.run_told("dropdb", folder)
    db.make()
    db.run_told("pg_restore", folder)
    migrated = deployment.run("migrate", deployment.command("migrate"))

    assert migrated.returncode == 0, migrated.stderr
    assert deployment.run("web", export).stdout == before.stdout
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        db.as_app("UPDATE annotator_suggestedspan SET quote = '' RETURNING id")


def test_only_migrate_knows_the_owner():
    for name in ("web", "worker"):
        assert "OWNER" not in json.dumps(COMPOSE["services"][name])
    assert "HIKIWAKE_OWNER_PASSWORD" in json.dumps(COMPOSE["services"]["migrate"])


def test_no_secret_has_a_default(tmp_path):
    text = (CODE / "docker-compose.yml").read_text()
    secrets = {name for name, _, _ in VARIABLE.findall(text) if re.search("SECRET|PASSWORD", name)}
    for name, kind, _ in VARIABLE.findall(text):
        assert kind == (":?" if name in secrets | {"ALLOWED_HOSTS"} else ":-"), name
    assert secrets < set(env_file(tmp_path))
    filled(text, env_file(tmp_path))
    assert (tmp_path / ".env").stat().st_mode & 0o077 == 0


def test_the_image_runs_without_root_and_as_the_supervisor_does():
    assert [rest for word, rest in final_stage() if word == "USER"] == ["10001"]
    assert not [rest for word, rest in final_stage() if word in {"ARG", "ADD"}]
    command = " ".join(web_command())
    assert f"--workers {plan.WORKERS} --threads {plan.THREADS} --preload" in command
    worker = " ".join(COMPOSE["services"]["worker"]["command"])
    assert worker.endswith(f"worker --shutdown-graceful-timeout {plan.GRACE}")
