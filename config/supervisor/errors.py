"""The error of the supervisor. It carries a sentence for the person at the terminal."""


class SupervisorError(Exception):
    """Hikiwake cannot be started, for a reason that the sentence tells."""
