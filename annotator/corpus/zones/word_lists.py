"""Lists of words and of lines, written as a person would write them down."""


def words(listed: str) -> frozenset[str]:
    """Return the words that white space divides."""
    return frozenset(listed.split())


def lines(listed: str) -> frozenset[str]:
    """Return the lines that `|` divides."""
    return frozenset(line.strip() for line in listed.split("|"))
