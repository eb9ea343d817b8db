"""Deciding: confirm, edit, reject or withdraw a suggestion; add, change, delete and revive marks.

In: suggestions and a reviewer. Out: verdicts and marks with all their revisions, and the view
`reviewed`, in which the marks of several people are brought together.
"""
