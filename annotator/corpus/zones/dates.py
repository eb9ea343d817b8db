"""Dates and times as they are printed, in bylines and above comments; for lines of plain spaces."""

import re
from datetime import datetime

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s)?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"

DATE = (
    rf"{_WEEKDAY}(?:{_MONTH}\s{_DAY},?\s[0-9]{{4}}|{_DAY}\s(?:of\s)?{_MONTH},?\s[0-9]{{4}}|"
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4})"
)
CLOCK = r"[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?:\s?[ap]\.?m\b\.?)?|[0-9]{1,2}\s?[ap]\.?m\b\.?"
ZONE = r"(?:\s?(?:gmt|utc|est|edt|et|cet|cest|bst|ist|jst|kst|msk|pst|pdt|cst|cdt|sgt|hkt)\b(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?|z\b)?"
AGO = (
    r"(?:about\s|over\s)?(?:[0-9]{1,3}|an?|one|two|three|a\sfew)\s?"
    r"(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year|yr)s?\sago|just\snow|yesterday"
)

_MOMENT = re.compile(
    rf"(?i)(?P<date>{DATE})"
    rf"(?:(?:,?\s(?:at\s|@\s)?|\s?[|·•–—-]\s?|t)(?P<clock>{CLOCK}){ZONE})?"
)
_MONTH_DAY = re.compile(
    rf"(?i)(?P<month>{_MONTH})\s(?P<day>[0-9]{{1,2}})[^0-9]*?(?P<year>[0-9]{{4}})"
)
_DAY_MONTH = re.compile(
    rf"(?i)(?P<day>[0-9]{{1,2}})[^0-9]*?(?P<month>{_MONTH}),?\s(?P<year>[0-9]{{4}})"
)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_NUMBERS = re.compile(
    r"(?P<first>[0-9]{1,2})(?P<mark>[./])(?P<second>[0-9]{1,2})[./](?P<year>[0-9]{4})"
)
_CLOCK_PARTS = re.compile(r"(?i)([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::([0-9]{2}))?\s?([ap])?")
_NOON = 12


def find_moment(line: str) -> re.Match[str] | None:
    """Return the first date of a line, with the time of day that stands behind it."""
    return _MOMENT.search(line)


def iso(moment: re.Match[str]) -> str:
    """Return a moment as "2013-09-16T01:33", "2013-09-16", or nothing where it is ambiguous."""
    day = _day(moment["date"])
    clock = _clock(moment["clock"] or "")
    if not day:
        return ""
    try:
        datetime.fromisoformat(day + clock)
    except ValueError:
        return ""
    return day + clock


def _day(date: str) -> str:
    if numbers := _NUMBERS.search(date):
        return _day_in_numbers(numbers)
    match = _ISO.search(date) or _MONTH_DAY.search(date) or _DAY_MONTH.search(date)
    if not match:
        return ""
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _month_number(month)
    return f"{match['year']}-{number:02}-{int(match['day']):02}"


def _day_in_numbers(numbers: re.Match[str]) -> str:
    """03.09.2013 is a day and a month; of 03/09/2013 only the writer knows which is which."""
    first, second = int(numbers["first"]), int(numbers["second"])
    if numbers["mark"] == "." or first > _NOON:
        return f"{numbers['year']}-{second:02}-{first:02}"
    if second > _NOON or first == second:
        return f"{numbers['year']}-{first:02}-{second:02}"
    return ""


def _month_number(name: str) -> int:
    return next(nth for nth, month in enumerate(MONTHS, start=1) if month.startswith(name[:3]))


def _clock(clock: str) -> str:
    match = _CLOCK_PARTS.match(clock)
    if not match:
        return ""
    hour, minute, second, half = match.groups()
    number = int(hour)
    if half:
        number = number % _NOON + (_NOON if half.lower() == "p" else 0)
    return f"T{number:02}:{minute or '00'}" + (f":{second}" if second else "")
