"""Author and date lines."""

import re

from annotator.corpus.zones.blocks import Block
from annotator.corpus.zones.dates import AGO, CLOCK, ZONE, find_moment
from annotator.corpus.zones.word_lists import words

_LONGEST = 25
_NAME_WORDS = 5
_LEFTOVER = 4

_LABELS = re.compile(
    r"(?i)\b(?:first |last |originally )?(?:published|posted|updated|modified|edited|created|"
    r"issued|date|dated|corrected)\b(?: (?:on|at|in))?\s*:?"
)
_READING_TIME = re.compile(
    r"(?i)\d{1,3}\s?-?(?:min(?:ute)?s?\.?)\s?read(?!s|er|ing)|reading time:?\s?\d* ?min\w*"
)
_TIMES = re.compile(rf"(?i)\b(?:{AGO})|\b(?:{CLOCK}){ZONE}")
_PLACE = re.compile(r",? in [A-Z][\w'’.\-]*(?: [A-Z][\w'’.\-]*)?$")
_SIGNED = re.compile(r"(?i)\bby:? \S+")
_BY = re.compile(
    r"(?:By|BY|by|Written by|Words by|Text by|Story by|Reported by|Author:|Authors:)\s+\S"
)
_STAFF = re.compile(
    r"(?i)\bcontributed (?:to (?:this|the) (?:report|story|article|piece)|reporting)\b|^\(?(?:(?:additional )?reporting|writing|editing|compiled|translated|edited|reported|"
    r"with (?:contributions|reporting)) (?:by|from)\b"
)
_PARTICLES = words("de da del der di du la le van von bin al y")
_SMALL_WORDS = _PARTICLES | words(
    "and for of the in with at special to staff contributor correspondent reporter editor writer via"
)
_NAME = re.compile(r"[^\W\d_][\w'’.\-]*")
_PUBLISHER = re.compile(
    r"(?i)^(?:the )?(?:associated press|reuters|afp|agence france-presse|tass|ria novosti|interfax|"
    r"kyodo(?: news)?|xinhua|bloomberg(?: news)?|staff(?: writers?| reporters?)?|special to .{1,60}|"
    r"(?:foreign|senior|staff|chief|political|moscow|tokyo)? ?(?:correspondent|editor|reporter))$"
)


def is_byline(block: Block) -> bool:
    """Tell whether a block says who wrote the article or when, wherever it stands."""
    if block.level or block.words > _LONGEST or block.is_cut:
        return False
    line = block.line
    return is_date_line(block) or _says_by(line) or bool(_STAFF.search(line))


def is_date_line(block: Block) -> bool:
    """Tell whether there is a date (or a reading time) here and next to nothing else."""
    if block.words > _LONGEST:
        return False
    line = block.line
    moment = find_moment(line)
    if not (moment or _READING_TIME.search(line) or _LABELS.fullmatch(line)):
        return False
    rest = line.replace(moment[0], " ", 1) if moment else line
    for said in (_LABELS, _READING_TIME, _TIMES, _SIGNED):
        rest = said.sub(" ", rest)
    names = _NAME.findall(rest)
    return len(names) <= _LEFTOVER and all(_is_name_part(word) for word in names)


def is_name(line: str) -> bool:
    """Tell whether a line looks like the name of a person and nothing else."""
    parts = line.split()
    return (
        1 < len(parts) <= _NAME_WORDS
        and not line.endswith((".", "?", "!", ":"))
        and not any(char.isdigit() for char in line)
        and all(_NAME.fullmatch(word.rstrip(",")) for word in parts)
        and all(word[0].isupper() or word in _PARTICLES for word in parts)
    )


def is_name_and_place(line: str) -> bool:
    """Tell whether a line names a person, and perhaps where: "Andrew Roth in Moscow"."""
    return is_name(_PLACE.sub("", line))


def is_publisher(block: Block) -> bool:
    """Tell whether this is an agency or an office; a byline where another line of it is near."""
    return _PUBLISHER.match(block.line) is not None


def author_names(block: Block) -> list[str]:
    """Return the names that a byline gives, as far as they look like names."""
    line = re.sub(
        r"(?i)^(?:written |words |text |story |reported )?(?:by|authors?:)\s+", "", block.line
    )
    parts = re.split(r"\s*(?:,|\band\b|&|\||;)\s*", line)
    return [part for part in parts if is_name(part)]


def _says_by(line: str) -> bool:
    """Tell apart "By Jane Doe and John Roe, Moscow" and "By comparison, the islands are small."."""
    if not _BY.match(line) or line.endswith(("?", "!", ":")):
        return False
    names = _NAME.findall(line.split(" ", 1)[1])
    # Where all is in capitals, only a short line can be a name: "BY SUBSCRIBING, YOU CAN HELP US".
    if not names or not names[0][0].isupper() or (line.isupper() and len(names) > _NAME_WORDS):
        return False
    return all(_is_name_part(name) for name in names)


def _is_name_part(word: str) -> bool:
    return word[0].isupper() or word.casefold().rstrip(".,") in _SMALL_WORDS
