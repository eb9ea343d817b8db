"""What the Dockerfile, docker-compose.yml and docs/operations.md say, taken from them as they are."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.config.processes import CODE

COMPOSE = yaml.safe_load((CODE / "docker-compose.yml").read_text())
OPERATIONS = (CODE / "docs/operations.md").read_text()
HOST = "hikiwake.example.org"
VARIABLE = re.compile(r"\$\{(\w+)(?:(:\?|:-)([^}]*))?\}")


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's lines, the continued ones joined."""
    text = re.sub(r"^#.*\n", "", (CODE / "Dockerfile").read_text(), flags=re.MULTILINE)
    lines = text.replace("\\\n", " ").splitlines()
    return [
        (word, rest.strip()) for word, _, rest in (line.partition(" ") for line in lines) if word
    ]


def final_stage() -> list[tuple[str, str]]:
    found = instructions()
    last = max(number for number, (word, _) in enumerate(found) if word == "FROM")
    return found[last:]


def the_instruction(word: str) -> str:
    [rest] = [rest for name, rest in final_stage() if name == word]
    return rest


def image_environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in the_instruction("ENV").split())


def web_command() -> list[str]:
    command: list[str] = json.loads(the_instruction("CMD"))
    return command


def health_command() -> list[str]:
    command: list[str] = json.loads(the_instruction("HEALTHCHECK").partition(" CMD ")[2])
    return command


def build_command(word: str) -> str:
    """The one RUN of the build that has a word in it."""
    [rest] = [rest for name, rest in instructions() if name == "RUN" and word in rest]
    return rest


def blocks() -> list[str]:
    """The shell blocks of docs/operations.md, in their order."""
    found = re.findall(r"^ *```sh\n(.*?)^ *```$", OPERATIONS, flags=re.MULTILINE | re.DOTALL)
    assert found
    return found


def told(word: str) -> str:
    """The one line of the shell blocks that has a word in it."""
    [line] = [line.strip() for block in blocks() for line in block.splitlines() if word in line]
    return line


def env_file(folder: Path) -> dict[str, str]:
    """The `.env` that the first two blocks make."""
    subprocess.run(["sh", "-ec", "".join(blocks()[:2])], cwd=folder, check=True)
    lines = (folder / ".env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Fill in variables as Compose does; fails where a demanded one is missing."""

    def value(match: re.Match[str]) -> str:
        name, kind, rest = match.groups()
        if kind == ":-":
            return values.get(name) or rest
        assert values.get(name), f"{name}: {rest}"
        return values[name]

    return VARIABLE.sub(value, text)


class Deployment:
    """The services of docker-compose.yml as processes of this machine.

    What differs from the containers: where the database is, the port, and the folder of static files.
    """

    def __init__(self, values: dict[str, str], socket: str, static: Path, port: int) -> None:
        self.values = values
        self.socket = socket
        self.static = static
        self.port = port

    def environment(self, service: str) -> dict[str, str]:
        image = image_environment() | {"HIKIWAKE_DATA": str(self.static), "PORT": str(self.port)}
        given = {
            name: filled(text, self.values).replace("@db:5432/hikiwake", self.socket)
            for name, text in COMPOSE["services"][service]["environment"].items()
        }
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return image | given | {"PATH": path}

    def command(self, service: str) -> list[str]:
        words = COMPOSE["services"][service].get("command") or web_command()
        return [word.replace("0.0.0.0:8000", f"127.0.0.1:{self.port}") for word in words]

    def run(self, service: str, command: list[str]) -> subprocess.CompletedProcess[str]:
        """Run a command in a service's surroundings, to the end."""
        return subprocess.run(
            command,
            cwd=CODE,
            env=self.environment(service),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def start(self, service: str, log: Any) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.command(service),
            cwd=CODE,
            env=self.environment(service),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
