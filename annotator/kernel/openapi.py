"""What the generated OpenAPI document needs to be told: every refusal has one shape."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter

IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    description="The version that shall be overwritten, as it came in `ETag`.",
)

ERROR = {
    "type": "object",
    "required": ["code", "message", "details"],
    "properties": {
        "code": {"type": "string", "description": "For machines; stable."},
        "message": {"type": "string", "description": "For people."},
        "details": {"type": "object", "additionalProperties": True},
    },
}


def one_error_shape(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Give every operation a `default` answer: the shape of all refusals."""
    result.setdefault("components", {}).setdefault("schemas", {})["Error"] = ERROR
    refusal = {
        "description": "Refused. The status and the code say why.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }
    for path in result["paths"].values():
        for operation in path.values():
            operation["responses"].setdefault("default", refusal)
    return result
