"""What every view of the API shares."""

from typing import Any

from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from annotator.kernel.errors import Invalid
from annotator.kernel.preconditions import quoted


class ResourceView(APIView):
    """A view of one versioned thing: how it is told, and which entity tag it has.

    Refusals for a stale version tell the current state by the same two methods.
    """

    def represent(self, thing: Any) -> Any:
        raise NotImplementedError

    def version(self, thing: Any) -> str:
        raise NotImplementedError

    def etag(self, thing: Any) -> str:
        return quoted(self.version(thing) if thing is not None else "none")


def refuse_unknown_fields(serializer: BaseSerializer[Any], data: Any) -> None:
    """Raise Invalid for a field that the serializer does not take: silence would lose what it said."""
    if not isinstance(data, dict):
        raise Invalid("The body must be a JSON object.")
    unknown = sorted(set(data) - set(serializer.fields))  # type: ignore[attr-defined]
    if unknown:
        names = ", ".join(serializer.fields)  # type: ignore[attr-defined]
        raise Invalid(
            "Some fields are not valid.",
            details={name[:80]: [f"No such field. There are: {names}."] for name in unknown},
        )
