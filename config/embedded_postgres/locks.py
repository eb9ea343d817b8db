"""Locks on files, which the kernel takes back when their holder ends, however it ends."""

import fcntl
import os
from pathlib import Path

from config.embedded_postgres.server_user import ServerUser


class FileLock:
    """A lock on a file (flock). The file may hold a note about who has it."""

    def __init__(self, path: Path, owner: ServerUser | None) -> None:
        self.fd: int | None = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if owner and os.fstat(self.fd).st_uid != owner.uid:
            # Root made it; whoever runs the cluster without root one day must be able to open it.
            os.fchown(self.fd, owner.uid, owner.gid)

    def take(self, *, shared: bool = False) -> None:
        """Wait for the lock and take it."""
        fcntl.flock(self._open_fd(), fcntl.LOCK_SH if shared else fcntl.LOCK_EX)

    def try_to_take(self, *, shared: bool = False) -> bool:
        """Take the lock if that is possible at once. Where it is not, the one held may be lost."""
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(self._open_fd(), kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def write_note(self, text: str) -> None:
        fd = self._open_fd()
        os.ftruncate(fd, 0)
        os.pwrite(fd, text.encode(), 0)

    def note(self) -> str:
        fd = self._open_fd()
        return os.pread(fd, os.fstat(fd).st_size, 0).decode()

    def close(self) -> None:
        """Let go, unless the lock was handed to another process, which then has it alone."""
        if self.fd is not None:
            os.close(self.fd)
            self.fd = None

    def _open_fd(self) -> int:
        if self.fd is None:
            raise ValueError("The lock is closed.")
        return self.fd


def is_taken(path: Path) -> bool:
    """Tell whether somebody holds the lock alone."""
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False
