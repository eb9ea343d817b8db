"""Secrets that are shown once and kept as hashes."""

import hashlib
import secrets

TOKEN_MARK = "hkw_"  # noqa: S105 -- a public mark that secret scanners can search for


def new_secret() -> str:
    """Return 32 random bytes, safe in addresses and headers."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """Return the SHA-256 of a secret: enough for 32 random bytes, which no list can guess."""
    return hashlib.sha256(secret.encode()).hexdigest()
