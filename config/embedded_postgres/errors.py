"""The one error of the embedded database. It carries a sentence for the person at the terminal."""


class EmbeddedPostgresError(Exception):
    """The embedded PostgreSQL cannot be had, for a reason that the sentence tells."""
