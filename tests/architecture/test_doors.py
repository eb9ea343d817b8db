"""What import contracts cannot see: foreign keys, migrations, docstrings, what is documented."""

import ast
import re
import subprocess
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands
from django.db import models

from annotator.kernel.evidence import Evidence
from tests.journeys.test_permission_matrix import api_patterns

ROOT = Path(__file__).parents[2]
ROOMS = sorted(
    path.name
    for path in (ROOT / "annotator").iterdir()
    if (path / "__init__.py").exists() and path.name not in {"management", "migrations"}
)
MODELS = [m for m in apps.get_models() if m.__module__.startswith("annotator.")]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def room_of(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_key_into_another_room_hides_its_reverse(model):
    for field in model._meta.get_fields():
        is_ours = isinstance(field, models.ForeignKey) and field.related_model in MODELS
        if is_ours and room_of(field.related_model) != room_of(model):
            assert field.remote_field.hidden, f"{model.__name__}.{field.name}"
            assert field.remote_field.on_delete is models.PROTECT


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_table_says_what_it_holds(model):
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}("), "Django wrote this docstring"


def test_evidence_is_guarded_by_both_triggers():
    for model in MODELS:
        if issubclass(model, Evidence):
            names = {trigger.name for trigger in model._meta.triggers}
            assert {"evidence_stays", "evidence_is_not_emptied"} <= names, model


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_comes_in_and_goes_out(room):
    told = import_module(f"annotator.{room}").__doc__ or ""
    assert "In:" in told, f"annotator/{room}/__init__.py"
    assert "Out:" in told, f"annotator/{room}/__init__.py"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_a_paragraph_in_the_architecture(room):
    assert f"**{room}**" in read("ARCHITECTURE.md")


def test_migrations_are_named_for_what_they_do():
    for path in (ROOT / "annotator/migrations").glob("0*.py"):
        assert not re.search(r"auto|merge", path.stem), path.name


def test_nobody_imports_from_the_list_of_tables():
    for path in (ROOT / "annotator").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            assert not (isinstance(node, ast.ImportFrom) and node.module == "annotator.models"), (
                path
            )


def test_label_keys_stay_in_the_seeds():
    for path in (ROOT / "annotator").rglob("*"):
        if path.suffix in {".py", ".html", ".css", ".js"}:
            found = re.findall(r"[\"'.-](russian|japanese|compromise)\b", path.read_text("utf-8"))
            assert not found, path


def test_every_command_is_documented():
    ours = sorted(name for name, app in get_commands().items() if app == "annotator")
    told = read("docs/commands.md")
    missing = [name for name in ours if f"`{name}" not in told]
    assert not missing


def test_every_setting_is_documented():
    text = "".join(path.read_text("utf-8") for path in (ROOT / "config").rglob("*.py"))
    text += read("Makefile")
    names = set(re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z_]+)\"", text))
    names |= set(re.findall(r"environ(?:\.get)?[(\[]\s*\"([A-Z_]+)\"", text))
    names -= {"DJANGO_SETTINGS_MODULE"}
    told = read("docs/settings.md")
    missing = sorted(name for name in names if f"`{name}`" not in told)
    assert names
    assert not missing


def test_every_endpoint_is_documented():
    told = read("docs/api.md")
    missing = [
        path for path, _ in api_patterns() if re.sub(r"<\w+:(\w+)>", r"{\1}", path) not in told
    ]
    assert not missing


def test_no_path_of_a_machine_and_no_registry_stands_in_the_tree():
    forbidden = re.compile(r"/(?:root|work|home/\w+)/|pypi\.org|pythonhosted|registry\.npmjs")
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert listed
    for name in listed:
        path = ROOT / name
        if path != Path(__file__) and path.is_file():
            assert not forbidden.search(path.read_text("utf-8")), path
