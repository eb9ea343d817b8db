"""Where a database is kept, above all where root starts it and its user cannot go there."""

import os
import pwd
import shutil
import stat

import pytest

from config.embedded_postgres import binaries, place
from config.embedded_postgres.errors import EmbeddedPostgresError
from config.embedded_postgres.lease import Lease
from config.embedded_postgres.place import prepare_place
from tests.config.conftest import needs_root
from tests.config.processes import quiet


@pytest.fixture
def closed(data_root):
    """A folder that only root enters."""
    folder = data_root / "closed"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def staging(data_root):
    return data_root / "staging"


def run_once(found):
    lease = Lease(found, is_throwaway=True)
    lease.bring_up(tell=quiet)
    lease.leave()


@needs_root
def test_database_is_staged_where_its_user_cannot_go(closed, staging):
    told = []
    data = closed / "data"

    found = prepare_place(data, tell=told.append, staging=staging)
    run_once(found)

    assert found.home.parent == staging
    assert str(found.home) in told[0]
    assert (data / place.NOTE).read_text().startswith(f"{found.home}\n")
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert stat.S_IMODE(staging.stat().st_mode) == 0o711
    assert stat.S_IMODE(found.home.stat().st_mode) == 0o700
    assert found.home.owner() == "hikiwake"


@needs_root
def test_staged_database_is_found_again_when_its_folder_is_moved(closed, staging):
    data = closed / "data"
    found = prepare_place(data, tell=quiet, staging=staging)
    run_once(found)

    moved = data.rename(closed / "moved")
    assert prepare_place(moved, tell=quiet, staging=staging).home == found.home

    # A new folder of the old name must not get the old data.
    assert prepare_place(data, tell=quiet, staging=staging).home != found.home


@needs_root
def test_staged_database_that_is_gone_is_one_sentence(closed, staging):
    data = closed / "data"
    shutil.rmtree(prepare_place(data, tell=quiet, staging=staging).home)
    with pytest.raises(EmbeddedPostgresError, match="which is gone"):
        prepare_place(data, tell=quiet, staging=staging)


@needs_root
def test_database_stays_where_it_is_when_its_folder_is_closed_later(data_root, staging):
    folder = data_root / "open"
    folder.mkdir()
    run_once(prepare_place(folder / "data", tell=quiet, staging=staging))
    folder.chmod(0o700)
    with pytest.raises(EmbeddedPostgresError, match="was closed to that user"):
        prepare_place(folder / "data", tell=quiet, staging=staging)


@needs_root
def test_binaries_are_staged_where_the_user_cannot_run_them(fresh, closed, staging, monkeypatch):
    # As in a virtual environment below /root.
    original = binaries.installed_binaries().folder.parents[2]
    for name in (binaries.PACKAGE, f"{binaries.PACKAGE}.libs"):
        shutil.copytree(original / name, closed / name, symlinks=True)
    monkeypatch.syspath_prepend(closed)

    found = prepare_place(fresh, tell=quiet, staging=staging)
    run_once(found)

    assert found.home == fresh / "postgres"
    assert found.binaries.folder.is_relative_to(staging)
    assert prepare_place(fresh, tell=quiet, staging=staging).binaries == found.binaries


@needs_root
def test_another_user_may_be_named(fresh, staging, monkeypatch):
    monkeypatch.setenv("HIKIWAKE_POSTGRES_USER", "nobody")
    found = prepare_place(fresh, tell=quiet, staging=staging)
    run_once(found)
    assert found.cluster.stat().st_uid == pwd.getpwnam("nobody").pw_uid

    # The owner of an existing cluster counts from then on.
    monkeypatch.delenv("HIKIWAKE_POSTGRES_USER")
    run_once(prepare_place(fresh, tell=quiet, staging=staging))


@needs_root
@pytest.mark.parametrize(
    ("name", "sentence"), [("nosuchuser", "does not exist"), ("root", "without root's rights")]
)
def test_user_that_will_not_do_is_one_sentence(fresh, monkeypatch, name, sentence):
    monkeypatch.setenv("HIKIWAKE_POSTGRES_USER", name)
    with pytest.raises(EmbeddedPostgresError, match=sentence):
        prepare_place(fresh, tell=quiet)


def test_folder_that_holds_other_things_keeps_its_rights(data_root):
    data = data_root / "shared"
    data.mkdir(mode=0o755)
    (data / "thesis.txt").touch()
    assert stat.S_IMODE(data.stat().st_mode) == 0o755
    assert prepare_place(data, tell=quiet).home.stat().st_mode & 0o077 == 0
    assert stat.S_IMODE(data.stat().st_mode) == 0o755


def test_empty_folder_is_closed_to_others(data_root):
    data = data_root / "empty"
    data.mkdir(mode=0o755)
    prepare_place(data, tell=quiet)
    assert data.stat().st_mode & 0o067 == 0


def test_data_folder_that_is_a_file_is_one_sentence(data_root):
    (data_root / "file").touch()
    with pytest.raises(EmbeddedPostgresError, match="cannot be used"):
        prepare_place(data_root / "file", tell=quiet)


@pytest.mark.skipif(os.geteuid() == 0, reason="every folder is open to root")
def test_folder_of_somebody_else_is_one_sentence():
    with pytest.raises(EmbeddedPostgresError, match="is closed to this user"):
        prepare_place(place.STAGING / "mine", tell=quiet)
