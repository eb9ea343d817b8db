"""The production profile does not start on a setting that is missing or known to be bad."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from config.settings.soundness import origins, problems
from tests.config.deployment import web_command
from tests.config.processes import CODE

SOUND = {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "hikiwake.example.org,.example.net,[::1]",
    "DATABASE_URL": "postgres://hikiwake_app:f7_Kq-2x@db:5432/hikiwake",
    "DATABASE_OWNER_URL": "postgres://hikiwake_owner@/hikiwake?host=/run/postgresql",
    "STATEMENT_TIMEOUT_SECONDS": "30",
}
BAD = [
    ("SECRET_KEY", ""),
    ("SECRET_KEY", secrets.token_urlsafe(50)[:49]),
    ("SECRET_KEY", "django-insecure-" + secrets.token_urlsafe(50)),
    ("SECRET_KEY", secrets.token_urlsafe(50) + "-ChangeMe"),
    ("SECRET_KEY", "a" * 64),
    ("SECRET_KEY", "0123456789abcdef" * 4),
    ("ALLOWED_HOSTS", ""),
    ("ALLOWED_HOSTS", " , "),
    ("ALLOWED_HOSTS", "*"),
    ("ALLOWED_HOSTS", "hikiwake.example.org,*"),
    ("ALLOWED_HOSTS", "*.example.org"),
    ("ALLOWED_HOSTS", "."),
    ("ALLOWED_HOSTS", "https://hikiwake.example.org"),
    ("ALLOWED_HOSTS", "hikiwake.example.org:8000"),
    ("DATABASE_URL", ""),
    ("DATABASE_URL", "sqlite:///db.sqlite3"),
    ("DATABASE_URL", "db:5432/hikiwake"),
    ("DATABASE_URL", "postgres://hikiwake_app:f7_Kq-2x@db"),
    ("DATABASE_URL", "postgres://hikiwake_app:f7_Kq-2x@db:port/hikiwake"),
    ("DATABASE_URL", "postgres://hikiwake_app:changeme@db/hikiwake"),
    ("DATABASE_URL", "postgres://postgres:postgres@db/hikiwake"),
    ("DATABASE_OWNER_URL", ""),
    ("DATABASE_OWNER_URL", "postgres://hikiwake_owner:password@db/hikiwake"),
    ("STATEMENT_TIMEOUT_SECONDS", "0"),
    ("STATEMENT_TIMEOUT_SECONDS", "soon"),
]


def test_sound_settings_are_let_through():
    assert problems(SOUND) == []
    least = {name: SOUND[name] for name in ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL")}
    assert problems(least) == []


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_bad_value_is_named_and_not_repeated(name, value):
    [problem] = problems(SOUND | {name: value})

    assert problem.startswith(f"{name} ")
    if value and name.startswith(("SECRET", "DATABASE")):
        assert value not in problem


def start(command, settings):
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        **settings,
    }
    return subprocess.run(
        command, cwd=CODE, env=environment, capture_output=True, text=True, check=False, timeout=30
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_the_web_server_does_not_start_without(name):
    command = [word.replace("0.0.0.0:8000", "127.0.0.1:0") for word in web_command()]
    ended = start(command, {key: value for key, value in SOUND.items() if key != name})

    assert ended.returncode != 0
    assert f"\n{name} is missing" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_command_names_all_that_is_missing():
    ended = start(["python", "manage.py", "migrate"], {})

    assert ended.returncode == 1
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"):
        assert f"\n{name} is missing" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_host_with_a_dot_is_an_origin_with_all_below_it():
    assert origins(["one.example", ".two.example"]) == [
        "https://one.example",
        "https://two.example",
        "https://*.two.example",
    ]
