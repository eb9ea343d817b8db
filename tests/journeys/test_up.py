"""`manage.py up` as a person meets it: start, use, stop, and every kind of death."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import urllib.error

import pytest

from tests.config.folders import open_folder, remove
from tests.config.processes import CODE, connect, is_stopped, kill_all, postmaster, wait_for
from tests.config.ups import PRODUCT, Up, fetch

FIRST_START = 90
SECOND_START = 45


@pytest.fixture(scope="module")
def seeded_data():
    """A data folder, with a space in its path, on which `up` has run once and was stopped."""
    folder = open_folder()
    data = folder / "my data"
    up = Up(PRODUCT, data)
    try:
        up.wait_until_running(seconds=FIRST_START)
        assert up.stop() == 0, up.said
        assert up.left_behind() == set()
    finally:
        up.clean_up()
    yield data
    remove(folder)


@pytest.fixture
def start():
    """Start `up` on a data folder. Whatever is left of it in the end is killed."""
    started = []

    def start(data, **environment):
        started.append(Up(PRODUCT, data, **environment))
        return started[-1]

    yield start
    for up in started:
        up.clean_up()


def manage(data, *words):
    """Run a command beside whatever runs, and return what it printed."""
    settings = {"HIKIWAKE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "config.settings.local"}
    command = [sys.executable, "manage.py", *words]
    environment = {**os.environ, "DATABASE_URL": "", **settings}
    return subprocess.run(
        command, cwd=CODE, env=environment, capture_output=True, text=True, check=True
    ).stdout


def documents(data):
    """Return the identity of each document and how many suggestions it has."""
    with connect(data) as connection:
        return connection.execute(
            "SELECT document.id, document.raw_sha256, count(*) FROM annotator_document document"
            " JOIN annotator_suggestionrun run ON run.document_id = document.id"
            " JOIN annotator_suggestedspan span ON span.run_id = run.id"
            " GROUP BY document.id ORDER BY document.id"
        ).fetchall()


def is_ready(url):
    with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
        return json.loads(fetch(f"{url}readyz"))["status"] == "ready"
    return False


def test_second_start_is_quick_and_finds_all_as_it_was(seeded_data, start):
    up = start(seeded_data)
    url = up.wait_until_running(seconds=SECOND_START)
    assert len(documents(seeded_data)) == 5
    assert is_ready(url)
    assert "Hikiwake" in fetch(up.wait_for_words(rf"({url}\S+)\n")[1])

    assert manage(seeded_data, "sign_in_link", "owner", f"--base={url}").startswith(url)

    second = start(seeded_data)
    assert second.wait() != 0
    assert f"already runs on this data folder: {url} (process {up.process.pid})" in second.said
    assert "Traceback" not in second.said
    assert is_ready(url)

    assert up.stop(signal.SIGTERM) == 0
    assert up.left_behind() == set()
    assert is_stopped(seeded_data)
    assert "Traceback" not in up.said


def test_no_kind_of_death_loses_anything_or_leaves_anything_behind(seeded_data, start):
    up = start(seeded_data)
    url = up.wait_until_running(seconds=SECOND_START)
    before = documents(seeded_data)

    postmaster(seeded_data).kill()
    up.wait_for_words("The database ended")
    wait_for(lambda: is_ready(url), seconds=20)
    assert documents(seeded_data) == before

    kill_all(up.left_behind())
    up.process.wait()
    again = start(seeded_data)
    again.wait_until_running(seconds=SECOND_START)
    assert documents(seeded_data) == before

    again.kill()
    wait_for(lambda: not again.left_behind(), seconds=20)
    assert is_stopped(seeded_data)


def test_ctrl_c_while_seeding_leaves_nothing_and_the_next_start_finishes(start):
    folder = open_folder()
    try:
        up = start(folder / "data")
        up.wait_for_words("kuril-islands", seconds=FIRST_START)
        assert up.stop() == 0
        assert up.left_behind() == set()
        assert "Traceback" not in up.said

        again = start(folder / "data")
        again.wait_until_running(seconds=FIRST_START)
        assert len(documents(folder / "data")) == 5
        assert again.stop() == 0
    finally:
        remove(folder)
