"""Folders for real clusters."""

import os

import pytest

from tests.config.folders import open_folder, remove
from tests.config.processes import is_stopped, user_of, wait_for

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as another user")


def make(folder):
    with user_of(folder):
        pass


@pytest.fixture(scope="session")
def made_once():
    """A data folder with a cluster, for one test after the other to move to its own place."""
    root = open_folder()
    make(root / "data")
    yield root / "data"
    remove(root)


@pytest.fixture
def data_root():
    folder = open_folder()
    yield folder
    remove(folder)


@pytest.fixture
def fresh(data_root):
    """Where a data folder can be made. There is a space in its path."""
    return data_root / "my data"


@pytest.fixture
def data_at(data_root, made_once):
    """Move the data folder that is made already to a name, which is quicker than making another.

    Tables stay from test to test. A test that damages the folder uses `fresh` instead.
    """
    moved = []

    def move(name):
        if not made_once.exists():
            make(made_once)
        moved.append(made_once.rename(data_root / name))
        return moved[0]

    yield move
    for folder in moved:
        wait_for(lambda folder=folder: is_stopped(folder))
        folder.rename(made_once)


@pytest.fixture
def data(data_at):
    """A data folder with a cluster. There is a space in its path."""
    return data_at("my data")
