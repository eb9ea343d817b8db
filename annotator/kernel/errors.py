"""Refusals that the product foresees: a code for machines, a sentence for people, a status."""

from collections.abc import Mapping
from typing import Any


class DomainError(Exception):
    """A foreseen refusal. `details` names the fields or things that are in the way."""

    status = 400
    code = "error"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.code
        self.details = dict(details or {})


class Invalid(DomainError):
    """What was sent cannot be meant; `details` maps each field to its reasons."""

    status = 400
    code = "invalid"


class Forbidden(DomainError):
    """The person is known and may see the thing, but may not do this to it."""

    status = 403
    code = "forbidden"


class NotFound(DomainError):
    """There is no such thing, or none that this person may see."""

    status = 404
    code = "not_found"


class Conflict(DomainError):
    """The state of things forbids it; the code says which state."""

    status = 409
    code = "conflict"


class Stale(DomainError):
    """The version named is not the one that stands; `current` is what stands."""

    status = 412
    code = "stale"

    def __init__(self, message: str, *, current: object) -> None:
        super().__init__(message)
        self.current = current


class TooLarge(DomainError):
    """More was sent than is taken at once."""

    status = 413
    code = "too_large"


class VersionNeeded(DomainError):
    """Something stands that would be overwritten, and the request names no version of it."""

    status = 428
    code = "version_needed"
