"""Dates and times as sites print them."""

import pytest

from annotator.corpus.zones.dates import find_moment, iso


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("September 16, 2013 at 01:33", "2013-09-16T01:33"),
        ("3 MINS READJul 12, 2017 | 21:37 GMT", "2017-07-12T21:37"),
        ("Sept. 5th, 2019, 5:12 p.m.", "2019-09-05T17:12"),
        ("12 September 2018", "2018-09-12"),
        ("Mon, 3 Mar 2014 12:05 am", "2014-03-03T00:05"),
        ("Monday, March 3 2014 @ 12 pm", "2014-03-03T12:00"),
        ("2014-03-03T17:12:09Z", "2014-03-03T17:12:09"),
        ("3.9.2013, 10:00", "2013-09-03T10:00"),
        ("13/09/2013 10:00", "2013-09-13T10:00"),
        ("09/13/2013 10:00", "2013-09-13T10:00"),
        ("08/09/2013 10:00", ""),
        ("February 31, 2013 at 01:00", ""),
        ("March 3, 2014 at 25:00", ""),
    ],
)
def test_a_moment_is_read_as_printed(line, moment):
    found = find_moment(line)

    assert found is not None
    assert iso(found) == moment


@pytest.mark.parametrize(
    "line", ["in May", "on August 19", "17 July", "the 1956 declaration", "12:30"]
)
def test_no_moment_without_a_day_of_a_year(line):
    assert find_moment(line) is None
