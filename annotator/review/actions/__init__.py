"""The acts of reviewing, by verb: decide on a suggestion, add a mark, change it, delete it."""
