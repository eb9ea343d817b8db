"""The script in docs/api.md runs as it stands there, against a served installation."""

import os
import re
import subprocess
import sys
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections

from annotator.people.actions import issue_token
from annotator.people.models import User

ROOT = Path(__file__).parents[2]
SCRIPT = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """A test's output is not an access log."""


class ClosingServer(WSGIServer):
    def shutdown_request(self, request: object) -> None:
        super().shutdown_request(request)
        connections.close_all()


@pytest.fixture
def address(seeded):
    with make_server(
        "127.0.0.1", 0, get_wsgi_application(), server_class=ClosingServer, handler_class=Quiet
    ) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_the_script_of_the_guide_runs(address):
    [script] = SCRIPT.findall((ROOT / "docs/api.md").read_text(encoding="utf-8"))
    owner = User.objects.get(username="owner")
    secret = issue_token(user=owner, scopes=["read", "review"], name="", by=None).secret

    for _ in range(2):  # a reader of the guide will run it again
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "HIKIWAKE": address, "TOKEN": secret},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.stdout.strip() == "all as expected", done.stderr
