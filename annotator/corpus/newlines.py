"""Bytes of a file to the stored text, and offsets in it back to the file's.

BOM off and CRLF to LF, once, here; nothing else is ever normalised. A lone CR stays.
"""

import codecs
import re
from bisect import bisect_left
from dataclasses import dataclass

from annotator.kernel.errors import Invalid, TooLarge

MAX_TEXT_BYTES = 2 * 1024 * 1024
"""The most text a document holds, in UTF-8."""

_WIDE_BOMS = (
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
)
_NUL_SAMPLE = 4096
_FEWEST_NULS = 0.02
_ONE_SIDED = 0.95


@dataclass(frozen=True)
class Decoded:
    """The text as it is stored, and what was taken off on the way."""

    text: str
    bom: bool
    # Offset in `text` of each line feed that had a carriage return before it.
    removed: tuple[int, ...]


def decode(raw: bytes) -> Decoded:
    """Return the text of a file; BOM off, CRLF to LF, nothing else changed.

    Raises Invalid for a file that is empty, binary or not UTF-8; TooLarge for more than 2 MiB.
    """
    # CRLF can at most halve, so what is longer than this need not be decoded to be refused.
    if len(raw) > 2 * MAX_TEXT_BYTES + len(codecs.BOM_UTF8):
        raise _too_large()
    _refuse_wide(raw)
    bom = raw.startswith(codecs.BOM_UTF8)
    body = raw[len(codecs.BOM_UTF8) :] if bom else raw
    original = _strict(body, skipped=len(raw) - len(body))
    text = original.replace("\r\n", "\n")
    if not text.strip():
        raise Invalid("There is no text in this file; choose another one.", code="text_empty")
    if len(body) - (len(original) - len(text)) > MAX_TEXT_BYTES:
        raise _too_large()
    return Decoded(text=text, bom=bom, removed=_removed(original))


def restore(decoded: Decoded) -> bytes:
    """Return the bytes of the file that the text was read from."""
    parts = []
    reached = 0
    for at in decoded.removed:
        parts.append(decoded.text[reached:at])
        parts.append("\r")
        reached = at
    parts.append(decoded.text[reached:])
    return (codecs.BOM_UTF8 if decoded.bom else b"") + "".join(parts).encode("utf-8")


def original_offset(decoded: Decoded, offset: int) -> int:
    """Return where an offset in the stored text lies in the file, in code points, BOM counted."""
    return offset + decoded.bom + bisect_left(decoded.removed, offset)


def stored_offset(decoded: Decoded, offset: int) -> int:
    """Return where an offset in the file (code points, BOM counted) lies in the stored text."""
    returns_before = bisect_left(
        range(len(decoded.removed)),
        offset,
        key=lambda nth: decoded.removed[nth] + nth + decoded.bom,
    )
    return max(offset - decoded.bom, 0) - returns_before


def _removed(original: str) -> tuple[int, ...]:
    return tuple(match.start() - nth for nth, match in enumerate(re.finditer("\r\n", original)))


def _refuse_wide(raw: bytes) -> None:
    """Refuse what is no UTF-8 by its looks, before the decoder names a puzzling byte."""
    if raw.startswith(_WIDE_BOMS) or _alternates_with_nul(raw):
        raise Invalid(
            "This file is UTF-16 or UTF-32; save it as UTF-8 and add it again.", code="text_wide"
        )
    at = raw.find(b"\0")
    if at >= 0:
        raise Invalid(
            f"This is no text file: there is a NUL byte at byte {at}. "
            "Add the article as plain text in UTF-8.",
            code="text_binary",
            details={"byte": at},
        )


def _alternates_with_nul(raw: bytes) -> bool:
    """Tell whether NULs stand as in UTF-16 (on one side of each pair) or UTF-32 without BOM."""
    sample = raw[:_NUL_SAMPLE]
    nuls = sample.count(0)
    if nuls < max(2, len(sample) * _FEWEST_NULS):
        return False
    on_one_side = max(sample[::2].count(0), nuls - sample[::2].count(0))
    # UTF-32 holds Western text in one byte of four, the first or the last.
    in_one_of_four = nuls > len(sample) / 2 and (0 not in sample[::4] or 0 not in sample[3::4])
    return on_one_side >= nuls * _ONE_SIDED or in_one_of_four


def _strict(body: bytes, *, skipped: int) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        at = error.start + skipped
        raise Invalid(
            f"This file is not UTF-8: byte {at}, in line {line}, cannot be read. "
            "Save it as UTF-8 and add it again.",
            code="text_not_utf8",
            details={"byte": at, "line": line},
        ) from error


def _too_large() -> TooLarge:
    return TooLarge(
        f"A document holds at most {MAX_TEXT_BYTES // 1024**2} MiB of text; "
        "split the file and add the parts.",
        code="text_too_large",
    )
